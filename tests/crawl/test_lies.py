"""Sites that answer otherwise than they should: what is lost by it is one page at most."""

from pathlib import Path

from crawler.sample.pages import SamplePage
from tests.crawl.program import COLUMNS, crawl, export, run
from tests.site.expected import MISSING_PATH, expected_articles
from tests.site.server import RecordingSite, edited

CROSSROADS = ("/columns/the-long-quay", "/columns/small-press-arithmetic", "/columns/why-catalogues-came-back")
HTML = (("Content-Type", "text/html"),)
TITLES = sorted(article.title for article in expected_articles())
PALLET, PALLET_TITLE = "/columns/what-a-pallet-costs-to-stand-still", "What a Pallet Costs to Stand Still"


def redirect(to: str) -> SamplePage:
    return SamplePage(302, (*HTML, ("Location", to)), b"")


def titles(archive: Path) -> list[str]:
    return sorted(line["title"] for line in export(archive))


def test_a_continuation_that_redirects_elsewhere_takes_nothing_from_its_target(
    sample_site: RecordingSite, tmp_path: Path
) -> None:
    sample_site.override(MISSING_PATH, redirect("/columns?page=3"))
    done = crawl(sample_site.url, tmp_path / "archive")
    assert done.returncode == 0, done.stderr
    assert titles(tmp_path / "archive") == TITLES


def test_a_redirect_loop_is_given_up(sample_site: RecordingSite, tmp_path: Path) -> None:
    sample_site.override(MISSING_PATH, redirect("/columns/round"))
    sample_site.override("/columns/round", redirect(MISSING_PATH))
    done = crawl(sample_site.url, tmp_path / "archive")
    assert done.returncode == 0, done.stderr
    assert sample_site.paths().count(MISSING_PATH) <= 6
    assert titles(tmp_path / "archive") == TITLES


def test_a_304_that_nobody_asked_for_is_no_answer(sample_site: RecordingSite, tmp_path: Path) -> None:
    sample_site.override(PALLET, SamplePage(304, (), b""))
    crawl(sample_site.url, tmp_path / "archive", "FAILED_INTERVAL=0")
    assert titles(tmp_path / "archive") == sorted(set(TITLES) - {PALLET_TITLE})
    explained = run([COLUMNS, "explain", f"{sample_site.base}{PALLET}", "--archive", tmp_path / "archive"])
    assert "answers 304" in explained.stdout
    sample_site.restore(PALLET)
    crawl(sample_site.url, tmp_path / "archive")
    assert titles(tmp_path / "archive") == TITLES


def test_a_link_to_a_scheme_that_is_not_served_costs_that_link(sample_site: RecordingSite, tmp_path: Path) -> None:
    article = "/columns/part-of-the-problem"
    secure = sample_site.base.replace("http:", "https:") + article
    sample_site.override("/columns", edited("/columns", f'href="{article}"', f'href="{secure}"'))
    done = crawl(sample_site.url, tmp_path / "archive")
    assert done.returncode == 0, done.stderr
    assert len(titles(tmp_path / "archive")) >= len(TITLES) - 1


def test_a_seed_that_redirects_is_read_where_it_leads(sample_site: RecordingSite, tmp_path: Path) -> None:
    sample_site.override("/blog", redirect("/columns"))
    for _ in range(2):
        done = crawl(f"{sample_site.base}/blog", tmp_path / "archive")
        assert done.returncode == 0, done.stderr
    assert titles(tmp_path / "archive") == TITLES


def test_a_seed_to_another_site_is_refused(sample_site: RecordingSite, tmp_path: Path) -> None:
    sample_site.override("/blog", redirect("http://localhost:9/columns"))
    done = crawl(f"{sample_site.base}/blog", tmp_path / "archive")
    assert done.returncode == 4
    assert "redirects to another site: http://localhost:9/columns" in done.stderr.splitlines()[-1]


BROKEN = {
    "an empty page": SamplePage(200, HTML, b""),
    "a document": SamplePage(200, (("Content-Type", "application/pdf"),), b"%PDF-1.7 \x00\xff"),
    "no gzip": SamplePage(200, (*HTML, ("Content-Encoding", "gzip")), b"no gzip at all"),
    "no text": SamplePage(200, HTML, b"\xff\xfe\x00" * 5000),
    "a deep page": SamplePage(200, HTML, b"<div>" * 20_000),
    "forbidden": SamplePage(403, HTML, b"no"),
    "an error": SamplePage(500, HTML, b"oops"),
}


def test_broken_pages_cost_themselves(sample_site: RecordingSite, tmp_path: Path) -> None:
    singles = [article for article in expected_articles() if len(article.paths) == sum(article.pages) == 1]
    leaves = [article for article in singles if article.paths[0] not in CROSSROADS]
    broken = dict(zip(leaves, BROKEN.values(), strict=False))
    assert len(broken) == len(BROKEN)
    for article, page in broken.items():
        sample_site.override(article.paths[0], page)
    done = crawl(sample_site.url, tmp_path / "archive")
    assert done.returncode == 0, done.stderr
    assert titles(tmp_path / "archive") == sorted(set(TITLES) - {article.title for article in broken})
