"""The text below the page head: captions, standfirst, paragraphs, headings, lists, quotations, salutations."""

import re
from collections.abc import Iterable

from newsroom.languages import direction

from . import captions, language
from .captions import Surroundings
from .characters import clean_body, key
from .draft import Draft
from .lists import ListPiece, separate
from .report import BODY_KINDS, Caption, Confidence, Field, Item
from .text import SENTENCE_ENDS, Piece, join_torn

LONGEST_HEADING = 80
LONGEST_SALUTATION_LINE = 80

_QUOTATION = [re.compile(pattern, re.DOTALL) for pattern in ("“[^“”]+”", "«[^«»]+»", '"[^"]+"', "„[^„“”]+[“”]")]
_COMMAS = (",", "،")
_NO_END = re.compile(r"[\w,،:;؛–—-]$")

Part = Piece | ListPiece


def read_body(draft: Draft, code: str) -> list[Caption]:
    """Give every open line its place in the text of the language `code`, and return the captions among them."""
    parts = _join_salutations(separate(join_torn(draft.pieces())))
    kept = _drop_printed_twice(draft, parts, code)
    twice = {id(part) for part in kept if id(part) not in {id(each) for each in parts}}
    kinds = [_kind(draft, kept, index, code, twice) for index in range(len(kept))]
    _keep_some_text(kinds)
    _find_standfirst(draft, kept, kinds)
    return [
        caption
        for part, kind in zip(kept, kinds, strict=True)
        if (caption := _place(draft, part, kind, code, printed_twice=id(part) in twice))
    ]


def _join_salutations(parts: list[Part]) -> list[Part]:
    """Up to four short parts that greet, one below the other, as one."""
    joined: list[Part] = []
    for index, part in enumerate(parts):
        last = joined[-1] if joined else None
        greeting = isinstance(part, Piece) and _greets(part, opening=index < 4)
        before = isinstance(last, Piece) and _greets(last, opening=index <= 4)
        if greeting and before and len(last.lines) + len(part.lines) <= 4:
            joined[-1] = Piece(last.lines + part.lines)
        else:
            joined.append(part)
    return joined


def _greets(piece: Piece, *, opening: bool) -> bool:
    """Whether all lines greet; a line that only ends in a comma counts at the beginning of a text."""
    lines = [line.text.strip() for line in piece.lines]
    if len(lines) > 4 or piece.wrapped:
        return False
    return all(
        captions.is_salutation(line) or (opening and len(line) <= LONGEST_SALUTATION_LINE and line.endswith(_COMMAS))
        for line in lines
    )


def _drop_printed_twice(draft: Draft, parts: list[Part], code: str) -> list[Part]:
    """The parts without the second of two equal ones that follow each other, if they are a caption."""
    kept: list[Part] = []
    for part in parts:
        last = kept[-1] if kept else None
        if isinstance(last, Piece) and isinstance(part, Piece) and _are_equal(last.text, part.text):
            around = Surroundings(code, _head(draft), len(kept) - 1, followed_by_text=True, printed_twice=True)
            if captions.score(part.text, around) >= captions.ENOUGH:
                draft.place("not_used", part.lines, reason="repeated")
                kept[-1] = Piece(last.lines, last.wrapped)
                continue
        kept.append(part)
    return kept


def _are_equal(one: str, other: str) -> bool:
    return max(len(one), len(other)) <= captions.LONGEST and key(one) == key(other)


def _head(draft: Draft) -> str:
    return " ".join(str(draft.fields[name].value or "") for name in ("title", "byline") if name in draft.fields)


def _kind(draft: Draft, parts: list[Part], index: int, code: str, twice: set[int]) -> str:
    part = parts[index]
    if isinstance(part, ListPiece):
        return "list"
    if captions.is_placeholder(part.text):
        return "placeholder"
    if captions.credit(part.text):
        return "credit"
    following = parts[index + 1] if index + 1 < len(parts) else None
    around = Surroundings(
        language=code,
        head=_head(draft),
        position=index,
        followed_by_text=isinstance(following, Piece),
        followed_by_list=isinstance(following, ListPiece),
        printed_twice=id(part) in twice,
    )
    points = captions.score(part.text, around)
    if captions.is_caption(points, around):
        return f"caption {points}"
    kind = _text_kind(part, following, opening=index < 4)
    # The first paragraph stands where a caption would, so two points there say nothing.
    doubtful = points == captions.DOUBTFUL and kind == "paragraph" and index > 0
    return "perhaps caption" if doubtful else kind


def _text_kind(part: Piece, following: Part | None, *, opening: bool) -> str:
    text = part.text.strip()
    if _greets(part, opening=opening and following is not None):
        return "salutation"
    if any(pattern.fullmatch(text) for pattern in _QUOTATION):
        return "quote"
    return "heading" if _is_heading(text, following) else "paragraph"


def _is_heading(text: str, following: Part | None) -> bool:
    if len(text) > LONGEST_HEADING or text.endswith((*SENTENCE_ENDS, *_COMMAS)) or "\n" in text:
        return False
    return isinstance(following, Piece) and len(following.text) > max(len(text), LONGEST_HEADING // 2)


def _keep_some_text(kinds: list[str]) -> None:
    """A caption is never the only text: without any other, the last one is a paragraph."""
    if kinds and all(kind.startswith("caption") or kind in {"credit", "placeholder"} for kind in kinds):
        captioned = [index for index, kind in enumerate(kinds) if kind.startswith("caption")]
        if captioned:
            kinds[captioned[-1]] = "paragraph"


def _find_standfirst(draft: Draft, parts: list[Part], kinds: list[str]) -> None:
    """The first paragraph stands first when text follows it; a speech, which greets first, gets a written summary."""
    text = [index for index, kind in enumerate(kinds) if kind in {*BODY_KINDS, "perhaps caption"}]
    if text and kinds[text[0]] == "salutation":
        draft.note("summary_wanted")
    elif len(text) > 1 and kinds[text[0]] == "paragraph":
        kinds[text[0]] = "standfirst"


def _place(draft: Draft, part: Part, kind: str, code: str, *, printed_twice: bool) -> Caption | None:
    line = part.lines[0].number
    if kind.startswith("caption"):
        return _place_caption(draft, part, int(kind.split()[1]), code, printed_twice=printed_twice)
    if kind == "placeholder":
        draft.place("not_used", part.lines, reason="furniture")
    elif kind == "credit":
        block = draft.place("credit", part.lines)
        draft.fields.setdefault("credit", Field(captions.credit(part.text), block.span, "credit", raw=block.text))
    elif kind == "perhaps caption":
        draft.note("perhaps_caption", line=line)
        _place_text(draft, part, "paragraph", code, flag="perhaps_caption")
    elif kind == "heading" and draft.line_mode:
        draft.note("heading_doubtful", line=line)
        _place_text(draft, part, "heading", code, flag="heading_doubtful")
    else:
        _place_text(draft, part, kind, code)
    return None


def _place_text(draft: Draft, part: Part, kind: str, code: str, *, flag: str = "") -> None:
    items = part.items if isinstance(part, ListPiece) else ()
    cleaned = tuple(Item(clean_body(item.text, draft.removed), item.level, item.ordered) for item in items)
    text = "\n".join(item.text for item in cleaned) if cleaned else part.text
    lang = language.of_block(part.text, code)
    block = draft.place(kind, part.lines, text, lang=lang, flag=flag, items=cleaned)
    if kind == "standfirst":
        draft.fields["standfirst"] = Field(block.text, block.span, "first paragraph", Confidence.SURE, raw=block.text)


def _place_caption(draft: Draft, part: Piece, points: int, code: str, *, printed_twice: bool) -> Caption:
    lang = language.of_block(part.text, code)
    block = draft.place("caption", part.lines, part.text, lang=lang)
    line = block.span.line
    if lang:
        draft.note("caption_language", line=line, language=lang)
    draft.note("image_missing", line=line)
    after = sum(each.kind in BODY_KINDS for each in draft.blocks if each.span.line < line)
    own = lang or code
    return Caption(block.text, own, direction(own), after, block.span, points, printed_twice)


def check_ends(draft: Draft, texts: Iterable[str]) -> None:
    """Remark on quotations that are only opened or closed, and on a last paragraph that does not end."""
    texts = list(texts)
    together = "\n".join(texts)
    pairs = [("«", "»"), ("“", "”"), ("(", ")")][:2]
    odd = together.count('"') % 2 == 1
    if odd or any(together.count(opening) != together.count(closing) for opening, closing in pairs):
        draft.note("quotes_unbalanced")
    if texts and _NO_END.search(texts[-1]):
        draft.note("cut_off")
