"""`columns reprocess`: what is read again, what comes of it, and what it says beforehand."""

import hashlib
import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from crawler.reading import READER_VERSION
from crawler.reading.urls import url_key
from crawler.sample.pages import SamplePage
from crawler.site_rules import SiteRules, load_directory
from crawler.upkeep.rereading import is_outdated
from storage.archive import Archive
from storage.records import Block, BlockKind, LinkRole, PageKind, Reading, WarcReference
from storage.rereading import StoredCapture
from tests.crawl.program import COLUMNS, FAST, Line, export, run
from tests.crawl.rereading import (
    LONG_AGO,
    article,
    captured_before,
    crawled_before,
    html,
    listing,
    outdated,
)

SITE = "https://quay.example"
NAMES = ("anchors", "barges", "cranes", "docks", "eels", "ferries")
TITLES = {f"/columns/{name}": f"On {name.capitalize()}" for name in NAMES}
PAGES = {f"{SITE}/columns": listing(TITLES)} | {f"{SITE}/columns/{name}": article(name) for name in NAMES}
SETTINGS = [word for setting in FAST for word in ("-s", setting)]


def reprocess(archive: Path, *options: str) -> str:
    """What it says on standard output."""
    done = run([COLUMNS, "reprocess", "--archive", str(archive), *SETTINGS, *options])
    assert done.returncode == 0, done.stderr
    return done.stdout


def files(archive: Path) -> dict[str, str]:
    """Every file of an archive, and what it holds."""
    held = (path for path in archive.rglob("*") if path.is_file())
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in held}


def nameless(reading: Reading) -> Reading:
    """An older reader: of barges it knew neither the title nor the last paragraph, and it took eels for a listing."""
    if reading.key.endswith("/barges"):
        metadata = replace(reading.metadata, title="Barges | Quay")
        return replace(reading, metadata=metadata, blocks=reading.blocks[:-1], digest="of before")
    if reading.key.endswith("/eels"):
        return replace(reading, kind=PageKind.LISTING, blocks=(), digest="of nothing")
    return reading


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of which an older reader read every page as this one does; all articles were exported."""
    archive = tmp_path_factory.mktemp("before") / "archive"
    crawled_before(archive, f"{SITE}/columns", PAGES)
    new(archive)
    return archive


@pytest.fixture
def archive(before: Path, tmp_path: Path) -> Path:
    return shutil.copytree(before, tmp_path / "archive")


def new(archive: Path) -> list[Line]:
    """What `export --since last` gives; the cursor moves."""
    lines = archive.with_suffix(".jsonl")
    done = run([COLUMNS, "export", "--archive", archive, "--since", "last", "-o", lines])
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in lines.read_text().splitlines()]


RULES = """
hosts = ["quay.example"]
[[version]]
strip = "aside"
[[version]]
from = 2999-01-01
strip = "footer"
"""


def test_what_another_reader_or_rule_would_read_is_outdated(tmp_path: Path) -> None:
    def rules(text: str) -> SiteRules:
        (tmp_path / "quay.toml").write_text(text)
        return SiteRules(load_directory(tmp_path))

    ruled = rules(RULES)
    rule = ruled.rule_for(SITE, LONG_AGO)
    assert rule is not None
    bare = StoredCapture(
        1,
        "",
        SITE,
        LONG_AGO,
        WarcReference("", 0, 1),
        READER_VERSION,
        None,
        "",
        ("page", 1),
        is_text=True,
        is_last=True,
        is_unread=False,
    )
    by_rule = replace(bare, rule_version=rule.version)
    assert not is_outdated(bare, SiteRules())
    assert is_outdated(replace(bare, reader_version=READER_VERSION - 1), SiteRules())
    assert is_outdated(replace(bare, reader_version=READER_VERSION + 1), SiteRules())
    assert is_outdated(replace(bare, reader_version=None), SiteRules())
    assert is_outdated(bare, ruled)  # a rule that it has now
    assert is_outdated(by_rule, SiteRules())  # that it has no longer
    assert not is_outdated(by_rule, ruled)
    assert is_outdated(by_rule, rules(RULES.replace("aside", "nav")))
    assert not is_outdated(by_rule, rules(RULES.replace("footer", "nav")))  # of another day


def test_only_what_is_outdated_is_read_again_and_comes_again_only_if_it_changed(archive: Path) -> None:
    lines = export(archive)
    assert [line["title"] for line in lines] == list(TITLES.values())
    assert reprocess(archive) == "columns: 7 pages read again, 0 changed, 0 could not be read\n"
    assert reprocess(archive) == "columns: 0 pages read again, 0 changed, 0 could not be read\n"
    assert reprocess(archive, "--all").startswith("columns: 7 pages read again, 0 changed")
    assert (export(archive), new(archive)) == (lines, [])


def test_exactly_what_really_changed_comes_again(tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    crawled_before(archive, f"{SITE}/columns", PAGES, nameless)
    assert len(new(archive)) == 5
    before = files(archive)
    said = reprocess(archive, "--dry-run").splitlines()
    assert said == [
        "7 pages would be read again: 5 the same, 2 changed",
        "  kind          1  listing -> article 1",
        "  title         1",
        "  text          2  +143 -0 words",
        "texts that change most:",
        f"  {SITE}/columns/eels  +108 -0 words",
        f"  {SITE}/columns/barges  +35 -0 words",
    ]
    assert files(archive) == before
    assert reprocess(archive) == "columns: 7 pages read again, 2 changed, 0 could not be read\n"
    assert [line["title"] for line in new(archive)] == ["On Barges", "On Eels"]
    assert (new(archive), outdated(archive)) == ([], 0)
    assert reprocess(archive, "--dry-run") == "0 pages would be read again: 0 the same, 0 changed\n"


def test_a_series_that_is_named_otherwise_now_never_falls_apart(tmp_path: Path) -> None:
    """Nor while some of its parts have been read again, and others have not."""
    parts = [f"The tides, part {number}" for number in (1, 2, 3)]
    paths = {f"/columns/tides-{number}": title for number, title in enumerate(parts, 1)}
    pages = {f"{SITE}/columns": listing(paths)}
    for (path, title), name in zip(paths.items(), NAMES, strict=False):
        page = article(name)
        body = page.body.decode().replace(f"On {name.capitalize()}", title).encode()
        pages[SITE + path] = replace(page, body=body)

    def otherwise(reading: Reading) -> Reading:
        if (named := reading.part_title) is None:
            return reading
        metadata = replace(reading.metadata, title=f"Tidal matters, part {named.number}")
        return replace(reading, part_title=replace(named, series="Tidal matters"), metadata=metadata)

    archive = tmp_path / "archive"
    crawled_before(archive, f"{SITE}/columns", pages, otherwise)
    (line,) = new(archive)
    assert (line["title"], len(line["parts"])) == ("Tidal matters", 3)
    with Archive.open(archive) as opened, opened.snapshot() as snapshot:
        cursor = snapshot.cursor
    assert reprocess(archive) == "columns: 4 pages read again, 3 changed, 0 could not be read\n"
    assert [(each["id"], each["title"]) for each in new(archive)] == [(line["id"], "The tides")]
    with Archive.open(archive) as opened, opened.snapshot() as snapshot:
        assert snapshot.cursor == cursor + 1


def test_a_text_its_links_and_former_ones_are_all_read_again_and_then_no_more(tmp_path: Path) -> None:
    """Of anchors the text rests on the first capture, the links on the third, former ones on the second; of barges the
    last capture, which has the links, is no article for this reader."""
    archive = tmp_path / "archive"
    crawled_before(archive, f"{SITE}/columns", PAGES)
    onward = '<p><a rel="next" href="/columns/barges">Next part: On Barges</a></p>'
    url = f"{SITE}/columns/anchors"
    captured_before(archive, url, article("anchors", onward), with_next_part)
    captured_before(archive, url, article("anchors"))
    with Archive.open(archive) as opened:
        (barges,) = opened.current_readings([url_key(f"{SITE}/columns/barges")])
    gone = SamplePage(200, (("Content-Type", "text/plain"),), b"gone")
    captured_before(archive, f"{SITE}/columns/barges", gone, lambda _: replace(barges, links=()))
    assert outdated(archive) == 10
    text = {line["url"]: line["text"] for line in export(archive)}
    reprocess(archive)
    assert outdated(archive) == 0
    assert reprocess(archive).startswith("columns: 0 pages")
    assert {line["url"]: line["text"] for line in export(archive)} == text


def with_next_part(reading: Reading) -> Reading:
    links = tuple(replace(link, role=LinkRole.NEXT_PART) for link in reading.links if link.key.endswith("/barges"))
    assert links
    return replace(reading, links=links)


def test_what_is_a_page_and_no_feed_for_this_reader_becomes_no_article(tmp_path: Path) -> None:
    """A server shows an article where its feed is looked for."""
    archive = tmp_path / "archive"
    front = PAGES[f"{SITE}/columns"]
    head = b'<link rel="alternate" type="application/rss+xml" href="/feed"></head>'
    pages = PAGES | {f"{SITE}/columns": replace(front, body=front.body.replace(b"</head>", head))}
    pages |= {f"{SITE}/feed": article("feeds")}

    def fed(reading: Reading) -> Reading:
        feed = replace(reading, kind=PageKind.FEED, blocks=(), links=())
        return feed if reading.key.endswith("/feed") else reading

    crawled_before(archive, f"{SITE}/columns", pages, fed)
    lines = export(archive)
    assert reprocess(archive, "--dry-run") == "8 pages would be read again: 8 the same, 0 changed\n"
    assert reprocess(archive) == "columns: 8 pages read again, 0 changed, 0 could not be read\n"
    assert (export(archive), outdated(archive)) == (lines, 0)


def test_what_turns_out_to_be_no_article_is_withdrawn(tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    login = html("Sign in", '<h1>Sign in</h1><form><input type="password" name="p"></form>')

    def article_of_it(reading: Reading) -> Reading:
        text = Block(BlockKind.PARAGRAPH, "Sign in to read on.")
        return replace(reading, kind=PageKind.ARTICLE, blocks=(text,)) if reading.key.endswith("/docks") else reading

    crawled_before(archive, f"{SITE}/columns", PAGES | {f"{SITE}/columns/docks": login}, article_of_it)
    assert len(new(archive)) == 6
    assert "  kind          1  article -> gate 1\n" in reprocess(archive, "--dry-run")
    assert reprocess(archive).startswith("columns: 7 pages read again, 1 changed")
    (tombstone,) = new(archive)
    assert (tombstone["schema"], tombstone["merged_into"]) == ("columns.tombstone/1", None)
