"""What `{% picture %}` writes on a page."""

import re

import pytest
from django.template import Context, Template, TemplateSyntaxError

from newsroom.images.models import Image

TOKEN = "a" * 22


def render(arguments, **context):
    image = Image(token=TOKEN, width=1300, height=650, format="JPEG", focal_x=80, focal_y=20)
    return Template("{% load pictures %}{% picture image " + arguments + " %}").render(
        Context({"image": image, **context})
    )


def attribute(html, tag, name):
    element = re.search(rf"<{tag}\b[^>]*>", html)[0]
    found = re.search(rf'\s{name}="([^"]*)"', element)
    return found and found[1]


def test_browsers_choose_between_formats_and_widths():
    html = render('alt="A hall" sizes="50vw"')

    assert attribute(html, "source", "type") == "image/webp"
    assert attribute(html, "source", "srcset").startswith(f"/media/pictures/{TOKEN}/480.webp 480w, ")
    assert attribute(html, "img", "srcset").endswith(f"/media/pictures/{TOKEN}/1200.jpg 1200w")
    assert attribute(html, "source", "sizes") == attribute(html, "img", "sizes") == "50vw"


def test_the_picture_keeps_its_place_while_it_loads():
    html = render('alt=""')

    assert (attribute(html, "img", "width"), attribute(html, "img", "height")) == ("1200", "600")


def test_the_words_for_those_who_do_not_see_it_are_escaped():
    html = render("alt=words", words='"><script>alert(1)</script>')

    assert attribute(html, "img", "alt") == "&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"


@pytest.mark.parametrize("words", ["", None])
def test_a_decorative_picture_says_nothing(words):
    assert attribute(render("alt=words", words=words), "img", "alt") == ""


def test_the_page_must_say_the_words():
    with pytest.raises(TemplateSyntaxError, match="alt"):
        render("")


def test_an_unknown_argument_is_an_error_and_not_ignored():
    with pytest.raises(TemplateSyntaxError, match="klass"):
        render('alt="" klass="lead"')


@pytest.mark.parametrize(("eager", "loading", "priority"), [("False", "lazy", None), ("True", None, "high")])
def test_only_the_first_picture_hurries(eager, loading, priority):
    html = render(f'alt="" eager={eager}')

    assert (attribute(html, "img", "loading"), attribute(html, "img", "fetchpriority")) == (loading, priority)
    assert attribute(html, "img", "decoding") == "async"


def test_the_focal_point_is_a_class_and_no_style(settings):
    html = render('alt="" class="lead"')

    assert attribute(html, "img", "class") == "focus-x-8 focus-y-2 lead"
    assert "style=" not in html


def test_every_focal_class_has_its_rule(settings):
    css = (settings.BASE_DIR / "newsroom/static/images/focus.css").read_text()

    rules = dict(re.findall(r"\.(focus-[xy]-\d+) { --focus-[xy]: (\d+)%; }", css))

    assert rules == {f"focus-{axis}-{tenth}": str(tenth * 10) for axis in "xy" for tenth in range(11)}


def test_a_card_may_ask_for_a_cut():
    html = render('alt="" crop="wide"')

    assert attribute(html, "img", "src") == f"/media/pictures/{TOKEN}/wide-1156-80-20.jpg"
    assert (attribute(html, "img", "width"), attribute(html, "img", "height")) == ("1156", "650")


def test_an_unknown_shape_is_an_error():
    with pytest.raises(TemplateSyntaxError, match="round"):
        render('alt="" crop="round"')


@pytest.mark.parametrize(("lang", "marked"), [("ar", "ar"), ("en", None), ("", None)])
def test_words_in_another_language_are_marked(lang, marked):
    assert attribute(render(f'alt="A hall" lang="{lang}"'), "img", "lang") == marked
