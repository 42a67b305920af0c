import pytest

from crawler.reading.boilerplate import drop_prompts, strip_page
from crawler.reading.byline import Byline
from crawler.reading.notes import Notes
from crawler.reading.site_rule import SiteRule
from storage.records import Block, BlockKind, Metadata
from tests.reading.capturing import page

PROMPTS = [
    "Click here to continue to read", "Continue reading", "Continued on page 2", "Read more", "Add comment",
    "Please to add comments", "Please login to add comments", "Log in to leave a comment", "3 Comments",
    "Related Articles", "Recommended Books", "Most Popular Posts", "You may also like", "Advertisement",
    "Subscribe to our newsletter", "Sign up for our weekly newsletter", "Share this article", "Share on Facebook",
    "This website uses cookies to ensure you get the best experience.", "Page 2 of 5", "Next page",
    "Weiterlesen", "Lesen Sie auch", "Das könnte Sie auch interessieren", "Lire la suite", "Articles similaires",
    "Seguir leyendo", "Artículos relacionados", "Читать далее", "Читайте также", "点击这里继续阅读", "下一页",
    "相关文章", "続きを読む", "関連記事", "- Share\n- Tweet",
]  # fmt: skip
PROSE = [
    "Continue to read the old ledgers today and you can see the day it happened.",
    "Read more slowly, she said, and you will find the mistake.",
    "The next page of the ledger was blank, which nobody had expected of a clerk.",
    "Comments were his weakness: he wrote them in every margin.",
    "Related articles of the treaty were signed by both ports in the spring of that year.",
    "We use cookies, said the baker, to see who comes back.",
    "Share and share alike was the rule of the boat.",
    "下一页的账本是空白的，谁也没有想到。",
]


def _paragraph(text: str) -> Block:
    return Block(BlockKind.PARAGRAPH, text)


@pytest.mark.parametrize("text", PROMPTS)
def test_a_block_that_is_a_prompt_goes(text: str) -> None:
    body = _paragraph("Some words of the column itself.")
    assert drop_prompts((body, _paragraph(text)), Metadata(), Byline(), Notes()) == (body,)


@pytest.mark.parametrize("text", PROSE)
def test_a_sentence_in_prose_stays(text: str) -> None:
    assert drop_prompts((_paragraph(text),), Metadata(), Byline(), Notes()) == (_paragraph(text),)


def test_title_and_byline_go_from_the_top_only() -> None:
    metadata = Metadata(title="The Clerk's Pencil", authors=("Ada Quill",))
    line = "By Ada Quill, 3 days ago"
    blocks = tuple(
        _paragraph(t) for t in ["The Clerk’s pencil", line, "Ada Quill", *["Words."] * 6, "The Clerk's Pencil"]
    )
    kept = drop_prompts(blocks, metadata, Byline(("Ada Quill",), line=line), Notes())
    assert [block.text for block in kept] == [*["Words."] * 6, "The Clerk's Pencil"]


def test_headings_left_over_at_the_end_go() -> None:
    heading = Block(BlockKind.HEADING, "Sources", "## Sources", 2)
    assert drop_prompts((_paragraph("Words."), heading), Metadata(), Byline(), Notes()) == (_paragraph("Words."),)
    assert drop_prompts((heading,), Metadata(), Byline(), Notes()) == (heading,)


WORDS = "<p>The clerk of the harbour wrote every ship down twice, once in ink and once in pencil, for the tide.</p>"


@pytest.mark.parametrize(
    "container",
    ["div class='cookie-banner'", "div id='comments'", "section class='related-posts'", "aside class='newsletter-form'",
     "div class='share-buttons'", "ul class='most-popular'", "div role='dialog'", "div class='widget popular posts'"],
)  # fmt: skip
def test_containers_are_stripped(container: str) -> None:
    tag = container.split(maxsplit=1)[0]
    document = page(f"<html><body><article>{WORDS * 6}</article><{container}>{WORDS}gone</{tag}></body></html>")
    strip_page(document.tree, [], Notes())
    assert "gone" not in document.tree.text_content()


@pytest.mark.parametrize("name", ["related", "comments", "newsletter", "commentary", "popularity", "consentient"])
def test_what_holds_the_article_stays_whatever_its_name(name: str) -> None:
    document = page(f"<html><body><div class='{name}'>{WORDS * 6}kept</div></body></html>")
    strip_page(document.tree, [], Notes())
    assert "kept" in document.tree.text_content()


def test_a_block_that_is_one_navigation_link_goes_and_a_link_in_prose_stays() -> None:
    document = page("<p><b><a id='x' href='/2'>Go on</a></b></p><p>See <a id='y' href='/2'>part two</a> of it.</p>")
    strip_page(document.tree, [(link, "") for link in document.tree.iter("a")], Notes())
    assert document.tree.text_content() == "See part two of it."


def test_the_line_of_a_navigation_link_goes_with_it() -> None:
    lined = "<p>Previously: <a href='/1'>The quay</a></p><p>上一篇：<b><a href='/1'>码头</a></b> |</p>"
    document = page(f"<p>Kept.</p>{lined}")
    lines = ("Previously: The quay", "上一篇：码头")
    strip_page(document.tree, list(zip(document.tree.iter("a"), lines, strict=True)), Notes())
    assert document.tree.text_content() == "Kept."


@pytest.mark.parametrize("line", ["2021年07月06日 文・三浦文子", "三浦文子 2021-07-06", "By 三浦文子 on 6 July 2021"])
def test_a_line_of_an_author_and_a_date_goes(line: str) -> None:
    lead = _paragraph("坂の上に小さな豆腐屋がある。")
    assert drop_prompts((_paragraph(line), lead), Metadata(authors=("三浦文子",)), Byline(), Notes()) == (lead,)


def test_a_sentence_that_names_its_author_and_a_year_stays() -> None:
    lead = _paragraph("Ada Brook was born here in 1950.")
    assert drop_prompts((lead,), Metadata(authors=("Ada Brook",)), Byline(), Notes()) == (lead,)


def test_site_rule_strips() -> None:
    document = page("<p>kept</p><div class='x'>gone</div>")
    strip_page(document.tree, [], Notes(), SiteRule("columns.example", "1", strip=".x"))
    assert document.tree.text_content() == "kept"


def test_what_stands_above_the_title_goes_with_it() -> None:
    lead = _paragraph("The clerk of the harbour wrote every ship down twice, once in ink and once in pencil.")
    blocks = (_paragraph("Columns Details"), _paragraph("The Clerk"), _paragraph("By Ada Brook"), lead)
    assert drop_prompts(blocks, Metadata(title="The Clerk", authors=("Ada Brook",)), Byline(), Notes()) == (lead,)
    assert drop_prompts((lead, _paragraph("The Clerk")), Metadata(title="The Clerk"), Byline(), Notes()) == (lead,)
    untitled = (_paragraph("Columns Details"), lead)
    assert drop_prompts(untitled, Metadata(title="The Clerk"), Byline(), Notes()) == untitled
