"""Arguments, settings and columns.toml, put together into a plan."""

from pathlib import Path

import pytest
from scrapy.settings import Settings

from crawler.runs.configuration import load_configuration
from crawler.runs.plan import known_columns, make_plan, project_settings
from storage.errors import UsageError

TOML = """
contact = "crawl@example.org"
archive = "from-toml"

[defaults]
delay = 3.0

[[site]]
name = "ports"
url = ["https://Trade.example/columns", "https://trade.example/notes"]
delay = 7.5

[[site]]
name = "books"
url = "http://books.example:8080/"
related_depth = 0
"""


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    (tmp_path / "columns.toml").write_text(TOML)
    return project_settings(None, None, [f"COLUMNS_TOML={tmp_path / 'columns.toml'}"])


def test_every_site_of_the_configuration(settings: Settings) -> None:
    plan = make_plan({}, settings)
    assert set(plan.sites) == {"trade.example", "books.example:8080"}
    assert [seed.url for seed in plan.sites["trade.example"].seeds] == [
        "https://Trade.example/columns",
        "https://trade.example/notes",
    ]
    assert (plan.sites["trade.example"].delay, plan.sites["books.example:8080"].delay) == (7.5, 3.0)
    assert (plan.sites["trade.example"].related_depth, plan.sites["books.example:8080"].related_depth) == (2, 0)
    assert plan.archive == Path("from-toml")
    assert "crawl@example.org" in plan.user_agent


@pytest.mark.parametrize(("default", "own", "ignores"), [("", "", False), ("true", "", True), ("true", "false", False)])
def test_whether_what_pages_say_to_robots_counts(tmp_path: Path, default: str, own: str, *, ignores: bool) -> None:
    said = [f"ignore_robots_directives = {value}\n" if value else "" for value in (default, own)]
    path = tmp_path / "columns.toml"
    path.write_text(f'[defaults]\n{said[0]}[[site]]\nname = "a"\nurl = "https://trade.example/"\n{said[1]}')
    settings = project_settings(None, None, [f"COLUMNS_TOML={path}"])
    for arguments in ({}, {"url": "https://trade.example/other"}):
        assert make_plan(arguments, settings).sites["trade.example"].ignores_directives == ignores
    known = known_columns({"sea.example": ("http://sea.example/",)}, settings)
    of_hosts = {host: column.ignores_directives for host, column in known.items()}
    assert of_hosts == {"trade.example": ignores, "sea.example": default == "true"}


def test_one_site_by_name(settings: Settings) -> None:
    assert list(make_plan({"site": "books"}, settings).sites) == ["books.example:8080"]


def test_an_address_is_treated_as_its_site_is(settings: Settings) -> None:
    plan = make_plan({"url": "https://trade.example/other, https://new.example/"}, settings)
    assert (plan.sites["trade.example"].delay, plan.sites["new.example"].delay) == (7.5, 3.0)
    assert [seed.url for seed in plan.seeds] == ["https://trade.example/other", "https://new.example/"]


def test_a_setting_of_the_run_wins(settings: Settings) -> None:
    settings.set("DOWNLOAD_DELAY", "0", priority="cmdline")
    settings.set("ARCHIVE", "elsewhere", priority="cmdline")
    plan = make_plan({}, settings)
    assert {site.delay for site in plan.sites.values()} == {0.0}
    assert plan.archive == Path("elsewhere")


def test_without_a_configuration(tmp_path: Path) -> None:
    settings = project_settings(None, None, [f"COLUMNS_TOML={tmp_path / 'none.toml'}"])
    (site,) = make_plan({"url": "http://127.0.0.1:8000/columns"}, settings).sites.values()
    assert (site.host, site.delay, site.concurrency, site.related_depth) == ("127.0.0.1:8000", 1.0, 1, 2)
    with pytest.raises(UsageError, match="nothing to crawl"):
        make_plan({}, settings)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("colour = 1", "colour"),
        ("[[site]]\nname = 'a'", "url"),
        ("[defaults]\ndelay = -1", "delay"),
        ("[defaults]\nconcurrency = 0", "concurrency"),
        ("contact = ", "Invalid value"),
        ("[[site]]\nname='a'\nurl='http://a.example'\n[[site]]\nname='a'\nurl='http://b.example'", "two sites"),
        ("\xff", "decode"),
    ],
)
def test_a_bad_configuration_is_named(tmp_path: Path, text: str, complaint: str) -> None:
    path = tmp_path / "columns.toml"
    path.write_bytes(text.encode("latin-1"))
    with pytest.raises(UsageError, match=complaint) as error:
        load_configuration(path)
    assert str(path) in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    "arguments",
    [
        {"url": "trade.example/columns"},
        {"url": "ftp://trade.example/"},
        {"url": "http://"},
        {"url": ""},
        {"site": "nowhere"},
        {"colour": "red"},
    ],
    ids=str,
)
def test_bad_arguments(settings: Settings, arguments: dict[str, str]) -> None:
    with pytest.raises(UsageError) as error:
        make_plan(arguments, settings)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("change", ["DOWNLOAD_DELAY=soon", "RELATED_DEPTH=deep", "ARCHIVE="])
def test_bad_settings(settings: Settings, change: str) -> None:
    name, _, value = change.partition("=")
    settings.set(name, value, priority="cmdline")
    with pytest.raises(UsageError):
        make_plan({}, settings)
