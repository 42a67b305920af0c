"""Every made-up site."""

from functools import cache

from tests.site import chinese, newsletter, newspaper, repeats, scripted, wordpress
from tests.site.made import MadeSite


@cache
def made_sites() -> tuple[MadeSite, ...]:
    return (wordpress.site(), newspaper.site(), newsletter.site(), chinese.site(), scripted.site(), repeats.site())
