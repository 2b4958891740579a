"""Furniture is rendered once for the values it names."""

from django.template import Context, Template

from newsroom.templatetags.furniture import LASTING

SHOWN = Template("{% load furniture %}{% furniture language %}{{ language }} {{ unnamed }}{% endfurniture %}")


def test_it_is_rendered_once_for_the_values_it_names():
    first = SHOWN.render(Context({"language": "ar", "unnamed": 1}))

    assert SHOWN.render(Context({"language": "ar", "unnamed": 2})) == first == "ar 1"
    assert SHOWN.render(Context({"language": "en", "unnamed": 2})) == "en 2"


def test_what_it_keeps_is_bounded():
    for number in range(600):
        SHOWN.render(Context({"language": number, "unnamed": "x"}))

    assert SHOWN.render(Context({"language": "late", "unnamed": 1})) == "late 1"
    assert SHOWN.render(Context({"language": "late", "unnamed": 2})) == "late 2"


def test_what_it_shows_is_escaped():
    assert SHOWN.render(Context({"language": "<b>", "unnamed": "&"})) == "&lt;b&gt; &amp;"


FROZEN = Template("{% load furniture %}{% frozen digest language %}{{ words }}{% endfrozen %}")


def test_what_is_frozen_is_rendered_once_for_its_digest_and_the_values_it_names():
    first = FROZEN.render(Context({"digest": "1a", "language": "ar", "words": "x"}))

    assert FROZEN.render(Context({"digest": "1a", "language": "ar", "words": "y"})) == first == "x"
    assert FROZEN.render(Context({"digest": "1a", "language": "en", "words": "y"})) == "y"
    assert FROZEN.render(Context({"digest": "2b", "language": "ar", "words": "y"})) == "y"


def test_what_has_no_digest_is_rendered_each_time():
    shown = [FROZEN.render(Context({"digest": digest, "language": "ar", "words": digest})) for digest in ("", None)]

    assert shown == ["", "None"]
    assert FROZEN.render(Context({"language": "ar", "words": "draft"})) == "draft"
    assert FROZEN.render(Context({"digest": "", "language": "ar", "words": "another"})) == "another"


def test_what_is_frozen_is_bounded_and_keeps_what_is_asked_for():
    shown = Template(FROZEN.source)
    shown.render(Context({"digest": "popular", "language": "ar", "words": "first"}))
    for number in range(3 * LASTING):
        shown.render(Context({"digest": str(number), "language": "ar", "words": "x"}))
        assert shown.render(Context({"digest": "popular", "language": "ar", "words": "second"})) == "first"

    assert shown.render(Context({"digest": "0", "language": "ar", "words": "made again"})) == "made again"
