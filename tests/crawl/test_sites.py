"""Sites as they are built in the wild, crawled together as a user does: every article whole, nothing beside it."""

import re
from contextlib import ExitStack
from urllib.parse import urlsplit

import pytest

from tests.crawl.program import Line, crawl, export
from tests.site.all_sites import made_sites
from tests.site.made import MadeSite
from tests.site.server import RecordingSite
from tests.site.source import Article

FACTS = ("title", "authors", "published", "modified", "categories", "tags", "language")
PICTURE = re.compile(r"!\[[^\]]*\]\([^)]*\)")  # its caption may name the photographer
WRONG: tuple[tuple[str, str, str], ...] = (
    ("text", "/2021/03/the-kettle-with-three-lids/", "a picture, which has no text, leaves an empty block in the text"),
    ("text", "/transport/2023/night-ferry-returns-sallowmouth-5206", "a standfirst in the header is left out"),
    ("text", "/business/2023/bakers-move-across-the-river-5188", "a standfirst in the header is left out"),
    ("text", "/transport/2022/river-pilots-learn-on-a-pond-4871", "a standfirst in the header is left out"),
    ("text", "/news/2022/the-winter-the-river-stopped-4702", "a standfirst in the header is left out"),
    ("text", "/culture/2021/the-last-song-of-crane-nine-4410", "a standfirst in the header is left out"),
    ("text", "/opinion/2020/a-toll-is-not-a-wall-3990", "a standfirst in the header is left out"),
    ("published", "/opinion/2020/a-toll-is-not-a-wall-3990", "a byline's words are taken before its <time datetime>"),
    ("modified", "/opinion/2020/a-toll-is-not-a-wall-3990", "'Updated:' with a <time> is not read"),
    ("categories", "/opinion/2020/a-toll-is-not-a-wall-3990", "a breadcrumb is not read"),
    ("captions", "/transport/2023/night-ferry-returns-sallowmouth-5206", "a picture above the body is lost"),
    ("captions", "/business/2023/bakers-move-across-the-river-5188", "a picture above the body is lost"),
    ("captions", "/news/2022/the-winter-the-river-stopped-4702", "a picture above the body is lost"),
    ("captions", "/culture/2021/the-last-song-of-crane-nine-4410", "a picture above the body is lost"),
    ("text", "/p/counting-lit-windows", "a footnote's mark is glued to a word, and its note has no number"),
    ("text", "/p/the-ninth-step", "a footnote's mark is glued to a word, and its note has no number"),
    ("text", "/p/thirty-per-cent-rain", "a footnote's mark is glued to a word, and its note has no number"),
    ("text", "/p/the-average-family-has-moved", "a footnote's mark is glued to a word, and its note has no number"),
    ("text", "/p/the-other-queue", "a footnote's mark is glued to a word, and its note has no number"),
    ("whole", "/business/2023/inside-the-dockers-pension-fund-5215", "an opening before a wall is stored as complete"),
)
"""What the reader gets wrong today: what is asked, of which article, and why it fails."""


def cases(*asked: str, whole: bool = True) -> list[object]:
    """A parameter set for each (whole) article and each thing asked of it. What is known to be wrong must be so, until
    the reader is mended and its line goes."""
    wrong = {(fact, path): why for fact, path, why in WRONG}
    return [
        pytest.param(
            site,
            article,
            fact,
            id=f"{site.name}-{article.path.rstrip('/').rpartition('/')[2]}-{fact}",
            marks=[pytest.mark.xfail(strict=True, reason=why)] if (why := wrong.get((fact, article.path))) else [],
        )
        for site in made_sites()
        for article in site.articles
        if article.whole is whole
        for fact in asked
    ]


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


@pytest.mark.parametrize(("site", "article", "fact"), cases(*FACTS))
def test_metadata_are_as_published(
    archived: dict[str, list[Line]], site: MadeSite, article: Article, fact: str
) -> None:
    got = line_of(archived, site, article)[fact]
    assert (tuple(got) if isinstance(got, list) else got) == getattr(article, fact)


@pytest.mark.parametrize(("site", "article", "fact"), cases("text"))
def test_texts_are_as_published(archived: dict[str, list[Line]], site: MadeSite, article: Article, fact: str) -> None:
    line = line_of(archived, site, article)
    assert line[fact].split("\n\n") == article.text.split("\n\n")
    assert line["complete"] is True


@pytest.mark.parametrize(("site", "article", "fact"), cases("pages"))
def test_all_pages_of_an_article_are_one_part(
    archived: dict[str, list[Line]], site: MadeSite, article: Article, fact: str
) -> None:
    parts = line_of(archived, site, article)["parts"]
    assert [len(part[fact]) for part in parts] == [len(article.pages)]


@pytest.mark.parametrize(("site", "article", "beside"), cases("beside"))
def test_nothing_beside_the_article_is_in_it(
    archived: dict[str, list[Line]], site: MadeSite, article: Article, beside: str
) -> None:
    del beside
    line = line_of(archived, site, article)
    assert site.stray(article, line["text"]) == []
    assert site.stray(article, PICTURE.sub("", line["markdown"])) == []


@pytest.mark.parametrize(("site", "article", "captions"), cases("captions"))
def test_pictures_are_in_the_markdown(
    archived: dict[str, list[Line]], site: MadeSite, article: Article, captions: str
) -> None:
    del captions
    markdown = line_of(archived, site, article)["markdown"]
    assert [caption for caption in article.captions if f"![{caption}" not in markdown] == []


@pytest.mark.parametrize(("site", "article", "whole"), cases("whole", whole=False))
def test_an_opening_is_not_stored_as_the_whole(
    archived: dict[str, list[Line]], site: MadeSite, article: Article, whole: str
) -> None:
    del whole
    lines = [line for line in archived[site.name] if urlsplit(line["url"]).path == article.path]
    assert all(line["complete"] is False for line in lines)
