"""`columns schedule`: prints what starts runs by itself, puts it in place, or takes it away again."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from crawler.runs.configuration import Configuration
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
from storage.errors import ColumnsError, UsageError

SECONDS = 30.0
"""After which a crontab or systemctl hangs."""

NOT_STARTED = range(200, 256)
"""What systemd exits with for a process that it couldn't set up (systemd.exec(5), 'Process Exit Codes')."""


def schedule_of(configuration: Configuration, toml: Path, options: Sequence[str], archive: Path) -> Schedule:
    """What `columns crawl` of every site in the configuration would be, called from anywhere; `options` are more of
    it."""
    toml, archive = toml.absolute(), archive.absolute()
    ours = ("--archive", str(archive), "-s", f"COLUMNS_TOML={toml}", "--quiet-when-busy")
    textfile = configuration.notify.textfile
    writes = (archive, *([] if textfile is None else [Path(textfile).absolute().parent]))
    return Schedule(_program(), (*ours, *options), writes, as_root=os.geteuid() == 0)


def _program() -> tuple[str, ...]:
    """This program, by absolute paths: the script beside the interpreter, else the one that runs now."""
    beside = Path(sys.executable).with_name("columns")
    return (str(beside),) if beside.exists() else (sys.executable, str(Path(sys.argv[0]).absolute()))


def printed(schedule: Schedule, *, systemd: bool) -> Iterator[str]:
    """What would be installed, and where."""
    if systemd:
        _check_calendar(schedule)
        for path, text in _units(schedule).items():
            yield f"## {path}"
            yield text
    else:
        yield from crontab_entry(schedule)


def install(schedule: Schedule, *, systemd: bool) -> Iterator[str]:
    """Put it in place of what was there for the same archive; says what it did."""
    schedule.archive.mkdir(parents=True, exist_ok=True)
    yield from _install_units(schedule) if systemd else _install_line(schedule)


def remove(schedule: Schedule, *, systemd: bool) -> Iterator[str]:
    """Take away what is ours, for this archive; says what it did."""
    yield from _remove_units(schedule) if systemd else _remove_line(schedule)


def installed(archive: Path) -> list[str]:
    """What starts runs into this archive by itself: the line of the crontab, the name of the timer."""
    schedule = Schedule((), (), (archive.absolute(),))
    found = []
    with suppress(ColumnsError):  # no cron here, or none for this user
        line = entry_in(_crontab(), schedule.archive)
        found += [] if line is None else [f"crontab: {line}"]
    timer = _directory() / f"{schedule.name}.timer"
    if _is_ours(timer, schedule.archive):
        found.append(f"systemd: {timer.name}")
    return found


def _install_line(schedule: Schedule) -> Iterator[str]:
    entry = crontab_entry(schedule)
    before = _crontab()
    after = with_entry(before, entry)
    if after == before:
        yield f"already in the crontab: {entry[1]}"
        return
    _set_crontab(after)
    yield f"in the crontab now: {entry[1]}"


def _remove_line(schedule: Schedule) -> Iterator[str]:
    before = _crontab()
    after = without_entry(before, schedule.archive)
    if after == before:
        yield f"the crontab has nothing for {schedule.archive}"
        return
    _set_crontab(after)
    yield f"taken from the crontab: what was there for {schedule.archive}"


def _crontab() -> str:
    """This user's crontab; '' if there is none yet."""
    if shutil.which("crontab") is None:
        raise ColumnsError("there is no 'crontab' on this machine: install cron, or try --systemd")
    done = _run("crontab", "-l")
    if done.returncode and "no crontab" not in done.stderr.lower():
        raise ColumnsError(f"crontab -l: {done.stderr.strip() or 'failed'}")
    return "" if done.returncode else done.stdout


def _set_crontab(text: str) -> None:
    done = _run("crontab", "-", given=text)
    if done.returncode:
        raise ColumnsError(f"the crontab can't be changed: {done.stderr.strip()}")


def _units(schedule: Schedule, *, confined: bool = True) -> dict[Path, str]:
    directory = _directory()
    return {
        directory / f"{schedule.name}.service": service_unit(schedule, confined=confined),
        directory / f"{schedule.name}.timer": timer_unit(schedule),
    }


def _directory() -> Path:
    """Where systemd looks for this user's units (systemd.unit(5))."""
    configuration = os.environ.get("XDG_CONFIG_HOME", "")
    return (Path(configuration) if configuration else Path.home() / ".config") / "systemd" / "user"


def _install_units(schedule: Schedule) -> Iterator[str]:
    _check_calendar(schedule)
    confined = _can_confine(schedule)
    units = _units(schedule, confined=confined)
    changed = {path: text for path, text in units.items() if not path.exists() or path.read_text() != text}
    for path, text in changed.items():
        if path.exists() and not _is_ours(path, schedule.archive):
            raise ColumnsError(f"{path}: not written by 'columns schedule' for {schedule.archive}: move it away first")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        yield f"written: {path}"
    if not changed:
        yield f"already there: {', '.join(map(str, units))}"
    if not confined:
        yield "It may write elsewhere than to the archive, too: this machine gives no user a namespace to keep it there"
    timer = f"{schedule.name}.timer"
    yield from _systemctl(["daemon-reload"], ["enable", "--now", timer])
    yield "Without a login it runs only after: loginctl enable-linger"


def _remove_units(schedule: Schedule) -> Iterator[str]:
    paths = [path for path in _units(schedule) if _is_ours(path, schedule.archive)]
    if not paths:
        yield f"no units for {schedule.archive} in {_directory()}"
        return
    timer = f"{schedule.name}.timer"
    # What systemd notes of its last run would have one made up for at once, if a timer were installed again.
    yield from _systemctl(["disable", "--now", timer], ["clean", "--what=state", timer])
    # Where systemctl could disable nothing, its link would be left.
    (_directory() / "timers.target.wants" / timer).unlink(missing_ok=True)
    for path in paths:
        path.unlink()
        yield f"removed: {path}"
    yield from _systemctl(["daemon-reload"])


def _check_calendar(schedule: Schedule) -> None:
    """Raises UsageError for a time that systemd, where it is here, doesn't know: its timer would never start."""
    if schedule.when is None or shutil.which("systemd-analyze") is None:
        return
    done = _run("systemd-analyze", "calendar", "--", schedule.when)
    if done.returncode:
        raise UsageError(
            f"--when {schedule.when}: give it as OnCalendar= has it, as in 'Mon 04:00': {done.stderr.strip()}"
        )


def _can_confine(schedule: Schedule) -> bool:
    """Whether systemd starts a process that is confined as the service is to be; true also where it can't be asked."""
    if shutil.which("systemd-run") is None:
        return True
    asked = [f"--property={line}" for line in confinement(schedule)]
    done = _run("systemd-run", "--user", "--wait", "--collect", "--quiet", *asked, "true")
    return done.returncode not in NOT_STARTED


def _is_ours(path: Path, archive: Path) -> bool:
    return path.is_file() and path.read_text().partition("\n")[0] == mark(archive)


def _systemctl(*commands: Sequence[str]) -> Iterator[str]:
    """Tell systemd, if it is there; says what it couldn't be told, so that a person can."""
    for words in commands:
        command = ["systemctl", "--user", *words]
        if shutil.which("systemctl") is None:
            yield f"there is no systemctl here; where systemd runs: {' '.join(command)}"
            continue
        done = _run(*command)
        if done.returncode:
            yield f"{' '.join(command)}: {done.stderr.strip() or 'failed'}"


def _run(*command: str, given: str | None = None) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(command, input=given, capture_output=True, text=True, timeout=SECONDS, check=False)  # noqa: S603
    except subprocess.TimeoutExpired as error:
        raise ColumnsError(f"{' '.join(command)}: no answer in {SECONDS:g} s") from error
