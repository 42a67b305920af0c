"""What `columns history` and `columns diff` print: plain text, made from values."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from difflib import SequenceMatcher
from itertools import groupby, pairwise

import typer

from crawler.lines import counted, moment, plain
from crawler.reports.word_diff import Run, Side, word_diff, words_on
from crawler.stitching.edits import cleaned, folded, is_edit, lasting_words
from storage.export.words import word_count
from storage.history import Answer, PageHistory, SeenRevision
from storage.records import Block, Reading, Repeat

Known = Mapping[int, Repeat]
"""What the site of a page is known to repeat of its blocks."""

_MARKS: Mapping[Side, Callable[[str], str]] = {
    Side.BOTH: str,
    Side.BEFORE: lambda text: typer.style(f"[-{text}-]", fg="red"),
    Side.AFTER: lambda text: typer.style(f"{{+{text}+}}", fg="green"),
}
"""As `wdiff` marks words; coloured, where the output is a terminal."""


def history(pages: Sequence[PageHistory], known: Known) -> str:
    """All that happened to the pages of a part, page by page in the order of time."""
    return "\n".join(plain(line) for page in pages for line in _page(page, known))


def diff(page: PageHistory, before: SeenRevision, after: SeenRevision, known: Known) -> str:
    """What changed in a page's title and cleaned text between two revisions, paragraphs that didn't change left out."""
    lines = [
        page.url,
        f"--- revision {before.number}, first seen {moment(before.first_seen)}",
        f"+++ revision {after.number}, first seen {moment(after.first_seen)}",
    ]
    titles = [revision.reading.metadata.title or "" for revision in (before, after)]
    if folded(titles[0]) != folded(titles[1]):
        lines += ["", f"title: {_marked(word_diff(*titles))}"]
    lines += _passages(before.reading, after.reading, known)
    return "\n".join(lines if len(lines) > 3 else [*lines, "", "No difference in the cleaned text."])


def _page(page: PageHistory, known: Known) -> Iterator[str]:
    yield page.url
    for name in page.names:
        yield f"  also known as {name}"
    events = sorted([*_revisions(page, known), *_absences(page), *_moves(page)], key=lambda event: event[0])
    yield from (f"  {moment(at)}  {what}" for at, what in events)
    if page.gone_since:
        yield f"  gone since {moment(page.gone_since)}; its text is kept"


def _revisions(page: PageHistory, known: Known) -> Iterator[tuple[datetime, str]]:
    for place, revision in enumerate(page.revisions):
        reading = revision.reading
        words = word_count(_text(cleaned(reading, known)))
        said = [f"revision {revision.number}: '{reading.metadata.title or ''}', {words} words"]
        if place:
            said += _changes(page.revisions[place - 1].reading, reading, known)
        same = next((old.number for old in page.revisions[:place] if not is_edit(old.reading, reading, known)), None)
        if same is not None:
            said.append(f"the text of revision {same} again")
        yield revision.first_seen, f"{'; '.join(said)}; last seen {moment(revision.last_seen)}"


def _changes(before: Reading, after: Reading, known: Known) -> Iterator[str]:
    old, new = before.metadata.title or "", after.metadata.title or ""
    if folded(old) != folded(new):
        yield f"the title was '{old}'"
    runs = [run for _, runs in _changed(before, after, known) for run in runs]
    yield f"{word_count(words_on(Side.AFTER, runs))} words added, {word_count(words_on(Side.BEFORE, runs))} removed"


def _absences(page: PageHistory) -> Iterator[tuple[datetime, str]]:
    """When the page was missing, and when it was seen again; a single 404 is told as such."""
    told = [answer for answer in page.answers if _is_missing(answer) or _is_seen(page, answer)]
    first = True
    for missing, group in groupby(told, key=_is_missing):
        answers = list(group)
        if missing:
            times = f"{len(answers)} times, until {moment(answers[-1].at)}" if len(answers) > 1 else "once"
            yield answers[0].at, f"missing: answers {answers[0].status} {times}"
        elif not first:
            yield answers[0].at, "returned"
        first = False


def _moves(page: PageHistory) -> Iterator[tuple[datetime, str]]:
    seen = [answer for answer in page.answers if _is_seen(page, answer)]
    for before, after in pairwise(seen):
        if before.key != after.key:
            yield after.at, f"moved from {before.url} to {after.url}"


def _is_missing(answer: Answer) -> bool:
    return answer.status in (404, 410)


def _is_seen(page: PageHistory, answer: Answer) -> bool:
    """True if one of the page's texts was there: not what a gate or a 'not found' said with status 200."""
    return answer.status in (200, 203, 304) and any(
        revision.first_seen <= answer.at <= revision.last_seen for revision in page.revisions
    )


def _passages(before: Reading, after: Reading, known: Known) -> Iterator[str]:
    for same, runs in _changed(before, after, known):
        yield ""
        yield _marked(runs) if runs else f"… {counted(same, 'paragraph')} unchanged …"


def _changed(before: Reading, after: Reading, known: Known) -> list[tuple[int, tuple[Run, ...]]]:
    """The cleaned texts passage by passage: how many paragraphs are the same, or what changed; [] if nothing did."""
    old, new = cleaned(before, known), cleaned(after, known)
    old_words = [lasting_words(block, before.metadata.language) for block in old]
    new_words = [lasting_words(block, after.metadata.language) for block in new]
    matcher = SequenceMatcher(None, old_words, new_words, autojunk=False)
    found: list[tuple[int, tuple[Run, ...]]] = []
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        if tag == "equal":
            found.append((end - start, ()))
        else:
            found.append((0, word_diff(_text(old[start:end]), _text(new[new_start:new_end]))))
    return found if any(runs for _, runs in found) else []


def _text(blocks: Sequence[Block]) -> str:
    return "\n\n".join(block.text for block in blocks)


def _marked(runs: Sequence[Run]) -> str:
    return "".join(map(_mark, runs))


def _mark(run: Run) -> str:
    """A run with its marks, the white space round it outside of them; nothing of a page's text may steer a terminal."""
    text = "\n".join(map(plain, run.text.split("\n")))
    inner = text.strip()
    if not inner:
        return text
    start, end = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{start}{_MARKS[run.side](inner)}{end}"
