"""Scrapy's settings for this project: every one that differs from Scrapy's default, and our own, with the reason.

A setting is changed for one run with `-s NAME=VALUE`; what belongs to a site is said in `columns.toml`.
"""

BOT_NAME = "columns"
SPIDER_MODULES = ["crawler.spiders"]
COMMANDS_MODULE = "crawler.commands"  # `scrapy crawl` with honest exit codes

# --- ours ---------------------------------------------------------------------------------------------------------
ARCHIVE = "archive"  # the archive's directory: archive.db, warc/, logs/
ARCHIVE_DATABASE = None  # another database than ARCHIVE/archive.db, as an SQLAlchemy URL
COLUMNS_TOML = "columns.toml"  # the sites; need not exist if `-a url=` names what to crawl
RELATED_DEPTH = 2  # how many 'related article' steps away from a listing are still taken in
MAX_FAILED_SHARE = 0.1  # a run in which more of the pages than this failed exits with 3
MAX_VISITS = 50_000  # of one site in one run: at one a second more than half a day; the next run goes on
READING_WORKERS = 0  # processes that read pages; 0: one for each core
READING_TIME_LIMIT = 60  # seconds after which the reading of one page is given up
# When an address is asked for again follows from its past (visiting/revisiting.py), between these bounds, in seconds.
ARTICLE_INTERVAL = 30 * 24 * 3600  # an article that isn't new, at first; new or edited ones sooner; 0: in every run
ARTICLE_INTERVAL_MAX = 365 * 24 * 3600  # the longest, for one that never changes
LISTING_INTERVAL = 3600  # a listing's first page: less than any run is apart; 0: with all its pages in every run
LISTING_END_INTERVAL = 7 * 24 * 3600  # its later pages, at first, where no news leads there; ARTICLE_INTERVAL at most
FAILED_INTERVAL = 20 * 3600  # what failed or answered 404, at first: less than a day, so that each night asks again
RETRY_INTERVAL = 2.0  # seconds until a visit that failed is tried again; doubled each time. A host's back-off begins so

# A run ends at these, saves what is under way, and exits with 5; the next one goes on. 0: no limit.
TIME_LIMIT = 0  # how long a run may take: seconds, or as in 30m, 2h
SIZE_LIMIT = 0  # what it may add to the WARC files: bytes, or as in 500MB, 2GiB
MAX_PAGES = 0  # visits
MIN_FREE_DISK = "500MB"  # what a run leaves free on the archive's disk: the database needs room to end well

# --- politeness ---------------------------------------------------------------------------------------------------
ROBOTSTXT_OBEY = True
ROBOTS_LIFETIME = 24 * 3600  # seconds for which a robots.txt holds, for other runs too; 0: each run asks for it
DOWNLOAD_DELAY = 1.0  # seconds between two requests to one host, at best; kept by the frontier's gate, across runs
CONCURRENT_REQUESTS_PER_DOMAIN = 1  # likewise by the gate: the next request waits for the answer to the last
USER_AGENT = None  # made from the contact address in columns.toml, unless given

# --- the crawl is ours from the scheduler to the item; what Scrapy would do beside it is off -------------------------
SCHEDULER = "crawler.fetching.scheduler.FrontierScheduler"
ITEM_PIPELINES = {"crawler.visiting.pipelines.ArchivePipeline": 100}
DOWNLOADER_MIDDLEWARES = {
    "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,  # scope is decided before an address is offered
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    "crawler.fetching.redirects.RedirectScope": 90,
    "crawler.fetching.politeness.Politeness": 100,
    "scrapy.downloadermiddlewares.httpauth.HttpAuthMiddleware": None,
    "scrapy.downloadermiddlewares.retry.RetryMiddleware": None,  # the frontier retries: later, and after a crash too
    "scrapy.downloadermiddlewares.redirect.MetaRefreshMiddleware": None,
    # The body is kept as it came and is inflated in the worker that reads it.
    "scrapy.downloadermiddlewares.httpcompression.HttpCompressionMiddleware": None,
    "crawler.fetching.addresses.PublicOnly": 900,  # after the proxy is chosen
    "crawler.fetching.capturing.Capturing": 950,  # nearest to the network: sees each exchange as it was
}
EXTENSIONS = {"crawler.runs.limits.LimitKeeper": 0}
SPIDER_MIDDLEWARES = {  # the spider yields one item and no requests: these would only cost time
    "scrapy.spidermiddlewares.urllength.UrlLengthMiddleware": None,
    "scrapy.spidermiddlewares.depth.DepthMiddleware": None,
}
HTTPERROR_ALLOW_ALL = True  # a 404 is an answer, and kept
TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False

# --- limits -------------------------------------------------------------------------------------------------------
CONCURRENT_REQUESTS = 16
CONCURRENT_ITEMS = 4  # each item is one short transaction, one after the other anyhow
DOWNLOAD_TIMEOUT = 60
DOWNLOAD_MAXSIZE = 32 * 1024 * 1024
DOWNLOAD_WARNSIZE = 0
DOWNLOAD_FAIL_ON_DATALOSS = True  # a body that breaks off is a failed visit, and is tried again
DOWNLOAD_VERIFY_CERTIFICATES = True
REDIRECT_MAX_TIMES = 10
DNS_TIMEOUT = 20

DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml;q=0.9,*/*;q=0.5",
    "Accept-Encoding": "gzip, deflate",
}

LOG_LEVEL = "INFO"
LOG_MAX_BYTES = 10_000_000  # of ARCHIVE/logs/crawl.log; then it becomes crawl.log.1, and a new one begins
LOG_KEPT = 5  # so many of those before
LOG_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
STATS_DUMP = False  # the run's own counts are what is said at its end
