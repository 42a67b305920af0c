"""Who wrote an article, as a vote of the places that name somebody."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from lxml.html import HtmlElement

from crawler.reading.author_marks import marked_authors, signing_authors
from crawler.reading.byline import Byline, cut_short
from crawler.reading.document import Document
from crawler.reading.names import is_organisation, parted, person_key, split_names, unique
from crawler.reading.notes import Notes
from crawler.reading.site_name import is_name_of_site, site_names
from crawler.reading.site_rule import SiteRule, selected
from crawler.reading.structured import StructuredData
from crawler.reading.urls import host_of
from crawler.reading.wording import fold, plain

_AUTHOR_META = (
    "article:author og:article:author parsely-author sailthru.author citation_author byl byline article_author"
    " cxenseparse:author author dc.creator dcterms.creator twitter:creator:name"
).split()
_NAME_PARTS = ("givenName", "additionalName", "familyName")
_LONGEST_VALUE = 400

# Weight of a place that names persons, and what each other place adds that names the same or some of them. A field for
# machines is filled in by the site for every article, a line on the page may belong to a card; two that agree are
# stronger than any one.
_JSON_LD, _BYLINE, _META, _MARKED, _SIGNATURE = 1.0, 0.9, 0.8, 0.7, 0.3
_SAME, _SOME = 0.5, 0.2
_ORGANISATION = -1.0  # a desk or an agency, where another place names persons
_HANDLE = -2.5  # one word in a marked element: a nickname, or a section
_SITE = -2.0  # the site itself, which is everybody


@dataclass(frozen=True, slots=True)
class _Candidate:
    names: tuple[str, ...]
    why: str
    weight: float

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(map(person_key, self.names))


def find_authors(
    page: Document,
    data: StructuredData,
    told: tuple[Byline, HtmlElement | None, str | None],
    notes: Notes,
    site: SiteRule | None = None,
) -> tuple[str, ...]:
    """The authors as printed, noted with where they stand; () if the page names none. `told` is the byline, the
    heading that shows the title, and the language.

    A desk or the site itself counts where nobody else is named. The page is searched for marked elements only where
    what it declares and its byline don't agree, or name no person.
    """
    if site and (found := selected(page.tree, site.authors)):
        names = unique(name for _, text in found for name in split_names(text))
        notes.choose("authors", "; ".join(names), "site rule")
        return names
    byline, title, language = told
    own = site_names(data, host_of(page.url))
    candidates = [_judged(each, own) for each in _declared(data, byline, own)]
    if not _is_settled(candidates):
        names = marked_authors(page.tree, title, anywhere=not any(each.names for each in candidates))
        candidates.append(_judged(_Candidate(names, "elements marked as an author's", _MARKED), own))
    if all(each.weight < 0 for each in candidates if each.names):
        candidates.append(
            _judged(_Candidate(signing_authors(title), "a signature under or above the text", _SIGNATURE), own)
        )
    if language is not None and language.startswith("zh"):  # Japanese sets a space within a name
        candidates = [
            replace(each, names=unique(n for name in each.names for n in parted(name))) for each in candidates
        ]
    candidates = _cut_by_each_other([each for each in candidates if each.names])
    chosen = max(candidates, key=lambda each: _votes(each, candidates), default=None)
    if chosen is None:
        return ()
    for other in candidates:
        if other.keys != chosen.keys:
            notes.reject("authors", "; ".join(other.names), other.why)
    agreeing = [each.why for each in candidates if each is not chosen and each.keys == chosen.keys]
    notes.choose("authors", "; ".join(chosen.names), ", ".join([chosen.why, *agreeing]))
    return chosen.names


def _declared(data: StructuredData, byline: Byline, own: frozenset[str]) -> Iterator[_Candidate]:
    for node in data.articles()[:1]:
        value = node.get("author") or node.get("creator")
        yield _Candidate(
            unique(n for text in _texts(value, data) for n in _valued(text, own)), "JSON-LD author", _JSON_LD
        )
    yield _Candidate(byline.authors, f"byline {byline.line!r}", _BYLINE)
    seen: set[frozenset[str]] = set()
    for name in _AUTHOR_META:
        values = data.meta.get(name, ())
        found = _Candidate(unique(n for text in values for n in _valued(text, own)), f"<meta> {name}", _META)
        if found.keys not in seen:  # several of the same field are one voice
            seen.add(found.keys)
            yield found


def _texts(value: object, data: StructuredData) -> list[str]:
    """Names in a JSON-LD author: a string, a node, a reference to one, or a list of these."""
    if isinstance(value, str):
        return [value]
    texts: list[str] = []
    for each in value if isinstance(value, list) else [value]:
        node = {"name": each} if isinstance(each, str) else data.resolved(each)
        name = node.get("name")
        parts = name if isinstance(name, list) else [name]
        if not name:
            parts = [" ".join(part for key in _NAME_PARTS if isinstance(part := node.get(key), str))]
        texts += [part for part in parts if isinstance(part, str)]
    return texts


def _valued(text: str, own: frozenset[str]) -> tuple[str, ...]:
    """Names in a declared value, which may be anything: addresses and handles name nobody."""
    text = plain(text).strip(" ,;|")
    if not text or len(text) > _LONGEST_VALUE or text.startswith(("@", "www.")) or "://" in text:
        return ()
    if "/" in text and " " not in text:
        return ()
    if fold(text).replace(" ", "") in {name.replace(" ", "") for name in own}:
        return (text,)  # 'The Port & Harbour Journal' isn't two names
    return split_names(text)


def _judged(found: _Candidate, own: frozenset[str]) -> _Candidate:
    """The candidate without the site's own name and, behind a person, without what isn't one; its weight by what it
    names."""
    names = tuple(_without_site(name, own) for name in found.names)
    others = tuple(name for name in names if not _is_site(name, own))
    if not others:
        return replace(found, weight=found.weight + _SITE)
    persons = tuple(name for name in others if not is_organisation(name))
    if not persons:
        return replace(found, weight=found.weight + _ORGANISATION)
    if found.weight == _MARKED and all(name.isascii() and " " not in name for name in persons):
        return replace(found, names=persons, weight=found.weight + _HANDLE)
    is_text = found.weight != _JSON_LD  # a list of nodes names an agency as an author of its own
    return replace(found, names=persons if is_text else others)


def _without_site(name: str, own: frozenset[str]) -> str:
    """'Ada Quill PORT JOURNAL' -> 'Ada Quill', where the site is called so."""
    words = name.split()
    for at in range(2, len(words)):
        if fold(" ".join(words[at:])).replace(" ", "") in {each.replace(" ", "") for each in own}:
            return " ".join(words[:at])
    return name


def _is_site(name: str, own: frozenset[str]) -> bool:
    folded = fold(name)
    return any(is_name_of_site(folded, each) for each in own)


def _is_settled(candidates: list[_Candidate]) -> bool:
    """True if persons are named and no two places name others."""
    persons = [each for each in candidates if each.names and each.weight > 0]
    return bool(persons) and all(each.keys == persons[0].keys for each in persons)


def _cut_by_each_other(candidates: list[_Candidate]) -> list[_Candidate]:
    """'Ada Quill Harbour Correspondence' is 'Ada Quill', if another place has that alone."""
    alone = sorted({name for each in candidates for name in each.names}, key=len)
    return [replace(each, names=unique(cut_short(name, alone) for name in each.names)) for each in candidates]


def _votes(candidate: _Candidate, candidates: Iterable[_Candidate]) -> float:
    """The candidate's own weight and what the others add to it."""
    votes = candidate.weight
    for other in candidates:
        if other is not candidate and other.weight > 0:
            votes += _SAME if other.keys == candidate.keys else _SOME if other.keys & candidate.keys else 0.0
    return votes
