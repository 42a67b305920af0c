"""An archive looked after without the network: read again, checked, made again from its WARC files."""
