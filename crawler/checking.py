"""`columns sites`: which rules for single sites there are, and whether pages are read by them as their tests say."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import Literal

from crawler.lines import counted
from crawler.reading import read
from crawler.reading.urls import site_of, url_key
from crawler.reading.wording import one_line
from crawler.site_rules import DatedRule, RulesOfSite, RuleTest, SiteRules
from storage.archive import Archive
from storage.errors import CaptureUnreadable, UsageError
from storage.explanation import ExplainedCapture
from storage.records import Capture, LinkRole, PageKind, Reading

OK, FAILED = 0, 3
"""Exit codes of a check: a page that is read otherwise is no fault of ours, it failed like a page of a crawl."""

PAGE_STATUSES = (200, 203)
"""Answers that are read, as in a crawl."""

Outcome = Literal["ok", "differs", "not captured"]


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of one test: `details` say what differs, or what to do."""

    rule: str
    url: str
    outcome: Outcome
    details: tuple[str, ...] = ()


def chosen(rules: SiteRules, hosts: Sequence[str]) -> tuple[RulesOfSite, ...]:
    """The rules for these hosts; all rules if none is named. Raises UsageError for a host that has none."""
    if not hosts:
        return tuple(rules.sites())
    found = [rules.of_host(site_of(f"http://{host}/")) for host in hosts]
    for host, site in zip(hosts, found, strict=True):
        if site is None:
            raise UsageError(f"{host}: no rule is for it: `columns sites` lists the rules")
    return tuple({site.path: site for site in found if site}.values())


def check(sites: Sequence[RulesOfSite], archive: Callable[[], Archive]) -> Iterator[Checked]:
    """What comes of each test of these rules. The archive is asked for only if a test needs it."""
    for site in sites:
        for dated in site.versions:
            for test in dated.tests:
                if test.file is not None:
                    yield _compared(test, dated, _saved(test, site))
                else:
                    yield _in_archive(test, dated, archive())


def exit_code(results: Sequence[Checked], *, named: bool) -> int:
    """FAILED if a test differs; also if a page isn't captured where the rule was asked for by name. (Of our own rules'
    sites most archives hold nothing: that fails nobody's check of everything.)"""
    failing = {"differs", "not captured"} if named else {"differs"}
    return FAILED if any(result.outcome in failing for result in results) else OK


def _saved(test: RuleTest, site: RulesOfSite) -> Capture:
    """A page saved beside its rule, as if captured at the beginning of the day that the test names. Raises UsageError
    if it can't be read."""
    assert test.file is not None
    assert test.captured is not None
    path = site.path.parent / test.file
    try:
        body = path.read_bytes()
    except OSError as error:
        raise UsageError(f"{site.path}: the page of a test, {path}, can't be read: {error.strerror}") from error
    at = datetime.combine(test.captured, time(), UTC)
    return Capture(test.url, 200, (("Content-Type", "text/html"),), body, at)


def _in_archive(test: RuleTest, dated: DatedRule, archive: Archive) -> Checked:
    """The test on the last capture from the time of its rule."""
    known = archive.explain(url_key(test.url))
    pages = [capture for capture in known.captures if capture.status in PAGE_STATUSES] if known else []
    ours = [capture for capture in pages if dated.holds(capture.at)]
    if not ours:
        hint = "only in the time of another version: save a page of this one's beside the rule" if pages else "crawl it"
        return Checked(dated.rule.version, test.url, "not captured", (hint,))
    try:
        return _compared(test, dated, archive.warc.read(_latest(ours).reference))
    except CaptureUnreadable as error:
        return Checked(dated.rule.version, test.url, "differs", (str(error),))


def _latest(captures: Sequence[ExplainedCapture]) -> ExplainedCapture:
    return max(captures, key=lambda capture: capture.at)


def _compared(test: RuleTest, dated: DatedRule, capture: Capture) -> Checked:
    differences = tuple(_differences(test, read(capture, dated.rule)))
    return Checked(dated.rule.version, test.url, "differs" if differences else "ok", differences)


def _differences(test: RuleTest, reading: Reading) -> Iterator[str]:
    """What a reading has otherwise than the test, field by field. Values are shown as Python does: nothing of a page's
    text may steer a terminal."""
    if reading.kind is not PageKind.ARTICLE:
        yield f"read as {reading.kind}, not as an article: {reading.kind_why}"
    metadata, part = reading.metadata, reading.part_title
    read_as = {
        "title": metadata.title,
        "authors": list(metadata.authors),
        "published": metadata.published,
        "series": part.series if part else None,
    }
    for name, value in read_as.items():
        expected = getattr(test, name)
        if expected is not None and expected != value:
            yield f"{name}: {expected!r} expected, {value!r} read"
    following = {link.key: link.url for link in reading.links if link.role is LinkRole.NEXT_PAGE}
    if test.next is not None and url_key(test.next) not in following:
        yield f"next: {test.next!r} expected, {list(following.values())!r} read"
    yield from _text_differences(test, one_line(" ".join(block.text for block in reading.blocks)))


def _text_differences(test: RuleTest, text: str) -> Iterator[str]:
    starts, ends = one_line(test.starts), one_line(test.ends)
    if not text.startswith(starts):
        yield f"starts: {starts!r} expected, {text[: len(starts)]!r} read"
    if not text.endswith(ends):
        yield f"ends: {ends!r} expected, {text[-len(ends) :]!r} read"
    for words in test.without:
        if (at := text.find(one_line(words))) >= 0:
            yield f"without: {words!r} is in the text: {text[max(0, at - 30) : at + len(words) + 30]!r}"


# --- what is printed


def listing(rules: SiteRules) -> Iterator[str]:
    """Lines: each file with its hosts and whose it is, and below it its versions."""
    for site in rules.sites():
        own = site in rules.own.values()
        replaced = [] if own else [host for host in site.hosts if host in rules.own]
        but = f", but for {', '.join(replaced)}: yours" if replaced else ""
        yield f"{', '.join(site.hosts)}  ({'yours' if own else 'ours'}{but}: {site.path})"
        for dated in site.versions:
            since = f"from {dated.since}" if dated.since else "from the beginning"
            until = f" until {dated.until}" if dated.until else ""
            yield f"  {since}{until}: {dated.rule.version}, {counted(len(dated.tests), 'test')}"


def report(results: Sequence[Checked]) -> Iterator[str]:
    """Lines: each test with what came of it, and how many of each."""
    for result in results:
        yield f"{result.outcome:<12}  {result.rule}  {result.url}"
        yield from (f"    {detail}" for detail in result.details)
    tally = Counter(result.outcome for result in results)
    counts = ", ".join(f"{count} {outcome}" for outcome, count in tally.items())
    yield f"{counted(len(results), 'test')}{f': {counts}' if counts else ''}"
