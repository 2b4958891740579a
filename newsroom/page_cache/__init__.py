"""Whole pages for readers who are not signed in, kept without ever showing what is not so.

What is live is a fact of time, so a kept page can become wrong in two ways: somebody writes, or a moment comes. Both are
part of the name that a page is kept under (`clock.epoch`), so that a page of yesterday's truth is not thrown away, which
might come too late, but never found:

- *Somebody writes.* Triggers on every table that readers may see turn a version in one row (`watching.py`). They are
  deferred, so the row changes together with what was written and is locked for the length of a commit only. A sequence
  would not do: it turns before the commit, and a reader in between would keep the old page under the new name. What is
  read after the version can only be newer than it, and then nobody asks for the old version any more.
- *A moment comes.* The next moment at which something becomes public is part of the name, so the name changes in that
  very instant, for every process by its own clock, without a worker. Days end somewhere on earth at every quarter of an
  hour, so the quarter is part of the name too: it moves conferences from the coming to the past at midnight of any venue.

Every request reads the version: one row by its key. That is dearer than trusting it for a second, and means that whoever
withdraws a text may close the page and know that nobody is shown it any more. For the same reason answers carry
`max-age=0, must-revalidate`: browsers and proxies may keep a page but must ask, and hear 304 while it stands.

Pages are kept per process, in memory, packed. Preferences that are not the site's own are part of the name. Whoever has a
session is served afresh. Addresses with parameters that no list knows are not kept, nor is anything that sets a cookie,
varies by anything but its packing, or says itself how it may be kept.
"""
