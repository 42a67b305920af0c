"""A house by its addresses: its stories' pages, the listing, and what answers otherwise than it should."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from crawler.sample.pages import NOT_FOUND, SamplePage
from crawler.sample.server import SampleRequest
from tests.site.listings import by_query, listing_pages
from tests.site.made import MadeSite
from tests.site.paged.press import COMMENT_PAGES, LISTING, Press, Sheet
from tests.site.paged.story import Story
from tests.site.server import Override
from tests.site.source import read_articles

FURTHER = 12
"""Pages to which an endless pager leads before even its server has enough: no crawl under test may run for ever."""
HTML = (("Content-Type", "text/html; charset=utf-8"),)
FAILED = SamplePage(500, HTML, b"<h1>Internal Server Error</h1>")


@dataclass(frozen=True, slots=True)
class House:
    """A site of paged stories: `stories` are those that it lists, `met` those and what is met in the place of a page,
    `odd` what some addresses answer instead of their pages."""

    site: MadeSite
    stories: tuple[Story, ...]
    met: tuple[Story, ...]
    odd: Mapping[str, Override]


def build(name: str) -> House:
    """The house of that name, from its folder."""
    folder = f"paged/{name}"
    stories = read_articles(folder, Story)
    listed = tuple(story for story in stories if story.listed)
    press = Press(folder, listed)
    pages: dict[str, SamplePage] = {}
    for story in stories:
        pages |= _pages(press, story)
    pages |= listing_pages(listed, by_query(LISTING), press.listing)
    odd = {path: answer for story in listed for path, answer in _odd(press, story, pages).items()}
    return House(MadeSite(name, LISTING, listed, pages), listed, stories, odd)


def _pages(press: Press, story: Story) -> dict[str, SamplePage]:
    """All that the house has of a story, by address."""
    sheets = [Sheet(story, number, pieces) for number, pieces in enumerate(story.pages, start=1)]
    pages = {story.address(sheet.number): press.page(sheet) for sheet in sheets}
    everything = Sheet(story, 1, tuple(piece for page in story.pages for piece in page), paged=False)
    pages[press.print_address(story)] = press.page(everything)
    if story.view == "whole":
        pages[story.view_address] = press.page(everything)
    elif story.view == "opening":
        opening = story.pages[0] + story.pages[1][:1]
        pages[story.view_address] = press.page(replace(everything, pieces=opening))
    for number in range(2, COMMENT_PAGES + 1) if story.comments else ():
        # The story's page again, with other comments: only the address tells.
        pages[story.comment_address(number).partition("#")[0]] = press.page(replace(sheets[0], comments=number))
    for number in range(story.last + 1, story.last + 1 + FURTHER) if story.endless else ():
        pages[story.address(number)] = press.page(replace(sheets[-1], number=number))
    if story.linked:
        pages[story.linked] = _redirect(story.path)
    if story.turned:
        pages |= {story.link(number): _redirect(story.address(number)) for number in range(1, story.last + 1)}
    return pages


def _odd(press: Press, story: Story, pages: Mapping[str, SamplePage]) -> dict[str, Override]:
    """What a story's addresses answer instead of what they should."""
    words, first = press.words(story), pages[story.path]
    main = f"<h1>{words['nowhere']}</h1>\n<p>{words['sorry']}</p>"
    answers = {"404": NOT_FOUND, "500": FAILED, "first": first, "soft 404": press.paper(story, words["nowhere"], main)}
    odd: dict[str, Override] = {story.address(int(number)): answers[said] for number, said in story.answers.items()}
    if story.cookie:
        ask = f"<h1>{words['ask']}</h1>\n<p>{words['consent']}</p>\n<form><button>{words['agree']}</button></form>"
        instead = _redirect(story.path) if story.cookie == "back" else press.paper(story, words["ask"], ask)
        cookie = f"{story.path.rsplit('/', 1)[-1]}=read"
        odd[story.path] = replace(first, headers=(*first.headers, ("Set-Cookie", f"{cookie}; Path=/")))
        for address in map(story.address, range(2, story.last + 1)):
            odd[address] = _only_with(cookie, pages[address], instead)
    return odd


def _only_with(cookie: str, page: SamplePage, instead: SamplePage) -> Override:
    def answer(request: SampleRequest) -> SamplePage:
        return page if cookie in request.headers.get("cookie", "") else instead

    return answer


def _redirect(to: str) -> SamplePage:
    return SamplePage(302, (*HTML, ("Location", to)), b"")
