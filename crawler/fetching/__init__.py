"""Asking servers: when, how politely, what for, and what of it goes into the WARC files."""
