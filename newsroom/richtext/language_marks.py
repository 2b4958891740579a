"""The `lang` and `dir` of one element, seen from the language and the direction around it."""

from newsroom.richtext import language_tags


def mended(tag: str, attributes: dict[str, str], language: str | None, direction: str | None) -> dict[str, str]:
    """The attributes with a direction that follows their language, and without marks that say nothing new.

    Word marks Arabic text as `dir="ltr" lang="AR-SA"`, so a direction beside a language is not believed. `language` and
    `direction` are those outside of the element, None when unknown.
    """
    attributes = dict(attributes)
    own_language = attributes.get("lang")
    if own_language:
        attributes["dir"] = language_tags.direction(own_language)
    says_new_language = own_language and not (language and language_tags.same_language(own_language, language))
    says_new_direction = attributes.get("dir", direction) != direction
    if not (says_new_language or says_new_direction or tag == "bdi"):
        attributes.pop("lang", None)
        attributes.pop("dir", None)
    return attributes


def direction_inside(tag: str, attributes: dict[str, str], direction: str | None) -> str | None:
    """The direction of what stands in the element; None where its words decide (`bdi`, dir="auto")."""
    inside = attributes.get("dir", None if tag == "bdi" else direction)
    return None if inside == "auto" else inside
