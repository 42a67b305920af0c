"""The role of each link on whole pages: what stands around a link counts."""

import time
from collections.abc import Iterator

import pytest
from lxml import html

from crawler.reading.document import Document
from crawler.reading.link_lines import first_words
from crawler.reading.links import ReadingContext, _Walk, find_links, link_roles
from crawler.reading.page_facts import PageFacts
from crawler.reading.part_title import parse_part_title
from storage.records import Link, LinkRole, PageKind
from tests.reading.capturing import page as parsed_page

SITE = "https://column.example"


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


def test_neighbours_in_a_pager_arent_next_parts_whatever_they_are_called() -> None:
    pager = """<div class="nav-links"><a href="/column/a" rel="prev">Continue reading: Previous</a>
        <a href="/column/b" rel="next">Continue reading: Next</a></div>"""
    assert set(roles(pager).values()) <= {LinkRole.NEXT_ARTICLE, LinkRole.PREV_ARTICLE}


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


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("<p>Click <a href='/column/weights'>here</a> to continue to read</p>", "next_part"),
        ("<p>For part 2 click <a href='/column/springs'>here</a>.</p>", "prev_part"),
        ("<p>Continue: <a href='/column/the-weights'>The weights</a></p>", "next_part"),
        ("<li>Next in this series: <a href='/column/weights'>The weights</a></li>", "next_part"),
        ("<div><b>Next in this series:</b> <a href='/column/weights'>The weights</a></div>", "next_part"),
        ("<p>Lesen Sie <a href='/column/gewichte'>hier</a> weiter</p>", "next_part"),
        ("<p>続きは<a href='/column/omori'>こちら</a></p>", "next_part"),
        ("<p><em>To be continued <a href='/column/weights'>here</a></em></p>", "next_part"),
        ("<p>Part 1: <a href='/column/face'>The face</a></p>", "part_n"),
        ("<p>This is part 3 of the series <a href='/series/clocks'>Clocks</a>.</p>", "series_index"),
        ("<p>Read also: <a href='/column/oranges'>Oranges</a></p>", "related"),
        ("<p>Next: <a href='/column/how-to-cook-an-eel'>How to cook an eel</a></p>", "next_article"),
        ("<p>The next chapter for <a href='/column/the-old-town-hall'>the town hall</a> begins</p>", "related"),
        (
            "<p>As <a href='/column/springs'>part 2</a> of this series says, no spring of it is of steel at all.</p>",
            "prev_part",
        ),
        (
            "<p>He said in <a href='/column/the-hedges-2'>part 2 of Hedges</a> how a hedge is to be cut, and when.</p>",
            "related",
        ),
        ("<p>Posted in <a href='/column/category/sea'>Sea</a> | <a href='/c#respond'>Leave a comment</a></p>", "other"),
    ],
)
def test_the_words_of_its_line_speak_for_a_link(line: str, expected: str) -> None:
    title = "Part 3 - The tidal clock"
    context = ReadingContext(SITE + "/column/part-3", PageKind.ARTICLE, title, parse_part_title(title))
    links = link_roles(document(line, "/column/part-3"), context)
    assert links[0].role is LinkRole(expected)


def test_parts_in_one_line_keep_their_own_numbers() -> None:
    found = roles(
        """<p>Part 1: <a href="/column/a">The face</a><br>Part 2: <a href="/column/b">The springs</a><br>
        Part 4: <a href="/column/d">The weights</a></p>""",
        title="Part 3 - The tidal clock",
    )
    assert found == {"The face": LinkRole.PART_N, "The springs": LinkRole.PREV_PART, "The weights": LinkRole.NEXT_PART}


def test_a_part_named_in_a_sentence_of_another_article_is_not_joined() -> None:
    found = roles("<p>As he wrote in <a href='/column/hedges-two'>part 2</a> of his book, hedges are cut early.</p>")
    assert found == {"part 2": LinkRole.RELATED}


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        ("This is the second part of a story.", LinkRole.PREV_PART),
        ("This is the third part of a story.", LinkRole.PART_N),
        ("This is a story.", LinkRole.RELATED),
        (
            "The commission has published much since the spring, and we have read most of it. After the second part:",
            None,
        ),
    ],
)
def test_a_page_that_calls_itself_a_part_leads_back_to_the_first(lead: str, expected: LinkRole | None) -> None:
    found = roles(
        f'<p><em>{lead} <a href="/column/how-we-lost-the-boat">Read part 1 here</a> before you go on.</em></p>'
    )
    assert found == {"Read part 1 here": expected or LinkRole.RELATED}


def test_a_short_address_below_a_day_is_an_articles() -> None:
    listed = '<ol><li><a href="/2021/02/slate/">Slate</a></li><li><a href="/2021/feed/">Feed</a></li></ol>'
    assert roles(listed, PageKind.SERIES_INDEX) == {"Slate": LinkRole.PART_N, "Feed": LinkRole.OTHER}


def test_a_link_without_words_takes_those_of_its_label_and_the_direction_of_its_icon() -> None:
    assert list(roles('<a href="?page=2" aria-label="Next page">»</a>')) == ["Next page"]
    assert roles('<a href="?page=2"><i class="icon-arrow-right"></i></a>') == {"": LinkRole.NEXT_PAGE}
