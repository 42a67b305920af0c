"""Reading a captured page: bytes in, `Reading` out. Pure: no network, files, clock or database."""

from crawler.reading.read import READER_VERSION, read
from crawler.reading.site_rule import SiteRule

__all__ = ["READER_VERSION", "SiteRule", "read"]
