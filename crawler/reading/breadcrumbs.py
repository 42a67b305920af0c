"""The path from the front page to an article, as a reader sees it: 'Home › Opinion › A toll is not a wall'."""

import re
from collections.abc import Iterator
from itertools import islice

from lxml.html import HtmlElement

from crawler.reading.wording import fold, one_line

HOME = frozenset(
    "home|homepage|home page|start|startseite|front page|main page|main|accueil|inicio|portada|início|pagina iniziale"
    "|hem|hjem|forside|etusivu|strona główna|domů|kezdőlap|acasă|ana sayfa|anasayfa|beranda|trang chủ|главная|головна"
    "|αρχική|דף הבית|الرئيسية|होम|หน้าแรก|首页|首 页|网站首页|返回首页|主页|首頁|top"
    "|ホーム|ホームページ|トップ|トップページ|홈".split("|")
)
"""What the first step of a path is called, folded."""

Step = tuple[str, str]
"""What a step says, and the address that it leads to, '' for none."""

_HOLDERS = frozenset({"nav", "ol", "ul", "div", "p", "span", "section", "td", "li", "dl", "strong", "b"})
_CALLED = re.compile(r"bread-?_?crumb|(?:^|[\s_-])crumbs?(?![^\s_-])", re.IGNORECASE)
_HERE = re.compile(
    r"\s*(?:[你您]?(?:当前|现在|目前|當前)?的?(?:所在)?的?位置|現在位置|現在地|현재\s?위치|you are here|sie sind hier"
    r"|vous êtes ici|está aquí|você está aqui|je bent hier|jesteś tutaj|вы здесь)\s*[:：]?\s*",
    re.IGNORECASE,
)
_SIGNS = ">›»→＞❯▸▶≫〉"
_EDGES = f" {_SIGNS}<‹«←|/"
_ONWARD = re.compile(rf"\s*[{_SIGNS}]")
_BETWEEN = re.compile(rf"\s*[{_SIGNS}|｜]+\s*|(?:^|\s+)[/–—•·-]+(?:\s+|$)|^[/\\]+|[/\\]+$")
_NO_STEP = re.compile(
    r"breadcrumbs?|back to\b.*|[a-z]+_[a-z_]+|current page|article|details?|正文|正文内容|内容|內容|内容页|详情"
    r"|详细内容|文章|文章详情|文章正文|本文|全文|阅读|阅读正文|浏览文章|查看|記事|기사|.*[:：]",
    re.IGNORECASE,
)
"""An icon's name, a label, and what stands for the title at the end of a path."""
_NO_TEXT = frozenset({"script", "style", "noscript", "template", "svg", "button", "select", "form", "input"})
_NOT_OF_THE_PAGE = frozenset({"footer", "aside"})
_LONGEST_TEXT = 300  # characters: steps and a title; what is longer only has a path in it
_MOST_INDENTED = 3000  # the same with the source's indentation
_MOST_STEPS = 8  # more is a menu
_LONGEST_HOME = 12  # characters that a link to the front page says
_LONGEST_SECTION = 40  # characters of a last step: longer ones are titles, printed otherwise


def visible_trail(tree: HtmlElement, title: str | None) -> list[Step]:
    """The steps of the first path that is called one, begins with 'You are here' or leads from a link 'Home' by a sign
    such as '›' onward; without what stands for the article itself. [] if the page shows none."""
    for element in tree.iter(*_HOLDERS, "a"):
        container = _container(element)
        if container is not None and not any(above.tag in _NOT_OF_THE_PAGE for above in container.iterancestors()):
            steps = _steps(container, title or "")
            if any(fold(text) not in HOME for text, _ in steps):
                return steps
    return []


def _container(element: HtmlElement) -> HtmlElement | None:
    """What holds a path, if the element is it or begins it."""
    text = element.text
    if element.tag == "a":
        is_home = text and len(text) <= 2 * _LONGEST_HOME and fold(text) in HOME
        return element.getparent() if is_home and _leads_on(element) else None
    for name in ("class", "id", "aria-label"):
        value = element.get(name)
        if value and "crumb" in value.lower() and _CALLED.search(value):
            return element
    if text and len(text) > 1 and _HERE.match(text):
        return element if element.find(".//a") is not None or _ONWARD.search(text) else element.getparent()
    return None


def _leads_on(link: HtmlElement) -> bool:
    if link.tail and link.tail.strip():
        return bool(_ONWARD.match(link.tail))
    after = link.getnext()
    return after is not None and bool(_ONWARD.match(after.text or ""))


def _steps(container: HtmlElement, title: str) -> list[Step]:
    """The steps in a container; [] if it holds more than a path."""
    if len(content := container.text_content()) > _MOST_INDENTED or len(one_line(content)) > _LONGEST_TEXT:
        return []
    found: list[Step] = []
    for text, address in islice(_pieces(container), 4 * _MOST_STEPS):
        parts = [text] if address else _BETWEEN.split(_HERE.sub("", text, count=1).replace(title or "\n", ""))
        found += [(step, address) for part in parts if (step := part.strip(_EDGES)) and fold(step)]
    found = [step for step in found if not _NO_STEP.fullmatch(step[0])]
    if found and _is_of_the_article(*found[-1], above=found[:-1]):
        del found[-1]
    return found if len(found) <= _MOST_STEPS else []


def _is_of_the_article(text: str, address: str, above: list[Step]) -> bool:
    """True for a last step that stands for the page itself, in other words than its title: one that leads nowhere
    though a section above it does, or a long one."""
    is_under_a_section = any(target for name, target in above if fold(name) not in HOME)
    return len(text) > _LONGEST_SECTION or (not address and is_under_a_section)


def _pieces(element: HtmlElement) -> Iterator[Step]:
    """Each link's text with its address, and each text beside the links."""
    if text := one_line(element.text):
        yield text, ""
    for child in element:
        if child.tag == "a":
            if text := one_line(child.text_content()):
                yield text, child.get("href") or "#"
        elif isinstance(child.tag, str) and child.tag not in _NO_TEXT:
            yield from _pieces(child)
        if text := one_line(child.tail):
            yield text, ""
