"""What pages ask of programs that read them, proved by what a site was asked for and by what an archive holds."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from crawler.reading import read
from crawler.reading.robots_directives import why_withheld
from crawler.sample.pages import SamplePage, render
from crawler.visiting.offering import Column
from crawler.visiting.outcomes import judge
from crawler.visiting.recording import Rules, record
from crawler.visiting.revisiting import Intervals
from crawler.visiting.scope import heeded, offers
from crawler.visiting.trapping import Watch
from crawler.visiting.visited import Visited
from storage.archive import Archive
from storage.records import Capture, Follow, Lease, LinkRole, Offer, PageKind
from storage.snapshot import ArticleRecord
from storage.warc_records import WITHHELD
from tests.crawl.program import COLUMNS, crawl, export, run
from tests.crawl.test_decisions import A, B, lease, reading
from tests.site.server import RecordingSite

TILL, LADEN, QUAY, LISTED = (
    "/columns/a-till-that-tells-the-truth",
    "/columns/der-laden-schliesst-um-sechs",
    "/columns/the-long-quay",
    "/columns?page=2",
)
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
A_DAY = timedelta(days=1)
INTERVALS = Intervals(A_DAY * 30, A_DAY * 365, A_DAY, A_DAY * 7, A_DAY, A_DAY)
RULES = Rules(INTERVALS, {"columns.example": Column(related_depth=2)}, Watch())


def served(path: str, *headers: tuple[str, str], meta: bytes = b"") -> SamplePage:
    page = render(path)
    assert page is not None
    assert b"<head>" in page.body
    own = tuple(field for field in page.headers if field[0] not in ("ETag", "Last-Modified"))
    return replace(page, headers=(*own, *headers), body=page.body.replace(b"<head>", b"<head>" + meta, 1))


def bodies(archive: Path) -> dict[str, list[tuple[str | None, bytes]]]:
    """Of each path what its response records say is cut off, and their payload."""
    found: dict[str, list[tuple[str | None, bytes]]] = {}
    for file in sorted((archive / "warc").glob("*.gz")):
        with file.open("rb") as stream:
            for record_ in ArchiveIterator(stream):
                if record_.rec_type == "response":
                    head = record_.rec_headers
                    path = "/" + head.get_header("WARC-Target-URI").split("/", 3)[3]
                    body = record_.content_stream().read()
                    found.setdefault(path, []).append((head.get_header("WARC-Truncated"), body))
    return found


def test_what_a_site_withholds_is_not_archived_unless_its_owner_is_asked(
    sample_site: RecordingSite, tmp_path: Path
) -> None:
    sample_site.override(TILL, served(TILL, ("X-Robots-Tag", "otherbot: nofollow"), ("X-Robots-Tag", "noindex")))
    sample_site.override(LADEN, served(LADEN, meta=b'<meta name="columns" content="noarchive">'))
    sample_site.override(QUAY, served(QUAY, meta=b'<meta name="robots" content="nofollow">'))
    sample_site.override(LISTED, served(LISTED, ("X-Robots-Tag", "noindex")))
    archive = tmp_path / "archive"
    again = ("ARTICLE_INTERVAL=0", "LISTING_INTERVAL=0")  # so that the second run asks for all of it
    done = crawl(sample_site.url, archive, *again)
    assert done.returncode == 0, done.stderr
    lines = {line["url"].removeprefix(sample_site.base): line for line in export(archive)}
    assert not {TILL, LADEN} & lines.keys()
    assert "/columns/a-warehouse-of-ones-own" in lines, "listed by a page that says noindex"
    assert not [path for path in sample_site.paths() if path.startswith(QUAY) and path != QUAY]
    assert not lines[QUAY]["complete"]
    kept = bodies(archive)
    for path in (TILL, LADEN, LISTED):
        assert kept[path] == [("unspecified", b"")]
    assert all(reason is None and body for reason, body in kept[QUAY])
    assert LADEN in sample_site.paths()
    explained = run([COLUMNS, "explain", f"{sample_site.base}{TILL}", "--archive", archive]).stdout
    assert "done (answered 200): not archived: the page says noindex (X-Robots-Tag)" in explained
    explained = run([COLUMNS, "explain", f"{sample_site.base}{LADEN}", "--archive", archive]).stdout
    assert "not archived: the page says noarchive (meta columns)" in explained
    explained = run([COLUMNS, "explain", f"{sample_site.base}{QUAY}", "--archive", archive]).stdout
    assert "its links are not followed, unless columns.toml says otherwise: the page says nofollow" in explained
    assert run([COLUMNS, "explain", f"{sample_site.base}{LISTED}", "--archive", archive]).returncode == 0
    stands = run([COLUMNS, "status", "--archive", archive]).stdout
    assert "  1 not archived: the page says noarchive (meta columns)" in stands
    assert "/robots.txt answers 200" in stands
    reprocessed = run([COLUMNS, "reprocess", "--archive", archive])
    assert "0 could not be read" in reprocessed.stdout, reprocessed.stderr

    config = tmp_path / "columns.toml"
    config.write_text(f'[[site]]\nname = "own"\nurl = "{sample_site.url}"\nignore_robots_directives = true\n')
    assert crawl(sample_site.url, archive, *again, f"COLUMNS_TOML={config}").returncode == 0
    lines = {line["url"].removeprefix(sample_site.base): line for line in export(archive)}
    assert {TILL, LADEN} <= lines.keys()
    assert lines[QUAY]["complete"]


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive.create_or_open(tmp_path / "archive")


def visited(archive: Archive, said: str | None, at: datetime) -> tuple[Visited, str]:
    """A visit of an article whose answer says `said` to robots, recorded; and what came of it."""
    page = render(TILL)
    assert page is not None
    url = f"https://columns.example{TILL}"
    headers = (*page.headers, *((("X-Robots-Tag", said),) if said else ()))
    came = Capture(url, 200, headers, page.body, at)
    why = why_withheld(came)
    kept = replace(came, body=b"") if why else came
    seed = Offer(url, f"http://columns.example{TILL}", "columns.example", Follow.SEED)
    archive.frontier.add_seeds([seed], at)
    (claimed,) = archive.frontier.claim(["columns.example"], at, 1, 600)
    reference = archive.warc.append(kept, truncated=WITHHELD if why else "")
    visit = Visited(claimed, ((kept, reference),), read(came), withheld=why)
    return visit, record(archive, visit, RULES, at)


def test_what_was_published_stays_and_nothing_is_added_to_it(archive: Archive) -> None:
    with archive:
        assert visited(archive, None, NOON)[1] == "article"
        (before,) = archive.articles()
        assert visited(archive, "noindex", NOON + A_DAY)[1] == "withheld"
        (after,) = archive.articles()
        assert before == after
        assert isinstance(after, ArticleRecord)
        assert after.last_captured == NOON
        assert visited(archive, "all", NOON + 2 * A_DAY)[1] == "article"
        (returned,) = archive.articles()
        assert isinstance(returned, ArticleRecord)
        assert (returned.last_captured, returned.changed) == (NOON + 2 * A_DAY, after.changed)


def test_what_is_withheld_is_asked_for_ever_more_rarely_and_as_a_whole(archive: Archive) -> None:
    with archive:
        at, waits = NOON, []
        for _ in range(4):
            assert visited(archive, "none", at)[1] == "withheld"
            assert list(archive.articles()) == []
            explanation = archive.explain(f"http://columns.example{TILL}")
            assert explanation is not None
            assert explanation.address is not None
            assert explanation.address.due is not None
            assert explanation.reading is None
            waits.append(explanation.address.due - at)
            at = explanation.address.due
        assert waits == sorted(waits)
        assert waits[-1] > 4 * waits[0]
        (claimed,) = archive.frontier.claim(["columns.example"], at, 1, 600)
        assert (claimed.etag, claimed.last_modified) == (None, None)


def test_only_an_article_is_withheld() -> None:
    listing = reading(PageKind.LISTING, (A, LinkRole.ARTICLE))
    capture = Capture(A, 200, (), b"", NOON)
    for made, word in ((listing, "listing"), (replace(listing, kind=PageKind.ARTICLE), "withheld")):
        visit = Visited(lease(), ((capture, None),), made, withheld="it says so")  # type: ignore[arg-type]
        assert judge(visit).word == word


@pytest.mark.parametrize(
    ("role", "followed"),
    [
        (LinkRole.NEXT_PAGE, True),
        (LinkRole.PAGE_N, True),
        (LinkRole.NEXT_PART, True),
        (LinkRole.SERIES_INDEX, True),
        (LinkRole.RELATED, False),
        (LinkRole.NEXT_ARTICLE, False),
    ],
)
def test_a_link_with_nofollow_is_followed_within_its_article(role: LinkRole, *, followed: bool) -> None:
    made = reading(PageKind.ARTICLE, (A, role), (B, LinkRole.RELATED))
    first, second = made.links
    doubted = replace(made, links=(replace(first, nofollow=True), second))
    came_by: Lease = lease(Follow.ARTICLE)
    assert [offer.url for offer in offers(heeded(doubted), came_by)] == ([A, B] if followed else [B])
    assert offers(heeded(replace(doubted, nofollow="the page says so")), came_by) == ()


@pytest.mark.parametrize("role", [LinkRole.ARTICLE, LinkRole.LISTING_NEXT])
def test_a_listings_link_with_nofollow_is_not_followed(role: LinkRole) -> None:
    made = reading(PageKind.LISTING, (A, role))
    doubted = replace(made, links=tuple(replace(link, nofollow=True) for link in made.links))
    assert len(offers(heeded(made), lease())) == 1
    assert offers(heeded(doubted), lease()) == ()
