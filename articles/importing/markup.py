"""The body of an import as clean HTML: paragraphs, headings, lists, quotations and captions, each foreign block with its language."""

from collections.abc import Sequence
from html import escape

from .report import Block, Caption, Item, Report


def body_html(report: Report) -> str:
    """The body blocks as HTML, one below the other; "" for a refused text. The standfirst is not in it.

    A caption stands where the source has it, in a figure that waits for its picture.
    """
    parts = [_block(block) for block in report.body]
    for caption in sorted(report.captions, key=lambda caption: -caption.after):
        parts.insert(caption.after, _figure(caption, report.language.value))
    return "\n".join(parts)


def _figure(caption: Caption, language: str | None) -> str:
    foreign = f' lang="{caption.lang}" dir="{caption.direction}"' if caption.lang != language else ""
    return f"<figure><figcaption{foreign}>{_words(caption.text)}</figcaption></figure>"


def _block(block: Block) -> str:
    foreign = f' lang="{block.lang}" dir="{block.direction}"' if block.lang else ""
    if block.kind == "list":
        return _list(block.items, foreign)
    words = _words(block.text)
    if block.kind == "quote":
        return f"<blockquote{foreign}><p>{words}</p></blockquote>"
    tag = "h2" if block.kind == "heading" else "p"
    return f"<{tag}{foreign}>{words}</{tag}>"


def _list(items: Sequence[Item], foreign: str = "") -> str:
    """Items of one level as a list; deeper ones that follow an item as a list inside it."""
    tag = "ol" if items[0].ordered else "ul"
    starts = [index for index, item in enumerate(items) if item.level <= items[0].level]
    parts = [items[start:end] for start, end in zip(starts, [*starts[1:], len(items)], strict=True)]
    points = "".join(f"<li>{_words(part[0].text)}{_list(part[1:]) if part[1:] else ''}</li>" for part in parts)
    return f"<{tag}{foreign}>{points}</{tag}>"


def _words(text: str) -> str:
    return escape(text, quote=False).replace("\n", "<br>")
