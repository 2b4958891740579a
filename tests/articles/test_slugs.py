import pytest

from articles.slugs import slug_for


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Conference in Doha", "conference-in-doha"),
        ("مؤتمر في الدوحة", "مؤتمر-في-الدوحة"),
        ("مـــؤتمر", "مؤتمر"),
        ("مُؤْتَمَرٌ", "مؤتمر"),
        ("قُتلوا/جُرحوا شخصًا", "قتلوا-جرحوا-شخصا"),
        ("قمة ٢٠٠٤", "قمة-2004"),
        ("قمة ۲۰۰۴", "قمة-2004"),
        ("الأمن — بطريقة جديدة", "الأمن-بطريقة-جديدة"),
        ("\u200fعنوان\u200c طويل", "عنوان-طويل"),
        ("!!!", ""),
        ("word " * 40, "-".join(["word"] * 16)),
        ("ط" * 200, "ط" * 80),
    ],
    ids=[
        "latin",
        "arabic",
        "tatweel",
        "marks",
        "slash",
        "arabic digits",
        "persian digits",
        "dash",
        "bidi",
        "nothing",
        "long",
        "one word",
    ],
)
def test_addresses_are_made_from_titles(title, slug):
    assert slug_for(title) == slug


@pytest.mark.django_db
def test_a_second_article_with_the_same_title_gets_another_address(make_article):
    first, second = make_article(), make_article()

    assert (first.slug_ar, second.slug_ar) == ("مؤتمر-في-الدوحة", "مؤتمر-في-الدوحة-2")
