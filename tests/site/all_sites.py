"""Every made-up site."""

from functools import cache

from tests.site import newsletter, newspaper, wordpress
from tests.site.made import MadeSite


@cache
def made_sites() -> tuple[MadeSite, ...]:
    return (wordpress.site(), newspaper.site(), newsletter.site())
