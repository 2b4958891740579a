"""Texts for hypothesis, and comparisons written short enough to read in a table."""

from hypothesis import strategies as st

from newsroom.differences.comparison import Kind, compare, compare_words
from newsroom.differences.words import joined
from newsroom.richtext.sanitizer import clean

_WORDS = st.sampled_from(
    [
        "the",
        "meeting",
        "opened",
        "15",
        "1,000",
        "Doha",
        "المؤتمر",
        "افتُتح",
        "في",
        "الدوحة،",
        "«بيان»",
        "don't",
        "(ICI)",
        ".",
        "—",
        "🕊",
    ]
)
plain_texts = st.lists(_WORDS, max_size=12).map(" ".join)
_inline = st.builds(
    lambda tag, words: words if tag is None else f"<{tag}>{words}</{tag.split()[0]}>",
    st.sampled_from([None, None, "strong", "em", 'a href="/one"', 'a href="https://example.org/two"']),
    plain_texts,
)
_lines = st.lists(_inline, min_size=1, max_size=3).map(" ".join)
_blocks = st.builds(
    lambda shape, line: shape.format(line),
    st.sampled_from(
        [
            "<p>{}</p>", "<p>{}</p>", "<h2>{}</h2>", "<ul><li>{}</li><li>x</li></ul>", '<ol start="3"><li>{}</li></ol>',
            "<blockquote><p>{}</p></blockquote>", "<table><caption>t</caption><tr><th>h</th><td>{}</td></tr></table>",
            '<figure class="image"><img src="/media/a.jpg" alt="boat"><figcaption>{}</figcaption></figure>', "<pre>{}\n  x</pre>",
            "<p>{}<br>x</p>", '<p dir="ltr" lang="en">{}</p>',
        ]
    ),
    _lines,
)  # fmt: skip
rich_texts = st.lists(_blocks, max_size=6).map(lambda blocks: clean("".join(blocks)))


def written(runs):
    """Runs as text: [-deleted-] and {+inserted+}."""
    marks = {Kind.KEPT: "{}", Kind.DELETED: "[-{}-]", Kind.INSERTED: "{{+{}+}}"}
    return " ".join(marks[run.kind].format(joined(run.shown).strip()) for run in runs)


def words_between(old, new):
    return written(compare_words(old, new))


def lines_between(old, new):
    """The lines of a comparison of rich texts: those of tables with a stroke between the cells."""
    return [" | ".join(written(part) for part in pair.parts) for pair in compare(old, new).pairs]
