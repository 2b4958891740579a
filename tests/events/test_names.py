import pytest

from events.names import language_by_script


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("دولة قطر", "ar"),
        ("«قطر»", "ar"),
        ("3 قطر", "ar"),
        ("Katar", ""),
        ("NATO الناتو", ""),
        ("Катар", ""),
        ("28", ""),
        ("", ""),
    ],
    ids=["Arabic", "quoted", "after a number", "Latin", "Latin first", "Cyrillic", "a number", "nothing"],
)
def test_only_a_script_of_one_language_of_the_house_tells_it(name, code):
    assert language_by_script(name) == code
