"""Sites as they are built in the wild, crawled together as a user does: every article whole, nothing beside it."""

import re
from contextlib import ExitStack
from datetime import UTC, datetime
from urllib.parse import urlsplit

import pytest

from crawler.reading import read
from storage.records import Capture, PageKind
from tests.crawl.program import Line, crawl, export
from tests.site.all_sites import made_sites
from tests.site.made import MadeSite
from tests.site.server import RecordingSite
from tests.site.source import Article

FACTS = ("title", "authors", "published", "modified", "categories", "tags", "language")
PICTURE = re.compile(r"!\[[^\]]*\]\([^)]*\)")  # its caption may name the photographer


def asked(fact: str, site: MadeSite, path: str, *values: object) -> object:
    """One question of a test."""
    return pytest.param(site, *values, id=f"{site.name}{path} {fact}")


def of_articles(*facts: str) -> list[object]:
    """A question for each article that is served whole and each fact: its site, itself, and the fact."""
    wholes = [(site, article) for site in made_sites() for article in site.articles if article.whole]
    return [asked(fact, site, article.path, article, fact) for site, article in wholes for fact in facts]


@pytest.fixture(scope="module")
def archived(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Line]]:
    """What one crawl of all the sites archives: the exported lines of each site by its name."""
    location = tmp_path_factory.mktemp("sites") / "archive"
    with ExitStack() as stack:
        running = {
            site.name: stack.enter_context(RecordingSite(pages=site.pages.get, listing=site.listing))
            for site in made_sites()
        }
        done = crawl(",".join(server.url for server in running.values()), location)
        assert done.returncode == 0, done.stderr
        lines = export(location)
    return {name: [line for line in lines if line["url"].startswith(server.base)] for name, server in running.items()}


def line_of(archived: dict[str, list[Line]], site: MadeSite, article: Article) -> Line:
    (line,) = [line for line in archived[site.name] if urlsplit(line["url"]).path == article.path]
    return line


@pytest.mark.parametrize("site", made_sites(), ids=lambda site: site.name)
def test_nothing_but_the_articles_is_archived(archived: dict[str, list[Line]], site: MadeSite) -> None:
    whole = {article.path for article in site.articles if article.whole}
    paths = [urlsplit(line["url"]).path for line in archived[site.name]]
    assert len(set(paths)) == len(paths)
    assert whole <= set(paths) <= {article.path for article in site.articles}


@pytest.mark.parametrize(("site", "article", "fact"), of_articles(*FACTS))
def test_metadata_are_as_published(
    archived: dict[str, list[Line]], site: MadeSite, article: Article, fact: str
) -> None:
    got = line_of(archived, site, article)[fact]
    assert (tuple(got) if isinstance(got, list) else got) == getattr(article, fact)


@pytest.mark.parametrize(("site", "article", "fact"), of_articles("text"))
def test_texts_are_as_published(archived: dict[str, list[Line]], site: MadeSite, article: Article, fact: str) -> None:
    line = line_of(archived, site, article)
    assert line[fact].split("\n\n") == article.text.split("\n\n")
    assert line["complete"] is True


@pytest.mark.parametrize(("site", "article", "fact"), of_articles("pages"))
def test_all_pages_of_an_article_are_one_part(
    archived: dict[str, list[Line]], site: MadeSite, article: Article, fact: str
) -> None:
    parts = line_of(archived, site, article)["parts"]
    assert [len(part[fact]) for part in parts] == [len(article.pages)]


@pytest.mark.parametrize(("site", "article", "beside"), of_articles("beside"))
def test_nothing_beside_the_article_is_in_it(
    archived: dict[str, list[Line]], site: MadeSite, article: Article, beside: str
) -> None:
    del beside
    line = line_of(archived, site, article)
    assert site.stray(article, line["text"]) == []
    assert site.stray(article, PICTURE.sub("", line["markdown"])) == []


@pytest.mark.parametrize(("site", "article", "captions"), of_articles("captions"))
def test_pictures_are_in_the_markdown(
    archived: dict[str, list[Line]], site: MadeSite, article: Article, captions: str
) -> None:
    del captions
    markdown = line_of(archived, site, article)["markdown"]
    assert [caption for caption in article.captions if f"![{caption}" not in markdown] == []


@pytest.mark.parametrize(
    ("site", "article"),
    [
        asked("whole", site, article.path, article)
        for site in made_sites()
        for article in site.articles
        if not article.whole
    ],
)
def test_an_opening_is_not_stored_as_the_whole(
    archived: dict[str, list[Line]], site: MadeSite, article: Article
) -> None:
    lines = [line for line in archived[site.name] if urlsplit(line["url"]).path == article.path]
    assert all(line["complete"] is False for line in lines)


@pytest.mark.parametrize(
    ("site", "path", "kind"),
    [asked("kind", site, path, path, kind) for site in made_sites() for path, kind in site.kinds().items()],
)
def test_each_page_is_taken_for_what_it_is(site: MadeSite, path: str, kind: PageKind) -> None:
    page = site.pages[path]
    captured_at = datetime(2024, 5, 1, tzinfo=UTC)
    reading = read(Capture(f"http://127.0.0.1{path}", page.status, page.headers, page.body, captured_at))
    assert reading.kind is kind, reading.kind_why
