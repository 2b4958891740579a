"""Accounts and roles: administrators keep them, and nobody makes a superuser who is none."""

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from newsroom.admin import permission_name
from newsroom.admin_site import zoned
from tests.conftest import PASSWORD

pytestmark = pytest.mark.django_db

USERS, ADD, GROUPS = (reverse(f"admin:auth_{name}") for name in ("user_changelist", "user_add", "group_changelist"))


def page_of(thing, kind="change"):
    return reverse(f"admin:auth_{thing._meta.model_name}_{kind}", args=[thing.pk])


def fields(account, **changes):
    return {"username": account.username, "first_name": "", "last_name": "", "email": "", "is_active": "on"} | changes


@pytest.fixture
def root(db):
    return User.objects.create_superuser("root", password=PASSWORD)


@pytest.fixture
def desk(client, administrator):
    client.force_login(administrator)
    return client


def test_an_administrator_makes_an_account_with_a_role(desk):
    reporter = Group.objects.get(name="reporter")
    secret = "a-long-and-quiet-phrase"

    sent = {"username": "amal", "usable_password": "true", "password1": secret, "password2": secret}
    desk.post(ADD, {**sent, "groups": [reporter.pk], "is_staff": "on"})

    account = User.objects.get(username="amal")
    assert (account.is_staff, account.is_superuser, list(account.groups.all())) == (True, False, [reporter])


@pytest.mark.parametrize("who", ["administrator", "reporter"])
def test_an_administrator_raises_nobody_to_superuser(desk, request, who):
    account = request.getfixturevalue(who)
    permission = Permission.objects.get(codename="delete_session", content_type__app_label="sessions")

    page = desk.get(page_of(account)).context["adminform"].form
    desk.post(page_of(account), fields(account, is_superuser="on", is_staff="on", user_permissions=[permission.pk]))

    account.refresh_from_db()
    assert page.fields.keys().isdisjoint({"is_superuser", "user_permissions"})
    assert not account.is_superuser
    assert not account.user_permissions.exists()


def test_an_account_is_not_made_a_superuser_on_its_first_save(desk):
    secret = "a-long-and-quiet-phrase"

    sent = {"username": "amal", "usable_password": "true", "password1": secret, "password2": secret}
    desk.post(ADD, {**sent, "is_superuser": "on", "is_staff": "on"})

    assert not User.objects.get(username="amal").is_superuser


@pytest.mark.parametrize(
    ("kind", "sent"),
    [
        ("change", {"username": "root", "is_active": ""}),
        ("delete", {"post": "yes"}),
        ("password", {"password1": "mine-now-and-for-good", "password2": "mine-now-and-for-good"}),
    ],
)
def test_an_administrator_does_not_touch_a_superuser(desk, root, kind, sent):
    address = f"{USERS}{root.pk}/password/" if kind == "password" else page_of(root, kind)

    response = desk.post(address, sent)

    kept = User.objects.get(pk=root.pk)
    assert response.status_code == 403
    assert kept.is_active
    assert kept.check_password(PASSWORD)


def test_an_administrator_does_not_delete_a_superuser_in_bulk(desk, root):
    desk.post(USERS, {"action": "delete_selected", "_selected_action": [root.pk], "post": "yes"})

    assert User.objects.filter(pk=root.pk).exists()


def test_a_superuser_makes_another(client, root, editor):
    client.force_login(root)

    client.post(page_of(editor), fields(editor, is_superuser="on", is_staff="on"))

    editor.refresh_from_db()
    assert editor.is_superuser


def test_a_role_is_given_nothing_that_its_administrator_lacks(desk, administrator):
    role = Group.objects.get(name="administrator")
    kept = set(role.permissions.values_list("pk", flat=True))
    beyond = Permission.objects.get(codename="delete_session", content_type__app_label="sessions")

    response = desk.post(page_of(role), {"permissions": [*kept, beyond.pk]})

    assert response.context["adminform"].form.errors["permissions"]
    assert set(role.permissions.values_list("pk", flat=True)) == kept


def test_a_role_keeps_what_a_superuser_gave_it(desk):
    role = Group.objects.get(name="reporter")
    beyond = Permission.objects.get(codename="delete_session", content_type__app_label="sessions")
    role.permissions.add(beyond)

    desk.post(page_of(role), {"permissions": list(role.permissions.values_list("pk", flat=True))})

    assert beyond in role.permissions.all()


def test_the_roles_of_the_house_keep_the_names_by_which_it_knows_them(desk):
    role = Group.objects.get(name="editor")

    desk.post(page_of(role), {"name": "boss", "permissions": list(role.permissions.values_list("pk", flat=True))})

    role.refresh_from_db()
    assert role.name == "editor"


def test_roles_are_named_for_people(desk):
    people, roles = (desk.get("/en" + address[3:]).content.decode() for address in (USERS, GROUPS))

    assert "Administrator</td>" in people
    assert "Translator into English" in roles
    assert ">translator-en<" not in roles


@pytest.mark.parametrize("role", ["reporter", "editor", "translator"])
@pytest.mark.parametrize("address", [USERS, ADD, GROUPS])
def test_accounts_are_for_administrators(client, request, role, address):
    client.force_login(request.getfixturevalue(role))

    assert client.get(address).status_code == 403


@pytest.mark.parametrize("address", [USERS, GROUPS])
def test_the_cost_of_the_lists_does_not_grow(desk, make_user, address):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            desk.get(address)
        return len(queries)

    cost()
    few = cost()
    for number in range(8):
        make_user(f"reporter-{number}", "reporter", "editor")

    assert cost() == few


def arabic(desk, address):
    return desk.get(address.replace(f"/{address.split('/')[1]}/", "/ar/", 1)).content.decode()


@pytest.mark.parametrize("english", ["Password-based", "Reset password", "Raw passwords", "Can add", "Choose "])
def test_no_english_of_django_stands_on_arabic_pages_of_accounts(desk, reporter, english):
    role = Group.objects.get(name="reporter")

    pages = [ADD, page_of(reporter), f"{USERS}{reporter.pk}/password/", page_of(role)]

    assert not any(english in arabic(desk, page) for page in pages)


def test_a_permission_is_told_in_the_language_of_the_page():
    with translation.override("en"):
        names = {codename: permission_name(Permission.objects.get(codename=codename)) for codename in PERMISSIONS}

    assert names == PERMISSIONS


PERMISSIONS = {
    "view_conference": "Conferences and participants · conferences · view",
    "publish_article": "Can publish, schedule, correct, withdraw and remove",
    "write_ar_article": "Can write in العربية",
}


def test_a_new_password_is_required_and_taken(desk, reporter):
    address = f"{USERS}{reporter.pk}/password/"
    secret = "a-long-and-quiet-phrase"

    refused = desk.post(address, {"password1": "", "password2": ""})
    desk.post(address, {"password1": secret, "password2": secret})

    reporter.refresh_from_db()
    assert refused.context["form"].errors
    assert reporter.check_password(secret)
    assert address in desk.get(page_of(reporter)).content.decode()


def test_what_goes_with_an_account_is_named_in_one_language(desk, reporter):
    page = arabic(desk, page_of(reporter, "delete"))

    assert "User-group" not in page


def test_times_of_an_account_name_their_zone(desk, reporter):
    with translation.override("en"):
        shown = zoned(reporter.date_joined)

    page = desk.get(page_of(reporter).replace("/ar/", "/en/")).content.decode()

    assert "(Central European" in shown
    assert shown in page
    assert '<div class="readonly">—</div>' in page  # never signed in


@pytest.mark.parametrize(("code", "words"), [("ar", "تم تسجيل الخروج"), ("en", "You are signed out")])
def test_who_signs_out_is_told_so_in_the_words_of_the_house(client, editor, code, words):
    client.force_login(editor)

    page = client.post(f"/{code}/admin/logout/").content.decode()

    assert f"<h1>{words}</h1>" in page
    assert f'href="/{code}/admin/"' in page
    assert "quality time" not in page
    assert client.get(f"/{code}/admin/").status_code == 302
