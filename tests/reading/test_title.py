"""Titles: the heading that agrees with what is declared, without site name, kicker and page number."""

import pytest

from crawler.reading.notes import Notes
from crawler.reading.structured import structured_data
from crawler.reading.title import Title, find_title
from tests.reading.capturing import page

_OG = "<meta property='og:title' content='{}'>"
_JSON = '<script type="application/ld+json">{{"@type":"NewsArticle","headline":"{}"}}</script>'


def _title(html: str, notes: Notes | None = None) -> Title | None:
    document = page(f"<html>{html}</html>")
    return find_title(document, structured_data(document.tree), notes or Notes())


@pytest.mark.parametrize(
    ("html", "title"),
    [
        ("<title>A Column | Site Name</title><h1>Site Section</h1><h2>A Column</h2>", "A Column"),
        ("<title>Site Name</title><h1>Columns Details</h1><h2>A Column</h2><h2>A Column</h2>", "A Column"),
        (_OG.format("A Column - Columns") + "<meta property='og:site_name' content='Columns'>", "A Column"),
        ("<title>A Column</title><h1>A Column: And What Came of It</h1>", "A Column: And What Came of It"),
        ("<title>columns.example - A Column</title>", "A Column"),
        ("<h1>Only <em>This</em></h1>", "Only This"),
        ("<title>Recent</title><h2>Share this</h2><h1>The Real Title</h1><h2>Share this</h2>", "The Real Title"),
        ("<title>Columns</title><h1>Our Columns</h1><p itemprop='headline'>A Tide Table</p>", "A Tide Table"),
        ("<p>nothing</p>", None),
    ],
)
def test_title(html: str, title: str | None) -> None:
    found = _title(html)
    assert (found.text if found else None) == title


@pytest.mark.parametrize(
    "heading",
    [
        "<span class='kicker'>Harbours</span> <span>The Tide Turns Late This Year</span>",
        "<i class='x1'>Harbours</i><i class='hidden'> – </i><i class='x2'>The Tide Turns Late This Year</i>",
        "<strong class='badge'>Exclusive</strong> The Tide Turns Late This Year",
        "The Tide Turns Late This Year <small class='subtitle'>What the pilots say</small>",
    ],
)
def test_a_kicker_or_sub_title_in_the_heading_is_not_the_title(heading: str) -> None:
    found = _title(f"<head>{_OG.format('The Tide Turns Late This Year')}</head><h1>{heading}</h1>")
    assert found is not None
    assert found.text == "The Tide Turns Late This Year"
    assert found.element is not None


def test_a_kicker_stays_where_everything_declared_has_it() -> None:
    declared = "Harbours: The Tide Turns Late"
    head = f"<head><title>{declared}</title>{_OG.format(declared)}{_JSON.format(declared)}</head>"
    within = _title(f"{head}<h1><span class='kicker'>Harbours</span> <span>The Tide Turns Late</span></h1>")
    beside = _title(f"{head}<p>Harbours</p><h1>The Tide Turns Late</h1>")
    assert within is not None
    assert within.text == "Harbours The Tide Turns Late"
    assert beside is not None
    assert (beside.text, beside.element is None) == (declared, False)


def test_a_section_behind_the_title_stays_away_though_everything_declared_has_it() -> None:
    declared = "The Tide Turns Late : Harbours"
    head = f"<head><title>{declared}</title>{_OG.format(declared)}{_JSON.format(declared)}</head>"
    found = _title(f"{head}<h1>The Tide Turns Late</h1>")
    assert found is not None
    assert found.text == "The Tide Turns Late"


def test_the_title_in_the_path_to_the_page_is_for_search_engines() -> None:
    trail = "<ol><li><h1 class='breadcrumb__item'>Tide 2024: how late it turns</h1></li></ol>"
    head = f"<head>{_OG.format('The Tide Turns Late')}{_JSON.format('Tide 2024: how late it turns')}</head>"
    shown = _title(f"{head}{trail}<h2>The Tide Turns Late</h2>")
    alone = _title(f"{head}{trail}<h2>Most read</h2>")
    assert shown is not None
    assert shown.text == "The Tide Turns Late"
    assert alone is not None
    assert alone.text == "Tide 2024: how late it turns"


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>The Tide Turns Late – Page 2</title>", "", "The Tide Turns Late"),
        ("<title>Die Flut kommt spät (Seite 2 von 3)</title>", "", "Die Flut kommt spät"),
        ("<title>潮水来得晚（第2页）</title>", "", "潮水来得晚"),
        (_OG.format("Tom &amp;amp; Ada&amp;#039;s Tide"), "", "Tom & Ada's Tide"),
        (_OG.format("Opinion | The Tide Turns Late"), "", "The Tide Turns Late"),
        (_OG.format("Video killed the tide table"), "", "Video killed the tide table"),
        (
            "<title>The Tide Turns Late – The Pilot</title>",
            "<a href='/'><img alt='The Pilot'></a>",
            "The Tide Turns Late",
        ),
        ("<title>The Pilot: The Tide</title>", "<h1><a href='/'>Pilot Boat Weekly</a></h1>", "The Pilot: The Tide"),
        (
            "<title>Tide</title>" + _OG.format("Tide"),
            "<h1>What the pilots of the north say</h1>",
            "What the pilots of the north say",
        ),
    ],
)
def test_what_is_no_part_of_a_title(head: str, body: str, title: str) -> None:
    found = _title(f"<head>{head}</head><body>{body}<p>x</p></body>")
    assert found is not None
    assert found.text == title


def test_titles_not_taken_are_noted() -> None:
    notes = Notes(thorough=True)
    _title(f"<head>{_OG.format('The Tide Turns Late')}</head><h1>The Tide Turns Late</h1><h2>Most read</h2>", notes)
    assert [(found.about, found.value, found.why) for found in notes.rejected] == [("title", "Most read", "h2")]
