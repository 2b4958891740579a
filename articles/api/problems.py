"""What the interface answers when it cannot answer: RFC 9457 problems, in sentences that say what to write instead."""

from django.utils.translation import gettext as _

CONTENT_TYPE = "application/problem+json; charset=utf-8"


class Problem(Exception):
    """An answer other than the one asked for; `more` are further members of the document."""

    def __init__(self, status: int, title: str, detail: str, **more):
        self.document = {"type": "about:blank", "title": title, "status": status, "detail": detail, **more}
        self.status = status
        super().__init__(detail)


def refused(errors: list[dict]) -> Problem:
    """422: parameters that cannot be understood; each error names its `parameter` and has a `message`."""
    sentences = " ".join(error["message"] for error in errors)
    return Problem(422, _("This request cannot be understood"), sentences, errors=errors)


def refused_parameter(name: str, message: str) -> Problem:
    return refused([{"parameter": name, "message": message}])


def bad_cursor() -> Problem:
    return refused_parameter("cursor", _("“cursor” is not one that this list gave; begin again without it."))


def not_found(detail: str = "", **more) -> Problem:
    return Problem(404, _("Not found"), detail or _("There is nothing at this address."), **more)


def not_allowed() -> Problem:
    return Problem(405, _("Reading only"), _("This interface is for reading: ask with GET, HEAD or OPTIONS."))


def too_many() -> Problem:
    return Problem(429, _("Too many requests"), _("Slow down, and ask again in a minute."))


def of_validation(errors: list[dict]) -> Problem:
    """From what pydantic says of the parameters: {"loc", "type", "msg", "ctx"} each."""
    return refused([told for error in errors for told in _told(error)])


def _told(error) -> list[dict]:
    """An error for each parameter that one of pydantic's is about: several names may be unknown at once."""
    if error["type"] == "unknown":
        sentence = _("Nothing here is asked by: %(names)s.")
        return [{"parameter": name, "message": sentence % {"names": name}} for name in error["ctx"]["names"]]
    return [{"parameter": str(error["loc"][-1]), "message": _message(error)}]


def _message(error) -> str:
    told = {"name": error["loc"][-1], **error.get("ctx", {})}
    match error["type"]:
        case "literal_error":
            told["values"] = told["expected"].replace("'", "").replace(" or ", ", ")
            return _("“%(name)s” must be one of: %(values)s.") % told
        case "int_parsing" | "int_type":
            return _("“%(name)s” must be a whole number.") % told
        case "greater_than_equal":
            return _("“%(name)s” must be %(ge)s or more.") % told
        case "less_than_equal":
            return _("“%(name)s” must be %(le)s or less.") % told
        case "missing":
            return _("“%(name)s” is missing.") % told
        case kind if kind.startswith(("datetime", "date_")):
            return _("“%(name)s” must be a day or a moment, such as 2011-02-15 or 2011-02-15T09:00:00Z.") % told
    return f"“{told['name']}”: {error['msg']}"
