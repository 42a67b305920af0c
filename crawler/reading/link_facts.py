"""The plain facts of one link: with those of its page, all that its role is decided by."""

import re
from dataclasses import dataclass
from functools import lru_cache

from crawler.reading.arrows import direction
from crawler.reading.cues import announced, cues_of
from crawler.reading.once import once
from crawler.reading.page_facts import PageFacts, slug_number, slug_words
from crawler.reading.paging import PageStep, page_step
from crawler.reading.part_markers import MOST_PARTS
from crawler.reading.part_mentions import number_said, says_no_more
from crawler.reading.part_title import is_last_half, number_named, parse_part_title, series_key
from crawler.reading.url_words import CHROME, CHROME_ENDS, GATE, HINT_STEMS, HINTS, SERIES
from crawler.reading.urls import absolute, url_key
from crawler.reading.words import Cue
from storage.records import PartTitle

_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|svg|pdf|zip|mp[34]|xml|rss|docx?|xlsx?|css|js|ics|epub)$", re.IGNORECASE)
_PLAIN_HOST = re.compile(r"https?://(?:www\.)?(?!(?:www|m|mobile|amp)\.)([a-z0-9-]+(?:\.[a-z0-9-]+)+)(?=[/?]|$)")
_FILE_NAME = re.compile(r"\w\.(?:s?html?|php\d?|aspx?|jsp)$")
_DATE_PATH = re.compile(r"/(?:19|20)\d\d(?:[/-]\d{1,2}){0,2}$")
_ID = re.compile(r"\d{4,}|^\d+$|[0-9a-f]{12,}")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0eff]")
_FORWARD = frozenset({Cue.NEXT, Cue.NEXT_PAGE, Cue.NEXT_PART, Cue.NEXT_ARTICLE, Cue.CONTINUE, Cue.OLDER})
_BACK = frozenset({Cue.PREVIOUS, Cue.PREVIOUS_PAGE, Cue.PREVIOUS_PART, Cue.PREVIOUS_ARTICLE, Cue.NEWER})
_NO_HINTS: frozenset[str] = frozenset()
_NUMBER = re.compile(r"[\d→»›>≫▶►⟩❯⇒←«‹<≪◀◄⟨❮⇐]")
_ADVANCE = re.compile(r"^[^:：]{1,30}[:：]\s*")
_THOUSANDS = re.compile(r"(?<=\d)[,.\u00a0\u202f](?=\d{3}\b)")
_DIGITS = re.compile(r"\d+")
_LIST_NUMBER = re.compile(r"\s*(\d{1,3})[.):]\s")
_LONGEST_MENTION = 70  # letters of 'Click here to read Part 2 of the story'; what is longer is a title
_ONE_STEP = frozenset({Cue.NEXT, Cue.NEXT_PAGE, Cue.PREVIOUS, Cue.PREVIOUS_PAGE})
_OF_SURROUNDINGS = frozenset(Cue) - {Cue.COMMENTS, Cue.PAYWALL, Cue.POPULAR, Cue.LOAD_MORE, Cue.EXPAND, Cue.PRINT}
"""What the words beside a link may announce of it. Comments and logins have links of their own beside a title."""


@dataclass
class LinkFacts:
    """What is known of one link.

    `around`: what its own short line says, itself included, if that is more than itself: 'For part 2 click here'.
    `where`: head, nav (with header and footer), aside or body. `hints`: what class names and ids of the link and of
    what surrounds it say. `heading`: the nearest heading above. `in_text`: it stands in a sentence. `titled_elsewhere`:
    a heading of the page links to the same address, so that this is its teaser. `url` is None where the link leads to
    no page.
    """

    page: PageFacts
    text: str
    href: str
    rel: str = ""
    hints: frozenset[str] = frozenset()
    heading: str = ""
    where: str = "body"
    in_text: bool = False
    in_heading: bool = False
    titled_elsewhere: bool = False
    base_url: str = ""
    around: str = ""

    @once
    def url(self) -> str | None:
        href = self.href.strip()
        if href.startswith("#") or not href:
            return None
        return absolute(self.base_url or self.page.url, href)

    @once
    def key(self) -> str:
        return url_key(self.url) if self.url else self.page.key

    @once
    def leads_round(self) -> bool:
        """True for a 'next' or 'previous' that leads to this very page, as on a site's first and last articles."""
        return self.url is not None and self.key == self.page.key and (self.goes_forward or self.goes_back)

    @once
    def is_here(self) -> bool:
        """True if the link leads to a page of the same site; a plain host tells without the address's key."""
        if self.url is not None and (plain := _PLAIN_HOST.match(self.url)):
            return plain[1] == self.page.site
        return self.url is not None and self.key.split("/", 3)[2] == self.page.site

    @once
    def cues(self) -> frozenset[Cue]:
        own = announced(self.text).cues
        return own | (cues_of(self.around) & _OF_SURROUNDINGS) if self.around else own

    @once
    def says_merely(self) -> bool:
        """True if the words of the link, or of its line, hardly say more than they announce."""
        own = announced(self.text)
        return own.mere if own.cues or not self.around else announced(self.around).mere

    @once
    def heading_cues(self) -> frozenset[Cue]:
        return cues_of(self.heading)

    @once
    def is_of_menu(self) -> bool:
        """True for a word in a menu that announces nothing: no cue, number, arrow, relation, nor a series around it."""
        return (
            self.where == "nav"
            and not self.rel
            and self.page.part is None
            and len(self.text) > 1
            and _NUMBER.search(self.text) is None
            and not self.cues
            and "series" not in self.hints
            and not self.heading_cues
        )

    @once
    def rels(self) -> frozenset[str]:
        return frozenset(self.rel.lower().split())

    @once
    def goes_forward(self) -> bool:
        """True if its words, arrow or rel lead on."""
        return bool(self.cues & _FORWARD or "next" in self.rels) or (self._points > 0 and not self.goes_back)

    @once
    def goes_back(self) -> bool:
        back = self.cues & _BACK or self.rels & {"prev", "previous"}
        forward = self.cues & _FORWARD or "next" in self.rels
        return (bool(back) or (self._points < 0 and not forward)) and not self.cues & {Cue.OLDER, Cue.CONTINUE}

    @once
    def _points(self) -> int:
        """Where an arrow without words leads: 1 on, -1 back, 0 for neither. A numbered address knows best; else the
        arrow's direction, which in scripts from right to left is the other one (Unicode mirrors '»', but not '→')."""
        arrow = self.text.strip()
        sign = direction(arrow, right_to_left=self.page.right_to_left) if arrow else self._icon
        if sign and self.step is not None and self.step.named and self.step.forward:
            onward = 1 if self.step.forward > 0 else -1
            return onward if arrow or onward == sign else 0
        return sign

    @once
    def _icon(self) -> int:
        """The same of a link without text, by its class names."""
        named = ("forward" in self.hints) - ("backward" in self.hints)
        sides = ("right" in self.hints) - ("left" in self.hints)
        return named or (-sides if self.page.right_to_left else sides)

    @once
    def step(self) -> PageStep | None:
        return page_step(self.page.key, self.key)

    @once
    def leaps(self) -> bool:
        """True for a link to the first or last page: no word says 'next', and its address leaps over pages."""
        step = self.step
        if step is None or not step.named or step.offset or self.cues & _ONE_STEP:
            return False
        return abs(step.forward) > 1

    @once
    def digits(self) -> int | None:
        """The number that the text is, apart from brackets: a pager's '3' or '[3]'."""
        bare = _THOUSANDS.sub("", self.text).strip(" []()|.·-–")
        return int(bare) if bare.isdecimal() and len(bare) <= 4 else None

    @once
    def parsed(self) -> PartTitle | None:
        """The text read as a part's title, without a 'Next:' before it."""
        if not 3 <= len(self.text) <= 250:
            return None
        parsed = parse_part_title(self._title, self.page.language)
        if parsed is not None and parsed.series and says_no_more(parsed.series):
            return PartTitle("", parsed.number, parsed.total)  # 'Read the third part' names no series 'Read the'
        return parsed

    @once
    def _title(self) -> str:
        introduction = _ADVANCE.match(self.text) if self.cues else None
        return self.text[introduction.end() :] if introduction else self.text

    @once
    def part_number(self) -> int | None:
        """The number of the part that the link leads to, by its text or else by its address; None if neither says."""
        if self.parsed is not None and self.parsed.number is not None:
            number, own = self.parsed.number, self.page.part
            of_three = own is not None and number == own.number and is_last_half(self.text)
            return number + 1 if of_three and not is_last_half(self.page.title) else number  # 下 beside 中 is 3
        return self.mentioned if self.mentioned is not None else number_named(slug_words(self.key))

    @once
    def numbers_another(self) -> bool:
        """True if no words give the part's number, and its address gives it behind another name than the page's has:
        'the-fog-bell-part-1' and 'letters-home-part-2'."""
        if self.mentioned is not None or (self.parsed is not None and self.parsed.number is not None):
            return False
        own, other = (slug_number(key)[0].partition("#")[0] for key in (self.page.key, self.key))
        return own != other

    @once
    def mentioned(self) -> int | None:
        """The number of the part that its words, or those of its line, name."""
        own = number_said(self.text) if len(self.text) <= _LONGEST_MENTION else None
        return own if own is not None or not self.around else number_said(self.around)

    @once
    def before(self) -> str:
        """The words of its line before it; '' of a link without words, of which nobody knows where it stands."""
        return self.around.partition(self.text)[0].rstrip() if self.text else ""

    @once
    def own_number(self) -> int | None:
        """The number of the part that the page is: by its title or address, or by the words before the link. 'This is
        the third part of a story; read part 1 first' stands on part 3."""
        if self.page.part_number is not None:
            return self.page.part_number
        said = number_said(self.before) if self.before and says_no_more(self.text) else None
        return said if said != self.mentioned else None

    @once
    def listed_number(self) -> int | None:
        """The number of a part in a list: '3', '3. Shops', 'Part 3'."""
        if self.part_number is not None:
            return self.part_number
        listed = _LIST_NUMBER.match(self.text)
        return int(listed[1]) if listed else self.digits

    @once
    def mentions_merely(self) -> bool:
        """True for 'Read part two here', which names a part and no title, and for 'Part 2:' before a link's title."""
        if self.mentioned is None:
            return False
        line, before = self.around, self.before
        named_before = before.endswith((":", "：")) and number_said(before) is not None and says_no_more(before)
        return says_no_more(self.text) or bool(line and says_no_more(line)) or named_before

    @once
    def same_series(self) -> bool:
        """True if its text names the page's series and another part of it. A page without a part may be a first one."""
        if self.parsed is None or not self.parsed.series or series_key(self.parsed.series) != self.page.series:
            return False
        own = self.page.part
        if own is None or self.parsed.number is None:
            return True
        number = self.part_number or 0
        totals = {total for total in (own.total, self.parsed.total) if total is not None}
        return number != own.number and len(totals) < 2 and number <= min(totals, default=MOST_PARTS)

    @once
    def other_series(self) -> bool:
        """True if its text names a series before the part, and the page's title has nothing like that name. In 'Shops
        (3/4)' beside 'Ports (2/4)' the names are the parts' own: they are of as many."""
        page, parsed = self.page, self.parsed
        if parsed is None or not parsed.series or not self._title.startswith(parsed.series):
            return False
        if page.part is not None and page.part.total is not None and page.part.total == parsed.total:
            return False
        name = series_key(parsed.series)
        return bool(page.series) and name not in page.series and page.series not in name

    @once
    def numbered_alike(self) -> bool:
        """True if its address differs from the page's in numbers only, and is the next or the one before by them."""
        own = self.page.part_number
        if own is None or self.part_number is None or abs(self.part_number - own) != 1:
            return False
        return _DIGITS.sub("0", self.key) == _DIGITS.sub("0", self.page.key)

    @once
    def under_others(self) -> bool:
        """True under a heading (or in a list) of related or popular articles, or with such a word before it."""
        if self.heading_cues & {Cue.RELATED, Cue.POPULAR} or self.hints & {"related", "popular"}:
            return True
        return Cue.RELATED in self.cues and not self.cues & {Cue.CONTINUE, Cue.LOAD_MORE, Cue.SERIES, Cue.EXPAND}

    @once
    def segments(self) -> tuple[str, ...]:
        return tuple(self.key.partition("?")[0].lower().split("/")[3:]) if self.url else ()

    @once
    def words_of_address(self) -> tuple[str, ...]:
        """The segments of the address, then the values of its query."""
        values = (pair.rpartition("=")[2] for pair in self.key.partition("?")[2].split("&"))
        return (*self.segments, *filter(None, values))

    @once
    def leads_to_chrome(self) -> bool:
        """True if the address is a category, an author, a form, a file or the like."""
        return bool(CHROME.intersection(self.segments[:-1]) or self._ends_in_chrome)

    @once
    def _ends_in_chrome(self) -> bool:
        last = self.segments[-1] if self.segments else ""
        if not last or last in CHROME_ENDS or ("." in last and _FILE.search(last)):
            return True
        return self.is_dated

    @once
    def is_dated(self) -> bool:
        """True if the address ends in a year, a month or a day."""
        return self.key[-1].isdecimal() and bool(_DATE_PATH.search(self.key))

    @once
    def leads_to_gate(self) -> bool:
        return bool(GATE.intersection(self.segments[:2]))

    @once
    def leads_to_series(self) -> bool:
        """True for an address such as /series/harbours; what lies beside the page or below is a part, not the index."""
        return bool(SERIES.intersection(self.segments[:-1])) and self.directory != self.page.directory

    @once
    def directory(self) -> str:
        return self.key.partition("?")[0].rpartition("/")[0]

    @once
    def beside_page(self) -> bool:
        """True if the address lies in the page's directory, or in one of another date."""
        return _DIGITS.sub("0", self.directory) == _DIGITS.sub("0", self.page.directory)

    @once
    def looks_like_article(self) -> bool:
        """True if the address has the form of an article's: a slug of three words, a date or an id, or the page's own
        directory; and isn't a category, an author or the like."""
        if not self.is_here or self.leads_to_chrome or self.leads_to_gate or self.key == self.page.key:
            return False
        last = self.segments[-1]
        words = [word for word in re.split(r"[-_.+%]", last) if word]
        if (
            len(words) >= 3
            or _DATE_PATH.search(self.directory)
            or _ID.search(last)
            or _FILE_NAME.search(last)
            or _ID.search(self.key.partition("?")[2])
        ):
            return True
        return len(words) == 2 and len(self.segments) > 1 and self.directory == self.page.directory

    @once
    def reads_like_title(self) -> bool:
        """True for a text of at least four words, or of eight letters in a script that doesn't space them."""
        return self.text.count(" ") >= 3 or (len(self.text) >= 8 and bool(_UNSPACED.search(self.text)))


@lru_cache(maxsize=8192)
def hints_of(css: str) -> frozenset[str]:
    """What class names and ids say of a place: 'related', 'pager', 'series' …"""
    return frozenset().union(*map(_hints_of_name, css.lower().split()))


@lru_cache(maxsize=8192)
def _hints_of_name(name: str) -> frozenset[str]:
    """What one name says, in lower case: names recur, also on sites where each list of them is another."""
    if HINT_STEMS.isdisjoint(map("".join, zip(name, name[1:], name[2:], strict=False))):
        return _NO_HINTS
    return frozenset(found.lastgroup for found in HINTS.finditer(name) if found.lastgroup)
