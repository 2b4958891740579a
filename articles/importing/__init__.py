"""Reading plain-text press releases: bytes in, a report out, nothing stored and nothing guessed silently.

    from articles.importing.parser import Source, parse
    from articles.importing.markup import body_html

    report = parse(raw, language=None, zone="Europe/Brussels", source=Source(...))

`parse` takes any bytes and never raises because of them: a text it cannot take has `report.refused`, a `Note` that says why.
Otherwise the report holds (all shapes are frozen dataclasses of `articles.importing.report`):

- fields, each a `Field(value, span, rule, confidence, alternatives, raw, zone_assumed)` whose value is None when the text
  did not say: `title`, `subtitle`, `published` (a `date` when the text gives no time, else an aware `datetime`), `updated`
  (the same shapes), `standfirst`, `language` (a code), `release_number`, `status`, `byline`, `credit`, `embargo`;
- `blocks`, every non-blank line of the source in exactly one `Block(kind, text, lang, direction, …)`, in source order, with the
  views `body`, `captions`, `not_used` and `raw_metadata` on them;
- `notes`, sentences for people (`Note.sentence()`, translated when read); `needs_review` is true when one of them asks a question;
- `suggestions`: dates of the running text, event dates, participants. Never values;
- `second_version`, the blocks of the other language when one file holds two versions;
- `sha256`, `version`, `encoding`, `removed` (unwanted characters by code point), `direction`.

`report.to_json()` is a dict of JSON values, `report.reconstruction()` the source with its line ends unified, and
`body_html(report)` the body as clean HTML. What another language or another source needs is data: vocabulary.py and months.py.
"""
