"""What starts runs by itself: the line for cron, the units for systemd, and putting them in place."""

import shlex
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.runs import scheduling
from crawler.runs.configuration import Configuration, Notify
from crawler.runs.schedule import (
    Schedule,
    confinement,
    crontab_entry,
    entry_in,
    mark,
    service_unit,
    timer_unit,
    with_entry,
    without_entry,
)
from storage.archive import Archive
from storage.errors import ColumnsError, UsageError
from tests.crawl.program import COLUMNS, FAST, PROJECT, run
from tests.site.daily import LISTING, DailyColumn, Piece
from tests.site.server import RecordingSite

ARCHIVE = Path("/srv/my columns/100%/archive")
NIGHTLY = Schedule(("/opt/columns",), ("--archive", str(ARCHIVE)), (ARCHIVE,))
OTHERS = "MAILTO=me\n# mine\n5 5 * * 0 true\n"

CRONTAB = """#!/bin/sh
case "$1" in
-l) if test -f {table}; then cat {table}; else echo "no crontab for me" >&2; exit 1; fi ;;
-) echo once >> {table}.changes; cat > {table} ;;
esac
"""


def test_a_line_for_cron() -> None:
    comment, line = crontab_entry(NIGHTLY)
    assert comment == "# columns: /srv/my columns/100%/archive"
    minute, hour, *days, command = line.split(" ", 5)
    assert (0 <= int(minute) < 60, 1 <= int(hour) < 6, days) == (True, True, ["*", "*", "*"])
    assert command == r"/opt/columns crawl --archive '/srv/my columns/100\%/archive'"


@pytest.mark.parametrize("when", ["17 3 * * *", "*/5 1-4 * jan,feb mon-fri", "@daily"])
def test_when_cron_starts_it(when: str) -> None:
    assert crontab_entry(Schedule(("/c",), (), (ARCHIVE,), when))[1] == f"{when} /c crawl"


@pytest.mark.parametrize("when", ["17 3 * *", "17 3 * * * root", "*-*-* 03:00", "@fortnightly", "1 1 1 1 1\n* * * * *"])
def test_what_is_no_time_for_cron(when: str) -> None:
    with pytest.raises(UsageError, match="--when"):
        crontab_entry(Schedule(("/c",), (), (ARCHIVE,), when))


def test_what_no_crontab_can_hold() -> None:
    with pytest.raises(UsageError, match="cron takes 998"):
        crontab_entry(Schedule(("/c",), ("x" * 1000,), (ARCHIVE,)))
    with pytest.raises(UsageError, match="line breaks"):
        crontab_entry(Schedule(("/c",), ("a\n* * * * * rm",), (ARCHIVE,)))


def test_installing_twice_changes_nothing_and_removing_only_ours() -> None:
    entry = crontab_entry(NIGHTLY)
    other = crontab_entry(Schedule(("/opt/columns",), (), (Path("/srv/other"),)))
    both = with_entry(with_entry(OTHERS, entry), other)
    assert with_entry(both, entry) == both
    assert both == OTHERS + "".join(f"{line}\n" for line in (*entry, *other))
    later = crontab_entry(Schedule(NIGHTLY.program, NIGHTLY.options, NIGHTLY.writes, "@weekly"))
    assert with_entry(both, later) == both.replace(entry[1], later[1])
    assert without_entry(both, ARCHIVE) == with_entry(OTHERS, other)
    assert without_entry(OTHERS, ARCHIVE) == OTHERS
    assert (entry_in(both, ARCHIVE), entry_in(OTHERS, ARCHIVE)) == (entry[1], None)


def test_a_line_that_somebody_else_put_below_our_comment_is_not_ours() -> None:
    left = f"{mark(ARCHIVE)}\n{OTHERS}"
    assert without_entry(left, ARCHIVE) == OTHERS
    assert entry_in(left, ARCHIVE) is None


LINES = st.lists(st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=20), max_size=6)


@given(LINES)
def test_what_others_wrote_survives(lines: list[str]) -> None:
    table = "".join(f"{line}\n" for line in lines)
    entry = crontab_entry(NIGHTLY)
    assert without_entry(with_entry(table, entry), ARCHIVE) == table


def test_units_for_systemd() -> None:
    service, timer = service_unit(NIGHTLY), timer_unit(NIGHTLY)
    for line in (
        'ExecStart="/opt/columns" "crawl" "--archive" "/srv/my columns/100%%/archive"',
        "SuccessExitStatus=5 130 6",
        "ProtectSystem=strict",
        'ReadWritePaths="-/srv/my columns/100%%/archive"',
        "NoNewPrivileges=yes",
        "PrivateTmp=yes",
    ):
        assert line in service.splitlines()
    assert {"Persistent=true", "RandomizedDelaySec=15min", "WantedBy=timers.target"} <= set(timer.splitlines())
    assert "OnCalendar=Mon 04:00" in timer_unit(Schedule(("/c",), (), (ARCHIVE,), "Mon 04:00"))
    assert service.startswith(f"{mark(ARCHIVE)}\n")
    quoted = service_unit(Schedule(("/c",), ('say "$HOME" \\ 5%',), (ARCHIVE,)))
    assert r'ExecStart="/c" "crawl" "say \"$$HOME\" \\ 5%%"' in quoted.splitlines()


def test_a_users_service_has_a_namespace_of_users_and_roots_none() -> None:
    """Without it, systemd 252 starts nothing that has PrivateDevices, and says 218/CAPABILITIES."""
    assert "PrivateUsers=yes" in service_unit(NIGHTLY).splitlines()
    assert "PrivateUsers=no" in service_unit(replace(NIGHTLY, as_root=True)).splitlines()


def test_a_service_that_cannot_be_confined_asks_for_no_namespace() -> None:
    lines = set(service_unit(NIGHTLY, confined=False).splitlines())
    assert "NoNewPrivileges=yes" in lines
    assert not lines & set(confinement(NIGHTLY))


def test_an_archive_below_tmp_is_not_hidden_from_its_service() -> None:
    assert "PrivateTmp=no" in service_unit(Schedule(("/c",), (), (Path("/tmp/archive"),)))


def test_a_unit_cannot_be_given_another_line() -> None:
    with pytest.raises(UsageError):
        timer_unit(Schedule(("/c",), (), (ARCHIVE,), "daily\nUnit=other.service"))
    with pytest.raises(UsageError):
        service_unit(Schedule(("/c",), (), (Path("/a\nExecStart=/bin/sh"),)))


def test_archives_of_one_name_have_units_of_their_own() -> None:
    names = {Schedule((), (), (Path(path),)).name for path in ("/a/archive", "/b/archive", "/", "/ü")}
    assert len(names) == 4
    assert all(name.startswith("columns-") and name.replace("-", "").isalnum() for name in names)


def test_all_paths_are_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    configuration = Configuration(notify=Notify(textfile="figures/columns.prom"))
    planned = scheduling.schedule_of(configuration, Path("columns.toml"), ("--max-pages", "9"), Path("archive"))
    assert planned.writes == (tmp_path / "archive", tmp_path / "figures")
    assert Path(planned.program[0]).is_absolute()
    assert planned.options == (
        *("--archive", str(tmp_path / "archive"), "-s", f"COLUMNS_TOML={tmp_path / 'columns.toml'}"),
        *("--quiet-when-busy", "--max-pages", "9"),
    )


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A crontab of its own, kept by a program of its own, on a machine without systemctl."""
    programs = tmp_path / "bin"
    programs.mkdir()
    (programs / "crontab").write_text(CRONTAB.format(table=shlex.quote(str(tmp_path / "table"))))
    (programs / "crontab").chmod(0o755)
    for name in ("cat", "sh"):
        (programs / name).symlink_to(f"/bin/{name}")
    monkeypatch.setenv("PATH", str(programs))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return tmp_path / "table"


def program(directory: Path, name: str, script: str) -> None:
    """Another program on this machine."""
    path = directory / "bin" / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


def planned(directory: Path) -> Schedule:
    archive = directory / "archive"
    return Schedule(("/opt/columns",), ("--archive", str(archive)), (archive,))


def test_the_crontab_is_changed_once(table: Path, tmp_path: Path) -> None:
    plan = planned(tmp_path)
    for said in ("in the crontab now", "already in the crontab"):
        assert next(scheduling.install(plan, systemd=False)).startswith(said)
    assert table.read_text() == "".join(f"{line}\n" for line in crontab_entry(plan))
    assert scheduling.installed(plan.archive) == [f"crontab: {crontab_entry(plan)[1]}"]
    for said in ("taken from the crontab", "the crontab has nothing"):
        assert next(scheduling.remove(plan, systemd=False)).startswith(said)
    assert table.read_text() == ""
    assert (tmp_path / "table.changes").read_text() == "once\nonce\n"
    assert scheduling.installed(plan.archive) == []


def test_units_are_written_and_removed_where_no_systemctl_is(table: Path, tmp_path: Path) -> None:
    plan, units = planned(tmp_path), tmp_path / "config" / "systemd" / "user"
    for said in ("written: ", "already there: "):
        lines = list(scheduling.install(plan, systemd=True))
        assert lines[0].startswith(said)
        assert any(f"systemctl --user enable --now {plan.name}.timer" in line for line in lines)
    assert (units / f"{plan.name}.service").read_text() == service_unit(plan)
    assert scheduling.installed(plan.archive) == [f"systemd: {plan.name}.timer"]
    assert "removed: " in "".join(scheduling.remove(plan, systemd=True))
    assert list(units.glob("columns-*")) == []
    assert next(scheduling.remove(plan, systemd=True)).startswith("no units for ")


def test_what_systemd_notes_of_the_timer_goes_with_it(table: Path, tmp_path: Path) -> None:
    told = tmp_path / "told"
    program(tmp_path, "systemctl", f'echo "$@" >> {shlex.quote(str(told))}')
    plan = planned(tmp_path)
    list(scheduling.install(plan, systemd=True))
    told.unlink()
    list(scheduling.remove(plan, systemd=True))
    assert told.read_text().splitlines() == [
        f"--user disable --now {plan.name}.timer",
        f"--user clean --what=state {plan.name}.timer",
        "--user daemon-reload",
    ]


@pytest.mark.parametrize(("code", "confined"), [(0, True), (217, False), (218, False), (1, True)])
def test_it_is_confined_where_systemd_can_do_so_or_cannot_be_asked(
    table: Path, tmp_path: Path, code: int, *, confined: bool
) -> None:
    plan, units = planned(tmp_path), tmp_path / "config" / "systemd" / "user"
    program(tmp_path, "systemd-run", f'echo "$@" > {shlex.quote(str(tmp_path / "asked"))}; exit {code}')
    lines = list(scheduling.install(plan, systemd=True))
    assert (units / f"{plan.name}.service").read_text() == service_unit(plan, confined=confined)
    assert any(line.startswith("It may write elsewhere") for line in lines) is not confined
    assert all(f"--property={line}" in (tmp_path / "asked").read_text() for line in confinement(plan))


def test_a_time_that_systemd_does_not_know_is_refused(table: Path, tmp_path: Path) -> None:
    known = 'test "$1 $2 $3" = "calendar -- Mon 04:00" || { echo "Failed to parse" >&2; exit 1; }'
    program(tmp_path, "systemd-analyze", known)
    plan = replace(planned(tmp_path), when="17 3 * * *")
    for act in (scheduling.install, scheduling.printed):
        with pytest.raises(UsageError, match=r"--when 17 3 .* Failed to parse"):
            list(act(plan, systemd=True))
    assert not (tmp_path / "config").exists()
    plan = replace(plan, when="Mon 04:00")
    assert next(scheduling.install(plan, systemd=True)).startswith("written")


def test_units_of_somebody_else_are_left(table: Path, tmp_path: Path) -> None:
    plan, units = planned(tmp_path), tmp_path / "config" / "systemd" / "user"
    units.mkdir(parents=True)
    (units / f"{plan.name}.timer").write_text("[Timer]\n")
    (units / f"{plan.name}.service").write_text("[Service]\n")
    with pytest.raises(ColumnsError, match="move it away first"):
        list(scheduling.install(plan, systemd=True))
    list(scheduling.remove(plan, systemd=True))
    assert (units / f"{plan.name}.timer").read_text() == "[Timer]\n"


def test_without_cron_it_says_so(table: Path, tmp_path: Path) -> None:
    (tmp_path / "bin" / "crontab").unlink()
    with pytest.raises(ColumnsError, match="no 'crontab'"):
        list(scheduling.install(planned(tmp_path), systemd=False))
    assert scheduling.installed(tmp_path) == []


def test_the_line_works_from_the_root_with_an_empty_environment(tmp_path: Path) -> None:
    column = DailyColumn()
    column.pieces = [Piece(number, 30 * number) for number in range(1, 3)]
    home = tmp_path / "at 100%"
    home.mkdir()
    toml = home / "columns.toml"
    options = [word for setting in FAST[:2] for word in ("-s", setting)]
    with RecordingSite(pages=column.page_at, listing=LISTING) as site:
        toml.write_text(f'[[site]]\nname = "daily"\nurl = "{site.url}"\n')
        plan = scheduling.schedule_of(Configuration(), toml, options, home / "archive")
        command = crontab_entry(plan)[1].split(" ", 5)[5].replace(r"\%", "%")  # as cron does
        environment = {"PYTHONPATH": str(PROJECT)}
        done = subprocess.run(["/bin/sh", "-c", command], cwd="/", env=environment, capture_output=True, check=False)
        assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
        assert {piece.path for piece in column.pieces} <= set(site.paths())
        with Archive.create_or_open(home / "archive"):
            busy = run(shlex.split(command))
        assert (busy.returncode, busy.stdout, busy.stderr) == (6, "", "")


def test_a_schedule_of_nothing_is_refused(tmp_path: Path) -> None:
    done = run([COLUMNS, "schedule", "--archive", tmp_path, "--install", "--remove"])
    assert (done.returncode, done.stderr) == (2, "columns: give --install or --remove, not both\n")


def test_an_option_that_the_crawl_does_not_take_is_refused_now(tmp_path: Path) -> None:
    (tmp_path / "columns.toml").write_text('[[site]]\nname = "a"\nurl = "https://a.example/"\n')
    command = f"cd {shlex.quote(str(tmp_path))} && exec {shlex.quote(COLUMNS)} schedule"
    for options, code in (("--instal", 2), ("--max-pages 9", 0)):
        done = subprocess.run(["/bin/sh", "-c", f"{command} {options}"], capture_output=True, text=True, check=False)
        assert done.returncode == code, done.stderr
    assert done.stdout.splitlines()[1].endswith("--quiet-when-busy --max-pages 9")
