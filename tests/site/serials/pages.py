"""Every page of the serials' site, before and after what happens to some parts between two crawls."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from html import escape

from crawler.sample.chrome import anchor, link_list
from crawler.sample.pages import SamplePage, block_html, validated
from tests.site.listings import by_query, older_or_newer
from tests.site.serials.houses import HOUSES
from tests.site.serials.source import Index, Instalment, Serial, serials
from tests.site.source import fill

SITE = "serials"
LISTING = "/columns"
CARDS_A_PAGE = 12
POPULAR = ("numbers-in-titles", "columnist-3", "a-to-z", "links-only")
"""Their last parts are in the box of popular columns, on every page."""

GALLERY = re.compile(r"/gallery\?item=(\d+)")
REDIRECTING, REDIRECTS_TO = "/go/4711", "columnist-3"
TRAPS = {
    "/subscribe": "Every column, for a shilling a week. Choose whether the paper is to come by post or by boat, and"
    " tell us where you would like to have it put down.",
    "/sponsored/the-kettle-that-thinks": "The kettle that thinks knows when you will be home. It has been tried in"
    " eleven hundred kitchens, and none of the people who live in them has ever again had to wait for a cup of tea.\n\n"
    "It hums in four keys, and it can be had in copper, in cream and in a shade that our customers call Tuesday. Order"
    " it before the end of the month, and a lid is included.",
}


@dataclass(frozen=True, slots=True)
class _Column:
    """A part with its serial."""

    serial: Serial
    part: Instalment


def page_at(path: str, *, elsewhere: bool = False, later: bool = False) -> SamplePage | None:
    """The page at an address (with its query) of the first site or of the one `elsewhere`; None for a 404."""
    page = _pages(elsewhere=elsewhere, later=later).get(path)
    if page is None and not elsewhere:
        found = GALLERY.fullmatch(path)
        return _gallery(int(found[1])) if found else None
    return page


def listing_paths(*, elsewhere: bool = False) -> list[str]:
    return [path for path in _pages(elsewhere=elsewhere, later=False) if path.partition("?")[0] == LISTING]


@cache
def _pages(*, elsewhere: bool, later: bool) -> dict[str, SamplePage]:
    return _Edition(elsewhere=elsewhere, later=later).pages()


class _Edition:
    """One site at one time."""

    def __init__(self, *, elsewhere: bool, later: bool) -> None:
        self.later = later
        self.serials = [serial for serial in serials() if serial.elsewhere == elsewhere]
        served = [(serial, part) for serial in self.serials for part in serial.here(later=later)]
        served.sort(key=lambda pair: (pair[1].published, pair[1].path), reverse=True)
        self.columns = [_Column(serial, part) for serial, part in served]
        # Boxes that list other columns stay as they are when a column is added: the other pages don't change.
        self.old = [column for column in self.columns if not column.part.added]

    def pages(self) -> dict[str, SamplePage]:
        pages = {self._path(column.part): self._page(column) for column in self.columns}
        for part in (column.part for column in self.columns if self.later):
            if part.moved:
                pages[part.path] = SamplePage(301, (("Location", part.moved),), b"")
            if part.withdrawn:
                pages[part.path] = _html("<html><head><title>Gone</title></head><body><p>Gone.</p></body></html>", 410)
        for serial in self.serials:
            if serial.index is not None:
                pages[serial.index.path] = self._index(serial, serial.index)
        pages |= self._listing()
        pages |= {path: _plain(path, text) for path, text in TRAPS.items()}
        unrelated = next((serial.parts[0] for serial in self.serials if serial.name == REDIRECTS_TO), None)
        if unrelated is not None:
            pages[REDIRECTING] = SamplePage(302, (("Location", unrelated.path),), b"")
        return pages

    def _page(self, column: _Column) -> SamplePage:
        part, house = column.part, HOUSES[column.serial.house]
        of_house = [other.part for other in self.columns if other.serial.house == column.serial.house]
        at = of_house.index(part)
        before, after = of_house[min(at + 1, len(of_house) - 1)], of_house[max(at - 1, 0)]
        words = {
            "title": escape(self._title(part), quote=False),
            "path": self._path(part),
            "iso": part.published,
            "day": date.fromisoformat(part.published).strftime(house.day),
            "author": " and ".join(part.authors),
            "people": ", ".join(f'{{"@type": "Person", "name": "{name}"}}' for name in part.authors),
            "slug": part.authors[0].lower().replace(" ", "-"),
            "box": self._box(column.serial, part),
            "body": "\n".join(map(block_html, part.blocks_at(later=self.later))),
            "onward": self._onward(column.serial, part),
            "before": self._path(before),
            "before_title": self._title(before),
            "after": self._path(after),
            "after_title": self._title(after),
            "related": link_list([self._link(other) for other in self._related(column)]),
            "popular": self._popular(column.serial.popular or POPULAR),
            "teasers": self._teasers(column.serial),
        }
        return _html(fill(SITE, column.serial.house, **words))

    def _path(self, part: Instalment) -> str:
        return part.path_at(later=self.later)

    def _title(self, part: Instalment) -> str:
        return part.title_at(later=self.later)

    def _link(self, part: Instalment) -> tuple[str, str]:
        return self._path(part), self._title(part)

    # --- what a page says of its series

    def _known(self, serial: Serial) -> list[Instalment]:
        """The parts that the site's pages know of, also one that answers 404."""
        return [part for part in serial.parts if self.later or not part.added]

    def _box(self, serial: Serial, part: Instalment) -> str:
        if "box" not in serial.links:
            return ""
        known = self._known(serial)
        items = "\n".join(
            f'<li class="current">{self._title(other)}</li>'
            if other is part
            else f"<li>{anchor(*self._link(other))}</li>"
            for other in known
        )
        title = serial.title
        return HOUSES[serial.house].box.format(number=part.number, total=len(known), title=title, items=items)

    def _onward(self, serial: Serial, part: Instalment) -> str:
        """The links below a part's text."""
        house, known = HOUSES[serial.house], self._known(serial)
        at = known.index(part)
        found = []
        if serial.index is not None and "index" in serial.links:
            found.append(house.index.format(link=anchor(serial.index.path, serial.index.title)))
        others = [other.index for other in self.serials if other.index is not None and other.index.path == part.also]
        found += [house.index.format(link=anchor(index.path, index.title)) for index in others]
        linked = self.later or not serial.joined_later
        if linked and "back" in serial.links and at > 0:
            found.append(self._step(house.back, known[at - 1]))
        if linked and not {"next", "ring"}.isdisjoint(serial.links) and at + 1 < len(known):
            found.append(self._step(house.next, known[at + 1]))
        elif "ring" in serial.links:
            found.append(self._step(house.next, known[0]))
        if part.prompt:
            text, address, *rel = part.prompt.split(" | ")
            attributes = "".join(f' rel="{words}"' for words in rel)
            found.append(f'<p class="onward">{anchor(address, text, attributes)}</p>')
        return "\n".join(found)

    def _step(self, words: str, part: Instalment) -> str:
        around, _, text = words.rpartition(" | ")
        link = anchor(self._path(part), text.format(title=self._title(part), number=part.number))
        return f'<p class="onward">{around.format(link=link) if around else link}</p>'

    # --- what else it links to

    def _related(self, column: _Column) -> list[Instalment]:
        """A part of any serial, and two columns that are none."""
        seed = sum(map(ord, column.part.path))
        parts = [other.part for other in self.old]
        single = [part for part in parts if part.number is None] or parts
        chosen = (parts[seed % len(parts)], single[seed % len(single)], single[(seed + 3) % len(single)])
        return [part for part in dict.fromkeys(chosen) if part is not column.part]

    def _popular(self, names: Sequence[str] = POPULAR) -> str:
        last = {column.serial.name: column.part for column in reversed(self.old)}
        return link_list([self._link(last[name]) for name in names if name in last])

    def _teasers(self, serial: Serial) -> str:
        """Two columns of the same house, of other serials, each with its first words and 'Weiterlesen'."""
        others = [c.part for c in self.old if c.serial.house == serial.house and c.serial is not serial][:2]
        return "\n".join(
            f'<div class="teaser"><p class="teaser-titel">{self._title(part)}</p><p>{_opening(part)}'
            f" {anchor(self._path(part), 'Weiterlesen')}</p></div>"
            for part in others
        )

    # --- pages that list

    def _index(self, serial: Serial, index: Index) -> SamplePage:
        by_path = {column.part.path: column.part for column in self.columns}
        listed = [by_path[path] for path in index.lists if path in by_path]
        words = {"title": index.title, "author": serial.authors[0], "parts": link_list(list(map(self._link, listed)))}
        return _html(fill(SITE, "index", popular=self._popular(), **words))

    def _listing(self) -> dict[str, SamplePage]:
        listed = [column.part for column in self.columns if column.part.listed]
        address = by_query(LISTING)
        last = -(-len(listed) // CARDS_A_PAGE)
        pages = {}
        for number in range(1, last + 1):
            shown = listed[(number - 1) * CARDS_A_PAGE : number * CARDS_A_PAGE]
            pager = older_or_newer(address, number, last, "Older columns", "Newer columns") if last > 1 else ""
            main = fill(SITE, "list", cards=self._cards(shown), pager=pager, popular=self._popular())
            pages[address(number)] = _html(main)
        return pages

    def _cards(self, parts: Sequence[Instalment]) -> str:
        return "\n".join(
            fill(
                SITE,
                "card",
                path=self._path(part),
                title=self._title(part),
                author=" and ".join(part.authors),
                iso=part.published,
                day=part.published,
                teaser=_opening(part),
            )
            for part in parts
        )


def _opening(part: Instalment) -> str:
    """The first words of a part, as teasers print them."""
    text = part.blocks[0].text
    return f"{text[:70].rpartition(' ')[0] or text[:30]}…"


def _html(document: str, status: int = 200) -> SamplePage:
    page = validated(document.encode(), "text/html; charset=utf-8")
    return SamplePage(status, page.headers, page.body)


def _plain(path: str, text: str, onward: str = "") -> SamplePage:
    """A page that is no column: a heading, some text, and at most one link."""
    title = path.rpartition("/")[2].replace("-", " ").capitalize()
    body = "\n".join(f"<p>{paragraph}</p>" for paragraph in text.split("\n\n"))
    return _html(
        f"<!doctype html>\n<html lang='en'><head><meta charset='utf-8'><title>{title}</title></head>"
        f"<body><div class='feature'><h1>{title}</h1><div class='copy'>{body}{onward}</div></div></body></html>"
    )


def _gallery(item: int) -> SamplePage:
    """One of endlessly many pictures with a text, each of which leads to the next."""
    text = (
        f"View {item} of the crane was taken at {item % 12 + 1} o'clock, with the window open and the kettle on. There"
        f" are {item * 3} gulls in it, if one counts those that were about to come, and the hook hangs {item} feet"
        " above the water.\n\nThe photographer has written on the back that it might have been better a moment later."
        f" He waited for {item} minutes, and then he thought that it had been better before, and wound on the film.\n\n"
        f"In the yard below a man with {item % 7 + 2} buckets is looking up. He doesn't know that he is in the picture,"
        " and he isn't, quite."
    )
    return _plain(
        f"/View-{item}-of-the-crane", text, f'<p class="onward">{anchor(f"/gallery?item={item + 1}", "Next")}</p>'
    )
