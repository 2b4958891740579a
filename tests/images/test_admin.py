"""The library at the desk: taking in, describing, finding; in both languages and only for those who may."""

import datetime as dt
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from articles.models import Article
from newsroom.images import forms, intake
from newsroom.images.models import Image
from tests.images.drawing import photo

pytestmark = pytest.mark.django_db

HOUR = dt.timedelta(hours=1)
LIST, ADD = "admin:images_image_changelist", "admin:images_image_add"


def upload(data=None, name="IMG_1.jpg", **fields):
    words = {
        "alt_text_ar": "قاعة",
        "alt_text_en": "A hall",
        "caption_ar": "",
        "caption_en": "The hall",
        "credit_en": "NATO",
    }
    file = SimpleUploadedFile(name, photo() if data is None else data, content_type="image/jpeg")
    return {"upload": file, "focal_x": 70, "focal_y": 30, **words, **fields}


def change_page(image):
    return reverse("admin:images_image_change", args=[image.pk])


@pytest.fixture
def desk(client, picture_desk):
    client.force_login(picture_desk)
    return client


def test_someone_who_may_adds_a_picture(desk, picture_desk):
    response = desk.post(reverse(ADD), upload())

    image = Image.objects.get()
    assert response.status_code == 302
    assert (image.alt_text_ar, image.alt_text_en, image.caption_en) == ("قاعة", "A hall", "The hall")
    assert (image.credit_en, image.focal_x, image.focal_y, image.uploaded_by) == ("NATO", 70, 30, picture_desk)


def test_someone_who_may_not_adds_nothing(client, make_user):
    client.force_login(make_user("stranger"))

    response = client.post(reverse(ADD), upload())

    assert response.status_code == 403
    assert not Image.objects.exists()


def test_a_file_name_from_outside_matters_in_no_way(desk):
    desk.post(reverse(ADD), upload(name="صورة" * 60 + ".html"))

    image = Image.objects.get()
    assert image.file.name == f"pictures/{image.token}/original.jpg"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [(b"<svg/>", "choose a JPEG, PNG, WebP or AVIF"), (photo()[:-500], "damaged or incomplete")],
    ids=["no picture", "half a picture"],
)
def test_a_refused_file_is_explained_beside_the_field(desk, data, sentence):
    response = desk.post(reverse(ADD), upload(data))

    assert sentence in response.context["adminform"].form.errors["upload"][0]
    assert not Image.objects.exists()


def test_a_picture_that_is_there_is_named(desk, make_image):
    existing = make_image(caption={"en": "The hall in Doha"})

    response = desk.post(reverse(ADD), upload())

    assert response.context["adminform"].form.errors["upload"] == [
        f"This picture is already in the library: “The hall in Doha”, number {existing.pk}."
    ]


def test_a_double_click_leads_to_the_one_picture(desk, make_image, monkeypatch):
    existing = make_image()
    # When the form looked, the other of the two clicks had not saved yet.
    monkeypatch.setattr(forms.UploadForm, "clean_upload", lambda form: intake.accept(form.cleaned_data["upload"]))

    response = desk.post(reverse(ADD), upload())

    assert response.url == change_page(existing)
    assert Image.objects.get() == existing


def test_a_focal_point_outside_the_picture_is_refused(desk):
    response = desk.post(reverse(ADD), upload(focal_x=101))

    assert response.context["adminform"].form.errors["focal_x"]


def test_words_can_be_mended_and_the_file_cannot(desk, make_image):
    image = make_image()

    page = desk.get(change_page(image))
    desk.post(change_page(image), upload(photo(colour="red"), caption_en="Mended", file="other", token="other"))

    after = Image.objects.get()
    assert page.context["adminform"].form.fields.keys().isdisjoint({"upload", "file", "token"})
    assert (after.caption_en, after.sha256, after.token) == ("Mended", image.sha256, image.token)


@pytest.mark.parametrize(("name", "code", "direction"), [("alt_text_ar", "ar", "rtl"), ("caption_en", "en", "ltr")])
def test_each_field_is_written_in_its_own_direction(desk, name, code, direction):
    form = desk.get(reverse(ADD)).context["adminform"].form

    attrs = form.fields[name].widget.attrs
    assert (attrs["lang"], attrs["dir"]) == (code, direction)


@pytest.mark.parametrize("page", ["add", "change", "list"])
def test_no_page_needs_inline_style_or_script(desk, make_image, page):
    image = make_image()
    address = {"add": reverse(ADD), "change": change_page(image), "list": reverse(LIST)}[page]

    html = desk.get(address).content.decode()

    assert " style=" not in html
    assert not re.search(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)", html)


@pytest.mark.parametrize("words", ["قاعة", "hall in Doha", "nato"])
def test_pictures_are_found_in_every_language(desk, make_image, words):
    wanted = make_image(alt_text={"ar": "قاعة كبيرة"}, caption={"en": "The hall in Doha"}, credit={"en": "NATO"})
    make_image(colour="red", alt_text={"ar": "بحر"}, caption={"en": "The sea"})

    response = desk.get(reverse(LIST), {"q": words})

    assert list(response.context["cl"].result_list) == [wanted]


def test_pictures_without_alternative_text_are_found_by_language(desk, make_image):
    make_image(alt_text={"en": "A hall"})
    silent = make_image(colour="red", alt_text={"ar": "بحر"})

    response = desk.get(reverse(LIST), {"without_alt_text": "en"})

    assert list(response.context["cl"].result_list) == [silent]


def test_the_list_says_in_which_languages_a_picture_is_described(desk, make_image):
    make_image(alt_text={"ar": "قاعة"})

    html = desk.get(reverse(LIST)).content.decode()

    assert '<bdi lang="ar" dir="rtl">العربية</bdi>' in html
    assert '<bdi lang="en"' not in html


def test_the_list_costs_the_same_for_many_pictures(desk, make_image, django_assert_max_num_queries):
    colours = ["red", "green", "blue", "white", "black", "grey", "navy", "olive"]
    make_image(colour="teal")
    with django_assert_max_num_queries(20) as for_one:
        desk.get(reverse(LIST))

    for colour in colours:
        make_image(colour=colour)
    with django_assert_max_num_queries(20) as for_many:
        desk.get(reverse(LIST))

    assert len(for_many) == len(for_one)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("way", ["page", "list"])
def test_a_deleted_picture_takes_its_files_with_it(desk, make_image, media_folder, way):
    image = make_image()

    if way == "page":
        desk.post(reverse("admin:images_image_delete", args=[image.pk]), {"post": "yes"})
    else:
        desk.post(reverse(LIST), {"action": "delete_selected", "_selected_action": [image.pk], "post": "yes"})

    assert not Image.objects.exists()
    assert list((media_folder / "pictures").iterdir()) == []


def test_a_picture_in_use_is_not_deleted_and_the_page_says_why(client, editor, make_image):
    image = make_image()
    Article.objects.create(title_en="With a picture", lead_image=image)
    client.force_login(editor)

    page = client.get(reverse("admin:images_image_delete", args=[image.pk]).replace("/ar/", "/en/")).content.decode()

    assert "cannot be deleted, because it is used by:" in page
    assert "With a picture" in page
    assert "permission" not in page


def test_a_picture_tells_when_it_came_with_the_zone(desk, make_image):
    image = make_image()

    for page in ("changelist", "change"):
        address = reverse(f"admin:images_image_{page}", args=[image.pk] if page == "change" else [])
        assert "(Central European" in desk.get(address.replace("/ar/", "/en/")).content.decode()


def test_moving_the_focal_point_cuts_the_picture_anew_and_keeps_the_old_cuts(desk, make_image, media_folder):
    image = make_image()
    before = {path.name for path in media_folder.rglob("*.*")}

    desk.post(change_page(image), {"focal_x": 10, "focal_y": 90, "alt_text_ar": "", "alt_text_en": "A hall"})

    after = {path.name for path in media_folder.rglob("*.*")}
    new = {f"{name}-10-90.{format_}" for name in ("square-400", "wide-640") for format_ in ("webp", "jpg")}
    assert after - before == new
    assert before < after


def test_a_lost_file_does_not_keep_its_focal_point_from_moving(desk, make_image, media_folder):
    image = make_image()
    (media_folder / image.file.name).unlink()

    page = desk.post(change_page(image), {"focal_x": 10, "focal_y": 90}, follow=True)

    image.refresh_from_db()
    assert image.focal_x == 10
    assert "its own file is gone" in page.content.decode()


def test_the_desk_sees_drafts_and_everything_published_that_uses_a_picture(
    client, administrator, make_image, make_article, make_update
):
    image, other = (make_image(colour=colour, is_decorative=True) for colour in ("teal", "navy"))
    draft = make_article(title_en="Only a draft", lead_image=image)
    first = make_update(make_article(lead_image=image), language="en")
    first.article.lead_image = other
    second = make_update(first.article, language="en", kind="update", note="Another.", at=first.published_at + HOUR)
    client.force_login(administrator)

    page = client.get(change_page(image)).content.decode()

    assert reverse("admin:articles_article_change", args=[draft.pk]) in page
    assert reverse("admin:articles_update_change", args=[first.pk]) in page
    assert reverse("admin:articles_update_change", args=[second.pk]) not in page
