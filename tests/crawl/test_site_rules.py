"""Rules for single sites: loaded from files, chosen by host and day, shipped whole, and what is said of mistakes."""

import shutil
import subprocess
import sys
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from crawler.reading import read
from crawler.runs.configuration import Configuration, load_configuration
from crawler.runs.plan import make_plan, project_settings
from crawler.site_rules import SHIPPED, SiteRules, load_directory, load_site_rules
from storage.errors import UsageError
from storage.records import Capture
from tests.crawl.program import PROJECT

TRADE = """
hosts = ["trade.example", "*.trade.example"]

[[version]]
body = "div.story"
authors = [".by a", ".by b"]

[[version]]
from = 2019-03-01
body = "article .text"
cut_at = ["Letters"]

[[version]]
from = 2022-01-01
"""


def day(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def rules(directory: Path, **files: str) -> SiteRules:
    directory.mkdir(exist_ok=True)
    for name, text in files.items():
        (directory / f"{name}.toml").write_text(text)
    return load_site_rules(Configuration(sites=str(directory)))


def test_a_capture_is_read_by_the_rule_of_its_day(tmp_path: Path) -> None:
    known = rules(tmp_path, trade=TRADE)

    def body(at: datetime) -> str | None:
        rule = known.rule_for("https://trade.example/columns/roads", at)
        assert rule is not None
        return rule.body

    changed = day("2019-03-01")
    assert body(day("1996-01-01")) == body(changed - timedelta(seconds=1)) == "div.story"
    assert body(changed) == body(day("2021-12-31T23:59")) == "article .text"
    assert body(day("2022-01-01")) is None
    # The day is that of UTC, wherever the capture's clock stood.
    assert body(datetime.fromisoformat("2019-03-01T01:00+02:00")) == "div.story"


def test_a_first_version_with_a_day_says_nothing_of_the_time_before(tmp_path: Path) -> None:
    known = rules(tmp_path, trade='hosts = ["trade.example"]\n[[version]]\nfrom = 2019-03-01\nbody = "p"')
    assert known.rule_for("https://trade.example/", day("2019-02-28")) is None
    assert known.rule_for("https://trade.example/", day("2019-03-01")) is not None


def test_what_a_rule_says(tmp_path: Path) -> None:
    known = rules(tmp_path, trade=TRADE)
    first, second = (known.rule_for("https://trade.example/", day(at)) for at in ("2018-01-01", "2020-01-01"))
    assert first is not None
    assert second is not None
    assert (first.authors, first.cut_at, second.cut_at) == (".by a, .by b", (), ("Letters",))
    assert first.host == "trade.example"


def test_the_version_tells_an_edited_rule_from_the_old_one(tmp_path: Path) -> None:
    def version(text: str, at: str) -> str:
        rule = rules(tmp_path, trade=text).rule_for("https://trade.example/", day(at))
        assert rule is not None
        return rule.version

    assert version(TRADE, "2018-01-01").startswith("trade.example#")
    before = version(TRADE, "2020-01-01")
    assert before.startswith("trade.example/2019-03-01#")
    assert version(TRADE.replace("div.story", "div.tale"), "2020-01-01") == before
    assert version(TRADE.replace("article .text", "article"), "2020-01-01") != before
    assert version(TRADE.replace("Letters", "Post"), "2020-01-01") != before
    test = '[[version.tests]]\nurl = "https://trade.example/x"\ntitle = "X"\n\n'
    with_test = TRADE.replace("[[version]]\nfrom = 2022", f"{test}[[version]]\nfrom = 2022")
    assert version(with_test, "2020-01-01") == before


@pytest.mark.parametrize(
    ("url", "named"),
    [
        ("https://trade.example/x", True),
        ("http://WWW.Trade.example:80/x", True),
        ("https://ports.trade.example/", True),
        ("https://a.b.trade.example/", True),
        ("https://trade.example:8443/", False),
        ("https://nottrade.example/", False),
        ("https://example/", False),
        ("not an address", False),
    ],
)
def test_hosts(tmp_path: Path, url: str, named: bool) -> None:  # noqa: FBT001 - a column of the table
    assert (rules(tmp_path, trade=TRADE).rule_for(url, day("2018-01-01")) is not None) is named


def test_the_nearest_name_of_a_host_counts(tmp_path: Path) -> None:
    other = 'hosts = ["ports.trade.example", "bücher.example", "127.0.0.1:8080"]\n[[version]]\nbody = "main"'
    known = rules(tmp_path, trade=TRADE, ports=other)
    for url, body in {
        "https://ports.trade.example/": "main",
        "https://x.ports.trade.example/": "div.story",
        "https://xn--bcher-kva.example/": "main",
        "http://127.0.0.1:8080/columns": "main",
    }.items():
        rule = known.rule_for(url, day("2018-01-01"))
        assert rule is not None
        assert rule.body == body


def test_the_users_rule_replaces_ours(tmp_path: Path) -> None:
    (ours,) = [each for each in load_directory(SHIPPED).values() if "ecommercestrategychina.com" in each.hosts]
    own = f'hosts = ["www.{ours.hosts[0]}"]\n[[version]]\ntitle = "h1"'
    known = rules(tmp_path, mine=own)
    rule = known.rule_for("https://www.ecommercestrategychina.com/column/x", day("2026-01-01"))
    assert rule is not None
    assert (rule.title, rule.cut_at) == ("h1", ())
    assert ours not in list(known.sites())


VERSION = "[[version]]\nbody = 'p'\n"
HOST = "hosts = ['trade.example']\n"
TEST = HOST + VERSION + "[[version.tests]]\n"


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("hosts = [", "not TOML: "),
        ("\xff", "not TOML: "),
        (f"hosts = {'9' * 5000}", "not TOML: "),
        (VERSION, "missing required field `hosts`"),
        ("hosts = []\n" + VERSION, 'no host: say whose rule it is, as in hosts = ["trade.example"]'),
        ("hosts = ['https://trade.example/']\n" + VERSION, "'https://trade.example/' is no host"),
        ("hosts = ['*']\n" + VERSION, "'*' is no host"),
        (HOST, "missing required field `version`"),
        (HOST + "version = []", "no version: a rule is written below [[version]]"),
        (HOST + "colour = 1\n" + VERSION, "unknown field `colour`; what can be said here: hosts, version"),
        (HOST + "[[version]]\ntilte = 'h1'", "version 1: Object contains unknown field `tilte`; what can be said here"),
        (HOST + VERSION + "[[version]]\nfrom = 2019-03-01\nbody = 3", "version 2 (from 2019-03-01): Expected `str"),
        (HOST + "[[version]]\nfrom = 'spring'", "version 1 (from spring): Invalid RFC3339 encoded date"),
        (HOST + "[[version]]\nbody = 'div >'", "version 1: body: 'div >' is not a CSS selector"),
        (HOST + "[[version]]\nstrip = ['.a', '//div']", "version 1: strip: '//div' is not a CSS selector"),
        (HOST + "[[version]]\ntitle = 'h1::text'", "Pseudo-elements are not supported"),
        (HOST + f"[[version]]\ntitle = 'h1{':first-child' * 500}'", "title: more than 500 characters: give a list of"),
        (HOST + "[[version]]\ntitle = 'svg|a'", "'svg|a' is not a CSS selector (Undefined namespace prefix)"),
        (HOST + "[[version]]\nnext = []", "version 1: next: an empty list"),
        (HOST + "[[version]]\nnext = ''", "Expected `str` of length >= 1"),
        (HOST + 2 * VERSION, "version 2: no 'from': only the first version may leave it out"),
        (HOST + 2 * "[[version]]\nfrom = 2019-03-01\n", "(from 2019-03-01): not later than the version before it"),
        (HOST + "[[version]]\nfrom = 2019-03-01\n[[version]]\nfrom = 2018-03-01", "put them in order"),
        (TEST + "title = 'X'", "version 1: test 1: Object missing required field `url`"),
        (TEST + "url = 'https://trade.example/'\ntilte = 'X'", "test 1: Object contains unknown field `tilte`"),
        (TEST + "url = 'https://trade.example/'", "test 1: nothing to compare"),
        (TEST + "url = 'https://other.example/'\ntitle = 'X'", "https://other.example/ is not on trade.example"),
        (TEST + "url = 'https://trade.example/'\ntitle = 'X'\nfile = 'x.html'", "'file' and 'captured' go together"),
    ],
)  # fmt: skip
def test_each_mistake_is_told_in_one_line_with_its_place(tmp_path: Path, text: str, complaint: str) -> None:
    path = tmp_path / "trade.toml"
    path.write_bytes(text.encode("latin-1"))
    with pytest.raises(UsageError) as error:
        load_directory(tmp_path)
    assert str(error.value).startswith(f"{path}: ")
    assert complaint in str(error.value)
    assert "\n" not in str(error.value)


def test_a_host_has_one_file(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(HOST + VERSION)
    (tmp_path / "b.toml").write_text(HOST.replace("trade", "www.trade") + VERSION)
    with pytest.raises(UsageError, match=r"b\.toml: a\.toml is for trade\.example too: .* merge them"):
        load_directory(tmp_path)


def test_the_users_directory_is_found_beside_the_configuration(tmp_path: Path) -> None:
    toml = tmp_path / "columns.toml"
    toml.write_text('sites = "rules"\n[[site]]\nname = "a"\nurl = "https://trade.example/columns"')
    settings = project_settings(None, None, [f"COLUMNS_TOML={toml}"])
    with pytest.raises(UsageError, match=r"rules: no such directory: make it, or take 'sites' out of columns\.toml"):
        make_plan({}, settings)
    rules(tmp_path / "rules", trade=TRADE)
    assert load_configuration(toml).sites == str(tmp_path / "rules")
    rule = make_plan({}, settings).site_rules.rule_for("https://trade.example/columns", day("2018-01-01"))
    assert rule is not None
    (tmp_path / "rules" / "trade.toml").write_text("hosts = 3")
    with pytest.raises(UsageError, match="hosts"):
        make_plan({}, settings)


def test_every_rule_of_ours_loads_and_has_a_test() -> None:
    files = sorted(SHIPPED.glob("*.toml"))
    sites = list(load_site_rules(Configuration()).sites())
    assert [site.path for site in sites] == files != []
    assert all(any(dated.tests for dated in site.versions) for site in sites)


def test_our_rules_are_in_the_wheel(tmp_path: Path) -> None:
    """Built from a copy: a build leaves files of its own in the tree."""
    source = tmp_path / "source"
    for package in ("crawler", "storage"):
        shutil.copytree(PROJECT / package, source / package, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(PROJECT / name, source)
    build = "import sys, setuptools.build_meta as backend; backend.build_wheel(sys.argv[1])"
    subprocess.run([sys.executable, "-c", build, tmp_path], cwd=source, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    packed = {name for name in zipfile.ZipFile(wheel).namelist() if name.startswith("crawler/sites/")}
    assert packed == {f"crawler/sites/{path.name}" for path in SHIPPED.glob("*.toml")}


CHROME_BEFORE = """<div><p>We use cookies here. By using this site you give us your consent.</p><a>Okay</a></div>
<div><div><a href="/">Home</a><a href="/columns">Columns</a></div></div><h2>Columns Details</h2>"""
CHROME_BEHIND = """<div><a href="/column/part-4-pots">Click here to continue to read</a></div>
<div><h4>Related Articles</h4><div><a href="/column/kettles">Kettles</a><p>{teaser}</p></div></div>
<div><h4>Add comment</h4><div>Please <a href="/login"></a> to add comments</div></div>
<div><h4>Recommended Books</h4><p>{teaser}</p></div><div><h4>Most Popular Posts</h4><p>{teaser}</p></div>
<div><h4>Subscribe to our newsletter</h4><p>{teaser}</p></div>"""
TEASER = "A shop that sells nothing but kettles has outlived three that sold everything, and its owner tells us how."


def test_our_rule_for_columns_in_parts_finds_the_article_between_the_boxes() -> None:
    """On a page of ours with that site's words around it, in elements that have no names at all."""
    title = "Part 3 - Why Pots Are Round"
    words = [f"Pot number {n} was turned on a wheel, and a wheel knows of no corners to speak of." for n in range(5)]
    html = (
        f"<html><head><title>{title}</title></head><body>{CHROME_BEFORE}<div><h1>{title}</h1>"
        f"<div>By Potters' Desk, over 6 years ago <a href='/b'>Business</a></div><h3>{title}</h3>"
        f"{''.join(f'<p>{each}</p>' for each in words)}{CHROME_BEHIND.format(teaser=TEASER)}</div></body></html>"
    )
    url, at = "https://www.ecommercestrategychina.com/column/part-3-pots", day("2024-05-01")
    capture = Capture(url, 200, (("Content-Type", "text/html"),), html.encode(), at)
    reading = read(capture, load_site_rules(Configuration()).rule_for(url, at))
    assert [block.text for block in reading.blocks] == words
    assert (reading.metadata.title, reading.metadata.authors) == (title, ("Potters' Desk",))
