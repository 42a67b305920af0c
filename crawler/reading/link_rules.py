"""The role of one link, decided on plain facts: an ordered table of rules for each kind of page, the first wins.

Every rule is cautious about what is followed: a link wrongly joined spoils an article, one wrongly left costs a page.
"""

import re

from crawler.reading.archives import archive_named
from crawler.reading.link_decision import Decision, Rule
from crawler.reading.link_facts import LinkFacts
from crawler.reading.paging import PageStep, prints, views_all
from crawler.reading.part_rules import in_series_navigation, of_part
from crawler.reading.words import Cue
from storage.records import LinkRole, PageKind

_UNFOLDING = frozenset({Cue.EXPAND, Cue.VIEW_ALL, Cue.CONTINUE})
_COMMENT_PAGES = re.compile(r"/comment-page-|[?&](?:cpage|share|replytocom|comments?(?:_\w+)?)=")
_UNREAD = frozenset({"comments", "calendar", "carousel", "share", "sponsored"})
_ARTICLES = frozenset({Cue.NEXT_ARTICLE, Cue.PREVIOUS_ARTICLE})
_PAGES = frozenset({Cue.NEXT_PAGE, Cue.PREVIOUS_PAGE})
_TEASER = frozenset({Cue.READ_MORE, Cue.CONTINUE, Cue.EXPAND})


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
    if facts.url is not None and (facts.key != facts.page.key or prints(facts.url)):
        return None
    if facts.cues & _UNFOLDING and "comments" not in facts.hints:
        return Decision(LinkRole.EXPAND, f"unfolds text in place: '{facts.text}'")
    return Decision(LinkRole.OTHER, "leads to no other page")


def _elsewhere(facts: LinkFacts) -> Decision | None:
    return None if facts.url is None or facts.is_here else Decision(LinkRole.OTHER, "leads to another site")


def _aside_of_reading(facts: LinkFacts) -> Decision | None:
    hints = facts.hints
    if not hints.isdisjoint(_UNREAD):
        return Decision(LinkRole.OTHER, f"stands among {', '.join(sorted(hints & _UNREAD))}")
    # a listing's 'Kommentare' are its opinion pieces
    headed = Cue.COMMENTS in facts.heading_cues and facts.page.kind is not PageKind.LISTING
    if headed or Cue.COMMENTS in facts.cues or _COMMENT_PAGES.search(facts.key):
        return Decision(LinkRole.OTHER, "leads to comments or a form")
    return None


def _gate(facts: LinkFacts) -> Decision | None:
    if facts.leads_to_gate or (Cue.PAYWALL in facts.cues and facts.says_merely):
        return Decision(LinkRole.PAYWALL, "leads to a login or subscription")
    return None


def _other_views(facts: LinkFacts) -> Decision | None:
    if Cue.PRINT in facts.cues or prints(facts.url or ""):
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

    A page size or a year has digits as text as well, but another number in its address, or none; a day of a calendar
    has a date there.
    """
    step, digits = facts.step, facts.digits
    if step is None or digits is None or digits == 0 or (not step.named and facts.is_dated):
        return None
    agrees = step.offset or step.number in {digits, digits - 1} or (step.number is None and digits == 1)
    return digits if agrees else None


def _pages(facts: LinkFacts) -> Decision | None:
    step = facts.step
    if step is None:
        return None if facts.under_others else _page_elsewhere(facts)
    if facts.page.part is not None and facts.cues & {Cue.NEXT_PART, Cue.PREVIOUS_PART}:
        return None  # the first part's address is often the others' without its number
    digits = _pager_number(facts)
    if digits is not None:
        ahead = digits - (step.own or 1) if not step.offset else (step.forward > 0) - (step.forward < 0)
        role = {1: LinkRole.NEXT_PAGE, -1: LinkRole.PREV_PAGE}.get(ahead, LinkRole.PAGE_N)
        return Decision(role, f"page {digits} of this address", digits)
    return None if _is_another_article(facts, step) else _worded_page(facts, step)


def _page_elsewhere(facts: LinkFacts) -> Decision | None:
    """A page whose address isn't the own one with another number: by what the link says, if it lies beside the page or
    has the page's name in its address, as one that redirects has."""
    named = facts.page.slug != "" and facts.page.slug in facts.words_of_address
    if Cue.NEXT_PAGE in facts.cues and (named or _beside(facts)):
        return Decision(LinkRole.NEXT_PAGE, f"says '{facts.text}'", facts.digits)
    if Cue.PREVIOUS_PAGE in facts.cues and named:
        return Decision(LinkRole.PREV_PAGE, f"says '{facts.text}'", facts.digits)
    # below the page or with a query of its own, a number is a page size, a rating, an id
    if named and facts.digits and not _within_page(facts) and facts.words_of_address[-1] == str(facts.digits):
        return Decision(LinkRole.PAGE_N, f"page {facts.digits}, by the page's name and a number", facts.digits)
    return None


def _is_another_article(facts: LinkFacts, step: PageStep) -> bool:
    """True if two addresses that differ in a number belong to two articles: they may have one name and be numbered."""
    if facts.digits is not None or facts.cues & {Cue.OLDER, Cue.NEWER}:
        return True
    if step.named:
        return False
    if facts.reads_like_title and not facts.cues & (_PAGES | {Cue.CONTINUE}):
        return True
    numbered_both = step.own is not None and step.number is not None
    return numbered_both and not facts.cues & _PAGES and "pager" not in facts.hints


def _worded_page(facts: LinkFacts, step: PageStep) -> Decision | None:
    """A page that a link's words or arrow lead to, or that its address names."""
    if facts.leaps:
        return Decision(LinkRole.PAGE_N if step.number else LinkRole.PREV_PAGE, "leaps over pages", step.number or 1)
    if facts.goes_forward and step.forward >= 0:
        return Decision(LinkRole.NEXT_PAGE, "goes on to the next page of this address", step.number)
    if facts.goes_back and step.forward <= 0:
        return Decision(LinkRole.PREV_PAGE, "goes back to the page before of this address", step.number or 1)
    if step.named and (step.number is not None or "pager" in facts.hints):
        role = {1: LinkRole.NEXT_PAGE, -1: LinkRole.PREV_PAGE}.get(step.forward, LinkRole.PAGE_N)
        return Decision(role, f"page {step.number or 1} of this address", step.number or 1)
    return None


def _beside(facts: LinkFacts) -> bool:
    """True if the address lies in the page's directory or below it."""
    directory = facts.page.key.partition("?")[0].rpartition("/")[0]
    return facts.key.startswith(directory + "/") and not facts.leads_to_chrome


def _neighbours(facts: LinkFacts) -> Decision | None:
    if facts.leads_to_chrome or (facts.under_others and not facts.cues & {Cue.NEXT_ARTICLE, Cue.PREVIOUS_ARTICLE}):
        return None
    if facts.other_series and facts.under_others:
        return None
    if not (facts.says_merely or facts.rels or facts.cues & _ARTICLES):
        return None  # 'The next chapter of our paper' is a headline
    if facts.step is None and facts.cues & {Cue.OLDER, Cue.NEWER}:
        role = LinkRole.PREV_ARTICLE if Cue.OLDER in facts.cues else LinkRole.NEXT_ARTICLE
        return Decision(role, f"says '{facts.text}'", facts.part_number)
    if facts.goes_back:
        return Decision(LinkRole.PREV_ARTICLE, "the article before, by its words or rel", facts.part_number)
    if facts.goes_forward and (Cue.CONTINUE not in facts.cues or "pager" in facts.hints):
        return Decision(LinkRole.NEXT_ARTICLE, "the article after, by its words or rel", facts.part_number)
    return None


def _related(facts: LinkFacts) -> Decision | None:
    if facts.leads_to_chrome or facts.where in {"nav", "head"}:
        return None
    announced = facts.parsed or (Cue.RELATED in facts.cues and (facts.around or facts.text.count(" ") > 1))
    if facts.under_others and (facts.looks_like_article or facts.reads_like_title or announced):
        where = f"under '{facts.heading}'" if facts.heading_cues else "in a list of other articles"
        return Decision(LinkRole.RELATED, where)
    if "byline" in facts.hints or not facts.looks_like_article:
        return None
    if facts.in_text:
        return Decision(LinkRole.RELATED, "in the text")
    if facts.reads_like_title:
        return Decision(LinkRole.RELATED, "an article's title, outside the text")
    return None


def _archives(facts: LinkFacts) -> Decision | None:
    """What was published in a month or year, or by an author: listings of their own."""
    if facts.digits is not None or facts.key.partition("?")[0] == facts.page.key.partition("?")[0] != facts.key:
        return None
    named = archive_named(facts.key)
    return Decision(LinkRole.ARCHIVE, f"leads to {named}") if named else None


def _listing_pages(facts: LinkFacts) -> Decision | None:
    if facts.in_heading or (facts.under_others and facts.step is None):
        return None
    digits = _pager_number(facts)
    if digits is not None:
        return Decision(LinkRole.LISTING_NEXT, f"page {digits} of the listing", digits)
    if facts.goes_back:
        return Decision(LinkRole.OTHER, "goes back to what the listing's earlier pages have") if facts.step else None
    step = facts.step
    more = Cue.LOAD_MORE in facts.cues or (Cue.READ_MORE in facts.cues and step is not None and step.named)
    numbered = step is not None and step.named and not step.offset and step.forward == 1
    one_on = numbered and "pager" in facts.hints and "backward" not in facts.hints
    forward = facts.goes_forward or more or one_on or "forward" in facts.hints
    if step is not None and forward and facts.leaps and "next" not in facts.rels:
        return Decision(LinkRole.LISTING_NEXT, f"page {step.number} of the listing", step.number)
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
    if facts.looks_like_article and (
        facts.reads_like_title or facts.hints & {"card", "teaser"} or facts.cues & _TEASER
    ):
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
        return Decision(LinkRole.PART_N, "listed on the page of its series", facts.listed_number)
    return None


_COMMON: tuple[Rule, ...] = (_elsewhere, _nowhere, _aside_of_reading)
_ARTICLE_RULES: tuple[Rule, ...] = (
    *_COMMON,
    _gate,
    _other_views,
    _pages,
    of_part,
    in_series_navigation,
    _neighbours,
    _related,
)
_MENU_RULES: tuple[Rule, ...] = (*_COMMON, _gate)
"""Of an article's page: most of its links are its menus', and most rules ask for what those haven't got."""
_RULES: dict[PageKind, tuple[Rule, ...]] = {
    PageKind.LISTING: (*_COMMON, _archives, _listing_pages, _gate, _listed),
    PageKind.SERIES_INDEX: (*_COMMON, _gate, _listing_pages, _listed_parts),
    PageKind.GATE: (*_COMMON, _gate),
    PageKind.SOFT_404: _COMMON,
}
