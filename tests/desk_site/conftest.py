"""Every test starts in Arabic, whatever language the request before it left active."""

import pytest
from django.utils import translation


@pytest.fixture(autouse=True)
def arabic():
    with translation.override("ar"):
        yield
