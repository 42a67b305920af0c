"""What a site calls itself, and titles without it."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from crawler.reading.structured import StructuredData, types_of
from crawler.reading.wording import fold, one_line

SEPARATOR = re.compile(r"\s+[|¦·•»«‹›:\-–—]+\s+|\s*[|¦｜]\s*|\s*::\s*|(?<=\S)[_＿](?=\S*$)")
_NAME_META = (
    "og:site_name application-name apple-mobile-web-app-title al:android:app_name al:ios:app_name"
    " twitter:app:name:iphone"
).split()
_SITE_TYPES = frozenset({"website", "newsmediaorganization"})
_MOST_HOME_LINKS = 3
_LONGEST_NAME = 60
_MOST_WORDS = 7  # 'Society for the Protection of Small Ports'; more is a title that a template put there


def site_names(data: StructuredData, host: str) -> frozenset[str]:
    """What the site calls itself, folded: declared names, the handle it posts under, and its host."""
    names = [*data.values(_NAME_META), *(value.lstrip("@") for value in data.meta.get("twitter:site", ()))]
    for node in data.nodes:
        publisher = data.resolved(node.get("publisher"))
        names += [text for text in (publisher.get("name"), publisher.get("legalName")) if isinstance(text, str)]
        if types_of(node) & _SITE_TYPES:
            names += [text for text in (node.get("name"), node.get("alternateName")) if isinstance(text, str)]
    bare = host.partition(":")[0].removeprefix("www.")
    names += [bare, *([max(bare.split(".")[:-1], key=len)] if "." in bare and not bare[-1].isdigit() else [])]
    folded_names = frozenset(
        folded
        for name in names
        if len(name) <= _LONGEST_NAME and (folded := fold(name)) and len(folded.split()) <= _MOST_WORDS
    )
    return folded_names - {fold(title) for title in data.meta.get("og:title", ())}  # templates mix the two up


def home_names(tree: HtmlElement, host: str) -> Iterator[str]:
    """What the links to the site's front page say, folded: the words of its logo, mostly."""
    found = 0
    for link in tree.iter("a"):
        href = link.get("href")
        if not href or not is_front_page(href, host):
            continue
        for text in (link.text_content(), link.get("title"), *(image.get("alt") for image in link.iter("img"))):
            if text and (folded := fold(one_line(text))) and len(folded) <= _LONGEST_NAME:
                yield folded
        found += 1
        if found >= _MOST_HOME_LINKS:
            return


def is_front_page(href: str, host: str) -> bool:
    """True for '/' and for the site's address without a path."""
    if len(href) < 2:
        return href == "/"
    if not href.startswith(("http://", "https://", "//")) or href.count("/") > 3:
        return False
    try:
        parts = urlsplit(href.strip())
    except ValueError:
        return False
    return (
        parts.path in {"", "/"} and not parts.query and parts.netloc.removeprefix("www.") == host.removeprefix("www.")
    )


_LONGEST = 1000  # letters: more is no title, and splitting it at its separators takes time with its square


def without_site_name(title: str, names: frozenset[str]) -> str:
    """A declared title without the names of the site before or after a separator. A part is a site name if it is one
    of the known ones, or begins or ends with one ('The Example Times - Business')."""
    if len(title) > _LONGEST:
        return title
    parts = SEPARATOR.split(title)
    if len(parts) < 2 or not names:
        return title
    for at_end in (True, False):
        while len(parts) > 1:
            part = fold(parts[-1] if at_end else parts[0])
            if part and not any(is_name_of_site(part, name) for name in names):
                break
            separators = list(SEPARATOR.finditer(title))
            title = title[: separators[-1].start()] if at_end else title[separators[0].end() :]
            parts = SEPARATOR.split(title)
    return title.strip()


def is_name_of_site(part: str, name: str) -> bool:
    """True if the folded words are the site's name, with or without spaces and a word or two beside it."""
    return (
        part == name
        or part.replace(" ", "") == name.replace(" ", "")
        or (
            len(name) > 3
            and len(part) < 2 * len(name) + 12
            and (part.startswith(f"{name} ") or part.endswith(f" {name}"))
        )
    )
