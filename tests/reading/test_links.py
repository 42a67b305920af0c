"""The role of each link: on plain facts of one link, and on whole pages."""

import time
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from crawler.reading.cues import cues_of
from crawler.reading.document import Document
from crawler.reading.link_facts import LinkFacts, PageFacts, hints_of
from crawler.reading.link_rules import decide
from crawler.reading.links import ReadingContext, _Walk, find_links, first_words, link_roles
from crawler.reading.paging import page_number, page_step
from crawler.reading.part_title import parse_part_title
from crawler.reading.words import WESTERN, Cue
from crawler.reading.words_east import EASTERN
from storage.records import Link, LinkRole, PageKind
from tests.reading.capturing import page as parsed_page

SITE = "https://column.example"


def role(
    text: str,
    href: str,
    page: tuple[str, str, str],
    facts: dict[str, str],
) -> LinkRole:
    kind, path, title = page
    of_page = PageFacts(SITE + path, PageKind(kind), parse_part_title(title))
    hints = hints_of(facts.pop("css", ""))
    return decide(LinkFacts(of_page, text, href, hints=hints, **facts)).role  # type: ignore[arg-type]  # only strings


FOG = ("article", "/column/fog-over-the-quay", "Fog over the quay")
PART_THREE = ("article", "/column/part-3-the-tidal-clock", "Part 3 - The tidal clock")


@pytest.mark.parametrize(
    ("text", "href", "facts", "expected"),
    [
        ("Click here to continue to read", "/column/the-weights", {}, "next_part"),
        ("Click here to continue to read", "/column/part-4-the-weights", {}, "next_part"),
        ("Click here to continue to read", "/column/part-2-the-springs", {}, "prev_part"),
        ("Click here to read Part 1", "/column/part-1-the-face", {}, "part_n"),
        ("Part 2 - The tidal clock", "/column/part-2-the-tidal-clock", {"heading": "Related articles"}, "part_n"),
        ("Part 1 - A year of oranges", "/column/part-1-oranges", {"heading": "Most popular"}, "related"),
        ("Next: Part 4 - The weights", "/column/part-4-the-weights", {"css": "nav-next", "where": "nav"}, "next_part"),
        ("Previous: Part 2 - The springs", "/column/part-2-springs", {"where": "nav"}, "prev_part"),
        ("All parts of this series", "/series/tidal-clock", {}, "series_index"),
        ("The hands of the clock", "/column/the-hands", {"css": "series-list", "where": "aside"}, "part_n"),
        ("Continue to read", "https://shop.example/clock", {}, "other"),
        ("Subscribe to continue reading", "/subscribe?next=/column/x", {}, "paywall"),
        ("Weiterlesen", "/abo", {}, "paywall"),
        ("Show full article", "javascript:void(0)", {}, "expand"),
        ("Add comment", "/column/part-3-the-tidal-clock#respond", {"css": "comments"}, "other"),
        ("Nächster Teil", "/column/die-gewichte", {}, "next_part"),
        ("Épisode suivant : les poids", "/column/les-poids", {}, "next_part"),
        ("続きを読む", "/column/omori", {}, "next_part"),
        ("Continue reading", "/column/oranges-in-may", {"heading": "Related articles", "where": "aside"}, "related"),
    ],
)
def test_links_of_a_part(text: str, href: str, facts: dict[str, str], expected: str) -> None:
    assert role(text, href, PART_THREE, facts) == expected


@pytest.mark.parametrize(
    ("text", "href", "facts", "expected"),
    [
        ("Next page »", "?page=2", {"css": "pager", "where": "nav"}, "next_page"),
        ("2", "?page=2", {}, "next_page"),
        ("3", "/column/fog-over-the-quay/3", {"css": "page-links"}, "page_n"),
        ("下一页", "/column/fog-over-the-quay_2.html", {}, "next_page"),
        ("→", "/column/fog-over-the-quay/2", {"rel": "next"}, "next_page"),
        ("→", "/photos/2", {"css": "carousel-next"}, "other"),
        ("", "?page=2", {"rel": "next", "where": "head"}, "next_page"),
        ("", "/column/oranges-in-may", {"rel": "next", "where": "head"}, "next_article"),
        ("", "/column/tar-in-june", {"rel": "prev", "where": "head"}, "prev_article"),
        ("2024", "/2024", {"css": "calendar"}, "other"),
        ("25", "?per_page=25", {}, "other"),
        ("1998", "?page=2", {}, "other"),
        ("« Older entries", "/column/fog-over-the-quay/page/2", {}, "next_article"),
        ("Older comments", "/column/fog-over-the-quay/comment-page-1", {}, "other"),
        ("View as single page", "/column/fog-over-the-quay?view=all", {}, "view_all"),
        ("Imprimer", "/column/fog-over-the-quay/print", {}, "print_view"),
        ("Siguiente artículo", "/column/otra-historia", {"where": "nav"}, "next_article"),
        ("Harbours", "/category/harbours", {"rel": "tag"}, "other"),
        ("Ada Quill", "/author/ada-quill-the-harbour-writer", {}, "other"),
        ("Privacy", "/privacy-policy", {"where": "nav"}, "other"),
        ("Oranges in the month of May", "/column/oranges-in-may", {"heading": "You may also like"}, "related"),
        ("A week of fog in pictures", "/column/week-of-fog", {"css": "topic-series"}, "related"),
        ("Book your first lesson online", "/shop/your-first-lesson", {}, "other"),
        ("Part 2", "/column/the-fog-lifts", {}, "part_n"),
        ("View all branches", "/column/fog-over-the-quay/branches", {}, "other"),
        ("what the series gets right", "/column/tv-series-2024", {}, "related"),
        ("the autumn of the crane", "/column/autumn-of-the-crane", {}, "related"),
    ],
)
def test_links_of_an_article(text: str, href: str, facts: dict[str, str], expected: str) -> None:
    assert role(text, href, FOG, facts) == expected


@pytest.mark.parametrize(
    ("text", "href", "facts", "expected"),
    [
        ("Next", "?page=2", {"css": "pagination"}, "listing_next"),
        ("2", "/columns/page/2", {"css": "pagination"}, "listing_next"),
        ("Older posts", "/columns/page/2", {}, "listing_next"),
        ("Load more", "?page=2", {}, "listing_next"),
        ("", "/columns/page/2", {"rel": "next", "where": "head"}, "listing_next"),
        ("もっと見る", "?page=2", {}, "listing_next"),
        ("Fog over the northern quay", "/column/fog-over-the-quay", {"css": "teaser"}, "article"),
        ("Read more", "/column/fog-over-the-quay", {"css": "teaser"}, "article"),
        ("Fog over the northern quay", "/column/fog-over-the-quay", {"where": "aside"}, "other"),
        ("Fog over the northern quay", "/column/fog-over-the-quay", {"where": "nav"}, "other"),
        ("Everything about our harbour", "/about", {}, "other"),
        ("All stories about the harbour", "/category/harbour", {}, "other"),
        ("Fog over the northern quay", "https://else.example/column/fog-over-the-quay", {}, "other"),
    ],
)
def test_links_of_a_listing(text: str, href: str, facts: dict[str, str], expected: str) -> None:
    assert role(text, href, ("listing", "/columns", "Columns"), facts) == expected


def document(body: str, path: str = "/column/fog-over-the-quay") -> Document:
    tree = html.document_fromstring(f"<html><head><title>x</title></head><body>{body}</body></html>")
    return Document(SITE + path, SITE + path, tree, "utf-8", "made")


def roles(body: str, kind: PageKind = PageKind.ARTICLE, title: str = "Fog over the quay") -> dict[str, LinkRole]:
    context = ReadingContext(SITE + "/column/fog-over-the-quay", kind, title, parse_part_title(title))
    return {link.text: link.role for link in link_roles(document(body), context)}


def test_a_page_is_walked_once_in_document_order_with_its_elements() -> None:
    page = document('<map><area href="/column/a-b-c" alt="map"></map><p><a href="/x">x</a> <a name="y">no link</a></p>')
    found = find_links(page, ReadingContext(page.url, PageKind.ARTICLE))
    assert [(f.element.tag, f.link.url) for f in found if f.element is not None] == [
        ("area", SITE + "/column/a-b-c"),
        ("a", SITE + "/x"),
    ]


def test_a_head_link_has_no_element() -> None:
    page = document("")
    page.tree.find("head").append(html.fromstring('<link rel="next" href="?page=2">'))
    (found,) = find_links(page, ReadingContext(page.url, PageKind.ARTICLE))
    assert found.element is None
    assert found.link == Link(
        SITE + "/column/fog-over-the-quay?page=2",
        "http://column.example/column/fog-over-the-quay?page=2",
        "",
        LinkRole.NEXT_PAGE,
        "goes on to the next page of this address",
        2,
    )


def test_a_heading_speaks_for_its_own_section_only() -> None:
    found = roles(
        """<div><div class="a"><h3>Related articles</h3><ul><li><a href="/column/oranges">Oranges in the old harbour</a>
        </li></ul></div></div><div><p><a href="/column/fog-lifts">Read on</a></p></div>"""
    )
    assert found == {"Oranges in the old harbour": LinkRole.RELATED, "Read on": LinkRole.NEXT_PART}
    nested = roles(
        """<div><div><div><h3>Related articles</h3></div></div>
        <p><a href="/column/fog-lifts">Read on</a></p></div>"""
    )
    assert nested == {"Read on": LinkRole.NEXT_PART}


def test_a_link_in_a_sentence_is_related_and_a_menu_is_not() -> None:
    found = roles(
        """<nav><a href="/column/the-best-of-may">The best of the month of May</a></nav>
        <article><p>As I wrote in <a href="/column/tar-in-june-again">June</a>, the tar never dries here.</p></article>
        <footer><a href="/column/how-we-write-columns">How we write our columns here</a></footer>"""
    )
    assert found["June"] is LinkRole.RELATED
    assert found["The best of the month of May"] is LinkRole.OTHER
    assert found["How we write our columns here"] is LinkRole.OTHER


def test_a_teasers_continue_reading_is_no_next_part() -> None:
    found = roles(
        """<div><h3><a href="/column/oranges-in-may">Oranges in May</a></h3><p>By ship.</p>
        <a href="/column/oranges-in-may">Continue reading</a></div><p><a href="/column/fog-lifts">Read on</a></p>"""
    )
    assert found["Continue reading"] is not LinkRole.NEXT_PART
    assert found["Read on"] is LinkRole.NEXT_PART


def test_a_series_index_lists_its_parts_with_numbers() -> None:
    page = document(
        """<nav><a href="/column/front-page-of-ours">The front page of ours</a></nav>
        <ol><li><a href="/column/faces">Part 1: Faces</a></li>
        <li><a href="/column/springs">Part 2: Springs</a></li></ol>"""
    )
    links = link_roles(page, ReadingContext(page.url, PageKind.SERIES_INDEX, "The tidal clock"))
    assert [(link.role, link.number) for link in links] == [
        (LinkRole.OTHER, None),
        (LinkRole.PART_N, 1),
        (LinkRole.PART_N, 2),
    ]


def test_a_listings_headings_and_cards_are_articles() -> None:
    found = roles(
        """<main><h2><a href="/c/fog">Fog</a></h2><div class="card"><a href="/c/tar-in-june-2024">Tar</a></div></main>
        <div class="sidebar"><a href="/c/oranges-in-may-2024">Oranges in the month of May</a></div>""",
        PageKind.LISTING,
    )
    assert found == {
        "Fog": LinkRole.ARTICLE,
        "Tar": LinkRole.ARTICLE,
        "Oranges in the month of May": LinkRole.OTHER,
    }


def test_relative_links_resolve_against_the_pages_base() -> None:
    page = document('<a href="b">b</a>')
    page = Document(page.url, SITE + "/deep/dir/", page.tree, "utf-8", "made")
    assert link_roles(page, ReadingContext(page.url, PageKind.ARTICLE))[0].url == SITE + "/deep/dir/b"


def test_an_image_link_takes_its_alternative_text() -> None:
    assert list(roles('<a href="?page=2"><img src="x.png" alt="Next page"></a>')) == ["Next page"]


@given(st.text(max_size=60), st.text(max_size=40), st.sampled_from(list(PageKind)))
def test_any_link_gets_a_role(text: str, href: str, kind: PageKind) -> None:
    page = PageFacts(SITE + "/x", kind, parse_part_title("Part 2: X"))
    assert decide(LinkFacts(page, text, href)).why


def test_a_thousand_links_cost_little() -> None:
    body = "".join(
        f'<div class="row"><p>Words around <a class="l" href="/column/{n}/a-tale-of-quay-{n}">A tale of quay {n}</a>'
        f" and some words more.</p></div>"
        for n in range(1000)
    )
    page = document(body)
    context = ReadingContext(page.url, PageKind.ARTICLE, "Part 2: Fog", parse_part_title("Part 2: Fog"))
    started = time.process_time()
    find_links(page, context)
    assert time.process_time() - started < 1.0  # about 0.06 s; a slip into quadratic time takes minutes


@pytest.mark.parametrize(
    ("own", "other", "forward"),
    [
        ("http://c.example/a", "http://c.example/a?page=2", 1),
        ("http://c.example/a?page=2", "http://c.example/a", -1),
        ("http://c.example/a/page/2", "http://c.example/a/page/5", 3),
        ("http://c.example/a", "http://c.example/a-2.html", 1),
        ("http://c.example/a.html", "http://c.example/a_3.html", 2),
        ("http://c.example/l?cat=1", "http://c.example/l?cat=1&start=20", 20),
    ],
)
def test_the_step_between_two_pages(own: str, other: str, forward: int) -> None:
    step = page_step(own, other)
    assert step is not None
    assert step.forward == forward


@pytest.mark.parametrize(
    ("own", "other"),
    [
        ("http://c.example/a", "http://c.example/b?page=2"),
        ("http://c.example/l?cat=1", "http://c.example/l?cat=2&page=2"),
        ("http://c.example/story/part-1", "http://c.example/story/part-2"),
        ("http://c.example/a", "http://c.example/a"),
        ("http://c.example/a", "http://c.example/a?size=20"),
    ],
)
def test_no_step_between_different_things(own: str, other: str) -> None:
    assert page_step(own, other) is None


def test_the_page_number_of_an_address() -> None:
    assert [page_number(f"http://c.example/{tail}") for tail in ("a?page=7", "a/page/3", "a/2019")] == [7, 3, None]


@pytest.mark.parametrize("language", sorted(WESTERN | EASTERN))
def test_each_language_has_words_for_every_cue(language: str) -> None:
    assert set((WESTERN | EASTERN)[language]) == set(Cue)


def test_cues_are_read_through_arrows_and_case_and_not_out_of_titles() -> None:
    assert Cue.NEXT_PAGE in cues_of("NEXT PAGE »")
    assert Cue.COMMENTS in cues_of("Comments (12)")
    assert (
        cues_of("What the next part of the harbour will look like, and who is going to pay for its cranes")
        == frozenset()
    )


def test_the_text_of_a_block_is_read_once_however_many_links_it_holds() -> None:
    page = document("<p>" + "Words and <a href='/column/a-b-c'>a <b>link</b></a> and so on. " * 500 + "</p>")
    walk = _Walk(page, PageFacts(page.url, PageKind.ARTICLE, None))
    assert all(facts.in_text for _, facts in walk.facts())
    assert [(block.tag, letters) for block, letters in walk.letters.items()] == [("p", 325)]


def test_no_more_of_a_blocks_text_is_read_than_is_asked_for() -> None:
    class Block(list[None]):
        text, read = "", 0

        def itertext(self) -> Iterator[str]:
            for _ in range(100_000):
                self.read += 1
                yield "word "

    block = Block([None])
    assert first_words(block, 300) == "word " * 60
    assert block.read <= 128


@pytest.mark.parametrize(
    "inner", ["a<b>b</b>c", " a <b> b</b>\n\tc ", "<b>a </b> <b> b</b>", "", " <b> </b> ", "a" + " <i>b</i>" * 200]
)
@pytest.mark.parametrize("most", [1, 5, 64, 300])
def test_first_words_are_the_beginning_of_all_words(inner: str, most: int) -> None:
    element = html.fromstring(f"<p>{inner}</p>")
    assert first_words(element, most) == " ".join(str(element.xpath("string()")).split())[:most]


def test_a_link_below_very_many_elements_is_read() -> None:
    page = parsed_page(
        "<html><body>" + "<div>" * 2000 + '<a href="/column/oranges-in-may">Oranges in the month of May</a>'
    )
    (link,) = link_roles(page, ReadingContext(page.url, PageKind.ARTICLE))
    assert link.role is LinkRole.RELATED


def test_a_heading_that_announces_nothing_ends_what_the_one_before_announced() -> None:
    page = document(
        """<div><h3>Related articles</h3><p><a href="/a">A</a></p><h3>Colophon</h3><p><a href="/b">B</a></p></div>"""
    )
    walk = _Walk(page, PageFacts(page.url, PageKind.ARTICLE, None))
    assert [facts.heading for _, facts in walk.facts()] == ["Related articles", ""]


def test_hints_are_read_from_each_name_in_any_case() -> None:
    assert hints_of("Flex RELATED-posts js_x") == {"related"}
    assert hints_of("series comments") == {"series", "comments"}
    assert hints_of("flex grid") == frozenset()
