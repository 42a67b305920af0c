"""What sites reserve: read from headers, metas and files at fixed addresses, joined, and exported."""

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.fetching.origin_rights import origin_rights
from crawler.reading import read
from crawler.sample.pages import SamplePage, render
from storage.archive import Archive
from storage.records import LinkRole, OriginRights, Rights, TdmRule
from storage.rights import joined
from storage.snapshot import ArticleRecord
from tests.crawl.program import crawl, export
from tests.reading.capturing import capture
from tests.site.server import RecordingSite
from tests.storage.made import NOON, later, link, opened, page, store

SITE = "https://a.example"
TDMREP = "/.well-known/tdmrep.json"
TILL = "/columns/a-till-that-tells-the-truth"


@pytest.mark.parametrize(
    ("headers", "metas", "rights"),
    [
        ({}, "", Rights()),
        ({"tdm-reservation": "1"}, "", Rights(tdm_reservation=True)),
        ({"TDM-Reservation": " 0 "}, "", Rights(tdm_reservation=False)),
        ({"tdm-reservation": "yes"}, "", Rights()),
        ({"tdm-reservation": "0"}, '<meta name="tdm-reservation" content="1">', Rights(tdm_reservation=True)),
        ({"tdm-policy": "/policy.json"}, "", Rights(tdm_policy="https://columns.example/policy.json")),
        ({"tdm-policy": "HTTP://x.example/p"}, "", Rights(tdm_policy="http://x.example/p")),
        ({"tdm-policy": "javascript:alert()"}, "", Rights()),
        ({"X-Robots-Tag": "noai"}, "", Rights(ai_optout=("X-Robots-Tag: noai",))),
        (
            {},
            '<meta name="robots" content="noai, noimageai">',
            Rights(None, None, ("meta robots: noai", "meta robots: noimageai")),
        ),
    ],
)
def test_what_a_page_reserves(headers: dict[str, str], metas: str, rights: Rights) -> None:
    body = f"<html><head><title>Rain</title>{metas}</head><body><p>Rain</p></body></html>"
    assert read(capture(body, headers={"Content-Type": "text/html"} | headers)).rights == rights


@pytest.mark.parametrize(
    ("robots", "optouts"),
    [
        ("", ()),
        ("User-agent: GPTBot|User-agent: CCBot|Disallow: /", ("robots.txt: GPTBot", "robots.txt: CCBot")),
        ("User-agent: Google-Extended|Disallow: /columns", ("robots.txt: Google-Extended",)),
        ("User-agent: GPTBot|Disallow: /private", ()),
        ("User-agent: GPTBot|Disallow:", ()),
        ("User-agent: *|Disallow: /", ()),
        ("User-agent: *|Content-Signal: search=yes, ai-train=no|Allow: /", ("robots.txt: Content-Signal ai-train=no",)),
    ],
)
def test_who_is_kept_out_says_what_a_site_is_not_for(robots: str, optouts: tuple[str, ...]) -> None:
    assert origin_rights(SITE, robots.replace("|", "\n"), "", [f"{SITE}/columns"]).ai_optout == optouts


def test_a_tdmrep_json_is_a_list_of_rules() -> None:
    said = [
        {"location": "/", "tdm-reservation": 0},
        {"location": "/columns/*", "tdm-reservation": 1, "tdm-policy": "/terms.json"},
        {"location": 3, "tdm-reservation": 1},
        {"location": "/x", "tdm-reservation": 2},
        "nonsense",
    ]
    assert origin_rights(SITE, "", json.dumps(said), ()).tdm == (
        TdmRule("/", reserved=False),
        TdmRule("/columns/*", reserved=True, policy=f"{SITE}/terms.json"),
    )


@given(st.text() | st.recursive(st.integers() | st.text(), st.lists).map(json.dumps), st.text(max_size=60))
def test_nothing_in_those_files_breaks_reading(said: str, robots: str) -> None:
    origin_rights(SITE, f"User-agent: GPTBot\n{robots}", said, ())


@pytest.mark.parametrize(
    ("location", "path", "matches"),
    [
        ("/", "/a", True),
        ("/columns/", "/columns/tide", True),
        ("columns/", "/columns/tide", True),
        ("/columns/*.html", "/columns/a/tide.html?x", True),
        ("/columns/*.html$", "/columns/a/tide.html?x", False),
        ("/columns/*.html$", "/columns/a.html/tide.html", True),
        ("/columns$", "/columns", True),
        ("/columns$", "/columns/tide", False),
        ("/a*aa$", "/aa", False),
        ("/*" * 400 + "$", "/" + "a" * 2000, False),
    ],
)
def test_a_pattern_matches_as_in_robots_txt(location: str, path: str, *, matches: bool) -> None:
    origins = {SITE: OriginRights(tdm=(TdmRule(location, reserved=True),))}
    assert joined([(SITE + path, None)], origins).tdm_reservation == (True if matches else None)


def test_a_pages_word_stands_above_its_origins_and_one_reserved_page_reserves_the_article() -> None:
    rules = (TdmRule("/", reserved=False, policy="https://a.example/all"), TdmRule("/b", reserved=True))
    origins = {SITE: OriginRights(("robots.txt: GPTBot",), rules)}
    a, b = f"{SITE}/a", f"{SITE}/b"
    assert joined([(a, None)], origins) == Rights(False, "https://a.example/all", ("robots.txt: GPTBot",))  # noqa: FBT003
    assert joined([(a, None), (b, None)], origins).tdm_reservation is True
    assert joined([(b, Rights(tdm_reservation=False))], origins).tdm_reservation is False
    assert joined([("https://b.example/a", None)], origins) == Rights()


def rights_in(archive: Archive) -> dict[str, tuple[bool | None, int]]:
    """Of each article whether it is reserved, and the number of its last change."""
    records = [record for record in archive.articles() if isinstance(record, ArticleRecord)]
    return {record.url: (record.rights.tdm_reservation, record.changed) for record in records}


def test_other_rights_are_a_change_of_the_articles_for_which_they_differ(tmp_path: Path) -> None:
    with opened(tmp_path) as archive:
        store(archive, page("a", "One.", link(LinkRole.NEXT_PART, "b")))
        store(archive, page("b", "Two."))
        store(archive, page("c"))
        before = rights_in(archive)
        archive.note_origin_rights(SITE, OriginRights(tdm=(TdmRule("/b", reserved=True),)), later(1))
        after = rights_in(archive)
        assert after[f"{SITE}/a"] == (True, max(changed for _, changed in before.values()) + 1)
        assert after[f"{SITE}/c"] == before[f"{SITE}/c"] == (None, before[f"{SITE}/c"][1])
        archive.note_origin_rights(SITE, OriginRights(tdm=(TdmRule("/b", reserved=True),)), later(2))
        assert rights_in(archive) == after
        store(archive, page("c", rights=Rights(tdm_reservation=True)), later(3))
        assert rights_in(archive)[f"{SITE}/c"] == (True, after[f"{SITE}/a"][1] + 1)
        store(archive, page("c", rights=Rights(tdm_reservation=True)), later(4))
        assert rights_in(archive)[f"{SITE}/c"] == (True, after[f"{SITE}/a"][1] + 1)
        store(archive, page("c"), later(5))
        assert rights_in(archive)[f"{SITE}/c"] == (None, after[f"{SITE}/a"][1] + 2)


def test_they_are_exported_and_asked_for_once_a_day(sample_site: RecordingSite, tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    text = (("Content-Type", "text/plain"),)
    said = [{"location": "/columns/", "tdm-reservation": 1, "tdm-policy": "https://rights.example/terms"}]
    sample_site.override("/robots.txt", SamplePage(200, text, b"User-agent: GPTBot\nDisallow: /\n"))
    sample_site.override(TDMREP, SamplePage(200, text, json.dumps(said).encode()))
    till = render(TILL)
    assert till is not None
    sample_site.override(TILL, replace(till, headers=(*till.headers, ("tdm-reservation", "0"))))
    assert crawl(sample_site.url, archive).returncode == 0
    lines = {line["url"].removeprefix(sample_site.base): line["rights"] for line in export(archive)}
    terms = "https://rights.example/terms"
    reserved = {"tdm_reservation": True, "tdm_policy": terms, "ai_optout": ["robots.txt: GPTBot"]}
    assert lines.pop(TILL) == reserved | {"tdm_reservation": False}
    assert list(lines.values()) == [reserved] * len(lines)
    asked = [request.path for request in sample_site.requests]
    assert asked[:2] == ["/robots.txt", TDMREP]
    sample_site.forget_requests()
    sample_site.override("/columns", SamplePage(200, text, b""))
    crawl(sample_site.url, archive, "ROBOTS_LIFETIME=0")
    assert TDMREP not in [request.path for request in sample_site.requests]
    with Archive.create_or_open(archive) as kept:
        file = kept.site_file(f"{sample_site.base}{TDMREP}")
        assert file is not None
        kept.keep_site_file(replace(file, asked_at=file.asked_at - timedelta(days=1)))
    sample_site.override("/robots.txt", SamplePage(200, text, b"User-agent: Columns\nDisallow: /.well-known/\n"))
    crawl(sample_site.url, archive, "ROBOTS_LIFETIME=0")
    assert TDMREP not in [request.path for request in sample_site.requests]
    assert file.asked_at > NOON
