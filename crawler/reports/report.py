"""What `columns status` and `columns explain` print: plain text, made from values."""

from collections.abc import Iterator, Mapping, Sequence

from crawler.lines import counted, moment, plain
from crawler.reading.notes import Notes
from crawler.reading.urls import host_of, same_site
from crawler.reports.health import SiteReport, StatusReport
from crawler.stitching.copies import alike
from crawler.stitching.page_groups import divide
from crawler.stitching.page_order import order_pages
from crawler.stitching.pages import stitch
from crawler.stitching.repeats import fingerprints, verdicts
from storage.explanation import ExplainedLink, ExplainedPart, Explanation
from storage.records import Block, Evidence, LinkRole, Page, Reading
from storage.runs import Run, SiteRun

TOTALS = ("visits", "seeds_reached", "alarms")
"""The counts of a tally that aren't kinds of visits."""

MOST_SHOWN = 200
"""Of the values, texts and links of a page that weren't taken: a page can have ten thousand."""


_VERDICTS = {
    "page": "joined",
    "page refused": "not joined",
    "whole": "taken for the whole",
    "whole refused": "not taken for the whole",
    "edge": "joined",
    "edge refused": "not joined",
}
"""What `explain` calls the evidence of pages and parts."""


def summary(tally: Mapping[str, int]) -> str:
    """'38 visits (26 article, 1 gone, 3 listing)'."""
    visits = tally.get("visits", 0)
    came_to = (f"{count} {word}" for word, count in sorted(tally.items()) if count and word not in TOTALS)
    said = ", ".join(came_to)
    return counted(visits, "visit") + (f" ({said})" if said else "")


def status(report: StatusReport) -> str:
    """An archive for people: its last runs, then its sites."""
    return "\n".join(_status(report))


def _status(report: StatusReport) -> Iterator[str]:
    yield from (f"Starts by itself: {plain(each)}" for each in report.scheduled)
    if not report.runs:
        yield "No run yet."
    for run in report.runs:
        yield _last_run(run, is_newest=run is report.runs[0])
        if len(report.runs) > 1:
            yield from (f"  {plain(site.site)}: {site_run(site)}" for site in run.sites)
    yield from (f"Needs a person: {plain(each)}" for each in report.needs_person)
    for each in report.sites:
        yield ""
        yield from _site(each)


def _site(report: SiteReport) -> Iterator[str]:
    site = report.archived
    yield site.site
    incomplete = f", {site.incomplete} of them incomplete" if site.incomplete else ""
    yield f"  {site.articles} articles of {site.parts} parts, from {site.pages} pages{incomplete}"
    if site.pending:
        yield f"  {site.pending} addresses wait for their first visit"
    if site.aside:
        yield f"  {site.aside} addresses are set aside, for those like them brought nothing"
    if site.due:
        yield f"  next due {moment(site.due)}"
    for why, number in sorted(site.failed.items(), key=lambda item: (-item[1], item[0])):
        yield f"  {number} failed: {plain(why)}"
    for why, number in sorted(site.withheld.items()):
        yield f"  {number} {plain(why)}"
    if report.last and report.last_run:
        yield f"  last run {moment(report.last_run)}: {site_run(report.last)}"
        yield from (f"    {number} trapped: {plain(trap)}" for trap, number in report.last.trapped.items())
    yield from (f"  needs a person: {plain(wrong)}" for wrong in report.needs_person)


def site_run(site: SiteRun) -> str:
    """'3 found, 2 new, 40 trapped; 9 requests, 4 of them 304s, 20 kB; done'."""
    counts = {name: getattr(site, name) for name in ("found", "new", "changed", "unchanged", "gone", "withheld")} | {
        f"failed ({why})": number for why, number in site.failed.items()
    }
    counts["trapped"] = sum(site.trapped.values())
    said = ", ".join(f"{number} {name}" for name, number in counts.items() if number) or "nothing new"
    unmodified = f", {site.not_modified} of them 304s" if site.not_modified else ""
    asked = f"{counted(site.requests, 'request')}{unmodified}, {site.received / 1000:.0f} kB"
    return plain(f"{said}; {asked}; {site.ended}")


def _last_run(run: Run, *, is_newest: bool) -> str:
    if run.result is None:
        # There is one run at a time.
        return f"Run {run.id} began {moment(run.started)}, and {'goes on or ' if is_newest else ''}was killed."
    return (
        f"Run {run.id} began {moment(run.started)} and ended {moment(run.result.ended)} "
        f"({run.result.reason}, exit code {run.result.exit_code}): {summary(run.result.counts)}"
    )


def explain(explanation: Explanation, notes: Notes | None = None) -> str:
    """All that is known of an address and why, section by section; `notes` are those of reading its page again."""
    considered = _considered(notes) if notes else ()
    lines = (
        *_address(explanation),
        *(_reading(explanation.reading) if explanation.reading else ()),
        *(_part(explanation.part) if explanation.part else ()),
        *_elsewhere(explanation),
        *_article(explanation),
        *_links(explanation),
        *considered,
    )
    return "\n".join(map(plain, lines))


def explain_page(name: str, reading: Reading, notes: Notes) -> str:
    """How one page is read, and why."""
    lines = (
        name,
        *_reading(reading),
        "Links on it",
        *(_link(ExplainedLink(link.url, link.role, link.text, link.why)) for link in reading.links),
        *_considered(notes),
    )
    return "\n".join(map(plain, lines))


def _address(explanation: Explanation) -> Iterator[str]:
    address = explanation.address
    yield address.url if address else explanation.key
    for name in explanation.names:
        yield f"  also known as {name}"
    if address:
        steps = counted(address.depth, "related step")
        yield f"  in the frontier as {address.follow}, {steps} from a listing of {address.site}"
        answered = f" (answered {address.status})" if address.status else ""
        yield f"  {address.state}{answered}: {address.why or 'not visited yet'}"
        if address.due:
            yield f"  due {moment(address.due)}"
    if explanation.gone_since:
        yield f"  gone since {moment(explanation.gone_since)}; its text is kept"
    if explanation.captures:
        yield "Captures"
    for capture in explanation.captures:
        rests = f", revision {capture.revision} rests on it" if capture.revision else ""
        where = f"{capture.reference.file} at {capture.reference.offset}"
        yield f"  {moment(capture.at)} {capture.status} {capture.url} in {where}{rests}"


def _reading(reading: Reading) -> Iterator[str]:
    rule = f", and the rule {reading.rule_version}" if reading.rule_version else ""
    yield f"Reading, by version {reading.reader_version} of the reader{rule}"
    for evidence in reading.evidence:
        yield f"  {evidence.about}: {evidence.value} ({evidence.why})"
    if reading.part_title:
        part = reading.part_title
        yield f"  the title says: series '{part.series}', number {part.number}, total {part.total}"
    if reading.nofollow:
        yield f"  its links are not followed, unless columns.toml says otherwise: {reading.nofollow}"
    yield f"  text: {len(reading.blocks)} blocks, beginning '{_beginning(reading.blocks)}'"


def _part(part: ExplainedPart) -> Iterator[str]:
    """The part and its pages: what belongs to its text and what doesn't, and why."""
    division = divide(part.readings)
    pages = next(group for group in division.groups if any(page.reading.url == part.pages[0] for page in group))
    stitched = stitch(pages, division.known)
    urls = {page.reading.key: page.reading.url for page in part.readings}
    yield "Part"
    yield f"  {part.url}, revision {part.revision}, of {counted(len(part.pages), 'page')}"
    names: dict[str, str] = {}
    for place, slot in enumerate(order_pages(pages, division.known).slots, 1):
        if isinstance(slot, Page):
            names[slot.reading.key] = f"page {place}"
            opening = ", of which only the opening is here" if slot.reading.opening else ""
            yield f"    page {place}: {slot.reading.url}{opening}"
        else:
            yield f"    page {place} is missing: {slot.url}"
    yield from (f"    the whole: {urls[key]}" for key in stitched.page_keys if key not in names)
    for key in stitched.aside_keys:
        copy = division.copies.get(key)
        said = f"the same text as {urls[copy.of]}: one article ({copy.why})" if copy else "adds nothing to the text"
        yield f"    {urls[key]}: {said}"
    names = urls | names
    yield from (_verdict(evidence, names) for evidence in (*division.evidence, *stitched.evidence))
    yield from _repeats(stitched.blocks, part)


def _elsewhere(explanation: Explanation) -> Iterator[str]:
    """Articles of their own that have the same text."""
    part = explanation.part
    pages = {page.reading.key: page for page in part.readings} if part else {}
    own = pages.get(explanation.key)
    if part is None or own is None:
        return
    division = divide(part.readings)
    joined = next(group for group in division.groups if own in group)
    for other in alike(own, [page for page in explanation.marked_alike if page not in joined]):
        url = other.reading.url
        where = "on this site" if same_site(url, own.reading.url) else f"on another site, {host_of(url)}"
        yield f"  the same text {where}, an article of its own: {url}"


def _article(explanation: Explanation) -> Iterator[str]:
    """The article as the graph that it is: its parts, those missing, and why each two were joined or not."""
    article, own = explanation.article, explanation.part
    if article is None:
        return
    complete = "complete" if article.complete else "not complete"
    declared = f"; {article.declared_parts} declared" if article.declared_parts else ""
    yield "Article"
    yield f"  {article.id}: {article.title}"
    yield f"  {counted(len(article.parts), 'part')} kept{declared}; {complete}"
    for part in article.parts:
        dated = f", {part.published}" if part.published else ""
        pages = f", {part.pages} pages" if part.pages > 1 else ""
        here = " (this one)" if own and part.key == own.key else ""
        number = f"part {part.number}" if part.number is not None else "part"
        yield f"  {number}{here}: '{part.title}'{dated}{pages}: {part.url}"
    for missing in article.missing_parts:
        number = f"part {missing.number}" if missing.number is not None else "a part"
        yield f"  {number} is missing: {missing.url or 'address unknown'}: {missing.why}"
    names = {part.key: f"part {part.number}" if part.number is not None else part.url for part in article.parts}
    yield from (_verdict(evidence, names) for evidence in article.evidence)


def _verdict(evidence: Evidence, names: Mapping[str, str]) -> str:
    """Whether two pages or parts were joined, and why, with what `names` calls them."""
    ends = " -> ".join(names.get(end, end) for end in evidence.value.split(" -> "))
    return f"  {_VERDICTS.get(evidence.about, evidence.about)}: {ends}: {evidence.why}"


def _repeats(blocks: tuple[Block, ...], part: ExplainedPart) -> Iterator[str]:
    """The blocks that the site repeats, and what became of each."""
    marks = fingerprints(blocks)
    for place, verdict in sorted(verdicts(blocks, marks, part.repeats).items()):
        repeat = part.repeats.get(marks[place])
        stands = f"stands in {repeat.works} works of the site; " if repeat else ""
        yield f"  block {place + 1}, '{_beginning(blocks[place:])}': {stands}{verdict}"


def _considered(notes: Notes) -> Iterator[str]:
    """What the present reader considered and didn't take: values, texts, links."""
    rejected = [f"{evidence.about}: {evidence.value} ({evidence.why})" for evidence in notes.rejected]
    yield from _some("Not chosen", rejected)
    yield from _some("Not in the text", [f"'{_shortened(removed.text)}': {removed.why}" for removed in notes.removed])
    unfollowed = [f"{link.url} '{_shortened(link.text)}' ({link.why})" for link in notes.unfollowed]
    yield from _some("Links without a role", unfollowed)


def _some(heading: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield heading
    yield from (f"  {line}" for line in lines[:MOST_SHOWN])
    if len(lines) > MOST_SHOWN:
        yield f"  and {len(lines) - MOST_SHOWN:,} more"


def _shortened(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:79]}…"


def _links(explanation: Explanation) -> Iterator[str]:
    for heading, links in (("Links on it", explanation.links_out), ("Links to it", explanation.links_in)):
        if links:
            yield heading
        yield from (_link(link) for link in links)


def _link(link: ExplainedLink) -> str:
    former = ", on the page no more" if link.former else ""
    return f"  {LinkRole(link.role).words}: {link.url} '{link.text}' ({link.why}{former})"


def _beginning(blocks: tuple[Block, ...]) -> str:
    return f"{blocks[0].text[:60]}…" if blocks else ""
