"""The role of one link, decided on plain facts: an ordered table of rules for each kind of page, the first wins.

Every rule is cautious about what is followed: a link wrongly joined spoils an article, one wrongly left costs a page.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from crawler.reading.link_facts import LinkFacts
from crawler.reading.paging import prints, views_all
from crawler.reading.part_title import number_named, series_key
from crawler.reading.words import Cue
from storage.records import LinkRole, PageKind

_UNFOLDING = frozenset({Cue.EXPAND, Cue.VIEW_ALL, Cue.CONTINUE})
_COMMENT_PAGES = re.compile(r"/comment-page-|[?&](?:cpage|share)=")
_UNREAD = frozenset({"comments", "calendar", "carousel", "share", "sponsored"})
_TEASER = frozenset({Cue.READ_MORE, Cue.CONTINUE, Cue.EXPAND})
_LONGEST_MENTION = 60  # 'Click here to read Part 2 of the story'; longer texts are titles


@dataclass(frozen=True, slots=True)
class Decision:
    """A link's role, the evidence for it, and the number of the page or part that it names."""

    role: LinkRole
    why: str
    number: int | None = None


Rule = Callable[[LinkFacts], Decision | None]


def decide(facts: LinkFacts) -> Decision:
    """The role of one link on its page. Total: what no rule claims is OTHER."""
    rules = _RULES.get(facts.page.kind, _ARTICLE_RULES)
    if rules is _ARTICLE_RULES and facts.is_of_menu:
        rules = _MENU_RULES
    for rule in rules:
        decision = rule(facts)
        if decision is not None:
            return decision
    return Decision(LinkRole.OTHER, "nothing says that it continues or is related")


def _nowhere(facts: LinkFacts) -> Decision | None:
    if facts.url is not None and facts.key != facts.page.key:
        return None
    if facts.cues & _UNFOLDING and "comments" not in facts.hints:
        return Decision(LinkRole.EXPAND, f"unfolds text in place: '{facts.text}'")
    return Decision(LinkRole.OTHER, "leads to no other page")


def _elsewhere(facts: LinkFacts) -> Decision | None:
    return None if facts.is_here else Decision(LinkRole.OTHER, "leads to another site")


def _aside_of_reading(facts: LinkFacts) -> Decision | None:
    hints = facts.hints
    if not hints.isdisjoint(_UNREAD):
        return Decision(LinkRole.OTHER, f"stands among {', '.join(sorted(hints & _UNREAD))}")
    if Cue.COMMENTS in facts.cues | facts.heading_cues or _COMMENT_PAGES.search(facts.key):
        return Decision(LinkRole.OTHER, "leads to comments or a form")
    return None


def _gate(facts: LinkFacts) -> Decision | None:
    if facts.leads_to_gate or Cue.PAYWALL in facts.cues:
        return Decision(LinkRole.PAYWALL, "leads to a login or subscription")
    return None


def _other_views(facts: LinkFacts) -> Decision | None:
    if Cue.PRINT in facts.cues or prints(facts.key):
        return Decision(LinkRole.PRINT_VIEW, "says 'print'")
    asks = views_all(facts.key)
    if Cue.VIEW_ALL in facts.cues and (asks or facts.key.partition("?")[0] == facts.page.key.partition("?")[0]):
        return Decision(LinkRole.VIEW_ALL, f"says '{facts.text}'")
    if asks and _within_page(facts):
        return Decision(LinkRole.VIEW_ALL, "its address asks for all pages")
    return None


def _within_page(facts: LinkFacts) -> bool:
    """True if the address lies below the page's own."""
    own = facts.page.key.partition("?")[0].rstrip("/")
    other = facts.key.partition("?")[0]
    return other == own or other.startswith(own + "/")


def _pager_number(facts: LinkFacts) -> int | None:
    """The page that a digit of a pager names, if the address agrees with it; None else.

    A page size or a year has digits as text as well, but another number in its address, or none.
    """
    step, digits = facts.step, facts.digits
    if step is None or digits is None or digits == 0:
        return None
    agrees = step.offset or step.number in {digits, digits - 1} or (step.number is None and digits == 1)
    return digits if agrees else None


def _pages(facts: LinkFacts) -> Decision | None:
    step = facts.step
    if step is None:
        if Cue.NEXT_PAGE in facts.cues and _beside(facts) and not facts.under_others:
            return Decision(LinkRole.NEXT_PAGE, f"says '{facts.text}'", facts.digits)
        return None
    digits = _pager_number(facts)
    if digits is not None:
        ahead = digits - (step.own or 1) if not step.offset else (step.forward > 0) - (step.forward < 0)
        role = {1: LinkRole.NEXT_PAGE, -1: LinkRole.PREV_PAGE}.get(ahead, LinkRole.PAGE_N)
        return Decision(role, f"page {digits} of this address", digits)
    if facts.digits is not None or facts.cues & {Cue.OLDER, Cue.NEWER}:
        return None
    if facts.reads_like_title and not (step.named or facts.cues & {Cue.NEXT_PAGE, Cue.PREVIOUS_PAGE}):
        return None
    numbered_both = step.own is not None and step.number is not None and not step.named
    if numbered_both and not facts.cues & {Cue.NEXT_PAGE, Cue.PREVIOUS_PAGE} and "pager" not in facts.hints:
        return None
    if facts.goes_forward and step.forward >= 0:
        return Decision(LinkRole.NEXT_PAGE, "goes on to the next page of this address", step.number)
    if facts.goes_back and step.forward <= 0:
        return Decision(LinkRole.PREV_PAGE, "goes back to the page before of this address", step.number or 1)
    if step.named and step.number is not None:
        return Decision(LinkRole.PAGE_N, f"page {step.number} of this address", step.number)
    return None


def _beside(facts: LinkFacts) -> bool:
    """True if the address lies in the page's directory or below it."""
    directory = facts.page.key.partition("?")[0].rpartition("/")[0]
    return facts.key.startswith(directory + "/") and not facts.leads_to_chrome


def _same_series(facts: LinkFacts) -> bool:
    own, other = facts.page.part, facts.parsed
    if own is None or other is None or not own.series or not other.series:
        return False
    return series_key(own.series) == series_key(other.series)


def _toward(facts: LinkFacts, number: int | None) -> LinkRole:
    """Next, previous or some part, by the numbers of both ends, else by what the link says."""
    own = facts.page.part_number
    if own is not None and number is not None:
        if number < own:
            return LinkRole.PREV_PART if number == own - 1 else LinkRole.PART_N
        return LinkRole.NEXT_PART if number == own + 1 else LinkRole.PART_N
    return LinkRole.PREV_PART if facts.goes_back else LinkRole.NEXT_PART


def _parts(facts: LinkFacts) -> Decision | None:
    own = facts.page.part_number
    announced = facts.goes_forward or facts.goes_back
    if _same_series(facts):
        role = _toward(facts, facts.part_number) if announced else LinkRole.PART_N
        return Decision(role, f"a part of the same series by its title: '{facts.text}'", facts.part_number)
    if facts.under_others or (facts.leads_to_chrome and not facts.leads_to_series):
        return None
    number = facts.part_number if announced else None
    if facts.cues & {Cue.NEXT_PART, Cue.PREVIOUS_PART}:
        return Decision(_toward(facts, number), f"says '{facts.text}'", number)
    if own is not None and number is not None and abs(number - own) == 1:
        return Decision(_toward(facts, number), f"from part {own} to part {number}", number)
    mentioned = number_named(facts.text) if len(facts.text) <= _LONGEST_MENTION else None
    invites = bool(facts.cues & {Cue.READ_MORE, Cue.CONTINUE})
    mere = (
        not facts.parsed.series if facts.parsed else own is not None
    )  # 'Part 2', or words that name it on a part's page
    if mentioned is not None and (mere or invites) and facts.where != "head" and Cue.SERIES not in facts.cues:
        role = LinkRole.PART_N if own is None else _toward(facts, mentioned)
        return Decision(role, f"names part {mentioned}", mentioned)
    if Cue.CONTINUE in facts.cues and facts.where in {"body", "nav"} and not facts.titled_elsewhere:
        return Decision(_toward(facts, number), f"says '{facts.text}'", number)
    return None


def _series(facts: LinkFacts) -> Decision | None:
    """Links of a series' own list, and to its index."""
    if facts.under_others or facts.where == "head":
        return None
    in_list = "series" in facts.hints or Cue.SERIES in facts.heading_cues
    of_part = facts.page.part is not None and not facts.in_text
    says = Cue.SERIES in facts.cues
    if (says and (of_part or facts.leads_to_series)) or (of_part and in_list and facts.leads_to_series):
        return Decision(LinkRole.SERIES_INDEX, f"leads to the series: '{facts.text}'")
    # news sites call a running topic a series too: there, each link must name its part
    if not in_list or facts.leads_to_chrome or not (of_part or facts.parsed):
        return None
    if facts.goes_forward or facts.goes_back:
        return Decision(_toward(facts, facts.part_number), "in the series' own navigation", facts.part_number)
    number = facts.part_number if facts.part_number is not None else facts.digits
    return Decision(LinkRole.PART_N, "in the series' own list", number) if facts.text.strip() else None


def _neighbours(facts: LinkFacts) -> Decision | None:
    if facts.leads_to_chrome or (facts.under_others and not facts.cues & {Cue.NEXT_ARTICLE, Cue.PREVIOUS_ARTICLE}):
        return None
    if facts.goes_back:
        return Decision(LinkRole.PREV_ARTICLE, "the article before, by its words or rel", facts.part_number)
    if facts.goes_forward and Cue.CONTINUE not in facts.cues:
        return Decision(LinkRole.NEXT_ARTICLE, "the article after, by its words or rel", facts.part_number)
    return None


def _related(facts: LinkFacts) -> Decision | None:
    if facts.leads_to_chrome or facts.where in {"nav", "head"}:
        return None
    if facts.under_others and (facts.looks_like_article or facts.reads_like_title):
        where = f"under '{facts.heading}'" if facts.heading_cues else "in a list of other articles"
        return Decision(LinkRole.RELATED, where)
    if "byline" in facts.hints or not facts.looks_like_article:
        return None
    if facts.in_text:
        return Decision(LinkRole.RELATED, "in the text")
    if facts.reads_like_title:
        return Decision(LinkRole.RELATED, "an article's title, outside the text")
    return None


def _listing_pages(facts: LinkFacts) -> Decision | None:
    if facts.in_heading or (facts.under_others and facts.step is None):
        return None
    digits = _pager_number(facts)
    if digits is not None:
        return Decision(LinkRole.LISTING_NEXT, f"page {digits} of the listing", digits)
    if facts.goes_back:
        return Decision(LinkRole.OTHER, "goes back to what the listing's earlier pages have") if facts.step else None
    step = facts.step
    forward = facts.goes_forward or Cue.LOAD_MORE in facts.cues or "forward" in facts.hints
    if step is not None and forward and (step.forward != 0 or not step.named or step.number == 1):
        return Decision(LinkRole.LISTING_NEXT, "goes on to more of the listing", step.number)
    strong = facts.cues & {Cue.OLDER, Cue.NEXT_PAGE} or (Cue.NEXT in facts.cues and "pager" in facts.hints)
    if strong or ("next" in facts.rels and (_within_page(facts) or "pager" in facts.hints)):
        return Decision(LinkRole.LISTING_NEXT, f"goes on to more of the listing: '{facts.text}'")
    return None


def _listed(facts: LinkFacts) -> Decision | None:
    """An article of a listing: a title or a card in the main area."""
    if facts.where != "body" or facts.leads_to_chrome or "byline" in facts.hints:
        return None
    # a front page's 'Latest articles' is its listing
    if facts.under_others and not facts.in_heading and Cue.POPULAR not in facts.heading_cues:
        return None
    if facts.in_heading and not facts.leads_to_gate:
        return Decision(LinkRole.ARTICLE, "a heading that is a link")
    if facts.looks_like_article and (facts.reads_like_title or "card" in facts.hints or facts.cues & _TEASER):
        return Decision(LinkRole.ARTICLE, "an article's title or teaser")
    if facts.titled_elsewhere:
        return Decision(LinkRole.ARTICLE, "leads where a heading leads")
    return None


def _listed_parts(facts: LinkFacts) -> Decision | None:
    if (
        facts.where in {"nav", "head", "aside"}
        or facts.leads_to_chrome
        or facts.under_others
        or "byline" in facts.hints
    ):
        return None
    if (
        facts.parsed
        or facts.in_heading
        or facts.looks_like_article
        or facts.reads_like_title
        or "series" in facts.hints
    ):
        number = facts.part_number if facts.part_number is not None else facts.digits
        return Decision(LinkRole.PART_N, "listed on the page of its series", number)
    return None


_COMMON: tuple[Rule, ...] = (_nowhere, _elsewhere, _aside_of_reading)
_ARTICLE_RULES: tuple[Rule, ...] = (*_COMMON, _gate, _other_views, _pages, _parts, _series, _neighbours, _related)
_MENU_RULES: tuple[Rule, ...] = (*_COMMON, _gate)
"""Of an article's page: most of its links are its menus', and most rules ask for what those haven't got."""
_RULES: dict[PageKind, tuple[Rule, ...]] = {
    PageKind.LISTING: (*_COMMON, _listing_pages, _gate, _listed),
    PageKind.SERIES_INDEX: (*_COMMON, _gate, _listing_pages, _listed_parts),
    PageKind.GATE: (*_COMMON, _gate),
    PageKind.SOFT_404: _COMMON,
}
