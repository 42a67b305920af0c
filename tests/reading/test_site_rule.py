"""What a rule for one site changes in a reading: series by an element, and where the article ends."""

from dataclasses import replace

import pytest

from crawler.reading import SiteRule, read
from crawler.reading.site_rule import cut
from crawler.stitching.pages import stitch
from crawler.stitching.series import assemble
from storage.records import LinkRole, Page, Part, PartTitle
from tests.reading.capturing import NOW, capture, page

WORDS = (
    "The ferry left at seven in those years, with the post, two crates of eels and whoever had business in the town.",
    "Nobody wrote a timetable down, the skipper was the timetable, and he lived above the ropewalk on the quay.",
    "When the bridge came the ferry ran half empty, and the eels went over the river on the back of a lorry instead.",
)
PROSE = "".join(f"<p>{words}</p>" for words in WORDS)
BOXES = """
<div><div><b>Further</b> <i>reading</i></div><div>A quay without ropes</div><div>What the eels cost, then and now</div>
<p>Every summer we print a list of ferries that still run, with their hours, their fares and their skippers.</p>
</div></div><div><div>Letters</div><p>Write to us at the old address, and put a stamp on it.</p></div>"""
CUT = SiteRule("columns.example", "1", cut_at=("Further reading", "Letters"))


def column(title: str, series: str = "", behind: str = "", before: str = "") -> str:
    named = f'<p class="of">Series: <a>{series}</a></p>' if series else ""
    return (
        f"<html lang=en><head><title>{title}</title></head><body>{before}<div><div><h1>{title}</h1>{named}{PROSE}"
        f"{behind}</body></html>"
    )


def left(html: str) -> list[str]:
    """What the rule leaves of a page's paragraphs and list items."""
    tree = page(html).tree
    cut(tree, "The Last Ferry", CUT)
    assert not tree.xpath("//*[text() = 'Letters' or text() = 'LETTERS']")
    return [" ".join(element.text_content().split()) for element in tree.iter("p", "li")]


def test_a_page_is_cut_at_the_first_line_below_the_title() -> None:
    html = column("The Last Ferry", behind=BOXES)
    assert left(html) == [*WORDS]
    assert [block.text for block in read(capture(html), CUT).blocks] == [*WORDS]


def test_a_page_is_cut_at_the_last_line_above_the_title() -> None:
    notice = "<p>We keep a note of which pages you turn.</p>"
    before = f"{notice}<h3>Letters</h3>{notice}<div>{notice}<b>LETTERS</b><ul><li>Ferries</li></ul></div>"
    assert left(column("The Last Ferry", before=before)) == ["Ferries", *WORDS]
    assert left(column("The Last Ferry", before=before, behind=BOXES)) == ["Ferries", *WORDS]


def test_without_its_title_a_page_is_cut_below_alone() -> None:
    html = column("The Last Ferry", behind=BOXES).replace("<h1>The Last Ferry</h1>", "")
    assert left(html) == [*WORDS]


def test_a_line_within_a_sentence_cuts_nothing() -> None:
    sentence = "Letters were what he liked best to carry, and further reading."
    assert left(column("The Last Ferry", behind=f"<p>{sentence}</p>")) == [*WORDS, sentence]


def test_links_behind_the_cut_are_still_links() -> None:
    behind = '<h3>Further reading</h3><ul><li><a href="/columns/eels">What the eels cost, then and now</a></li></ul>'
    html = column("The Last Ferry", behind=behind)
    assert read(capture(html), CUT).links == read(capture(html)).links != ()


def test_absurd_nesting_is_cut() -> None:
    behind = "<div>" * 2000 + "<h3>Letters</h3><p>To the editor.</p>"
    assert left(column("The Last Ferry", behind=behind)) == [*WORDS]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("The Last Ferry", PartTitle("River Notes", None)),
        ("Part 2 - The Last Ferry", PartTitle("River Notes", 2)),
        ("The Last Ferry (2/3)", PartTitle("River Notes", 2, 3)),
    ],
)
def test_a_series_is_named_by_its_element_and_numbered_by_the_title(title: str, expected: PartTitle) -> None:
    rule = SiteRule("columns.example", "1", series=".of a")
    reading = read(capture(column(title, "River Notes")), rule)
    assert reading.part_title == expected
    assert [(e.value, e.why) for e in reading.evidence if e.about == "series"] == [("River Notes", "site rule")]


def test_without_the_element_the_title_names_the_series() -> None:
    rule = SiteRule("columns.example", "1", series=".of a")
    assert read(capture(column("Part 2 - The Last Ferry")), rule).part_title == PartTitle("The Last Ferry", 2)


def test_links_to_other_parts_are_told_by_the_titles_as_they_are_printed() -> None:
    rule = SiteRule("columns.example", "1", series=".of a")
    behind = '<p><a href="/columns/part-3-the-last-ferry">Part 3 - The Last Ferry</a></p>'
    (link,) = read(capture(column("Part 2 - The Last Ferry", "River Notes", behind)), rule).links
    assert (link.role, link.number) == (LinkRole.NEXT_PART, 3)
    assert link.why.startswith("a part of the same series by its title")


def test_parts_with_titles_of_their_own_are_one_article_by_the_series() -> None:
    def parts(rule: SiteRule | None) -> list[Part]:
        pages = [column("Part 1: Ropes", "River Notes"), column("Part 2: Eels", "River Notes")]
        readings = [read(capture(html, f"https://columns.example/{place}"), rule) for place, html in enumerate(pages)]
        return [stitch([Page(reading, NOW, NOW)]) for reading in readings]

    (article,) = assemble(parts(SiteRule("columns.example", "1", series=".of a")), ())
    assert article.metadata.title == "River Notes"
    assert [part.number for part in article.parts] == [1, 2]
    assert len(assemble(parts(None), ())) == 2


def test_a_selector_that_matches_nothing_leaves_each_field_to_the_general_reader() -> None:
    html = column("The Last Ferry").replace("</h1>", "</h1><p>By Ada Quay, 3 May 2021</p>")
    rule = SiteRule("columns.example", "1", ".n", ".n", ".n", ".n", ".n", ".n", ".n", ("Nowhere",))
    plainly_read = read(capture(html))
    assert plainly_read.metadata.authors == ("Ada Quay",)
    assert read(capture(html), rule) == replace(plainly_read, rule_version="1")
