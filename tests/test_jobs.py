"""Letters and reminders wait in the database until a worker comes; nobody else needs one."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import connections
from procrastinate.contrib.django.models import ProcrastinateJob

from newsroom import jobs, mail


@pytest.fixture
def no_jobs(transactional_db):
    """An empty queue before and after: its tables are not the flush's."""
    from django.db import connection

    def clear():
        with connection.cursor() as cursor:
            cursor.execute("TRUNCATE procrastinate_jobs, procrastinate_events, procrastinate_periodic_defers CASCADE")

    clear()
    yield
    clear()


def work():
    """Runs a loop of its own, which a thread in which Playwright's runs has no room for."""
    try:
        call_command("worker", once=True)
    finally:
        connections.close_all()


def test_a_worker_sends_what_waits_and_stops_when_nothing_is_left(
    no_jobs, make_article, reporter, editor, mailoutbox, now
):
    from articles import workflow

    type(editor).objects.update(email="somebody@example.org")
    workflow.submit(article=make_article(), language="ar", by=reporter, at=now)
    assert ProcrastinateJob.objects.filter(status="todo").count() == 1

    with ThreadPoolExecutor(1) as thread:
        thread.submit(work).result()

    assert [letter.to for letter in mailoutbox] == [["somebody@example.org"]]
    assert ProcrastinateJob.objects.get(task_name="articles.tasks.send_letter").status == "succeeded"


@pytest.mark.django_db
def test_what_is_undone_leaves_no_job(make_article, reporter, editor, now):
    from django.db import transaction

    from articles import workflow

    type(editor).objects.update(email="somebody@example.org")
    with transaction.atomic():
        workflow.submit(article=make_article(), language="ar", by=reporter, at=now)
        transaction.set_rollback(True)

    assert not ProcrastinateJob.objects.exists()


@pytest.mark.django_db
def test_a_job_of_no_known_task_is_refused_at_once():
    from procrastinate.exceptions import TaskNotFound

    with pytest.raises(TaskNotFound):
        jobs.enqueue("articles.tasks.nothing")


def test_a_mail_server_is_named_by_its_address(tmp_path):
    found = mail.configuration("smtp+tls://press:p%40ss@mail.example.org", tmp_path)

    assert (found["EMAIL_HOST"], found["EMAIL_PORT"], found["EMAIL_USE_TLS"]) == ("mail.example.org", 587, True)
    assert (found["EMAIL_HOST_USER"], found["EMAIL_HOST_PASSWORD"]) == ("press", "p@ss")
    assert mail.configuration("smtps://mail.example.org:2465", tmp_path)["EMAIL_PORT"] == 2465
    assert mail.configuration("", tmp_path)["EMAIL_FILE_PATH"] == str(tmp_path)


@pytest.mark.parametrize("url", ["http://mail.example.org", "smtp://", "smtp://host:port", "smtp://host/path", "mail"])
def test_a_malformed_address_of_a_mail_server_stops_the_start(url, tmp_path):
    with pytest.raises(ImproperlyConfigured, match="NEWSROOM_MAIL_URL"):
        mail.configuration(url, tmp_path)


def test_the_password_of_a_mail_server_is_not_told(tmp_path):
    with pytest.raises(ImproperlyConfigured) as error:
        mail.configuration("smtp://press:secret@host/path", tmp_path)

    assert "secret" not in str(error.value)


def test_help_of_the_worker_starts_no_database(own_var):
    environment = {"NEWSROOM_VAR": str(own_var), "PATH": ""}
    asked = [sys.executable, "manage.py", "worker", "--help"]

    done = subprocess.run(asked, env=environment, capture_output=True, text=True, check=True)

    assert "--once" in done.stdout
    assert not (own_var / "postgres").exists()
