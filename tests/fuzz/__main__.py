"""Fuzz for some minutes; what failed is written to a directory, one input for each place that it failed at.

    python -m tests.fuzz --minutes 30 --seed 1 --into /tmp/fuzz
    python -m tests.fuzz --again /tmp/fuzz/page-0123456789.json       one input again, here, with its traceback
    python -m tests.fuzz --shrink /tmp/fuzz/page-0123456789.json      the least of it that still fails there

Each call is made in a worker process with a time limit, as those of a crawl are; the same seed makes the same inputs.
"""

import argparse
import hashlib
import multiprocessing
import random
import time
from base64 import b64decode, b64encode
from collections import Counter
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

import msgspec
from pebble import ProcessExpired, ProcessPool

from tests.fuzz.cases import Case, beginnings
from tests.fuzz.mutating import mutated
from tests.fuzz.targets import Outcome, attempt

TIME_LIMIT = 60.0
"""Seconds, as a crawl's READING_TIME_LIMIT."""
SLOW = 20.0
"""CPU seconds after which a call counts as a failure: a third of what it may take on a core of its own."""
LARGE = 400 * 2**20
"""Bytes by which a call may make its worker grow: with 200 at rest for two workers, a crawl stays below a gigabyte."""
PARTS = {"page": 10, "list": 5, "robots": 2, "rules": 2}
"""How often each target is called: reading a page costs most and is most complex."""
LONGEST_SHRINK = 300.0  # seconds


@dataclass
class Figures:
    """What a session came to; `found` has the smallest input for each target and place of failure."""

    calls: Counter[str] = field(default_factory=Counter)
    seconds: Counter[str] = field(default_factory=Counter)
    failures: Counter[tuple[str, str]] = field(default_factory=Counter)
    found: dict[tuple[str, str], tuple[Case, str]] = field(default_factory=dict)
    slowest: dict[str, tuple[float, Case]] = field(default_factory=dict)
    largest: dict[str, tuple[int, Case]] = field(default_factory=dict)

    def note(self, case: Case, outcome: Outcome) -> None:
        target = case.target
        self.calls[target] += 1
        self.seconds[target] += outcome.seconds  # type: ignore[assignment]  # a Counter of floats
        if outcome.seconds > self.slowest.get(target, (0.0, case))[0]:
            self.slowest[target] = outcome.seconds, case
        if outcome.grown > self.largest.get(target, (0, case))[0]:
            self.largest[target] = outcome.grown, case
        if outcome.problem is not None:
            key = target, outcome.place
            self.failures[key] += 1
            if key not in self.found or len(case.body) < len(self.found[key][0].body):
                self.found[key] = case, outcome.problem


def run(minutes: float, seed: int, into: Path) -> Figures:
    """Fuzz with one worker, and write what is found as soon as it is."""
    figures, rng = Figures(), random.Random(seed)
    targets = [target for target, share in PARTS.items() for _ in range(share)]
    started = beginnings()
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.fuzz.targets"])
    end = time.monotonic() + 60 * minutes
    under_way: dict[Future[Outcome], Case] = {}
    with ProcessPool(max_workers=1, max_tasks=2000, context=context) as pool:
        while under_way or time.monotonic() < end:
            while len(under_way) < 2 and time.monotonic() < end:
                known = started[rng.choice(targets)]
                case = mutated(rng, rng.choice(known), known)
                under_way[pool.schedule(attempt, args=(case,), timeout=TIME_LIMIT)] = case
            for future in wait(under_way, return_when=FIRST_COMPLETED).done:
                case, before = under_way.pop(future), len(figures.found)
                figures.note(case, _outcome(future))
                if len(figures.found) > before:
                    save(into, figures)
    save(into, figures)
    return figures


def _outcome(future: "Future[Outcome]") -> Outcome:
    """What a call came to, and what is wrong with that."""
    try:
        outcome = future.result()
    except TimeoutError:
        return Outcome(TIME_LIMIT, 0, f"took longer than {TIME_LIMIT:g} s", "time limit")
    except ProcessExpired as error:
        return Outcome(0.0, 0, f"the worker died: {error}", "dead worker")
    if outcome.problem is None and outcome.seconds > SLOW:
        return replace(outcome, problem=f"took {outcome.seconds:.1f} s of CPU time", place="slow")
    if outcome.problem is None and outcome.grown > LARGE:
        return replace(outcome, problem=f"took {outcome.grown >> 20} MB", place="large")
    return outcome


def save(into: Path, figures: Figures) -> None:
    into.mkdir(parents=True, exist_ok=True)
    worst = {
        **{("slowest", target): (case, f"{seconds:.2f} s") for target, (seconds, case) in figures.slowest.items()},
        **{("largest", target): (case, f"{grown >> 20} MB") for target, (grown, case) in figures.largest.items()},
    }
    for (one, other), (case, problem) in (figures.found | worst).items():
        name = hashlib.sha256(f"{one}{other}".encode()).hexdigest()[:10]
        written = asdict(case) | {"body": b64encode(case.body).decode(), "place": f"{one}: {other}", "problem": problem}
        (into / f"{case.target}-{name}.json").write_bytes(msgspec.json.encode(written))


def load(path: Path) -> Case:
    written = msgspec.json.decode(path.read_bytes())
    said = {name: written[name] for name in ("target", "content_type", "content_encoding", "url")}
    return Case(body=b64decode(written["body"]), **said)


def shrunk(case: Case) -> Case:
    """The least input found that fails at the same place: pieces are left out as long as it does, the largest first."""
    place = attempt(case).place
    end = time.monotonic() + LONGEST_SHRINK
    size = max(len(case.body) // 2, 1)
    while size and time.monotonic() < end:
        start = 0
        while start < len(case.body) and time.monotonic() < end:
            less = replace(case, body=case.body[:start] + case.body[start + size :])
            if attempt(less).place == place:
                case = less
            else:
                start += size
        size //= 2
    return case


def report(figures: Figures) -> str:
    lines = [f"{sum(figures.calls.values())} calls, {sum(figures.failures.values())} failures"]
    for target, calls in sorted(figures.calls.items()):
        slowest, largest = figures.slowest.get(target, (0.0,))[0], figures.largest.get(target, (0,))[0]
        lines.append(
            f"{target}: {calls} calls, {1000 * figures.seconds[target] / calls:.1f} ms each, "
            f"slowest {slowest:.2f} s, most memory {largest / 2**20:.0f} MB"
        )
    for (target, place), number in figures.failures.most_common():
        problem = figures.found[target, place][1].strip().splitlines()[-1]
        lines.append(f"{number} x {target}: {place}: {problem[:300]}")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=30.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--into", type=Path, default=Path("/tmp/columns-fuzz"))
    parser.add_argument("--again", type=Path)
    parser.add_argument("--shrink", type=Path)
    arguments = parser.parse_args()
    if arguments.again is not None:
        print(attempt(load(arguments.again)))
    elif arguments.shrink is not None:
        case = shrunk(load(arguments.shrink))
        print(case, attempt(case).problem, sep="\n")
    else:
        print(report(run(arguments.minutes, arguments.seed, arguments.into)))


if __name__ == "__main__":
    main()
