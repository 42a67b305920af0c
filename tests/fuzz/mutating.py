"""Inputs made from others: bytes flipped, cut, doubled, spliced; tags nested; entities, numbers, addresses swapped."""

# ruff: noqa: E501 - tables of bytes

import gzip
import random
import re
import zlib
from collections.abc import Callable, Sequence
from dataclasses import replace

import zstandard

from tests.fuzz.cases import Case

Change = Callable[[random.Random, bytes, bytes], bytes]
"""Another body from one, with a second one to take from."""

MOST_BYTES = 3 * 2**20
"""Larger inputs are cut: what a page's size costs is the matter of other tests."""

_TAG = re.compile(rb"<[A-Za-z][^<>]{0,200}>")
_VALUE = re.compile(rb"=\s*(\"[^\"]{0,400}\"|'[^']{0,400}')")
_NUMBER = re.compile(rb"\d+")
_ADDRESS = re.compile(rb"(?:https?:/)?/[\w./?=&%-]{3,}")
_WORDS = re.compile(rb"[^\s<>\"'=]+")

ADDRESSES = (
    b"http://[", b"http://[::1", b"http://a:99999/", b"//", b"///", b"?", b"#", b"http://", b"javascript:x", b"data:,x",
    b"http://\xff\xfe/", b"http://xn--/", b"http://a..b/", b"/%zz%", b"/\x00", b"/a/b" * 3000, b"http://u:p@h/", b".",
    b"http://" + b"a." * 200 + b"b/", b"/?" + b"a=1&" * 2000, b"/?page=" + b"9" * 5000, b"/page/" + b"9" * 30, b";" * 50,
    "http://ä.example/ß?ü=\u202e".encode(), b"http://example\xe3\x80\x82com/", b"http://1.1.1.1.1/", b"HTTP://A:/",
    b"http://[v1.a]/", b"http://[fe80::1%25en0]/", b"http://a\\@b/", b"http://a:b", b"http:a", b"http:/a",
)  # fmt: skip
NUMBERS = (
    b"0", b"-1", b"9" * 20, b"9" * 5000, b"1e999", b"0x10", b"00000", b"2147483648", b"1e-9", b"NaN", b"", b"1_0",
    "٣".encode(), "²".encode(), "３".encode(), "Ⅻ".encode(), "一百".encode(), b"9999-99-99", b"31.02.0000",
)  # fmt: skip
TEXTS = (
    b"\x00", b"\xff", b"\xef\xbb\xbf", b"\xff\xfe", b"\xed\xa0\x80", b"&#0;", b"&#x110000;", b"&#xD800;", b"&#99999999999;",
    b"&nbsp", b"&a;", b"&", b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<!DOCTYPE x [", b"<?xml", b"?>", b"<", b">", b"</",
    b"<script>", b"<style>", b"<textarea>", b"<plaintext>", b"<noscript>", b"<template>", b"<svg>", b"<math>", b"<table>",
    b"<base href='http://['>", b"<meta charset=utf-7>", b"<meta charset=utf-16>", b"<frameset>", b"<select>", b"\r", b"\t",
    "\u202e\u2028\ufeff".encode(), "e\u0301".encode() * 40, "\u200d".encode() * 40, "🏳️‍🌈".encode(), b"'", b'"', b"\\",
    b"{", b"[", b"}", b",", b"null", b"true", b'{"@type":["Article",null,{}]}', b"*", b"$", b"%", b"#", b":", b"=", b"(", b")",
    b"Part 3 of 0", b"Part -1", b"Teil IV/III", "第三十一回（中）".encode(), b"over 99999999999 years ago", b"yesterday", b"By ",
    b"1/0", b"23:59:60", b"2024-02-30T25:61:61+99:99", b"Thu, 32 Foo 20244", b"over 6 years ago", b"Crawl-delay: -1e999\n",
    b"User-agent: *\n", b"Disallow: /*a*b*c*d*e*f*g*h*i*j*k$\n", b"Request-rate: 1/0\n", b"Visit-time: x\n", b"::before", b":has(",
    b":not(:not(", b">>", b":nth-child(99999999999n+1)", b"[a=\"", b"a|b", b"@import", b"'''", b'"""', b"[[", b"from = 9999-12-31\n",
)  # fmt: skip
BOMB = b"".join(
    [
        b'<!DOCTYPE x [<!ENTITY a0 "ha">',
        *(b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 10)),
        b"]>",
    ]
)
EXTERNAL = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd"><!ENTITY % p SYSTEM "http://127.0.0.1:9/">%p;]>'


def mutated(rng: random.Random, case: Case, others: Sequence[Case]) -> Case:
    """Another case made from this one by a few changes."""
    body, encoding = case.body, case.content_encoding
    if encoding == "gzip" and rng.random() < 0.7:  # mutate what is in it, not the archive
        body, encoding = gzip.decompress(body), ""
    for _ in range(1 + min(int(rng.expovariate(0.5)), 12)):
        body = rng.choice(CHANGES)(rng, body, rng.choice(others).body)[:MOST_BYTES]
    kind, url = case.content_type, case.url
    if rng.random() < 0.1:
        kind = rng.choice(
            ["", "text/html", "text/html; charset=utf-16", "text/html;charset=x", "application/json", "a/b;;="]
        )
    if rng.random() < 0.1:
        body, encoding = _encoded(rng, body)
    if rng.random() < 0.05:
        url = rng.choice(
            ["https://columns.example/", "https://columns.example/a?page=" + "9" * 20, url + "/" + "x" * 3000]
        )
    return replace(case, body=body, content_encoding=encoding, content_type=kind, url=url)


def _encoded(rng: random.Random, body: bytes) -> tuple[bytes, str]:
    name = rng.choice(tuple(PACKED))
    packed = PACKED[name](body)
    return (_flip(rng, packed, b"") if rng.random() < 0.3 else packed), name


def _gzipped(body: bytes) -> bytes:
    return gzip.compress(body, 1, mtime=0)


PACKED: dict[str, Callable[[bytes], bytes]] = {
    "gzip": _gzipped,
    "gzip, gzip": lambda body: _gzipped(_gzipped(body)),
    "deflate": lambda body: zlib.compress(body, 1),
    "zstd": lambda body: bytes(zstandard.compress(body, 1)),
    "br": bytes,
}


def _place(rng: random.Random, body: bytes) -> int:
    return rng.randrange(len(body) + 1)


def _piece(rng: random.Random, body: bytes, longest: int = 4000) -> tuple[int, int]:
    start = _place(rng, body)
    return start, min(len(body), start + rng.randrange(1, rng.choice((4, 60, longest))))


def _flip(rng: random.Random, body: bytes, _: bytes) -> bytes:
    out = bytearray(body)
    for _time in range(rng.choice((1, 3, 30)) if out else 0):
        out[rng.randrange(len(out))] ^= 1 << rng.randrange(8)
    return bytes(out)


def _drop(rng: random.Random, body: bytes, _: bytes) -> bytes:
    start, end = _piece(rng, body)
    return body[:start] + body[end:]


def _truncate(rng: random.Random, body: bytes, _: bytes) -> bytes:
    return body[: _place(rng, body)] if rng.random() < 0.5 else body[_place(rng, body) :]


def _double(rng: random.Random, body: bytes, _: bytes) -> bytes:
    start, end = _piece(rng, body)
    times = rng.choice((1, 2, 20, 300, 3000))
    return body[:end] + body[start:end] * min(times, MOST_BYTES // max(end - start, 1)) + body[end:]


def _splice(rng: random.Random, body: bytes, other: bytes) -> bytes:
    start, end = _piece(rng, other, 20_000)
    at = _place(rng, body)
    return body[:at] + other[start:end] + body[at:]


def _cross(rng: random.Random, body: bytes, other: bytes) -> bytes:
    return body[: _place(rng, body)] + other[_place(rng, other) :]


def _insert(rng: random.Random, body: bytes, _: bytes) -> bytes:
    at = _place(rng, body)
    return body[:at] + rng.choice(TEXTS) * rng.choice((1, 1, 1, 2, 50, 5000)) + body[at:]


def _swap(pattern: re.Pattern[bytes], values: Sequence[bytes]) -> Change:
    """A change that puts one of these values in place of something of this pattern, or of all of it."""

    def change(rng: random.Random, body: bytes, _: bytes) -> bytes:
        found = [match.span(match.lastindex or 0) for match in pattern.finditer(body)]
        if not found:
            return body
        out: list[bytes] = []
        last, chosen = 0, set(rng.sample(found, k=min(len(found), rng.choice((1, 1, 3, 30)))))
        for start, end in found:
            if (start, end) in chosen:
                out += [body[last:start], rng.choice(values)]
                last = end
        return b"".join([*out, body[last:]])

    return change


def _nest(rng: random.Random, body: bytes, _: bytes) -> bytes:
    tags = _TAG.findall(body) or [b"<div>", b"[", b"{", b"("]
    at = _place(rng, body)
    tag: bytes = rng.choice(tags)
    return body[:at] + tag * min(rng.choice((5, 300, 3000, 20_000)), MOST_BYTES // len(tag)) + body[at:]


def _reorder(rng: random.Random, body: bytes, _: bytes) -> bytes:
    parts = re.split(rb"(?=<)" if b"<" in body else rb"(?<=\n)", body)
    first, second = _place(rng, body) % len(parts), _place(rng, body) % len(parts)
    parts[first], parts[second] = parts[second], parts[first]
    return b"".join(parts)


def _entities(rng: random.Random, body: bytes, _: bytes) -> bytes:
    head, end, rest = body.partition(b"?>") if body.startswith(b"<?xml") else (b"", b"", body)
    name = rng.choice((b"&a9;", b"&e;", b"&a1;"))
    return head + end + rng.choice((BOMB, EXTERNAL)) + rest.replace(b"</", name + b"</", rng.choice((1, 50)))


def _attribute(rng: random.Random, body: bytes, _: bytes) -> bytes:
    tags = list(_TAG.finditer(body))
    if not tags:
        return body
    at = rng.choice(tags).end() - 1
    value = b"a-" * rng.choice((10, 3000, 400_000))
    name = rng.choice((b"class", b"href", b"id", b"content", b"datetime", b"style", b"title", b"rel", b"x"))
    return body[:at] + b" " + name + b'="' + value + b'"' + body[at:]


CHANGES: tuple[Change, ...] = (
    _flip,
    _drop,
    _truncate,
    _double,
    _splice,
    _cross,
    _insert,
    _insert,
    _nest,
    _reorder,
    _entities,
    _attribute,
    _swap(_NUMBER, NUMBERS),
    _swap(_ADDRESS, ADDRESSES),
    _swap(_VALUE, (*ADDRESSES, *NUMBERS, *TEXTS, b"''", b'""')),
    _swap(_WORDS, (*TEXTS, *NUMBERS)),
)
