"""The rules by which a link of an article leads to another part of its series, or to the series' index.

The evidence, strongest first: a title of the same series, a word such as 'next part', a number that fits, a mention.
Where nothing but a word speaks for it, the link must say hardly more than that word: 'Next chapter for the harbour' is
a headline.
"""

from crawler.reading.link_decision import Decision, Rule
from crawler.reading.link_facts import LinkFacts
from crawler.reading.part_title import series_key
from crawler.reading.words import Cue
from storage.records import LinkRole


def of_part(facts: LinkFacts) -> Decision | None:
    """The first rule that knows the link for a part's."""
    return next((decision for rule in _RULES if (decision := rule(facts)) is not None), None)


def _toward(facts: LinkFacts, number: int | None) -> LinkRole:
    """Next, previous or some part, by the numbers of both ends, else by what the link says."""
    own = facts.own_number
    if own is not None and number is not None:
        return {1: LinkRole.NEXT_PART, -1: LinkRole.PREV_PART}.get(number - own, LinkRole.PART_N)
    return LinkRole.PREV_PART if facts.goes_back else LinkRole.NEXT_PART


def _is_announced(facts: LinkFacts) -> bool:
    return facts.goes_forward or facts.goes_back


def _by_title(facts: LinkFacts) -> Decision | None:
    """A title of the same series. Who wrote it can't be told from its text, so that among related articles it is some
    part until its own page has been read."""
    if not facts.same_series:
        return None
    number = facts.part_number
    first = facts.page.part is None
    if first and (number is None or number < 2):
        return None  # of a page without a number all that is known is that it may be the first part
    if facts.where == "head" and not facts.rels:
        return None
    free = not facts.under_others and "series" not in facts.hints and Cue.SERIES not in facts.heading_cues
    numbered = number is not None and facts.page.part_number is not None
    toward = _is_announced(facts) or (free and numbered)
    if first:
        role = LinkRole.NEXT_PART if free and number == 2 else LinkRole.PART_N
    else:
        role = _toward(facts, number) if toward else LinkRole.PART_N
    return Decision(role, f"a part of the same series by its title: '{facts.text}'", number)


def _by_word(facts: LinkFacts) -> Decision | None:
    if not facts.cues & {Cue.NEXT_PART, Cue.PREVIOUS_PART} or facts.under_others:
        return None
    if facts.leads_to_chrome and not facts.leads_to_series:
        return None
    number = facts.part_number if _is_announced(facts) else None
    if not (facts.says_merely or number is not None or "series" in facts.hints):
        return None
    return Decision(_toward(facts, number), f"says '{facts.around or facts.text}'", number)


def _by_number(facts: LinkFacts) -> Decision | None:
    """The number before or behind the page's, on a link that leads on or back, or beside the page."""
    own = facts.page.part_number
    if own is None or _is_vetoed(facts):
        return None
    number = facts.part_number
    if number is None or abs(number - own) != 1 or facts.numbers_another:
        return None
    titled = facts.where == "body" and facts.parsed is not None and not facts.in_text
    if not (_is_announced(facts) or facts.numbered_alike or (titled and facts.beside_page)):
        return None
    return Decision(_toward(facts, number), f"from part {own} to part {number}", number)


def _by_mention(facts: LinkFacts) -> Decision | None:
    """Words that name a part and no title. In a sentence they may speak of any series, unless this page is a part."""
    own, number = facts.own_number, facts.mentioned
    if _is_vetoed(facts) or number is None or number == own or facts.where == "head":
        return None
    invites = bool(facts.cues & {Cue.READ_MORE, Cue.CONTINUE}) and facts.says_merely
    named = own is not None and (facts.parsed is None or not facts.parsed.series)
    if facts.in_text and (own is None or not facts.mentions_merely):
        return None
    if not (facts.mentions_merely or invites or named):
        return None
    role = LinkRole.PART_N if own is None else _toward(facts, number)
    return Decision(role, f"names part {number}", number)


def _by_continuation(facts: LinkFacts) -> Decision | None:
    """'Continue reading' in the article itself. In a teaser, or where a title leads there too, it is that one's; in a
    pager many themes call every article's neighbours so."""
    if _is_vetoed(facts) or Cue.CONTINUE not in facts.cues or facts.where not in {"body", "nav"}:
        return None
    if not facts.says_merely or facts.titled_elsewhere or facts.hints & {"teaser", "pager"}:
        return None
    # an endless scroll 'continues' with any article: on a page that is no part the address must be of one family
    if not (facts.beside_page or (facts.page.part is not None and facts.looks_like_article)):
        return None
    number = facts.part_number
    return Decision(_toward(facts, number), f"says '{facts.around or facts.text}'", number)


def _is_vetoed(facts: LinkFacts) -> bool:
    """True under a heading of other articles, for another series' title, and for a category or a form."""
    return facts.under_others or facts.other_series or (facts.leads_to_chrome and not facts.leads_to_series)


_RULES: tuple[Rule, ...] = (_by_title, _by_word, _by_number, _by_mention, _by_continuation)


def in_series_navigation(facts: LinkFacts) -> Decision | None:
    """Links of a series' own list, and to its index."""
    if facts.under_others or facts.where == "head":
        return None
    in_list = "series" in facts.hints or Cue.SERIES in facts.heading_cues or _names_series(facts)
    part = facts.page.part is not None and not facts.in_text
    says = Cue.SERIES in facts.cues
    if (says and (part or facts.leads_to_series)) or (part and in_list and facts.leads_to_series):
        return Decision(LinkRole.SERIES_INDEX, f"leads to the series: '{facts.around or facts.text}'")
    # news sites call a running topic a series too: there, each link must name its part
    if not in_list or facts.leads_to_chrome or facts.other_series or not (part or facts.parsed):
        return None
    if _is_announced(facts):
        return Decision(_toward(facts, facts.part_number), "in the series' own navigation", facts.part_number)
    if not facts.text.strip():
        return None
    return Decision(LinkRole.PART_N, "in the series' own list", facts.listed_number)


def _names_series(facts: LinkFacts) -> bool:
    """True under a heading that is the page's own series' name."""
    part = facts.page.part
    return part is not None and bool(part.series) and series_key(facts.heading) == facts.page.series
