"""What the structure of a page says of its passages, beyond the model's verdict."""

from crawler.reading.content import extract_content
from crawler.reading.notes import Notes
from crawler.reading.passage_facts import Told
from tests.reading.capturing import page

STORY = (
    "The clerk of the harbour wrote every ship down twice, once in ink for the owners and once in pencil for the tide.",
    "Nobody had asked her to. The ink was for what had happened, she said, and the pencil for what was going to.",
    "When the new master came he had the pencil books carried to the attic; by winter three boats had grounded.",
    "They were carried down again in March, on a Sunday, by the same four men, and the master himself held the door.",
)
PARAGRAPHS = "".join(f"<p>{text}</p>" for text in STORY)


def _texts(html: str, told: Told | None = None, notes: Notes | None = None) -> list[str]:
    document = page(f"<html><body><main><article>{html}</article></main></body></html>")
    content = extract_content(document, told or Told(), notes or Notes())
    return [block.text for block in content.blocks if block.text]


def test_links_to_the_sites_own_pages_go_and_links_elsewhere_stay() -> None:
    own = "<ul><li><a href='/columns/ropes'>Ten ropes and a winch</a></li><li><a href='/columns/fog'>Fog</a></li></ul>"
    assert _texts(PARAGRAPHS + own) == list(STORY)
    elsewhere = own.replace("/columns/", "https://sources.example/")
    assert len(_texts(f"{PARAGRAPHS}<h3>Sources</h3>{elsewhere}<p>{STORY[0]}</p>")) >= len(STORY)


def test_a_lead_opens_the_text_whatever_its_tag_and_a_labelled_summary_does_not() -> None:
    lead = "A harbour learns the hard way what a pencil is for."
    header = f"<header><h1>The Pencil Books</h1><p class='standfirst'>{lead}</p></header><div>{PARAGRAPHS}</div>"
    assert _texts(header, Told("The Pencil Books"))[-len(STORY) - 1 :] == [lead, *STORY]
    subtitle = header.replace("<p class", "<h3 class").replace("</p></header>", "</h3></header>")
    assert _texts(subtitle, Told("The Pencil Books", (lead,)))[-len(STORY) - 1 :] == [lead, *STORY]
    summary = f"<p><b>Summary:</b> {lead}</p>{PARAGRAPHS}"
    assert _texts(summary, Told("The Pencil Books", (lead,))) == list(STORY)


def test_a_quote_pulled_out_of_the_text_is_there_once() -> None:
    pulled = (
        "<aside class='pull-quote'><p>The ink was for what had happened, she said</p><cite>The clerk</cite></aside>"
    )
    texts = _texts(PARAGRAPHS.replace("</p><p>When", f"</p>{pulled}<p>When"))
    assert texts == list(STORY)


def test_reasons_are_noted() -> None:
    notes = Notes(thorough=True)
    _texts(PARAGRAPHS + "<p><a href='/columns/ropes'>Ten ropes and a winch</a></p>", notes=notes)
    assert [(removed.text, bool(removed.why)) for removed in notes.removed][-1:] == [("Ten ropes and a winch", True)]
