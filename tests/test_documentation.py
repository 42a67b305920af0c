"""What a user can say to the program is documented: commands, settings, keys of an exported line, exit codes."""

import json
import re
from dataclasses import fields
from importlib import resources
from pathlib import Path

import pytest
from typer.main import get_command

from crawler import settings
from crawler.cli import app
from crawler.reports.health import StatusReport
from crawler.runs import endings
from crawler.site_rules import RuleTest, Version, load_directory
from storage.runs import Run, RunResult, SiteRun, SiteStatus

PROJECT = Path(__file__).parents[1]
README = (PROJECT / "README.md").read_text()
STATUS = (SiteStatus, SiteRun, Run, RunResult)
OURS = {name for name in vars(settings) if name.isupper()}


@pytest.mark.parametrize("command", sorted(get_command(app).commands))  # type: ignore[attr-defined]
def test_every_command_is_in_the_readme(command: str) -> None:
    assert re.search(rf"`columns {command}\b", README)


def test_every_key_of_an_exported_line_is_in_the_readme() -> None:
    schema = json.loads(resources.files("storage.export").joinpath("article.schema.json").read_text())
    missing = [key for key in schema["$defs"]["article"]["properties"] if f"`{key}`" not in README]
    assert missing == []


@pytest.mark.parametrize(
    "key", sorted({field.name for kind in STATUS for field in fields(kind)} | {*StatusReport.__struct_fields__})
)
def test_every_key_of_the_status_is_in_the_readme(key: str) -> None:
    section = README.split("### How the archive is doing")[1].split("\n## ")[0]
    assert f"`{key}`" in section


@pytest.mark.parametrize("key", [*Version.__struct_encode_fields__, *RuleTest.__struct_encode_fields__])
def test_every_key_of_a_sites_rule_is_in_the_readme(key: str) -> None:
    section = README.split("### Rules for one site")[1].split("\n## ")[0]
    assert re.search(rf"`{key}\b", section)


@pytest.mark.parametrize(
    "code",
    [endings.DONE, endings.FAULT, endings.MANY_FAILED, endings.NO_SEED, endings.LIMIT, endings.INTERRUPTED, 2, 6],
)
def test_every_exit_code_is_in_the_readme(code: int) -> None:
    assert f"\n| {code} | " in README


def test_the_rule_in_the_readme_loads(tmp_path: Path) -> None:
    (tmp_path / "trade.toml").write_text(README.split("```toml\n# sites/trade.toml")[1].split("```")[0])
    assert load_directory(tmp_path).keys() == {"trade.example", "*.trade.example"}


def test_settings_that_the_readme_names_exist() -> None:
    named = set(re.findall(r"`(?:-s )?([A-Z][A-Z_]{5,})(?:=\w+)?`", README))
    assert {name for name in named if not name.startswith("CLOSESPIDER_")} <= OURS


def test_every_setting_of_ours_says_why() -> None:
    source = (PROJECT / "crawler" / "settings.py").read_text()
    ours = source.split("# --- ours ---")[1].split("# --- politeness")[0]
    silent = [line for line in ours.splitlines() if re.match(r"[A-Z_]+ =", line) and "#" not in line]
    assert silent == []
