"""What rich text may hold, as data: the sanitizer refuses the rest, and the editor offers nothing else.

A new tag is one line in TAGS, and one in BLOCKS if it begins a new line. `bdo` is left out on purpose: it hides the
true order of words, as the override characters do that the sanitizer removes.
"""

# Each tag with the attributes that only it may carry.
TAGS: dict[str, frozenset[str]] = {
    "p": frozenset(),
    "br": frozenset(),
    "h2": frozenset(),
    "h3": frozenset(),
    "h4": frozenset(),
    "strong": frozenset(),
    "em": frozenset(),
    "b": frozenset(),
    "i": frozenset(),
    "u": frozenset(),
    "s": frozenset(),
    "sub": frozenset(),
    "sup": frozenset(),
    "a": frozenset({"href", "title", "hreflang"}),
    "ul": frozenset(),
    "ol": frozenset({"start"}),
    "li": frozenset(),
    "blockquote": frozenset(),
    "figure": frozenset(),
    "figcaption": frozenset(),
    "img": frozenset({"src", "alt", "width", "height"}),
    "table": frozenset(),
    "caption": frozenset(),
    "thead": frozenset(),
    "tbody": frozenset(),
    "tfoot": frozenset(),
    "tr": frozenset(),
    "th": frozenset({"scope", "colspan", "rowspan"}),
    "td": frozenset({"colspan", "rowspan"}),
    "span": frozenset(),
    "bdi": frozenset(),
    "q": frozenset(),
    "cite": frozenset(),
    "abbr": frozenset({"title"}),
    "code": frozenset(),
    "pre": frozenset(),
    "time": frozenset({"datetime"}),
}

# Those of them that begin a new line.
BLOCKS = frozenset(
    {
        "p", "h2", "h3", "h4", "ul", "ol", "li", "blockquote", "figure", "figcaption", "table", "caption", "thead",
        "tbody", "tfoot", "tr", "th", "td", "pre",
    }
)  # fmt: skip

# Attributes that every tag may carry.
SHARED_ATTRIBUTES = frozenset({"dir", "lang"})

CLASSES: dict[str, frozenset[str]] = {"figure": frozenset({"image"})}

PROTOCOLS = frozenset({"http", "https", "mailto", "tel"})

HEADINGS = tuple(tag for tag in TAGS if tag in {"h2", "h3", "h4"})

# Tags that go together with what stands in them: code, foreign markup and form content are no words of an article.
DROPPED_WITH_CONTENT = frozenset(
    {
        "applet", "audio", "canvas", "embed", "iframe", "math", "noembed", "noframes", "noscript", "object", "script",
        "select", "style", "svg", "template", "textarea", "title", "video", "xml", "xmp",
    }
)  # fmt: skip

# Tags that pasted text brings along and the tag that says the same here. Word's tracked deletions stay visible as
# struck words: unwrapped they would read as text.
RENAMED = {"h1": "h2", "h5": "h4", "h6": "h4", "del": "s", "strike": "s", "kbd": "code", "samp": "code", "tt": "code"}

# Blocks without a meaning of their own here: their words become paragraphs.
UNWRAPPED_BLOCKS = frozenset(
    {
        "address", "article", "aside", "center", "dd", "details", "dir", "div", "dl", "dt", "fieldset", "footer", "form",
        "header", "hgroup", "hr", "legend", "main", "menu", "nav", "section", "summary",
    }
)  # fmt: skip
