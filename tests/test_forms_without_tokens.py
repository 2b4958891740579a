import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("language", "sentence"), [("ar", "لم يُرسل النموذج"), ("en", "Your form was not sent")])
def test_a_form_without_a_valid_token_is_refused_in_the_language_of_its_page(language, sentence):
    client = Client(enforce_csrf_checks=True)

    page = client.post(f"/{language}/admin/login/", {"username": "x", "password": "y"})

    assert page.status_code == 403
    assert sentence in page.content.decode()
