"""The links within releases: which lead nowhere, to what readers may not see, or on to another address. Private: it knows drafts.

`extraction` reads them from a text, `places` takes our own addresses apart, `checking` asks the database, `reports` puts it
together for the desk. Nothing outside this site is ever asked.
"""
