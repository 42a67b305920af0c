"""The peer: a straightforward Scrapy spider for the same job. LinkExtractor for the links, trafilatura in the callback,
and one ORM commit an item, as tutorials have it.

    python -m tests.bench.typical_spider URL DATABASE
"""

import sys
from collections.abc import Iterator
from typing import Any

import trafilatura
from scrapy import Request, Spider
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.http import Response
from scrapy.linkextractors import LinkExtractor
from sqlalchemy import create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column
from trafilatura.settings import Document


class Base(DeclarativeBase):
    pass


class Article(Base):
    __tablename__ = "articles"

    url: Mapped[str] = mapped_column(primary_key=True)
    title: Mapped[str | None]
    author: Mapped[str | None]
    date: Mapped[str | None]
    text: Mapped[str | None]


class TypicalSpider(Spider):
    name = "typical"
    links = LinkExtractor(allow=r"/columns")

    def __init__(self, url: str) -> None:
        super().__init__()
        self.start_urls = [url]

    def parse(self, response: Response, **_: Any) -> Iterator[Any]:
        for link in self.links.extract_links(response):  # type: ignore[arg-type]
            yield Request(link.url, callback=self.parse)
        if "?" not in response.url and response.url.rsplit("/", 1)[-1].isdigit():
            article = trafilatura.bare_extraction(response.body, url=response.url, with_metadata=True)
            if isinstance(article, Document):
                yield {
                    "url": response.url,
                    "title": article.title,
                    "author": article.author,
                    "date": article.date,
                    "text": article.text,
                }


class DatabasePipeline:
    def open_spider(self) -> None:
        engine = create_engine(f"sqlite:///{sys.argv[2]}")
        Base.metadata.create_all(engine)
        self.session = Session(engine)

    def process_item(self, item: dict[str, str]) -> dict[str, str]:
        self.session.add(Article(**item))
        self.session.commit()
        return item


if __name__ == "__main__":
    process = AsyncCrawlerProcess(
        {
            "ITEM_PIPELINES": {DatabasePipeline: 100},
            "CONCURRENT_REQUESTS": 16,
            "CONCURRENT_REQUESTS_PER_DOMAIN": 16,
            "DOWNLOAD_DELAY": 0,
            "ROBOTSTXT_OBEY": True,
            "TELNETCONSOLE_ENABLED": False,
            "REMOTE_CONTROL_ENABLED": False,
            "LOG_LEVEL": "WARNING",
        }
    )
    process.crawl(TypicalSpider, url=sys.argv[1])
    process.start()
