"""The role of each link: on plain facts of one link, and on whole pages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.reading.link_facts import LinkFacts, hints_of
from crawler.reading.link_rules import decide
from crawler.reading.page_facts import PageFacts
from crawler.reading.part_title import parse_part_title
from storage.records import LinkRole, PageKind

SITE = "https://column.example"


def role(
    text: str,
    href: str,
    page: tuple[str, str, str],
    facts: dict[str, str],
) -> LinkRole:
    kind, path, title = page
    of_page = PageFacts(SITE + path, PageKind(kind), parse_part_title(title), title=title)
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
        ("Continue to read", "https://m.column.example/column/the-weights", {}, "next_part"),
        ("Subscribe to continue reading", "/subscribe?next=/column/x", {}, "paywall"),
        ("Weiterlesen", "/abo", {}, "paywall"),
        ("Show full article", "javascript:void(0)", {}, "expand"),
        ("Add comment", "/column/part-3-the-tidal-clock#respond", {"css": "comments"}, "other"),
        ("Nächster Teil", "/column/die-gewichte", {}, "next_part"),
        ("Épisode suivant : les poids", "/column/les-poids", {}, "next_part"),
        ("続きを読む", "/column/omori", {}, "next_part"),
        ("Continue reading", "/column/oranges-in-may", {"heading": "Related articles", "where": "aside"}, "related"),
        ("The hedge, part 4", "/column/the-hedge-4", {"rel": "next", "where": "nav"}, "next_article"),
        ("A hedge (2/4): Roots", "/column/a-hedge-2", {"heading": "Read next"}, "related"),
        ("Next part: The weights (4/5)", "/column/the-weights", {}, "next_part"),
        ("", "/column/part-4-the-weights", {"rel": "next", "where": "head"}, "next_part"),
        ("", "/column/how-to-cook-an-eel", {"rel": "next", "where": "head"}, "next_article"),
        ("Next chapter for the town hall begins", "/news/next-chapter-for-the-town-hall", {}, "related"),
        ("Continue reading", "/column/oranges-in-may", {"css": "teaser"}, "other"),
        ("Load more comments", "/column/part-3-the-tidal-clock?comments_page=2", {}, "other"),
        ("Part 4 - The tidal clock", "/column/the-weights", {}, "next_part"),
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
        ("Older post", "/column/tar-in-june", {"where": "nav"}, "prev_article"),
        ("Newer post", "/column/oranges-in-may", {"where": "nav"}, "next_article"),
        ("Older comments", "/column/fog-over-the-quay/comment-page-1", {}, "other"),
        ("View as single page", "/column/fog-over-the-quay?view=all", {}, "view_all"),
        ("Imprimer", "/column/fog-over-the-quay/print", {}, "print_view"),
        ("Imprimer", "/print/fog-over-the-quay", {}, "print_view"),
        ("Siguiente artículo", "/column/otra-historia", {"where": "nav"}, "next_article"),
        ("Harbours", "/category/harbours", {"rel": "tag"}, "other"),
        ("Ada Quill", "/author/ada-quill-the-harbour-writer", {}, "other"),
        ("Privacy", "/privacy-policy", {"where": "nav"}, "other"),
        ("Oranges in the month of May", "/column/oranges-in-may", {"heading": "You may also like"}, "related"),
        ("A week of fog in pictures", "/column/week-of-fog", {"css": "topic-series"}, "related"),
        ("Book your first lesson online", "/shop/your-first-lesson", {}, "other"),
        ("Part 2", "/column/the-fog-lifts", {}, "part_n"),
        ("Continue reading", "/p/9228.html", {}, "other"),
        ("Fog over the quay, part 2", "/column/fog-over-the-quay-part-2", {}, "next_part"),
        ("Continue reading on page 2", "/column/fog-over-the-quay/2", {}, "next_page"),
        ("Last »", "?page=9", {"css": "pager"}, "page_n"),
        ("4", "/column/fog-over-the-quay/rate/4", {"css": "rating"}, "other"),
        ("14", "/column/2019/05/14", {}, "other"),
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
        ("More of our tides", "?page=2", {"css": "load-more"}, "listing_next"),
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


@given(st.text(max_size=60), st.text(max_size=40), st.sampled_from(list(PageKind)))
def test_any_link_gets_a_role(text: str, href: str, kind: PageKind) -> None:
    page = PageFacts(SITE + "/x", kind, parse_part_title("Part 2: X"))
    assert decide(LinkFacts(page, text, href)).why


def test_hints_are_read_from_each_name_in_any_case() -> None:
    assert hints_of("Flex RELATED-posts js_x") == {"related"}
    assert hints_of("series comments") == {"series", "comments"}
    assert hints_of("flex grid") == frozenset()


@pytest.mark.parametrize(("text", "expected"), [("Shops (3/4)", "next_part"), ("Roads (1/4)", "prev_part")])
def test_parts_of_as_many_are_of_one_series_whatever_their_names(text: str, expected: str) -> None:
    assert role(text, "/column/another-place", ("article", "/column/ports", "Ports (2/4)"), {}) == expected


def test_a_link_without_words_in_a_line_that_names_parts() -> None:
    page = PageFacts(f"{SITE}/column/the-tidal-clock", PageKind.ARTICLE, None, title="The tidal clock")
    facts = LinkFacts(page, "", "/column/part-1-the-face", around="The second part of a story; read part 1 first")
    assert decide(facts).role is LinkRole.PART_N
