"""Strategies for pages: trees of what the reader looks for, and damage done to them."""

import json

from hypothesis import strategies as st

WORDS = st.sampled_from(
    "The clerk of the harbour wrote every ship down twice, once in ink and once in pencil.|By Anna Berg"
    "|Von Jan Sund und Mia Roe, 3 March 2017|over 6 years ago|3天前|2017-13-45T99:99|31.02.2017|1/2/2017|Part 3 of 5"
    "|X (2/5)|第三回|continue reading|Next page|2|404 not found|Subscribe to continue reading|Related articles"
    "|渡口的钟从前一天敲三次，早上一次给挑菜的人。|…|\u00a0|&amp;&lt;&#0;&#xD800;|&#x202e;evil|\u202e\u2066|a\tb|\ud83d"
    "|\U000f0000|\U00100000\U00100001|*_[]`~|- - -|===|1.|#|\\|<|\x00|\x85|ÿ|© 2024| ".split("|")
)
ADDRESSES = st.sampled_from(
    [
        *"/columns/part-4 /columns?page=2 ?page=3 #top http://[ javascript:void(0) mailto:a@b //x.example/y :".split(),
        *"data:text/html,x http://x:99999/ http://a.example:x/ /%zz /é \\\\x ../../..".split(),
        "https://columns.example/columns/part-2-what-the-harbour-master-counted",
        "https://columns.example" + "/a" * 300,
        *("", " ", "/a b", "/\x00"),
    ]
)
_VALUES = st.sampled_from(
    [
        None,
        True,
        1,
        1e400,
        -0.0,
        "",
        "Ships",
        "Anna Berg",
        "2017-10-03",
        "\ud83d",
        "\x00\u202e",
        "http://[",
        "NewsArticle",
    ]
)
_KEYS = st.sampled_from(
    "@type @graph @id headline name author publisher datePublished dateModified image url articleBody keywords"
    " articleSection inLanguage license mainEntity itemListElement".split()
)
_JSON = st.recursive(
    _VALUES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=6),
    max_leaves=14,
)
_META = st.builds(
    "<meta {}='{}' content='{}'>".format,
    st.sampled_from(["name", "property", "itemprop", "http-equiv", "charset"]),
    st.sampled_from(
        "og:title og:url og:image og:type og:site_name author article:author article:published_time date keywords"
        " description article:section content-language robots twitter:title dc.date citation_title refresh".split()
    ),
    WORDS | ADDRESSES,
)
_SCRIPT = st.builds(
    lambda value, cut: f"<script type='application/ld+json'>{json.dumps(value)[: cut or None]}</script>",
    _JSON.map(lambda value: value if isinstance(value, dict | list) else {"@type": "NewsArticle", "headline": value}),
    st.sampled_from([0, 0, 0, -1, -2, 9]),
)
HEADS = st.lists(_META | _SCRIPT, max_size=5).map("".join)
"""What stands in a page's <head>."""

LEAVES = st.one_of(
    WORDS,
    st.builds("<p>{}</p>".format, WORDS),
    st.builds(
        "<a href='{}' rel='{}'>{}</a>".format,
        ADDRESSES,
        st.sampled_from(["", "next", "prev", "author", "tag", "license"]),
        WORDS,
    ),
    st.builds(
        "<img src='{}' alt='{}' width='{}'>".format, ADDRESSES, WORDS, st.sampled_from(["", "9", "640", "²", "x"])
    ),
    st.builds("<time datetime='{}'>{}</time>".format, WORDS, WORDS),
    st.builds("<link rel='{}' href='{}'>".format, st.sampled_from(["canonical", "next", "alternate"]), ADDRESSES),
    st.builds("<base href='{}'>".format, ADDRESSES),
    _META,
    _SCRIPT,
    st.sampled_from("<br> <br><br> <hr> <!--x--> <![CDATA[x]]> <?php?> <title> <input/type=password>".split()),
)
TAGS = st.sampled_from(
    "div p article section main aside nav footer h1 h2 h3 ul ol li dl dt dd blockquote pre code table tr td th thead"
    " span a b i em strong sup sub del figure figcaption noscript template iframe form button select option svg math"
    " textarea head body html font center details summary x-card frameset video picture".split()
)
ATTRIBUTES = st.sampled_from(
    " class='comments'| class='related-posts'| class='byline author'| id='content'| class='pagination'"
    "| class='post-date'| lang='xx'| role='dialog'| itemprop='author'| rel='author'| class='card'| hidden"
    "| style='display:none'|/| class=| =x|''|".split("|")
)


def trees(most_leaves: int = 30, most_children: int = 5) -> st.SearchStrategy[str]:
    """Markup of nested elements, one in four of them never closed."""
    return st.recursive(
        LEAVES,
        lambda inner: st.builds(
            lambda tag, attribute, children, end: f"<{tag}{attribute}>{''.join(children)}{end and f'</{tag}>'}",
            TAGS,
            ATTRIBUTES,
            st.lists(inner, max_size=most_children),
            st.sampled_from(["end", "end", "end", ""]),
        ),
        max_leaves=most_leaves,
    )


BODIES = st.builds(
    "{}{}".format,
    st.sampled_from(["", "<p>The clerk of the harbour wrote every ship down twice, in ink and in pencil.</p>" * 8]),
    st.lists(trees(), max_size=8).map("".join),
)
"""What stands in a page's <body>: with running text or without."""

Damage = list[tuple[str, float, int, bytes]]
DAMAGES: st.SearchStrategy[Damage] = st.lists(
    st.tuples(
        st.sampled_from(["cut", "drop", "double", "insert", "move"]),
        st.floats(0, 1),
        st.integers(1, 60),
        st.binary(max_size=6) | st.sampled_from(b"< > </ <!-- --> ' \" & &# <p> </div> \xff \x1b$B".split()),
    ),
    max_size=6,
)


def damaged(body: bytes, damage: Damage) -> bytes:
    """The page after each damage in turn: what, where (0 to 1), how many bytes, which bytes."""
    for kind, where, length, raw in damage:
        at = int(where * len(body))
        span, rest = body[at : at + length], body[at + length :]
        body = {
            "cut": body[: max(at, 20)],
            "drop": body[:at] + rest,
            "double": body[:at] + span * 2 + rest,
            "insert": body[:at] + raw + body[at:],
            "move": span + body[:at] + rest,
        }[kind]
    return body
