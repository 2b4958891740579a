import pytest

from articles.merging import Conflict, merge


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "merged", "conflicts"),
    [
        ({"a": 1}, {"a": 1}, {"a": 1}, {"a": 1}, []),
        ({"a": 1}, {"a": 2}, {"a": 1}, {"a": 2}, []),
        ({"a": 1}, {"a": 1}, {"a": 2}, {"a": 2}, []),
        ({"a": 1}, {"a": 2}, {"a": 2}, {"a": 2}, []),
        ({"a": 1}, {"a": 2}, {"a": 3}, {"a": 2}, [Conflict("a", 1, 2, 3)]),
        ({"ar": "x", "en": "y"}, {"ar": "X", "en": "y"}, {"ar": "x", "en": "Y"}, {"ar": "X", "en": "Y"}, []),
    ],
    ids=["nobody", "only me", "only they", "both the same", "both differently", "two languages"],
)
def test_merging(base, mine, theirs, merged, conflicts):
    assert merge(base, mine, theirs) == (merged, conflicts)
