"""Rules for single sites, one TOML file a site: ours in `crawler/sites/`, the user's own in a directory of theirs.

hosts = ["trade.example", "*.trade.example"]     # "*." and a host: all that lie below it; "www." makes no difference

[[version]]                                      # the first is for everything before the second
body = "div.story"                               # selectors (CSS), one or a list: see `Version`

[[version]]
from = 2019-03-01                                # pages captured on this day (UTC) or later
body = "article .text"

[[version.tests]]                                # what `columns sites check` compares
url = "https://trade.example/columns/roads"
title = "Roads"

Selectors aren't tried in order: a list is the same as its members with commas between them.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated, Any, TypeVar

import msgspec
from cssselect import SelectorError
from lxml import etree, html

from crawler.reading.site_rule import SiteRule
from crawler.reading.urls import absolute, site_of
from crawler.runs.configuration import Configuration
from storage.errors import UsageError

SHIPPED = Path(__file__).parent / "sites"

LONGEST_SELECTOR = 500
"""Characters; of a longer one the compiler may be at the end of its stack: at loading, or later, at reading."""

_DIGEST_LENGTH = 8
"""Hexadecimal digits: enough to tell a rule from its own edits."""

_S = TypeVar("_S", bound=msgspec.Struct)

Words = Annotated[str, msgspec.Meta(min_length=1)]
Selector = Words | list[Words]


class RuleTest(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a page has to be read as: by the archive's last capture of `url` from the version's time, or by `file`, a
    page saved beside the TOML file on the day `captured`. `starts`, `ends` and `without` are of the text."""

    url: Words
    file: Words | None = None
    captured: date | None = None
    title: str | None = None
    authors: list[str] | None = None
    published: str | None = None
    series: str | None = None
    next: str | None = None
    starts: str | None = None
    ends: str | None = None
    without: list[str] = []


class Version(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A rule from a day on, as it is written: what its keys mean is said in `SiteRule`."""

    since: date | None = msgspec.field(default=None, name="from")
    body: Selector | None = None
    title: Selector | None = None
    authors: Selector | None = None
    published: Selector | None = None
    strip: Selector | None = None
    next: Selector | None = None
    series: Selector | None = None
    cut_at: list[Words] = []
    tests: list[dict[str, Any]] = []


SELECTORS = ("body", "title", "authors", "published", "strip", "next", "series")


class RuleFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A file as it is written."""

    hosts: list[Words]
    version: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class DatedRule:
    """A rule for pages captured on the day `since` or later (None: on any) and before `until` (None: for ever)."""

    rule: SiteRule
    since: date | None
    until: date | None
    tests: tuple[RuleTest, ...]

    def holds(self, at: datetime) -> bool:
        day = at.astimezone(UTC).date()
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)


@dataclass(frozen=True, slots=True)
class SiteRules:
    """The rules of the files by host: the user's `own`, and `ours` for the hosts that those leave out."""

    own: Mapping[str, "RulesOfSite"] = field(default_factory=dict)
    ours: Mapping[str, "RulesOfSite"] = field(default_factory=dict)

    def of_host(self, host: str) -> "RulesOfSite | None":
        """The rules for a host (with its port, unless that is the default), of whatever day; None if there are none.
        The user's stand above ours, a host's own name above '*.'."""
        known = (rules.get(name) for rules in (self.own, self.ours) for name in _names(host))
        return next((rules for rules in known if rules), None)

    def rule_for(self, url: str, captured_at: datetime) -> SiteRule | None:
        """The rule by which a capture is read; None if there is none for its host, or none of its day."""
        site = self.of_host(site_of(url))
        if site is None:
            return None
        return next((dated.rule for dated in site.versions if dated.holds(captured_at)), None)

    def sites(self) -> Iterator["RulesOfSite"]:
        """The rules of each file that has a host to itself, the user's first, then by path."""
        left = {host: rules for host, rules in self.ours.items() if host not in self.own}
        for rules in (self.own, left):
            yield from sorted({each.path: each for each in rules.values()}.values(), key=lambda each: each.path)


@dataclass(frozen=True, slots=True)
class RulesOfSite:
    """The rules of one file, the earliest first. `hosts` are folded as addresses are: 'trade.example'."""

    path: Path
    hosts: tuple[str, ...]
    versions: tuple[DatedRule, ...]


def load_site_rules(configuration: Configuration) -> SiteRules:
    """Our rules and those in the user's own directory. Raises UsageError, in one line, for whatever is wrong there."""
    if configuration.sites is None:
        return SiteRules(ours=load_directory(SHIPPED))
    own = Path(configuration.sites)
    if not own.is_dir():
        raise UsageError(f"{own}: no such directory: make it, or take 'sites' out of columns.toml")
    return SiteRules(load_directory(own), load_directory(SHIPPED))


def load_directory(directory: Path) -> dict[str, RulesOfSite]:
    """The rules of each `*.toml` in a directory, by host. Raises UsageError naming the file and what to do."""
    found: dict[str, RulesOfSite] = {}
    for path in sorted(directory.glob("*.toml")):
        rules = _load(path)
        for host in rules.hosts:
            if host in found:
                raise UsageError(f"{path}: {found[host].path.name} is for {host} too: a host has one file, merge them")
            found[host] = rules
    return found


def _load(path: Path) -> RulesOfSite:
    try:
        written = msgspec.toml.decode(path.read_bytes())
    except OSError as error:
        raise UsageError(f"{path}: can't be read: {error.strerror}") from error
    except (msgspec.DecodeError, ValueError, RecursionError) as error:  # of a number that is too long, a ValueError
        raise UsageError(f"{path}: not TOML: {error}") from error
    file = _converted(written, RuleFile, str(path))
    if not file.hosts:
        raise UsageError(f'{path}: no host: say whose rule it is, as in hosts = ["trade.example"]')
    if not file.version:
        raise UsageError(f"{path}: no version: a rule is written below [[version]]")
    hosts = tuple(dict.fromkeys(_folded(host, path) for host in file.hosts))
    places = [_place(path, number, version) for number, version in enumerate(file.version, 1)]
    versions = [_converted(version, Version, place) for version, place in zip(file.version, places, strict=True)]
    for earlier, later, place in zip(versions, versions[1:], places[1:], strict=False):
        if later.since is None:
            raise UsageError(f"{place}: no 'from': only the first version may leave it out")
        if earlier.since is not None and later.since <= earlier.since:
            raise UsageError(f"{place}: not later than the version before it: put them in order, each with its own day")
    until = [version.since for version in versions[1:]] + [None]
    return RulesOfSite(
        path,
        hosts,
        tuple(
            DatedRule(_rule(version, hosts[0], place), version.since, end, _tests(version, hosts, place))
            for version, end, place in zip(versions, until, places, strict=True)
        ),
    )


def _place(path: Path, number: int, version: dict[str, Any]) -> str:
    since = version.get("from")
    return f"{path}: version {number}" + (f" (from {since})" if since else "")


def _converted(value: object, kind: type[_S], place: str) -> _S:
    try:
        return msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        raise UsageError(
            f"{place}: {error}; what can be said here: {', '.join(kind.__struct_encode_fields__)}"
        ) from error


def _folded(host: str, path: Path) -> str:
    """A host as the addresses of its pages have it, with the '*.' before it if there is one."""
    name = host.removeprefix("*.")
    address = None if any(character in "/*@?#" or character.isspace() for character in name) else f"http://{name}/"
    folded = site_of(absolute(address, address) or "") if address else ""
    if not folded:
        raise UsageError(f"{path}: '{host}' is no host: give it as in trade.example, or *.trade.example")
    return host[: len(host) - len(name)] + folded


def _names(host: str) -> Iterator[str]:
    """The names under which a rule for a host may be kept, the nearest first: itself, '*.' and each host above it."""
    yield host
    rest = host
    while "." in rest:
        rest = rest.partition(".")[2]
        yield f"*.{rest}"


def _rule(version: Version, host: str, place: str) -> SiteRule:
    selectors = {name: _selector(getattr(version, name), f"{place}: {name}") for name in SELECTORS}
    rule = SiteRule(host=host, version="", cut_at=tuple(version.cut_at), **selectors)
    return replace(rule, version=f"{host}{f'/{version.since}' if version.since else ''}#{_digest(rule)}")


def _selector(written: Selector | None, place: str) -> str | None:
    """One selector for all that is written. Raises UsageError for one that isn't CSS."""
    if written is None:
        return None
    selectors = [written] if isinstance(written, str) else written
    if not selectors:
        raise UsageError(f"{place}: an empty list: give a selector, or leave the key out")
    for selector in selectors:
        if len(selector) > LONGEST_SELECTOR:
            raise UsageError(f"{place}: more than {LONGEST_SELECTOR} characters: give a list of shorter selectors")
        try:
            html.Element("p").cssselect(selector)
        except (SelectorError, etree.XPathError, RecursionError) as error:
            raise UsageError(
                f"{place}: '{selector}' is not a CSS selector ({error}): give one that selects elements"
            ) from error
    return ", ".join(selectors)


def _digest(rule: SiteRule) -> str:
    """Tells a rule from what it was before an edit. Only what it says counts, so that a key that rules learn to have
    leaves the others as they are."""
    said = {name: value for name, value in asdict(rule).items() if value and name not in {"host", "version"}}
    return hashlib.sha256(msgspec.json.encode(said, order="sorted")).hexdigest()[:_DIGEST_LENGTH]


def _tests(version: Version, hosts: Sequence[str], place: str) -> tuple[RuleTest, ...]:
    tests = []
    for number, written in enumerate(version.tests, 1):
        here = f"{place}: test {number}"
        test = _converted(written, RuleTest, here)
        if not any(name in hosts for name in _names(site_of(test.url))):
            raise UsageError(f"{here}: {test.url} is not on {', '.join(hosts)}: add its host to 'hosts', or mend it")
        if (test.file is None) != (test.captured is None):
            raise UsageError(f"{here}: 'file' and 'captured' go together: the saved page, and the day it was saved")
        if not written.keys() - {"url", "file", "captured"}:
            raise UsageError(f"{here}: nothing to compare: say what the page has to be read as, such as its title")
        tests.append(test)
    return tuple(tests)
