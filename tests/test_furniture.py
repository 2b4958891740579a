"""Furniture is rendered once for the values it names."""

import pytest
from django.template import Context, Template, engines

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


def pages(source, **kept):
    """Two renderings of a template with `n` 1 and 2."""
    template = engines["django"].from_string("{% load furniture %}" + source)
    return [template.render({"n": n, **kept}) for n in (1, 2)]


def test_what_is_fresh_is_rendered_for_each_page():
    source = "{% furniture language %}{{ n }}-{% fresh %}{{ n }}{% endfresh %}-{{ n }}{% endfurniture %}"

    assert pages(source, language="ar") == ["1-1-1", "1-2-1"]


def test_fresh_parts_keep_their_order_through_furniture_within_furniture():
    inner = "{% furniture %}[{% fresh %}{{ n }}{% endfresh %}]{% endfurniture %}"
    source = (
        "{% furniture %}{% fresh %}a{{ n }}{% endfresh %}"
        + inner
        + "{% fresh %}z{{ n }}{% endfresh %}{% endfurniture %}"
    )

    assert pages(source) == ["a1[1]z1", "a2[2]z2"]


def test_furniture_within_what_is_fresh_is_furniture_as_anywhere():
    inner = "{% furniture n %}({{ n }}{% fresh %}{{ n }}{% endfresh %}){% endfurniture %}"
    source = "{% furniture %}<{% fresh %}{{ n }}" + inner + "{% endfresh %}>{% endfurniture %}"

    assert pages(source) == ["<1(11)>", "<2(22)>"]


def test_a_part_that_stands_more_than_once_is_fresh_each_time():
    source = (
        "{% furniture %}{% for x in 'ab' %}{{ x }}{% fresh %}{{ n }}{{ x }}{% endfresh %}{% endfor %}{% endfurniture %}"
    )

    assert pages(source, x="?") == ["a1?b1?", "a2?b2?"]


def test_outside_of_furniture_everything_is_fresh():
    assert pages("{% fresh %}{{ n }}{% endfresh %}") == ["1", "2"]


def test_what_is_fresh_is_escaped_and_may_be_missing():
    source = (
        "{% furniture %}{% fresh %}{{ words }}{% endfresh %}{% fresh %}{{ nothing }}{% endfresh %}{% endfurniture %}"
    )

    assert pages(source, words="<b>") == ["&lt;b&gt;", "&lt;b&gt;"]


def test_a_page_that_fails_leaves_nothing_behind():
    template = Template(
        "{% load furniture %}{% furniture %}{% fresh %}{{ n }}{% endfresh %}{% include part %}{% endfurniture %}"
    )

    with pytest.raises(TypeError):
        template.render(Context({"n": 1, "part": Broken()}))
    assert template.render(Context({"n": 2, "part": Template("!")})) == "2!"


class Broken:
    def render(self, context):
        raise TypeError
