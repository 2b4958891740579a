"""Names that nobody has said the language of, such as the other spellings of a participant."""

import unicodedata

from newsroom import languages


def language_by_script(name: str) -> str:
    """The right-to-left language of the house for a name that begins in its kind of script; "" where the script tells
    nothing, as Latin letters, which many languages write."""
    strong = next((unicodedata.bidirectional(sign) for sign in name if unicodedata.bidirectional(sign) in "LRAL"), "")
    if strong not in {"R", "AL"}:
        return ""
    return next((code for code in languages.codes() if languages.direction(code) == "rtl"), "")
