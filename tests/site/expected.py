"""What an archive of the sample site must hold, and what must never get into it.

The series are spelled out by hand, so that they can't be wrong in the way in which the code under test is.
"""

from dataclasses import dataclass

from crawler.sample import SampleArticle, articles, chrome


@dataclass(frozen=True, slots=True)
class ExpectedArticle:
    """One article of the archive: `paths` are those of its parts in order, `pages` the number of pages of each.

    `text` is plain, blocks separated by one empty line, a list's items a line each after '- '. `published` is the ISO
    date that the page gives for machines, or None: the archive then reads it from the words `published_text`.
    """

    title: str
    authors: tuple[str, ...]
    paths: tuple[str, ...]
    pages: tuple[int, ...]
    text: str
    category: str
    language: str
    published_text: str | None
    published: str | None = None
    complete: bool = True
    missing: tuple[int, ...] = ()
    declared: int | None = None


@dataclass(frozen=True, slots=True)
class _Series:
    title: str
    slugs: tuple[str, ...]
    missing: tuple[int, ...] = ()
    declared: int | None = None


SERIES = (
    _Series(
        "Three Reasons Why Corner Shops Outlast Malls",
        (
            "part-1-three-reasons-why-corner-shops-outlast-malls",
            "part-2-three-reasons-why-corner-shops-outlast-malls",
            "part-3-three-reasons-why-corner-shops-outlast-malls",
            "part-4-three-reasons-why-corner-shops-outlast-malls",
        ),
    ),
    _Series(
        "Stock That Moves",
        ("stock-that-moves-1", "stock-that-moves-2", "stock-that-moves-3", "stock-that-moves-5"),
        missing=(4,),
        declared=5,
    ),
    _Series("A Warehouse of One's Own", ("a-warehouse-of-ones-own", "a-warehouse-of-ones-own-part-two")),
)

MISSING_PATH = "/columns/stock-that-moves-4"
"""The part that is linked, and answers 404."""

FORBIDDEN: tuple[str, ...] = (*chrome.SENTENCES, *(title for title, _ in chrome.BOOKS))
"""What the templates say beside the articles: in no archived text."""


def expected_articles() -> list[ExpectedArticle]:
    """Every article of the sample site as archived, ordered by the path of its first part."""
    found = {article.slug: article for article in articles()}
    series = [_expected([found.pop(slug) for slug in one.slugs], one) for one in SERIES]
    singles = [_expected([article], _Series(article.title, (article.slug,))) for article in found.values()]
    return sorted(series + singles, key=lambda article: article.paths)


def _expected(parts: list[SampleArticle], series: _Series) -> ExpectedArticle:
    first = parts[0]
    return ExpectedArticle(
        title=series.title,
        authors=first.authors,
        paths=tuple(part.path for part in parts),
        pages=tuple(len(part.pages) for part in parts),
        text="\n\n".join(part.text for part in parts),
        category=first.category,
        language=first.language,
        published_text=None if first.published else first.date_phrase,
        published=first.published,
        complete=not series.missing,
        missing=series.missing,
        declared=series.declared,
    )
