"""What a robots.txt says to us, by RFC 9309, and what is kept of it."""

import gzip
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.fetching.robots import MAX_CRAWL_DELAY, MAX_ROBOTS, Robots, robots_text
from storage.site_files import SiteFile
from tests.storage.made import NOON, opened

SITE = "https://trade.example"


@pytest.mark.parametrize(
    ("lines", "path", "allowed"),
    [
        ("User-agent: *|Disallow: /private", "/private/desk", False),
        ("User-agent: *|Disallow: /private", "/public", True),
        ("User-agent: columns|Disallow: /a||User-agent: *|Disallow: /", "/b", True),
        ("User-agent: COLUMNS/2.0|Disallow: /a", "/a", False),
        ("User-agent: columns  # us|Disallow: /a", "/a", False),
        ("User-agent: col|Disallow: /", "/a", True),
        ("User-agent: columns-image|Disallow: /", "/a", True),
        ("User-agent: other|User-agent: Columns|Disallow: /a", "/a", False),
        ("User-agent: Columns|Disallow: /a||User-agent: Columns|Disallow: /b", "/b", False),
        ("User-agent: *|Disallow: /a|Allow: /a/open", "/a/open/door", True),
        ("User-agent: *|Allow: /a|Disallow: /a/shut", "/a/shut/door", False),
        ("User-agent: *|Disallow: /*.pdf$", "/a.pdf", False),
        ("User-agent: *|Disallow: /*.pdf$", "/a.pdf?x", True),
        ("User-agent: *|Disallow:", "/a", True),
        ("<html><body>Not found</body></html>", "/a", True),
        ("", "/a", True),
    ],
)
def test_what_may_be_fetched(lines: str, path: str, *, allowed: bool) -> None:
    assert Robots(lines.replace("|", "\n")).allows(SITE + path) == allowed
    assert Robots(lines.replace("|", "\r\n")).allows(SITE + path) == allowed


@pytest.mark.parametrize(
    ("lines", "delay"),
    [
        ("User-agent: *|Crawl-delay: 3", 3.0),
        ("User-agent: *|Request-rate: 1/10", 10.0),
        ("User-agent: *|Request-rate: 6/1m", 10.0),
        ("User-agent: *|Crawl-delay: 3|Request-rate: 1/10", 10.0),
        ("User-agent: *|Crawl-delay: 30|Request-rate: 1/10", 30.0),
        ("User-agent: other|Crawl-delay: 3", 0.0),
        ("User-agent: *|Crawl-delay: 3||User-agent: columns|Crawl-delay: 7", 7.0),
        ("User-agent: *|Crawl-delay: 99999", MAX_CRAWL_DELAY),
        ("User-agent: *|Crawl-delay: soon|Request-rate: 0/0", 0.0),
        ("", 0.0),
    ],
)
def test_how_long_it_asks_to_wait(lines: str, delay: float) -> None:
    assert Robots(lines.replace("|", "\n")).delay == delay


def test_half_a_rule_is_none_and_a_byte_order_mark_no_letter() -> None:
    rules = b"User-agent: *\nDisallow: /a\n"
    filler = b"#" * (MAX_ROBOTS - len(rules) - len(b"\nDisallow: /")) + b"\n"
    text = robots_text(rules + filler + b"Disallow: /private\nDisallow: /b\n", "")
    assert len(text) < MAX_ROBOTS
    assert Robots(text).allows(f"{SITE}/b")
    assert not Robots(text).allows(f"{SITE}/a")
    assert not Robots(robots_text(b"\xef\xbb\xbf" + rules, "")).allows(f"{SITE}/a")
    assert robots_text(gzip.compress(rules), "gzip") == rules.decode()


@given(st.text(alphabet="User-agent: *colmnsDiw/CrqAy\n\r #0123456789.$%\x00é", max_size=200))
def test_nothing_in_it_breaks_reading(text: str) -> None:
    robots = Robots(text)
    robots.allows(f"{SITE}/a?b=c")
    assert 0.0 <= robots.delay <= MAX_CRAWL_DELAY


def test_of_a_file_the_last_answer_is_kept(tmp_path: Path) -> None:
    first = SiteFile(f"{SITE}/robots.txt", "trade.example", NOON, "User-agent: *\n\x00", "answers 200")
    second = SiteFile(first.url, first.host, NOON + timedelta(days=1), None, "answers 503")
    with opened(tmp_path) as archive:
        assert archive.site_file(first.url) is None
        archive.keep_site_file(first)
    with opened(tmp_path) as archive:
        kept = archive.site_file(first.url)
        assert kept is not None
        assert (kept.text, kept.answer, kept.asked_at) == ("User-agent: *\n\ufffd", "answers 200", NOON)
        archive.keep_site_file(second)
        assert archive.site_file(first.url) == second
