"""A Chinese weekly, in GB18030 whatever its headers say: source, author and editor lines, articles on many pages."""

from dataclasses import dataclass
from datetime import datetime

from crawler.sample.chrome import anchor, link_list
from crawler.sample.pages import SamplePage, validated
from tests.site.listings import cards, listing_pages
from tests.site.made import MadeSite
from tests.site.source import Article, body_html, fill, read_articles

LISTING = "/zhuanlan/index.html"
CHARSET = "gb18030"
CHANNELS = {"生活": "shenghuo", "手艺": "shougong", "读人": "duren"}
SOURCE_LINES = (
    "<span>来源：河畔周刊</span><span>作者：{author}</span><span>发布时间：{at:%Y-%m-%d %H:%M}</span>",
    "{at:%Y年%m月%d日 %H:%M}&nbsp;&nbsp;来源：<a href='/'>河畔周刊</a>&nbsp;&nbsp;作者：{author}",
    "<span class='time'>{at:%Y-%m-%d %H:%M:%S}</span> <span class='author'>文/{author}</span> 阅读：2318",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Article):
    """A column. `header` and `meta` are what its pages declare as their charset, '' for nothing; `comment` is 'reader |
    words'; `line` is which of the `SOURCE_LINES` it has."""

    header: str
    meta: str
    editor: str
    comment: str
    line: int


def site() -> MadeSite:
    columns = read_articles("chinese", Column)
    pages = {
        _nth(column.path, number): _column(columns, column, number)
        for column in columns
        for number in range(1, len(column.pages) + 1)
    }
    pages |= listing_pages(columns, lambda number: _nth(LISTING, number), _listing)
    return MadeSite("chinese", LISTING, columns, pages, CHARSET)


def _nth(path: str, number: int) -> str:
    return path if number == 1 else path.replace(".html", f"_{number}.html")


def _page(header: str, document: str) -> SamplePage:
    return validated(document.encode(CHARSET), f"text/html; charset={header}" if header else "text/html")


def _pager(path: str, number: int, last: int) -> str:
    links = [f"<b>{n}</b>" if n == number else anchor(_nth(path, n), str(n)) for n in range(1, last + 1)]
    if number > 1:
        links.insert(0, anchor(_nth(path, number - 1), "上一页"))
    if number < last:
        links.append(anchor(_nth(path, number + 1), "下一页"))
    return " ".join(links)


def _listing(columns: tuple[Column, ...], number: int, last: int) -> SamplePage:
    shown = cards("chinese", columns, lambda iso: iso[:10])
    main = fill("chinese", "listing", cards=shown, pager=_pager(LISTING, number, last))
    head = '<meta http-equiv="Content-Type" content="text/html; charset=gb2312" />'
    return _page("", fill("chinese", "layout", head=head, title="专栏_河畔周刊", main=main))


def _column(columns: tuple[Column, ...], column: Column, number: int) -> SamplePage:
    at = columns.index(column)
    before, after = columns[(at + 1) % len(columns)], columns[at - 1]
    reader, comment = column.comment.split(" | ")
    pager = _pager(column.path, number, len(column.pages))
    others = [(other.path, other.title) for other in columns if other is not column]
    main = fill(
        "chinese",
        "article",
        channel=CHANNELS[column.categories[0]],
        category=column.categories[0],
        title=column.title,
        source_line=SOURCE_LINES[column.line].format(
            author=" ".join(column.authors), at=datetime.fromisoformat(column.published)
        ),
        teaser=column.teaser,
        body=body_html("chinese", column.pages[number - 1]).replace("<p>", "<p>　　"),
        pager=f'<div class="pagebox">{pager}</div>' if len(column.pages) > 1 else "",
        editor=column.editor,
        before=anchor(before.path, before.title),
        after=anchor(after.path, after.title),
        related=link_list(others[:2]),
        reader=reader,
        comment=comment,
        ranking=link_list(others[2:]),
    )
    head = [f'<meta http-equiv="Content-Type" content="text/html; charset={column.meta}" />'] if column.meta else []
    head += [
        f'<meta name="keywords" content="{",".join(column.tags)}" />',
        f'<meta name="description" content="{column.teaser}" />',
    ]
    title = f"{column.title}_河畔周刊"
    return _page(column.header, fill("chinese", "layout", head="\n".join(head), title=title, main=main))
