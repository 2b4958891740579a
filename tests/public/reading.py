"""A page as a reader's software sees it: its text, its links, and the language of each fragment."""

import re
from html.parser import HTMLParser

SPOKEN = {"alt", "aria-label", "title", "placeholder"}
VOID = {"meta", "link", "input", "img", "source", "br", "hr"}


class Page(HTMLParser):
    """What a response shows: `status`, `text`, and `elements`, a list of (tag, attributes, text within)."""

    def __init__(self, response):
        super().__init__()
        self.response, self.status = response, response.status_code
        self.elements, self.open, self.text, self.said = [], [], "", []
        if response.headers.get("Content-Type", "").startswith("text/html"):
            self.feed(response.content.decode())

    def handle_starttag(self, tag, attrs):
        element = [tag, dict(attrs), ""]
        self.elements.append(element)
        if tag not in VOID:
            self.open.append(element)
        spoken = [words for name, words in attrs if name in SPOKEN and words]
        self.said += [(element[1].get("lang") or self._language(), words) for words in spoken]

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if not (self.open and self.open[-1][0] == "script"):
            self.text += data
            self.said.append((self._language(), data))
        for element in self.open:
            element[2] += data

    def _language(self):
        return next((element[1]["lang"] for element in reversed(self.open) if element[1].get("lang")), "")

    def said_in(self, code, *, matching):
        """The words that are marked as being in a language, those of attributes included, in which a pattern is found."""
        return [words.strip() for language, words in self.said if language == code and re.search(matching, words)]

    def find(self, tag, **attributes):
        """The attributes of every element that has the given ones; `class_` for a class among others."""
        return [found for found, _ in self._matching(tag, attributes)]

    def words(self, tag, **attributes):
        """The text of every element that has the given attributes, spaces run together."""
        return [" ".join(text.split()) for _, text in self._matching(tag, attributes)]

    def _matching(self, tag, attributes):
        wanted_class = attributes.pop("class_", None)
        for name, found, text in self.elements:
            if name != tag or any(found.get(key) != value for key, value in attributes.items()):
                continue
            if wanted_class is None or wanted_class in found.get("class", "").split():
                yield found, text

    @property
    def canonical(self):
        return self.find("link", rel="canonical")[0]["href"]

    @property
    def alternates(self):
        """{language: address} of the page's versions, as search engines are told."""
        return {link["hreflang"]: link["href"] for link in self.find("link", rel="alternate") if "hreflang" in link}

    @property
    def is_hidden(self):
        return bool(self.find("meta", name="robots", content="noindex"))

    @property
    def switch(self):
        """{language: address} of the links that lead to the other languages."""
        start = next(i for i, element in enumerate(self.elements) if "language-switch" in element[1].get("class", ""))
        nav = [element for element in self.elements[start : start + 12] if element[0] == "a"]
        return {a[1]["hreflang"]: a[1]["href"] for a in nav if a[1].get("hreflang")}
