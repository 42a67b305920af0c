"""Keys of addresses, hosts, sites, and absolute links."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from crawler.reading import urls
from crawler.reading.urls import absolute, host_of, same_site, untracked, url_key

PAGE = "https://column.example/fog/"


@pytest.mark.parametrize(
    "url",
    [
        "http://column.example/quay",
        "https://column.example/quay",
        "https://www.column.example/quay",
        "https://COLUMN.example/quay",
        "https://column.example:443/quay",
        "http://column.example:80/quay/",
        "https://ada:secret@column.example/quay",
        "https://column.example/quay#comments",
        "https://column.example/quay?utm_source=letter&utm_medium=mail",
        "https://column.example/quay?fbclid=a1&gclid=b2&mc_cid=c3",
        "https://column.example/quay?PHPSESSID=0a1b2c",
        "https://column.example/quay?s=6ef2dc853f8f83ceb07b30be0370bb0d",
        "https://column.example/quay;jsessionid=12AB.node1",
        "https://column.example/quay?amp",
        "https://column.example/quay?amp=1",
        "https://column.example/quay?outputType=amp",
        "https://column.example/quay?print",
        "https://column.example/quay?print=1&utm_source=letter",
        "https://column.example/quay?view=print",
        "https://column.example/quay?format=print",
        "https://column.example/quay?printable=1",
        "https://column.example/quay.amp",
        "https://m.column.example/quay",
        "https://mobile.column.example/quay",
        "https://www.m.column.example/quay",
        "https://amp.column.example/quay?amp=1",
        "https://column.example/fog/../quay",
        "  https://column.example/quay\n",
    ],
)
def test_addresses_of_one_page_have_one_key(url: str) -> None:
    assert url_key(url) == "http://column.example/quay"


@pytest.mark.parametrize(
    "url",
    [
        "https://column.example/quay?page=2",
        "https://column.example/quay?s=tide",
        "https://column.example/Quay",
        "https://column.example/quay.html",
        "https://column.example:8080/quay",
        "https://blog.column.example/quay",
        "https://column.example/quay?ref=front",
        "https://column.example/quay?print=article-5",
        "https://column.example/quay?amp=marshall",
        "https://column.example/quay?view=list",
        "https://column.example/quay/amp",
        "https://column.example/quay/print",
        "https://column.example/amp/quay",
        "https://m.example/quay",
        "https://mm.column.example/quay",
    ],
)
def test_what_may_matter_is_kept(url: str) -> None:
    assert url_key(url) != "http://column.example/quay"


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://column.example/fog-over-the-quay/amp/", "http://column.example/fog-over-the-quay"),
        ("https://column.example/fog-over-the-quay/print/", "http://column.example/fog-over-the-quay"),
        ("https://column.example/story/20417/amp?page=2", "http://column.example/story/20417?page=2"),
        ("https://column.example/quay.html/amp", "http://column.example/quay.html"),
        ("https://column.example/quay.amp.html", "http://column.example/quay.html"),
        ("https://column.example/fog-over-the-quay/print/amp", "http://column.example/fog-over-the-quay"),
        ("https://column.example/gear/amp", "http://column.example/gear/amp"),
        ("https://column.example/2024/amp", "http://column.example/2024/amp"),
        ("https://column.example/art-design/print/", "http://column.example/art-design/print"),
        ("https://column.example/amp", "http://column.example/amp"),
        ("https://column.example/.amp", "http://column.example/.amp"),
        ("https://m.column.example:8080/", "http://column.example:8080/"),
        ("https://m.m.example/", "http://m.example/"),
    ],
)
def test_a_view_of_an_article_has_its_key(url: str, key: str) -> None:
    assert url_key(url) == key


def test_the_order_of_parameters_does_not_matter() -> None:
    assert url_key("http://column.example/?b=2&a=1") == url_key("http://column.example/?a=1&b=2")


def test_escaping_does_not_matter() -> None:
    assert url_key("http://column.example/ölhafen") == url_key("http://column.example/%c3%b6lhafen")


def test_the_front_page_has_one_key_with_and_without_slash() -> None:
    assert url_key("https://column.example") == url_key("https://www.column.example/") == "http://column.example/"


@pytest.mark.parametrize("garbage", ["", "http://[::1", "not an address", "http://", "mailto:ada@column.example"])
def test_garbage_is_its_own_key(garbage: str) -> None:
    assert url_key(garbage) == garbage


ADDRESSES = st.one_of(
    st.text(max_size=60),
    st.from_regex(
        r"https?://(www\.|m\.){0,2}[a-z0-9.:@-]{1,20}/[a-zA-Z0-9%/._;=~-]{0,25}(\?[a-z0-9=&%+;]{0,25})?", fullmatch=True
    ),
    st.lists(
        st.sampled_from("/amp /print .amp .html / ; /a-b-c-d /12345 // ;sid=1 m. ?amp ?print=1".split()), max_size=6
    )
    .map("".join)
    .map("http://m.column.example/quay".__add__),
    st.text(max_size=40).map("http://column.example/".__add__),
    st.text(max_size=40).map("http://column.example/?a=".__add__),
)


@given(ADDRESSES)
@example("HTTP://0/;/")
def test_a_key_is_its_own_key(url: str) -> None:
    assert url_key(url_key(url)) == url_key(url)


@given(ADDRESSES, ADDRESSES)
def test_nothing_raises(base: str, href: str) -> None:
    url = absolute(base, href)
    assert url is None or url.lower().startswith(("http://", "https://"))
    assert isinstance(host_of(href), str)
    assert same_site(href, href) in {True, False}


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://Column.Example/quay", "column.example"),
        ("http://127.0.0.1:8901/", "127.0.0.1:8901"),
        ("https://ada:secret@column.example:443/", "column.example"),
        ("http://[::1]:8080/", "[::1]:8080"),
        ("nowhere", ""),
        ("http://column.example:99999/", ""),
    ],
)
def test_the_host_of_an_address(url: str, host: str) -> None:
    assert host_of(url) == host


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("https://column.example/a", "http://www.column.example/b", True),
        ("https://column.example/", "https://blog.column.example/", False),
        ("https://m.column.example/", "https://www.column.example/", True),
        ("https://m.example/", "https://example/", False),
        ("http://127.0.0.1:8901/", "http://127.0.0.1:8902/", False),
        ("nowhere", "nowhere", False),
    ],
)
def test_one_site_is_one_host_and_port(a: str, b: str, *, same: bool) -> None:
    assert same_site(a, b) is same


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("/quay", "https://column.example/quay"),
        ("quay", "https://column.example/fog/quay"),
        ("?page=2", "https://column.example/fog/?page=2"),
        ("//else.example/x", "https://else.example/x"),
        ("https://else.example/x#top", "https://else.example/x"),
        (" /two\nlines ", "https://column.example/twolines"),
        ("/a/../b", "https://column.example/b"),
        ("/über uns", "https://column.example/%C3%BCber%20uns"),
        ("/talk:3", "https://column.example/talk:3"),
        ("javascript:void(0)", None),
        ("mailto:ada@column.example", None),
        ("data:text/html,x", None),
        ("JAVASCRIPT:next()", None),
        ("http://[broken", None),
        ("http://column.example:99999/", None),
        ("http:///nowhere", None),
        ("https://reader:secret@trade.example/tea", "https://trade.example/tea"),
    ],
)
def test_a_links_absolute_address(href: str, url: str | None) -> None:
    assert absolute(PAGE, href) == url


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://Trade.example/a?utm_source=x&page=2&fbclid=1", "https://Trade.example/a?page=2"),
        ("https://trade.example/a;jsessionid=1F?x=%20y", "https://trade.example/a?x=%20y"),
        ("https://trade.example/a/?utm_source=x", "https://trade.example/a/"),
        ("https://trade.example/a?b&c=", "https://trade.example/a?b&c="),
        ("https://m.trade.example/a/amp?print=1&page=2&amp", "https://m.trade.example/a/amp?page=2"),
    ],
)
def test_untracked(url: str, expected: str) -> None:
    assert untracked(url) == expected
    assert url_key(untracked(url)) == url_key(url)


_PIECES = st.sampled_from(
    "http:// https:// www. WWW. h.example :80 :443 :8080 :65000 / /a /a/b? ? & = a=1 b=2 a-b=1 a= utm_source=x sid=1"
    " amp print /a-b-c-d /amp .amp.html /print m. amp. page=2 #x %41 ; .. ~x _ é A".split()
)


@given(st.lists(_PIECES, max_size=7).map("".join))
def test_plain_addresses_are_read_as_all_others(tail: str) -> None:
    """The short cuts for plain addresses and links give what the long way gives."""
    nothing = re.compile("(?!)")
    for href in (
        tail,
        f"http://h.example{tail}",
        f"https://www.h.example:8080/a{tail}",
        f"http://m.{tail}h.example{tail}",
    ):
        with pytest.MonkeyPatch.context() as patch:
            found = absolute(PAGE, href), url_key.__wrapped__(href)
            patch.setattr(urls, "_PLAIN", nothing)
            patch.setattr(urls, "_PLAIN_HREF", nothing)
            assert found == (absolute(PAGE, href), url_key.__wrapped__(href))


@pytest.mark.parametrize("href", ["http://a\ufffdb.example/", "//\udcff/", "http://a\u3002b\ufffd/"])
def test_a_host_that_has_no_ascii_form_is_no_address(href: str) -> None:
    assert absolute(PAGE, href) is None
