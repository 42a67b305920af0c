"""`columns demo`: the whole path on a sample site, served on loopback by this process."""

import os
import shutil
import sys
from pathlib import Path

import msgspec
from rich.console import Console
from rich.table import Table

from crawler.crawling import crawl_here
from crawler.runs.plan import project_settings
from crawler.sample.server import SampleSite
from storage.archive import Archive
from storage.errors import UsageError
from storage.export import export

MARK = ".columns-demo"


def run_demo(into: Path) -> int:
    """Archive the sample site in `into`, export it, print what was kept; returns the crawl's exit code."""
    _make_room(into)
    archive, lines = into / "archive", into / "articles.jsonl"
    settings = project_settings(archive, None, ["DOWNLOAD_DELAY=0"])  # it is our own site
    os.environ["no_proxy"] = "127.0.0.1"  # no proxy reaches this process
    console = Console()
    with SampleSite() as site:
        console.print(f"Archiving a sample column at {site.url} …")
        code = crawl_here({"url": site.url}, settings)
    with Archive.open(archive) as opened:
        export(opened, lines, "jsonl", None)
    console.print(kept(lines))
    columns, shown = _program(), f"{site.base}/columns/stock-that-moves-3"
    console.print(
        f"\nThe articles, one JSON object a line: [bold]{lines}[/bold]\n"
        f"The archive (SQLite database and WARC files): [bold]{archive}[/bold]\n"
        f"How an article came about: {columns} explain {shown} --archive {archive}\n\n"
        "Now a real column:\n"
        f"  {columns} crawl https://trade.example/columns     (keeps it in ./archive)\n"
        f"  {columns} export -o articles.jsonl\n"
        f"Put your sites and a contact address into columns.toml, and `{columns} crawl` takes them all.",
        highlight=False,
        soft_wrap=True,
    )
    return code


def kept(lines: Path) -> Table:
    """A table of the exported articles: title, parts, complete, words."""
    table = Table(title="What was kept")
    for heading, justify in (("Title", "left"), ("Parts", "right"), ("Complete", "left"), ("Words", "right")):
        table.add_column(heading, justify=justify)  # type: ignore[arg-type]
    for line in lines.read_bytes().splitlines():
        article = msgspec.json.decode(line)
        missing = [str(part["number"] or part["url"]) for part in article["missing_parts"]]
        complete = "yes" if article["complete"] else f"no: part {', '.join(missing)} missing"
        table.add_row(article["title"], str(len(article["parts"])), complete, str(article["word_count"]))
    return table


def _program() -> str:
    """How this program is called from here."""
    return "columns" if shutil.which("columns") == sys.argv[0] else os.path.relpath(sys.argv[0])


def _make_room(into: Path) -> None:
    """An empty directory, emptied only if an earlier demo made it."""
    if into.exists():
        if not (into / MARK).exists():
            raise UsageError(f"{into}: exists and was not made by the demo: name another directory with --into")
        shutil.rmtree(into)
    into.mkdir(parents=True)
    (into / MARK).touch()
