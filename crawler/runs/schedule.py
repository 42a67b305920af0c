"""A run that starts by itself, as text: a line for a crontab, or a timer and a service for systemd's user manager.

All paths in it are absolute, and nothing is taken from the environment: cron and systemd start it in another directory,
with next to no variables. Two runs never meet: the second finds the archive held, says nothing and exits with 6.
"""

import hashlib
import re
import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from storage.errors import UsageError

MOST_CRON = 998
"""Characters of a command that every cron takes: Vixie's ends at 1000."""

CRON_TIME = re.compile(
    r"@(?:hourly|daily|midnight|weekly|monthly|yearly|annually|reboot)|(?:[\w*,/~-]+ +){4}[\w*,/~-]+"
)
TEMPORARY = (Path("/tmp"), Path("/var/tmp"))  # noqa: S108 - what PrivateTmp hides

FIRST_HOUR, HOURS = 1, 5
"""When a run starts, unless said: in the night, at a minute of the archive's own, so that not all ask at three."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """`options` are those of the crawl; `writes` is where it writes, the archive first; `when` in the words of cron or
    of systemd's OnCalendar, None for nightly; `as_root`: root's own."""

    program: tuple[str, ...]
    options: tuple[str, ...]
    writes: tuple[Path, ...]
    when: str | None = None
    as_root: bool = False

    @property
    def command(self) -> tuple[str, ...]:
        return (*self.program, "crawl", *self.options)

    @property
    def archive(self) -> Path:
        return self.writes[0]

    @property
    def name(self) -> str:
        """'columns-archive-1a2b3c4d': a unit's name, the archive's own."""
        stem = re.sub(r"[^A-Za-z0-9]+", "-", self.archive.name).strip("-").lower()
        return "-".join(("columns", *filter(None, [stem[:40]]), _digest(self.archive)[:8]))


def mark(archive: Path) -> str:
    """The comment above what is ours."""
    return f"# columns: {archive}"


def crontab_entry(schedule: Schedule) -> tuple[str, str]:
    """The two lines for a crontab. Raises UsageError for what no crontab can hold."""
    hour, minute = _nightly(schedule.archive)
    when = schedule.when or f"{minute} {hour} * * *"
    if not CRON_TIME.fullmatch(when):
        raise UsageError(f"--when {when}: give it as a crontab does, as in '17 3 * * *' or '@daily'")
    command = shlex.join(schedule.command).replace("%", r"\%")  # cron takes a bare one for the end of the line
    if len(command) > MOST_CRON:
        raise UsageError(f"the command has {len(command)} characters, and cron takes {MOST_CRON}: use shorter paths")
    return mark(schedule.archive), f"{when} {_single(command)}"


def with_entry(crontab: str, entry: tuple[str, str]) -> str:
    """The crontab with our two lines: in the place of those for the same archive, else at its end."""
    lines = crontab.splitlines()
    place = _place(lines, entry[0])
    if place is None:
        return "".join(f"{line}\n" for line in (*lines, *entry))
    return "".join(f"{line}\n" for line in (*lines[: place[0]], *entry, *lines[place[1] :]))


def without_entry(crontab: str, archive: Path) -> str:
    """The crontab without our two lines for this archive, and everything else as it is."""
    lines = crontab.splitlines()
    place = _place(lines, mark(archive))
    return crontab if place is None else "".join(f"{line}\n" for line in (*lines[: place[0]], *lines[place[1] :]))


def entry_in(crontab: str, archive: Path) -> str | None:
    """Our line for this archive; None if there is none."""
    lines = crontab.splitlines()
    place = _place(lines, mark(archive))
    return None if place is None or place[1] - place[0] < 2 else lines[place[0] + 1]


def _place(lines: Sequence[str], comment: str) -> tuple[int, int] | None:
    """From where to where our lines stand. What follows the comment is ours if it starts a crawl: somebody may have
    deleted the line and left the comment."""
    if comment not in lines:
        return None
    start = lines.index(comment)
    follows = lines[start + 1] if start + 1 < len(lines) else ""
    return start, start + 1 + (" crawl " in follows and not follows.startswith("#"))


def confinement(schedule: Schedule) -> tuple[str, ...]:
    """Lines of the service that let it write to the archive and where it is told to, and nowhere else.

    A user needs a namespace of users for them. A newer systemd (257) takes one by itself; an older one (252), unless it
    is told to, leaves these lines out without a word, and with PrivateDevices starts nothing. Root needs none, and in
    one couldn't write to an archive that is somebody else's.
    """
    hidden = any(path.is_relative_to(temporary) for path in schedule.writes for temporary in TEMPORARY)
    return (
        f"PrivateUsers={'no' if schedule.as_root else 'yes'}",
        "ProtectSystem=strict",
        "ProtectHome=read-only",
        f"ReadWritePaths={' '.join(_path(path) for path in schedule.writes)}",
        f"PrivateTmp={'no' if hidden else 'yes'}",
        "PrivateDevices=yes",
        "ProtectControlGroups=yes",
        "ProtectKernelTunables=yes",
    )


def service_unit(schedule: Schedule, *, confined: bool = True) -> str:
    """The service: one run. `confined`: see `confinement`; a service that has it starts only where it can be had."""
    lines = "".join(f"{line}\n" for line in (confinement(schedule) if confined else ()))
    return f"""{_single(mark(schedule.archive))}
[Unit]
Description=Archive columns into {_specified(str(schedule.archive))}

[Service]
Type=oneshot
ExecStart={" ".join(map(_quoted, schedule.command))}
# At a limit, or interrupted: the next run goes on. Another run holds the archive: that is fine.
SuccessExitStatus=5 130 6
Nice=10
# A run that is told to stop records what is under way.
KillMode=mixed
KillSignal=SIGINT
TimeoutStopSec=5min
{lines}NoNewPrivileges=yes
LockPersonality=yes
RestrictRealtime=yes
RestrictSUIDSGID=yes
RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6 AF_NETLINK
SystemCallArchitectures=native
"""


def timer_unit(schedule: Schedule) -> str:
    """The timer: a run that was missed, because the machine was off, is made up for."""
    hour, minute = _nightly(schedule.archive)
    return f"""{_single(mark(schedule.archive))}
[Unit]
Description=When to archive columns into {_specified(str(schedule.archive))}

[Timer]
OnCalendar={_single(schedule.when or f"*-*-* {hour:02}:{minute:02}:00")}
RandomizedDelaySec=15min
Persistent=true

[Install]
WantedBy=timers.target
"""


def _nightly(archive: Path) -> tuple[int, int]:
    """Hour and minute, always the same for one archive."""
    minutes = int(_digest(archive), 16) % (60 * HOURS)
    return FIRST_HOUR + minutes // 60, minutes % 60


def _digest(archive: Path) -> str:
    return hashlib.sha256(str(archive).encode("utf-8", "surrogateescape")).hexdigest()


def _single(text: str) -> str:
    """Raises UsageError for what isn't one line: it would become another entry."""
    if not text.isprintable():
        raise UsageError(f"{text!r}: can't stand in a schedule: give paths and times without line breaks")
    return text


def _specified(text: str) -> str:
    return _single(text).replace("%", "%%")


def _quoted(word: str) -> str:
    """A word of ExecStart=: in quotes, nothing of it expanded (systemd.service(5), 'Command lines')."""
    escaped = _specified(word).replace("\\", "\\\\").replace('"', '\\"').replace("$", "$$")
    return f'"{escaped}"'


def _path(path: Path) -> str:
    """A path of ReadWritePaths=; '-': it need not be there."""
    escaped = _specified(str(path)).replace("\\", "\\\\").replace('"', '\\"')
    return f'"-{escaped}"'
