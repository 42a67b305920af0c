import json
from datetime import UTC, datetime

import pytest

from crawler.reading.date_labels import Label
from crawler.reading.dates import PrintedDate
from crawler.reading.metadata import read_metadata
from crawler.reading.notes import Notes
from crawler.reading.site_rule import SiteRule
from crawler.reading.structured import structured_data
from crawler.reading.visible_dates import date_anywhere, dates_near
from storage.records import Metadata
from tests.reading.capturing import NOW, page

URL = "https://columns.example/columns/a-column"
PROSE = "The ships came in at noon and left with the tide, as they had always done before the war. " * 4


def _read(html: str, url: str = URL, *, thorough: bool = False) -> tuple[Metadata, Notes]:
    document = page(html, url)
    notes = Notes(thorough=thorough)
    return read_metadata(document, structured_data(document.tree), NOW, notes)[0], notes


def _page(head: str = "", before: str = "", after: str = "", language: str = "en") -> str:
    return (
        f"<html lang='{language}'><head><title>A Column of Ships</title>{head}</head><body><main>{before}"
        f"<h1>A Column of Ships</h1>{after}<p>{PROSE}</p></main></body></html>"
    )


def _json_ld(*nodes: dict[str, object]) -> str:
    typed = [{"@type": "NewsArticle", **node} for node in nodes]
    return f'<script type="application/ld+json">{json.dumps({"@graph": typed})}</script>'


def _meta(name: str, value: str) -> str:
    return f'<meta property="{name}" content="{value}">'


def _why(notes: Notes) -> str:
    return next(evidence.why for evidence in notes.evidence if evidence.about == "published")


@pytest.mark.parametrize(
    ("head", "after", "iso", "why"),
    [
        (_json_ld({"datePublished": "2017-10-03"}), "", "2017-10-03", "JSON-LD datePublished"),
        (_json_ld({"datePublished": 1507021200}), "", "2017-10-03T09:00:00+00:00", "JSON-LD datePublished"),
        (_meta("article:published_time", "2017-10-03"), "", "2017-10-03", "<meta> article:published_time"),
        (_meta("DC.date.issued", "2017-10-03"), "", "2017-10-03", "<meta> dc.date.issued"),
        (
            "",
            "<span itemprop='datePublished' content='2017-10-03'>3 days ago</span>",
            "2017-10-03",
            "itemprop datePublished",
        ),
        ("", "<div>By Ada Quill, 3 October 2017</div>", "2017-10-03", "byline '3 October 2017'"),
        ("", "<div><span>3 October 2017</span> <span>4 min read</span></div>", "2017-10-03", "byline '3 October 2017'"),
        (_json_ld({"dateCreated": "2017-10-03"}), "", "2017-10-03", "JSON-LD dateCreated"),
        ("", f"<p>{PROSE}</p><time datetime='2017-10-03'>then</time>", "2017-10-03", "<time>"),
        (
            '<script id=\'__NEXT_DATA__\'>{"article":{"publishedAt":"2017-10-03T09:00:00Z"}}</script>',
            "",
            "2017-10-03T09:00:00+00:00",
            "data for a script",
        ),
        (
            '<script type="application/ld+json">{"@type":"Article","datePublished":"2017-10-03" "broken"}</script>',
            "",
            "2017-10-03",
            "JSON-LD datePublished",
        ),
    ],
)
def test_each_source(head: str, after: str, iso: str, why: str) -> None:
    metadata, notes = _read(_page(head, after=after))
    assert (metadata.published, _why(notes)) == (iso, why)


@pytest.mark.parametrize(
    ("path", "iso"),
    [
        ("/2017/10/03/a-column", "2017-10-03"),
        ("/2017/oct/03/a-column", "2017-10-03"),
        ("/2017-10-03-a-column", "2017-10-03"),
        ("/news/20171003/a-column", "2017-10-03"),
        ("/2017/10/a-column", "2017-10"),
        ("/2017/10/16-new-ships", "2017-10"),
        ("/20171003177/a-column", None),
        ("/2017/a-column", None),
    ],
)
def test_the_address(path: str, iso: str | None) -> None:
    assert _read(_page(), f"https://columns.example{path}")[0].published == iso


def test_nothing_is_made_up() -> None:
    metadata, _ = _read(_page(after="<p>In 2017 there were 12 ships.</p>"))
    assert (metadata.published, metadata.published_text, metadata.modified) == (None, None, None)


def test_the_node_of_this_page_counts_among_many() -> None:
    nodes: list[dict[str, object]] = [
        {"url": "https://columns.example/columns/other", "datePublished": "2011-01-01"},
        {"mainEntityOfPage": {"@id": URL}, "datePublished": "2017-10-03"},
    ]
    assert _read(_page(_json_ld(*nodes)))[0].published == "2017-10-03"


def test_a_change_is_no_publication() -> None:
    lines = "<ul><li>Updated: May 3, 2023</li><li>Originally published: October 3, 2017</li></ul>"
    metadata, notes = _read(_page(after=lines))
    assert (metadata.published, metadata.modified) == ("2017-10-03", "2023-05-03")
    assert metadata.published_text == "October 3, 2017"
    assert _why(notes) == "byline 'October 3, 2017'"


def test_the_label_may_stand_before_a_time_in_the_same_line() -> None:
    line = (
        "<div>By Ada Quill Posted: <time datetime='2017-10-03T08:00:30+00:00'>3 October 2017, 08:00 GMT</time>"
        " <span>Updated: <time datetime='2017-10-03T13:30:00+00:00'>3 October 2017, 13:30 GMT</time></span></div>"
    )
    metadata, _ = _read(_page(after=line))
    assert (metadata.published, metadata.modified) == ("2017-10-03T08:00:30+00:00", "2017-10-03T13:30:00+00:00")
    assert metadata.published_text == "3 October 2017, 08:00 GMT"


@pytest.mark.parametrize(
    ("printed", "attribute", "iso"),
    [
        ("3 October 2017, 08:00 GMT", "2017-10-03T08:00:30Z", "2017-10-03T08:00:30+00:00"),
        ("3 October 2017", "2017-10-03T08:00:30Z", "2017-10-03T08:00:30+00:00"),
        ("3 October 2017, 09:00", "2017-10-03T08:00:30Z", "2017-10-03T09:00"),
        ("3 October 2017", "2017-10-02T23:00:00Z", "2017-10-03"),
    ],
)
def test_a_byline_is_as_precise_as_a_time_that_tells_the_same(printed: str, attribute: str, iso: str) -> None:
    line = f"<div>By Ada Quill, <time datetime='{attribute}'>{printed}</time></div>"
    metadata, _ = _read(_page(after=line))
    assert (metadata.published, metadata.published_text) == (iso, printed)


def test_a_relative_time_keeps_its_words() -> None:
    metadata, _ = _read(_page(after="<time datetime='2017-10-03'>Posted over 6 years ago</time>"))
    assert (metadata.published, metadata.published_text) == ("2017-10-03", "over 6 years ago")


def test_the_label_may_stand_in_a_line_of_its_own() -> None:
    lines = "<dl><dt>Updated:</dt><dd>May 3, 2023</dd><dt>Original:</dt><dd>October 3, 2017</dd></dl>"
    metadata, _ = _read(_page(after=lines))
    assert (metadata.published, metadata.modified) == ("2017-10-03", "2023-05-03")


def test_the_only_date_in_sight_is_told_to_be_that_of_a_change() -> None:
    metadata, notes = _read(_page(after="<div>Last updated on May 3, 2023</div>"))
    assert (metadata.published, metadata.modified) == ("2023-05-03", "2023-05-03")
    assert _why(notes).endswith("of the last change")


def test_a_publication_after_the_last_change_gives_way_to_the_printed_date() -> None:
    head = _json_ld({"datePublished": "Aug 21, 2023", "dateModified": "Aug 20, 2023"})
    metadata, notes = _read(_page(head, after="<div>Apr 26, 2021</div>"))
    assert metadata.published == "2021-04-26"
    assert "later than the last change" in _why(notes)
    assert _read(_page(head))[0].published == "2023-08-21"


def test_a_publication_on_the_day_of_the_capture_gives_way_to_the_address() -> None:
    head = _meta("article:published_time", NOW.isoformat())
    metadata, notes = _read(_page(head), "https://columns.example/2017/10/03/a-column")
    assert metadata.published == "2017-10-03"
    assert "day of the capture" in _why(notes)
    assert _read(_page(head))[0].published == NOW.isoformat()


def test_the_address_stands_above_another_day_near_the_title() -> None:
    url = "https://columns.example/2017/10/03/a-column"
    assert _read(_page(after="<div>May 3, 2023</div>"), url)[0].published == "2017-10-03"
    assert _read(_page(after="<div>October 2, 2017</div>"), url)[0].published == "2017-10-02"


def test_what_may_be_two_days_is_settled_by_a_date_that_is_one() -> None:
    metadata, notes = _read(
        _page(_meta("article:published_time", "03-09-2023"), after="<div>Published March 9, 2023</div>")
    )
    assert metadata.published == "2023-03-09"
    assert _why(notes) == "byline 'March 9, 2023'"


@pytest.mark.parametrize(
    ("declared", "shown", "iso"),
    [
        (
            "2017-10-04T01:18:13Z",
            "<time datetime='2017-10-03T18:18:13-07:00'>Oct 3</time>",
            "2017-10-03T18:18:13-07:00",
        ),
        ("2017-10-04T00:00:12Z", "<div class='date'>Oct. 3, 2017, 7:00 p.m.</div>", "2017-10-03T19:00-05:00"),
        ("2017-10-04T00:00:00Z", "<div class='date'>Oct. 3, 2017, 7:13 p.m.</div>", "2017-10-04T00:00:00+00:00"),
        ("2017-10-04T00:00:00+02:00", "<div class='date'>Oct. 3, 2017, 7:00 p.m.</div>", "2017-10-04T00:00:00+02:00"),
        ("2017-10-04T00:00:00Z", "<div class='date'>Oct. 9, 2017, 7:00 p.m.</div>", "2017-10-04T00:00:00+00:00"),
    ],
)
def test_the_day_is_that_of_the_pages_own_zone(declared: str, shown: str, iso: str) -> None:
    head = _json_ld({"datePublished": declared})
    assert _read(_page(head, after=shown))[0].published == iso


@pytest.mark.parametrize(("host", "iso"), [("columns.example", "2017"), ("columns.co.uk", "2017-10-03")])
def test_the_country_of_the_host_tells_the_order(host: str, iso: str) -> None:
    metadata, _ = _read(_page(after="<div class='date'>03/10/2017</div>"), f"https://{host}/a-column")
    assert (metadata.published, metadata.language) == (iso, "en")


def test_what_was_not_taken_is_noted() -> None:
    head = _json_ld({"datePublished": "2017-10-03", "dateModified": "2016-01-01"}) + _meta("date", "2018-01-01")
    metadata, notes = _read(_page(head, after="<div>May 3, 2023</div>"), thorough=True)
    assert metadata.published == "2017-10-03"
    assert metadata.modified is None
    rejected = {(evidence.about, evidence.value): evidence.why for evidence in notes.rejected}
    assert rejected["published", "2018-01-01"] == "<meta> date"
    assert rejected["published", "2023-05-03"] == "byline 'May 3, 2023'"
    assert rejected["modified", "2016-01-01"].endswith("before the publication")


@pytest.mark.parametrize("declared", ["2017-10-03", "2017-10-04T01:18:13Z", "03-09-2023", "2024-05-01", ""])
@pytest.mark.parametrize("after", ["", "<div>By Ada Quill, 3 years ago</div>", "<time>October 3, 2017, 6:18 pm</time>"])
def test_thorough_notes_change_no_reading(declared: str, after: str) -> None:
    html = _page(_json_ld({"datePublished": declared}), before="<div>2 May 2015</div>", after=after)
    assert _read(html)[0] == _read(html, thorough=True)[0]


def test_site_rule_stands_above_everything() -> None:
    document = page(
        _page(_json_ld({"datePublished": "2017-10-03"}), after="<i class=d>vor 2 Jahren</i>", language="de")
    )
    rule = SiteRule("columns.example", "1", published=".d")
    metadata, _ = read_metadata(document, structured_data(document.tree), NOW, Notes(), rule)
    assert (metadata.published, metadata.published_text) == ("2022", "vor 2 Jahren")


Found = list[tuple[str, Label | None]]


@pytest.mark.parametrize(
    ("before", "after", "language", "found"),
    [
        ("<div><svg></svg>Dec 12, 2023</div>", "", "en", [("2023-12-12", None)]),
        ("", "<span>17.05.2021</span>", "de", [("2021-05-17", None)]),
        ("", "<div>Veröffentlicht am 3. Mai 2021, aktualisiert am 5. Mai 2021</div>", "de",
         [("2021-05-03", Label.PUBLISHED), ("2021-05-05", Label.MODIFIED)]),
        ("", "<p>2019年3月15日公表</p><p>最終更新日：2019年4月2日</p>", "ja",
         [("2019-03-15", Label.PUBLISHED), ("2019-04-02", Label.MODIFIED)]),
        ("", "<p>입력 2021.05.03 14:30</p><p>수정 2021.05.04 09:00</p>", "ko",
         [("2021-05-03T14:30", Label.PUBLISHED), ("2021-05-04T09:00", Label.MODIFIED)]),
        ("", "<div class='updated-at'>May 3, 2023</div>", "en", [("2023-05-03", Label.MODIFIED)]),
        ("", "<div id='todays-date' class='date'>May 1, 2024</div>", "en", []),
        ("", "<p>The harbour was opened on 3 October 2017. It was a fine day.</p>", "en", []),
        ("", "<div>The best phones of March 2021</div>", "en", []),
        ("", "<div>What the harbour wants today</div>", "en", []),
        ("", "<div>Yesterday, 9:30</div>", "en", [("2024-04-30", None)]),
        ("", "<div>3 days ago · 4 min read</div>", "en", [("2024-04-28", None)]),
        ("", f"<p>{PROSE}</p><div>3 October 2017</div>", "en", []),
        ("", "<h3><a href='/b'>Next</a></h3><div>3 October 2017</div>", "en", []),
        ("<nav>3 October 2017</nav>", "", "en", []),
    ],
)  # fmt: skip
def test_dates_near_the_title(before: str, after: str, language: str, found: Found) -> None:
    title = page(_page(before=before, after=after, language=language)).tree.find(".//h1")
    assert title is not None
    assert [(near.date.iso, near.label) for near in dates_near(title, NOW, language)] == found


def test_a_date_anywhere_is_alone_in_its_line_and_the_articles() -> None:
    aside = "<aside><div>3 May 2016</div></aside><footer>4 May 2016</footer><p>It was on 5 May 2016 that they met.</p>"
    assert date_anywhere(page(_page(after=f"<p>{PROSE}</p>{aside}")).tree, NOW, "en") is None
    found = date_anywhere(page(_page(after=f"<p>{PROSE}</p>{aside}<div>Posted on 3 May 2017</div>")).tree, NOW, "en")
    assert found is not None
    assert found.date == PrintedDate("2017-05-03", found.date.precision, "3 May 2017")


def test_a_far_capture_reads_the_same_page_alike() -> None:
    document = page(_page(after="<div>3 October 2017</div>"))
    later = datetime(2031, 1, 1, tzinfo=UTC)
    metadata, _ = read_metadata(document, structured_data(document.tree), later, Notes())
    assert metadata.published == "2017-10-03"
