"""What a site repeats, in a whole crawl: a paragraph under three of the sample site's articles, then under two.

That it left the third is no edit: it counts as long as the text there is the one that it was seen with.
"""

from pathlib import Path

from tests.crawl.program import COLUMNS, Line, crawl, export, run
from tests.site.expected import ExpectedArticle, expected_articles
from tests.site.server import RecordingSite, edited

CLUB = "The ledger club of this paper meets on the first Monday of each month, in the old customs house by the bridge."
CORRECTION = (
    "A sum in the second paragraph was put right on the day after this was printed: the barrels were counted twice, "
    "once on the quay and once more in the cellar, and what the innkeeper owed for them was half of what we had said, "
    "for which we beg his pardon."
)
END = "</p>\n</div>"
"""Where the last paragraph of an article ends, and its body."""


def plain_articles() -> list[ExpectedArticle]:
    single = [article for article in expected_articles() if article.pages == (1,) and article.language == "en"]
    found = []
    for article in single:
        try:
            edited(article.paths[0], END, END)
        except (ValueError, UnicodeDecodeError):
            continue
        found.append(article)
    return found[:3]


def texts(lines: list[Line], site: RecordingSite) -> dict[str, str]:
    return {line["url"].removeprefix(site.base): line["text"] for line in lines}


def test_a_paragraph_under_three_articles_is_dropped_and_comes_back(sample_site: RecordingSite, tmp_path: Path) -> None:
    archive, articles = tmp_path / "archive", plain_articles()
    assert len(articles) == 3
    for article in articles:
        path = article.paths[0]
        sample_site.override(path, edited(path, END, f"</p>\n<p>{CLUB}</p>\n</div>"))
    assert crawl(sample_site.url, archive, "CLOSESPIDER_PAGECOUNT=12").returncode == 5
    assert crawl(sample_site.url, archive, "ARTICLE_INTERVAL=0").returncode == 0
    expected = {article.paths[0]: article.text for article in expected_articles()}
    assert texts(export(archive), sample_site) == expected
    explained = run([COLUMNS, "explain", sample_site.base + articles[0].paths[0], "--archive", archive])
    assert f"{CLUB[:60]}…': stands in 3 works of the site; dropped" in explained.stdout
    assert run([COLUMNS, "reprocess", "--all", "--archive", archive]).returncode == 0
    before = export(archive)
    assert texts(before, sample_site) == expected
    third = articles[2].paths[0]
    sample_site.override(third, edited(third, END, f"</p>\n<p>{CORRECTION}</p>\n</div>"))
    assert crawl(sample_site.url, archive, "ARTICLE_INTERVAL=0").returncode == 0
    lines = export(archive)
    back = {article.paths[0]: f"{article.text}\n\n{CLUB}" for article in articles[:2]}
    back[third] = f"{expected[third]}\n\n{CORRECTION}"
    assert texts(lines, sample_site) == expected | back
    changed = [line for line in lines if line["last_changed"] > max(each["last_changed"] for each in before)]
    assert {line["url"].removeprefix(sample_site.base) for line in changed} == {a.paths[0] for a in articles}
    assert sorted(part["revision"] for line in changed for part in line["parts"]) == [1, 1, 2]
