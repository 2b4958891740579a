"""How a verb says why it cannot be done: all its reasons in one error, each a sentence for the editor."""

from dataclasses import dataclass

from newsroom import languages


@dataclass(frozen=True)
class Reason:
    """One reason: the language it concerns ("" for all), a code for machines, and a sentence for people."""

    language: str
    code: str
    sentence: str

    def __str__(self):
        return f"{languages.own_name(self.language)}: {self.sentence}" if self.language else self.sentence


class NotReady(Exception):
    """Carries `reasons`, all that stands against the act; nothing was written."""

    def __init__(self, reasons: list[Reason]):
        super().__init__("; ".join(map(str, reasons)))
        self.reasons = reasons
