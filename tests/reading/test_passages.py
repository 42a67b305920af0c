"""How a page falls into passages, and which facts are told of them."""

from hypothesis import given
from hypothesis import strategies as st

from crawler.reading.blocks import blocks_of
from crawler.reading.inline import Links
from crawler.reading.passage_facts import NAMES, Told, facts_of, squeezed
from crawler.reading.passage_judge import belong, likelihoods
from crawler.reading.passages import passages_of
from storage.records import BlockKind
from tests.reading.capturing import page


def _texts(html: str) -> list[str]:
    return [passage.text for passage in passages_of(page(f"<html><body>{html}</body></html>").tree)]


def test_each_block_is_a_passage() -> None:
    html = "<div><h2>One</h2><p>Two <b>bold</b></p>three<div>four</div></div><ul><li>a</li><li>b</li></ul>"
    assert _texts(html) == ["One", "Two bold", "three", "four", "a b"]


def test_two_line_breaks_part_a_text_that_has_no_paragraphs() -> None:
    assert _texts("one<br>still one<br><br>two<br> <br/>three") == ["one still one", "two", "three"]


def test_menus_scripts_and_empty_forms_are_left_out_and_a_page_that_is_one_form_is_read() -> None:
    assert _texts("<nav><p>menu</p></nav><form><label>Mail</label></form><script>x()</script><p>text</p>") == ["text"]
    assert _texts("<form id='all'><div><p>text</p></div></form>") == ["text"]


def test_a_list_that_frames_whole_articles_is_no_list() -> None:
    item = "<li><div><h2>Head</h2><p>One</p><p>Two</p></div></li>"
    assert _texts(f"<ul>{item}</ul>") == ["Head", "One", "Two"]


def test_a_footnote_is_joined_to_its_number_and_marked_in_the_text() -> None:
    html = """<p>Twenty.<a href="#n1">1</a> The hall</p>
    <div><a href="#a1">1</a><div><p>On Thursdays more.</p></div></div>"""
    document = page(f"<html><body>{html}</body></html>")
    blocks = blocks_of(passages_of(document.tree), Links(document.base_url))
    assert [block.text for block in blocks] == ["Twenty.[1] The hall", "[1] On Thursdays more."]


def test_formulas_stay_in_their_line_without_their_source() -> None:
    formula = "<math><semantics><mrow><mi>x</mi></mrow><annotation>\\alpha x</annotation></semantics></math>"
    assert _texts(f"<p>if {formula} is small</p>") == ["if x is small"]


def test_structures_become_blocks_of_their_kind() -> None:
    html = """<dl><dt>Term</dt><dd>Meaning</dd></dl><blockquote>Bare words</blockquote>
    <table><tr><td><p>a frame</p></td></tr></table><h4>Four</h4>"""
    document = page(f"<html><body>{html}</body></html>")
    blocks = blocks_of(passages_of(document.tree), Links(document.base_url))
    assert [(block.kind, block.text, block.level) for block in blocks] == [
        (BlockKind.LIST, "- Term\n- Meaning", 0),
        (BlockKind.QUOTE, "Bare words", 0),
        (BlockKind.PARAGRAPH, "a frame", 0),
        (BlockKind.HEADING, "Four", 4),
    ]


@given(
    st.recursive(st.just("words"), lambda inner: st.tuples(st.sampled_from(["div", "p", "ul", "li", "b", "td"]), inner))
)
def test_no_nesting_loses_the_words(nested: str | tuple[str, object]) -> None:
    def markup(node: object) -> str:
        return node if isinstance(node, str) else "<{0}>{1}</{0}>".format(node[0], markup(node[1]))  # type: ignore[index]

    assert "".join(_texts(markup(nested))) == "words"


def test_facts_have_a_row_a_passage_and_a_page_of_a_few_words_is_as_trafilatura_has_it() -> None:
    passages = passages_of(page("<html><body><p>A few words.</p><p>Some others.</p></body></html>").tree)
    facts = facts_of(passages, "A few words.", Told())
    assert facts.shape == (2, len(NAMES))
    assert list(facts[:, NAMES.index("kept")]) == [1, 0]
    assert list(belong(facts, likelihoods(facts))) == [True, False]


@given(st.text())
def test_squeezed_is_idempotent(text: str) -> None:
    assert squeezed(squeezed(text)) == squeezed(text)
