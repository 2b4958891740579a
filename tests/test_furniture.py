"""Furniture is rendered once for the values it names."""

from django.template import Context, Template

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
