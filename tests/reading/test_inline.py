import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.reading import inline
from crawler.reading.blocks import blocks_of
from crawler.reading.content import extract_content
from crawler.reading.notes import Notes
from crawler.reading.passage_facts import Told
from crawler.reading.passages import passages_of
from storage.records import Block, BlockKind
from tests.reading.capturing import page

FILLER = (
    "<p>The clerk of the harbour wrote every ship down twice, once in ink and once in pencil, for the tide.</p>" * 4
)


def _blocks(html: str) -> tuple[Block, ...]:
    document = page(f"<html><body>{html}</body></html>")
    return blocks_of(passages_of(document.tree), inline.Links(document.base_url))


def _markdown(paragraph: str) -> str:
    markdown = _blocks(f"<p>First words, {paragraph} and last words of it.</p>")[0].markdown
    return markdown.removeprefix("First words, ").removesuffix(" and last words of it.")


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<b>bold</b>", "**bold**"),
        ("<em>soft</em>", "*soft*"),
        ("<strong> spaced </strong>", "**spaced**"),
        ("<b>two</b><b>parts</b>", "**twoparts**"),
        ("<b>twice <strong>bold</strong></b>", "**twice bold**"),
        ("<b></b>nothing", "nothing"),
        ("x<sup>2</sup>", "x<sup>2</sup>"),
        ("<code>a*b</code>", "`a*b`"),
        ("<a href='/x'>a link</a>", "[a link](https://columns.example/x)"),
        ("<a href='y?a=1&amp;b=2'>a link</a>", "[a link](https://columns.example/columns/y?a=1&b=2)"),
        ("<a href='/a (b)'>a link</a>", "[a link](<https://columns.example/a (b)>)"),
        ("<a href='/x'>a <b>bold</b> link</a>", "[a **bold** link](https://columns.example/x)"),
        ("<a href='#note'>a place</a>", "a place"),
        ("<a href='javascript:alert(1)'>a trap</a>", "a trap"),
        ("<a href='data:text/html,x'>a trap</a>", "a trap"),
        ("<a href='http://['>broken</a>", "broken"),
        ("<a href='mailto:a@b.example'>write</a>", "[write](mailto:a@b.example)"),
        ("2 * 3 * 4 and snake_case and _this_", "2 \\* 3 \\* 4 and snake_case and \\_this\\_"),
        ("[not](a-link)", "\\[not\\](a-link)"),
        ("&lt;script&gt; and 1 < 2 &amp;amp;", "\\<script> and 1 < 2 \\&amp;"),
        ("C:\\temp", "C:\\\\temp"),
        ("one<br>two", "one\\\ntwo"),
    ],
)
def test_markdown(html: str, markdown: str) -> None:
    assert _markdown(html).replace("  ", " ") == markdown


@pytest.mark.parametrize(
    "line", ["# no heading", "> no quote", "- no item", "+ no item", "1. no item", "12) no item", "---", "==="]
)
def test_no_line_start_becomes_markup(line: str) -> None:
    escaped = inline.block_markdown(f"words\n{line}", inline.Links("https://columns.example/"))
    assert escaped.split("\\\n")[1] != line
    assert escaped.split("\\\n")[1].replace("\\", "") == line


def test_words_are_the_same_with_and_without_marks() -> None:
    (block,) = _blocks("<p>A <a href='/x'><i>mar</i>ked</a> word<b>s</b>.</p>")
    assert block.text == "A marked words."
    assert block.markup == "A [*mar*ked](https://columns.example/x) word**s**."


def test_structures() -> None:
    html = """<h3>A heading</h3><ol><li>One<ul><li>Inner</li></ul></li><li>Two</li></ol>
    <blockquote><p>Said one.</p><p>Said two.</p></blockquote><pre>a\n  b</pre>
    <table><tr><th>a</th><th>b|c</th></tr><tr><td>1</td><td>2</td></tr></table>"""
    blocks = {block.kind: block for block in _blocks(html)}
    assert (blocks[BlockKind.HEADING].markup, blocks[BlockKind.HEADING].level) == ("### A heading", 3)
    assert blocks[BlockKind.LIST].text == "- One\n  - Inner\n- Two"
    assert blocks[BlockKind.LIST].markup == "1. One\n   - Inner\n2. Two"
    assert blocks[BlockKind.QUOTE].markup == "> Said one.\n>\n> Said two."
    assert blocks[BlockKind.CODE].markup == "```\na\n  b\n```"
    assert blocks[BlockKind.TABLE].markup == "| a | b\\|c |\n| --- | --- |\n| 1 | 2 |"


def test_figures_follow_their_paragraphs() -> None:
    html = f"""<html><body><div class="promo"><img src="/logo.png"></div><article>{FILLER}
    <figure><img src="/harbour.jpg" alt="The harbour"></figure>{FILLER}
    <p><img src="icon.gif" width="16"></p></article></body></html>"""
    figures = [
        block.markup for block in extract_content(page(html), Told(), Notes()).blocks if block.kind is BlockKind.FIGURE
    ]
    assert figures == ["![The harbour](https://columns.example/harbour.jpg)"]


_MARKED = st.text(
    st.sampled_from([*"ab *_[]()`<>\n-1.#", inline.CLOSE, inline.BOLD, inline.CODE, "\U000f0000", "\U000f0001"]),
    max_size=60,
)


@given(_MARKED)
def test_unbalanced_marks_lose_no_words(marked: str) -> None:
    links = inline.Links("https://columns.example/", ["/a", "javascript:b"])
    written = inline.markdown(marked, links)
    assert "javascript:" not in written
    assert not any(character >= "\U000f0000" for character in written)
    letters = [character for character in inline.plain(marked) if character in "ab"]
    without_targets = written.replace("https://columns.example/a", "")
    assert [character for character in without_targets if character in "ab"] == letters
