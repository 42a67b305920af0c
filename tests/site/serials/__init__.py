"""A site of serials in the habits of seven papers: every way in which parts make one article, and links that make none.

`source` says what an archive of it must hold, `pages` makes its pages.
"""
