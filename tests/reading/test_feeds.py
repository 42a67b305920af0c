"""Feeds, sitemaps and JSON listings: told by their content, and read for addresses and dates, broken ones too."""

import gzip
import json
import time

import pytest

from crawler.reading import read
from storage.records import Link, LinkRole, PageKind, Reading
from tests.reading.capturing import capture

BASE = "https://columns.example"
FEED = f"{BASE}/columns/feed/"
A, B = f"{BASE}/columns/the-first-tide", f"{BASE}/columns/the-second-tide"


def reading(body: bytes | str, content_type: str = "application/xml", url: str = FEED, **headers: str) -> Reading:
    return read(capture(body, url, {"Content-Type": content_type, **headers}))


def articles(of: Reading) -> list[str]:
    return [link.url for link in of.links if link.role is LinkRole.ARTICLE]


def further(of: Reading) -> list[str]:
    return [link.url for link in of.links if link.role is LinkRole.LISTING_NEXT]


RSS = f"""<?xml version="1.0"?><rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Tides</title><link>{BASE}/</link>
<atom:link rel="self" href="{FEED}"/><image><link>{BASE}/logo</link></image>
<item><title>The first &amp; best tide</title><link>{A}?utm_source=rss</link><guid isPermaLink="false">1</guid>
<pubDate>Mon, 06 May 2024 10:00:00 +0200</pubDate>
<content:encoded><![CDATA[<a href="/x">x</a>]]></content:encoded></item>
<item><title>The second tide</title><guid>{B}</guid></item></channel></rss>"""

ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Tides</title><link rel="next" href="?page=2"/>
<entry><title>The first tide</title><link rel="edit" href="/edit/1"/><link rel="alternate" href="{A}"/>
<published>2024-05-01T08:00:00Z</published><updated>2024-05-06T10:00:00Z</updated></entry>
<entry><title>The second tide</title><link href="/columns/the-second-tide"/></entry></feed>"""

RDF = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="{BASE}"><title>Tides</title></channel>
<item rdf:about="{A}"><title>The first tide</title><link>{A}</link><dc:date>2024-05-06</dc:date></item>
<item rdf:about="{B}"><title>The second tide</title><link>{B}</link></item></rdf:RDF>"""

JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Tides",
        "next_url": f"{FEED}?page=2",
        "items": [
            {"id": "1", "url": A, "title": "The first tide", "date_modified": "2024-05-06T10:00:00Z"},
            {"id": "2", "url": "/columns/the-second-tide"},
            {"id": "3"},
            "broken",
        ],
    }
)


@pytest.mark.parametrize(
    ("body", "content_type", "modified"),
    [
        pytest.param(RSS, "application/rss+xml", "2024-05-06T10:00:00+02:00", id="RSS"),
        pytest.param(RSS, "text/html; charset=utf-8", "2024-05-06T10:00:00+02:00", id="RSS that says it is HTML"),
        pytest.param("\n" + ATOM, "application/atom+xml", "2024-05-06T10:00:00Z", id="Atom"),
        pytest.param(RDF, "text/xml", "2024-05-06", id="RSS 1.0"),
        pytest.param(JSON_FEED, "application/feed+json", "2024-05-06T10:00:00Z", id="JSON Feed"),
        pytest.param(RSS[: RSS.index("</item></channel>")], "text/xml", "2024-05-06T10:00:00+02:00", id="broken off"),
    ],
)
def test_a_feed_lists_its_articles(body: str, content_type: str, modified: str) -> None:
    found = reading(body, content_type)
    assert found.kind is PageKind.FEED
    assert [link.key for link in found.links if link.role is LinkRole.ARTICLE] == [
        A.replace("https", "http"),
        B.replace("https", "http"),
    ]
    assert [link.modified for link in found.links[:2]] == [modified, None]
    assert found.links[0].text.startswith("The first")


def test_a_feeds_older_pages() -> None:
    assert further(reading(ATOM)) == [f"{FEED}?page=2"]
    assert further(reading(ATOM.replace('rel="next"', 'rel="prev-archive"'))) == [f"{FEED}?page=2"]
    assert further(reading(ATOM.replace('rel="next"', 'rel="previous"'))) == []
    assert further(reading(JSON_FEED, "application/json")) == [f"{FEED}?page=2"]
    assert further(reading(RSS)) == []


@pytest.mark.parametrize(
    ("url", "following"), [(FEED, f"{FEED}?paged=2"), (f"{FEED}?cat=3&paged=9", f"{FEED}?cat=3&paged=10")]
)
def test_wordpress_numbers_the_pages_of_a_feed(url: str, following: str) -> None:
    made = "<generator>https://wordpress.org/?v=6.5</generator>"
    feed = RSS.replace("<item>", f"{made}<item>", 1)
    assert further(reading(feed, url=url)) == [following]
    assert further(reading(f"<rss><channel>{made}</channel></rss>", url=url)) == []  # the last page is past


MAP = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
SITEMAP = f"""<?xml version="1.0"?><?xml-stylesheet href="/s.xsl"?><!-- made by hand --><urlset {MAP}
 xmlns:image="http://www.google.com/schemas/sitemap-image/1.1" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc> {A} </loc><lastmod>2024-05-06</lastmod>
<image:image><image:loc>{BASE}/tide.jpg</image:loc></image:image></url>
<url><loc>{B}</loc><news:news><news:publication_date>2024-05-05T08:00+00:00</news:publication_date>
<news:title>The second tide</news:title></news:news></url><url><lastmod>2024-05-06</lastmod></url></urlset>"""


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (SITEMAP.encode(), {}),
        (gzip.compress(SITEMAP.encode()), {}),
        (gzip.compress(SITEMAP.encode()), {"Content-Encoding": "gzip"}),
        (gzip.compress(gzip.compress(SITEMAP.encode())), {"Content-Encoding": "gzip"}),
    ],
    ids=["plain", "gzip file", "gzip on the way", "both"],
)
def test_a_sitemap_lists_addresses(body: bytes, headers: dict[str, str]) -> None:
    found = reading(body, "application/x-gzip" if body.startswith(b"\x1f\x8b") else "text/xml", **headers)
    assert found.kind is PageKind.SITEMAP
    assert [(link.url, link.text, link.modified) for link in found.links] == [
        (A, "", "2024-05-06"),
        (B, "The second tide", "2024-05-05T08:00+00:00"),
    ]


def test_a_sitemap_index_leads_to_sitemaps_of_articles() -> None:
    names = ("post-sitemap.xml", "post_tag-sitemap.xml", "author-sitemap2.xml", "2023/05.xml.gz", "sitemap-images.xml")
    index = "".join(f"<sitemap><loc>{BASE}/{name}</loc></sitemap>" for name in names)
    found = reading(f"<sitemapindex {MAP}>{index}</sitemapindex>")
    assert (found.kind, further(found)) == (
        PageKind.SITEMAP,
        [f"{BASE}/post-sitemap.xml", f"{BASE}/2023/05.xml.gz"],
    )


POSTS = [{"link": A, "title": {"rendered": "The first tide"}, "modified_gmt": "2024-05-06T10:00:00"}, {"link": B}]


def test_wordpress_json_lists_posts_page_by_page() -> None:
    header = f'<{BASE}/wp-json/wp/v2/posts?page=1>; rel="prev",<{BASE}/wp-json/wp/v2/posts?page=3>; rel="next"'
    found = reading(json.dumps(POSTS), "application/json; charset=UTF-8", Link=header)
    assert (found.kind, articles(found), further(found)) == (
        PageKind.FEED,
        [A, B],
        [f"{BASE}/wp-json/wp/v2/posts?page=3"],
    )


def test_a_category_of_wordpress_json_leads_to_its_posts() -> None:
    kinds = [{"href": f"{BASE}/wp-json/wp/v2/{name}?categories=5"} for name in ("posts", "media")]
    found = reading(json.dumps({"id": 5, "name": "Tides", "_links": {"wp:post_type": kinds}}), "application/json")
    assert further(found) == [f"{BASE}/wp-json/wp/v2/posts?categories=5"]


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        ("{}", "application/json"),
        ('{"items": {"url": 1}}', "application/json"),
        ('[{"url": 5, "link": null}, 7]', "application/json"),
        ("[" * 100_000, "application/json"),
        ("not json", "application/json"),
        ("<svg><feed/></svg>", "image/svg+xml"),
        ("<?xml version='1.0'?><opml><body/></opml>", "text/xml"),
    ],
)
def test_what_lists_nothing_is_no_feed(body: str, content_type: str) -> None:
    assert reading(body, content_type).kind is PageKind.OTHER


def test_a_page_about_feeds_is_a_page() -> None:
    page = "<!DOCTYPE html><html><body><h1>The rss and the feed</h1><p>&lt;rss&gt; and <rss></p></body></html>"
    assert reading(page, "text/html").kind not in {PageKind.FEED, PageKind.SITEMAP}


def test_an_xml_bomb_does_not_grow() -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<!DOCTYPE rss [<!ENTITY e0 "tidetidetide">{entities}]>' + RSS.partition("?>")[2].replace(
        "The second tide", "&e9;"
    ).replace("<channel>", '<channel about="&e9;">')
    began = time.process_time()
    found = reading(bomb)
    assert time.process_time() - began < 5
    assert max((len(link.text) for link in found.links), default=0) <= 300


def test_a_file_of_the_machine_is_not_read() -> None:
    spy = '<!DOCTYPE rss [<!ENTITY f SYSTEM "file:///etc/passwd">]>' + RSS.partition("?>")[2].replace(
        "The second tide", "&f;"
    )
    assert not any("root" in link.text for link in reading(spy).links)


def test_a_huge_sitemap_is_read_to_its_bound() -> None:
    many = "".join(f"<url><loc>{BASE}/columns/tide-number-{n}</loc></url>" for n in range(50_100))
    found = reading(f"<urlset {MAP}>{many}</urlset>")
    assert len(found.links) == 50_000


def declared(body: str) -> list[tuple[str, str]]:
    page = f"<html><head>{HEAD}</head><body>{body}</body></html>"
    links: tuple[Link, ...] = reading(page, "text/html", f"{BASE}/columns/").links
    return [(link.url, link.why) for link in links if link.role is LinkRole.FEED]


HEAD = """<title>Columns</title>
<link rel="alternate" type="application/rss+xml" title="Tides" href="/columns/feed/">
<link rel="ALTERNATE" type="application/atom+xml; charset=utf-8" href="/columns/atom.xml">
<link rel="alternate" type="application/rss+xml" title="Comments on Tides" href="/k/feed/">
<link rel="alternate" type="application/rss+xml" href="/comments/feed/">
<link rel="alternate" type="application/json" href="/wp-json/wp/v2/categories/5">
<link rel="alternate" hreflang="de" href="/de/columns/"><link rel="alternate" type="text/xml+oembed" href="/oembed">"""


def test_a_listing_declares_its_feeds() -> None:
    card = "<div class='teaser'><h2><a href='/columns/a-tide-in-may-{}'>A tide in May, number {}</a></h2></div>"
    plain = declared("".join(card.format(n, n) for n in range(8)))
    assert plain == [
        (f"{BASE}/columns/feed/", "declares a feed: RSS"),
        (f"{BASE}/columns/atom.xml", "declares a feed: Atom"),
    ]
    by_script = declared("<div id='app'></div>")
    assert by_script == [*plain, (f"{BASE}/wp-json/wp/v2/categories/5", "declares what it is made from: JSON")]


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (
            f"<sitemapindex><sitemap><loc>http://[</loc></sitemap><sitemap><loc>{A}</loc></sitemap></sitemapindex>",
            "a/xml",
        ),
        (json.dumps({"next": A, "_links": {"wp:post_type": [{"href": "http://[/posts"}]}}), "application/json"),
        (json.dumps({"next": A, "_links": {"wp:post_type": 1}}), "application/json"),
    ],
)
def test_what_is_no_address_costs_itself(body: str, content_type: str) -> None:
    assert further(reading(body, content_type)) == [A]


@pytest.mark.parametrize("half", ["&#xD800;", "&#xdfff;", "&#55296;", "&#057343;"])
def test_half_a_surrogate_pair_costs_itself(half: str) -> None:
    body = f"<sitemapindex><sitemap><loc>{half}</loc></sitemap><sitemap><loc>{A}</loc></sitemap></sitemapindex>"
    assert A in further(reading(body))
    assert reading(body.encode("utf-16"), "application/xml").links in ((), reading(body).links)
