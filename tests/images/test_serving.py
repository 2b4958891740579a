"""The files of the library at their addresses: what is sent with them, and what is not served."""

import pytest
from django.core.files.storage import default_storage

TOKEN = "a" * 22


@pytest.fixture
def stored(media_folder):
    """The address of a stored WebP file."""
    name = f"pictures/{TOKEN}/480.webp"
    path = media_folder / name
    path.parent.mkdir(parents=True)
    path.write_bytes(b"picture")
    return default_storage.url(name)


def test_a_picture_is_sent_as_what_it_is_and_kept_for_a_year(client, stored):
    response = client.get(stored)

    assert response.status_code == 200
    assert b"".join(response.streaming_content) == b"picture"
    assert response["Content-Type"] == "image/webp"
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"


def test_a_picture_can_run_nothing_in_a_browser(client, stored):
    response = client.get(stored)

    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_serving_asks_the_database_nothing(client, stored):
    # No `db` fixture: a query would fail this test.
    assert client.get(stored).status_code == 200


def test_pictures_can_only_be_read(client, stored):
    assert client.head(stored).status_code == 200
    assert client.post(stored).status_code == 405


@pytest.mark.parametrize(
    "address",
    [
        "/media/pictures/{token}/800.webp",
        "/media/pictures/{token}/../{token}/480.webp",
        "/media/pictures/../secret-key",
        "/media/pictures/{token}/..%2f..%2f..%2fsecret-key",
        "/media/pictures/%2e%2e/480.webp",
        "/media/pictures/..%2f{token}/480.webp",
        "/media/pictures/{token}/480.webp%00.html",
        "/media/pictures/{token}/480.webp%0a",
        "/media/pictures/{token}/page.html",
        "/media/pictures/{token}/original.svg",
        "/media/pictures/{token}/",
        "/media/pictures/{token}",
        "/media/pictures/",
        "/media/secret-key",
        "/media/pictures/{token}/٤٨٠.webp",
    ],
)
def test_nothing_else_is_served(client, stored, media_folder, address):
    (media_folder / "secret-key").write_text("secret")
    (media_folder / "pictures" / TOKEN / "page.html").write_text("secret")

    response = client.get(address.format(token=TOKEN))

    assert response.status_code == 404
