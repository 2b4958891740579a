"""Dropping and choosing a picture, and pointing at what must stay in view, as a person does it."""

import base64

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from newsroom.images.models import Image
from tests.images.drawing import photo

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

DROP = """(zone, [name, type, base64]) => {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File([bytes], name, { type }));
  zone.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer }));
}"""


@pytest.fixture
def problems(page):
    """What the browser complained about: errors of scripts, and what the content security policy refused."""
    found = []

    def note(message):
        if message.type == "error" and not message.location["url"].endswith("/favicon.ico"):
            found.append(message.text)

    page.on("console", note)
    page.on("pageerror", lambda error: found.append(str(error)))
    return found


@pytest.fixture
def add_page(page, problems, live_server, client, picture_desk):
    client.force_login(picture_desk)
    page.context.add_cookies(
        [{"name": name, "value": morsel.value, "url": live_server.url} for name, morsel in client.cookies.items()]
    )
    page.goto(live_server.url + reverse("admin:images_image_add"))
    return page


def chosen(name="hall.jpg", mime="image/jpeg", data=None):
    return {"name": name, "mimeType": mime, "buffer": data or photo()}


def save(page):
    with page.expect_navigation():
        page.locator("[name=_save]").click()


def test_a_chosen_picture_is_shown_pointed_at_and_saved(add_page, problems):
    add_page.locator("#id_upload").set_input_files(chosen())
    preview = add_page.locator("img[data-focal-picture]")
    preview.wait_for()
    box = preview.bounding_box()
    preview.click(position={"x": box["width"] * 0.8, "y": box["height"] * 0.25})
    save(add_page)

    image = Image.objects.get()
    assert (image.focal_x, image.focal_y) == (pytest.approx(80, abs=1), pytest.approx(25, abs=1))
    assert problems == []


def test_a_dropped_picture_is_taken(add_page, problems):
    zone = add_page.locator(".picture-drop")
    zone.evaluate(DROP, ["hall.jpg", "image/jpeg", base64.b64encode(photo()).decode()])
    add_page.locator("img[data-focal-picture]").wait_for()
    save(add_page)

    assert Image.objects.get().width == 640
    assert problems == []


def test_the_numbers_move_the_mark_without_a_mouse(add_page):
    add_page.locator("#id_upload").set_input_files(chosen())
    add_page.locator("img[data-focal-picture]").wait_for()

    add_page.locator("#id_focal_x").fill("10")

    assert add_page.locator(".focal-marker").evaluate("mark => mark.style.left") == "10%"


def test_a_wrong_file_is_named_before_it_is_sent(add_page):
    add_page.locator("#id_upload").set_input_files(chosen("page.html", "text/html", b"<p>no picture</p>"))

    expect(add_page.locator(".picture-drop-problem")).to_contain_text("JPEG")
    assert add_page.locator("#id_upload").evaluate("input => input.validity.customError") is True
