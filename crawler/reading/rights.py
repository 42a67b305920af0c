"""What a page reserves of text and data mining (TDM Reservation Protocol, https://www.w3.org/community/reports/tdmrep/)
and where it says that it is not for training models. It changes nothing of what is archived: whoever uses an export has
to know it."""

from urllib.parse import urlsplit

from lxml.html import HtmlElement

from crawler.reading.robots_directives import Directives
from crawler.reading.urls import absolute
from storage.records import Capture, Rights

RESERVATION, POLICY = "tdm-reservation", "tdm-policy"
_RESERVED = {"1": True, "0": False}


def rights_of(capture: Capture, tree: HtmlElement, asked: Directives) -> Rights:
    """The rights that a page names, its metas above its headers, as the protocol has it."""
    metas = [(meta.get("name", "").strip().lower(), meta.get("content", "")) for meta in tree.iter("meta")]
    headers = [(name.lower(), value) for name, value in capture.headers]
    reserved: bool | None = None
    policy: str | None = None
    for name, value in (*metas, *headers):
        if name == RESERVATION and reserved is None:
            reserved = _RESERVED.get(value.strip())
        elif name == POLICY and policy is None:
            policy = policy_at(capture.url, value)
    return Rights(reserved, policy, asked.ai_optout)


def policy_at(base: str, said: str) -> str | None:
    """The address of a policy as it is exported; None if it is none."""
    url = absolute(base, said.strip()) if said.strip() else None
    return urlsplit(url).geturl() if url else None  # which writes 'HTTP:' in lower case
