"""`python -m crawler.sample [--port N]`: the sample site in the foreground, for a look in a browser."""

import argparse
import sys
import threading

from crawler.sample.server import SampleSite


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m crawler.sample", description="Serve the sample column site.")
    parser.add_argument("--port", type=int, default=0, help="port on 127.0.0.1 (default: any free one)")
    with SampleSite(parser.parse_args().port) as site:
        try:
            sys.stdout.write(f"{site.url}\nCtrl-C ends it.\n")
            sys.stdout.flush()
            threading.Event().wait()
        except KeyboardInterrupt:
            sys.stdout.write("\n")


if __name__ == "__main__":
    main()
