import hashlib
import pickle
from pathlib import Path

import pytest

from crawler.reading import READER_VERSION, SiteRule, content, read
from storage.records import LinkRole, PageKind
from tests.reading.capturing import capture, page

PAGES = {path.stem: path.read_bytes() for path in sorted((Path(__file__).parent / "pages").glob("*.html"))}
PART = PAGES["column-part"]
URL = "https://columns.example/columns/part-3-what-the-harbour-master-counted"


def test_the_target_page_keeps_its_links_and_none_without_a_role() -> None:
    reading = read(capture(PART, URL))
    roles = {link.key.rsplit("/", 1)[-1]: link.role for link in reading.links}
    assert roles["part-4-what-the-harbour-master-counted"] is LinkRole.NEXT_PART
    assert roles["part-1-what-the-harbour-master-counted"] is LinkRole.PART_N
    assert LinkRole.OTHER not in roles.values()
    assert len({(link.key, link.role) for link in reading.links}) == len(reading.links)


def test_every_choice_has_its_evidence() -> None:
    reading = read(capture(PART, URL))
    told = {evidence.about for evidence in reading.evidence}
    assert {"charset", "kind", "title", "authors", "published", "language"} <= told
    assert all(evidence.why for evidence in reading.evidence)


def test_digest_is_of_title_and_text_alone() -> None:
    reading = read(capture(PART, URL))
    words = "\n\n".join([reading.metadata.title or "", *(block.text for block in reading.blocks)])
    assert reading.digest == hashlib.sha256(words.encode()).hexdigest()
    assert read(capture(PART.replace(b"Ten Ropes", b"Nine Ropes"), URL)).digest == reading.digest
    assert read(capture(PART.replace(b"eleven slates", b"twelve slates"), URL)).digest != reading.digest


@pytest.mark.parametrize("content_type", ["application/pdf", "image/jpeg", "application/json", "text/css"])
def test_what_is_no_page_is_other(content_type: str) -> None:
    reading = read(capture(PART, URL, {"Content-Type": content_type}))
    assert (reading.kind, reading.blocks, reading.links) == (PageKind.OTHER, (), ())
    assert content_type in reading.kind_why


@pytest.mark.parametrize(
    "content_type", ["text/html; charset=utf-8", "application/xhtml+xml", "TEXT/HTML", "", "text/plain"]
)
def test_a_page_is_known_by_type_or_by_its_first_bytes(content_type: str) -> None:
    assert read(capture(PART, URL, {"Content-Type": content_type})).kind is PageKind.ARTICLE


@pytest.mark.parametrize("name", ["login", "soft-404", "listing", "listing-long-teasers", "series-index"])
def test_only_articles_have_blocks(name: str) -> None:
    assert read(capture(PAGES[name], "https://columns.example/columns")).blocks == ()


def test_site_rule_names_the_body() -> None:
    rule = SiteRule("columns.example", "2026-01", body=".text", strip="p:first-child")
    reading = read(capture(PART, URL), rule)
    assert reading.rule_version == "2026-01"
    assert reading.reader_version == READER_VERSION
    assert reading.blocks[0].text.startswith("Her first order")
    assert len(reading.blocks) == 4


def test_site_rule_names_the_next_page() -> None:
    rule = SiteRule("columns.example", "1", next=".related li:last-child a")
    links = {link.url.rsplit("/", 1)[-1]: link for link in read(capture(PART, URL), rule).links}
    assert (links["a-lighthouse-without-a-keeper"].role, links["a-lighthouse-without-a-keeper"].why) == (
        LinkRole.NEXT_PAGE,
        "site rule",
    )


def test_readings_cross_processes() -> None:
    reading = read(capture(PART, URL))
    assert pickle.loads(pickle.dumps(reading)) == reading


def test_reading_remembers_nothing_of_other_pages() -> None:
    alone = read(capture(PART, URL))
    for body in PAGES.values():
        read(capture(body, "https://columns.example/columns/other"))
    assert [read(capture(PART, URL)) for _ in range(3)] == [alone] * 3


@pytest.mark.parametrize("tags", ["<blockquote>", "<ul><li>", "<div>", "<b>", "<p><i>", "<code>"])
def test_absurd_nesting_is_read(tags: str) -> None:
    prose = "<p>The clerk of the harbour wrote every ship down twice, once in ink and once in pencil.</p>" * 8
    reading = read(capture(f"<html><title>Ships</title><body>{prose}{tags * 2000}{prose}</body></html>", URL))
    assert "The clerk of the harbour" in reading.blocks[0].text


@pytest.mark.parametrize("depth", [3, 12, 40])
def test_of_tables_in_tables_each_word_is_read_once(depth: int) -> None:
    prose = "<p>The clerk of the harbour wrote every ship down twice, once in ink and once in pencil.</p>" * 8
    boxes = (
        "".join(
            f"<table><tr><td>The ship called Number {n} lay here for two winters, and then another."
            for n in range(depth)
        )
        + "</td></tr></table>" * depth
    )
    reading = read(capture(f"<html><title>Ships</title><body><article>{prose}{boxes}{prose}</article></body>", URL))
    text = " ".join(block.text for block in reading.blocks)
    assert [text.count(f"Number {n} lay") for n in range(depth)] == [1] * depth


def test_tables_in_very_many_tables_are_boxes_and_lose_no_words() -> None:
    words = "The fog lay over the quay, and nobody came to look at it. " * 12
    tree = page(f"<html><body>{'<table><tr><td>' * 40}<p>{words}</p>").tree
    content._flatten_tables(tree)
    assert sum(1 for _ in tree.iter("table")) == content._MOST_TABLES
    assert words.strip() in tree.text_content()
