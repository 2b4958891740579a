"""Fifty people save one article at once while the server is killed again and again; `python -m tests.benchmarks.editors`.

Every save that was acknowledged must be in the history, and none may have replaced words that its writer had not seen. Exits
with 1 when one was lost or overwritten. Arguments: how many editors (50), for how many seconds (60).
"""

import os
import random
import re
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections import Counter
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
WHOLE = ("title_ar", "title_en", "standfirst_ar", "standfirst_en")  # what a save replaces
GROWING = ("body_ar", "body_en")  # in which everybody has a paragraph, and a save adds a word to it
OFTEN = 4  # times as often as any other field: most write the text
TAG = re.compile(r"e\d+x\d+")
BETWEEN_KILLS = (12, 18)  # seconds
TYPING = (1, 8)  # seconds


def paragraph(number):
    """How the paragraph of an editor begins."""
    return f"<p>{number}."


class ArticleForm(HTMLParser):
    """The fields of an article's form as a browser would send them."""

    def __init__(self, page):
        super().__init__()
        self.fields, self.inside, self.open, self.select = {}, False, None, None
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "form":
            self.inside = attrs.get("id") == "article_form"
        name = attrs.get("name")
        if not self.inside:
            return
        if tag == "input" and name and attrs.get("type") not in {"submit", "checkbox", "radio", "file", "button"}:
            self.fields[name] = attrs.get("value", "")
        elif tag == "textarea" and name:
            self.open, self.fields[name] = name, ""
        elif tag == "select":
            self.select = name
        elif tag == "option" and self.select and "selected" in attrs:
            self.fields[self.select] = attrs.get("value", "")

    def handle_data(self, data):
        if self.open:
            self.fields[self.open] += data

    def handle_endtag(self, tag):
        if tag == "textarea":
            if self.open:
                self.fields[self.open] = self.fields[self.open].removeprefix("\n")
            self.open = None
        elif tag == "select":
            self.select = None
        elif tag == "form":
            self.inside = False


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args):
        return None


@dataclass
class Save:
    tag: str
    field: str
    seen: str


class Editor(threading.Thread):
    """Opens the form, changes one field, sends it, and notes what the server acknowledged."""

    def __init__(self, number, address, session, until):
        super().__init__(daemon=True)
        self.number, self.address, self.until = number, address, until
        self.cookies = {"sessionid": session}
        self.chance = random.Random(number)  # noqa: S311 -- keeps no secret
        self.acknowledged, self.met = [], Counter()
        self.opener = urllib.request.build_opener(_Stay)

    def run(self):
        turn = 0
        while time.monotonic() < self.until:
            turn += 1
            try:
                self.met[self.change(f"e{self.number}x{turn}")] += 1
            except OSError as error:
                self.met[f"unanswered: {type(error).__name__}"] += 1
                time.sleep(0.3)

    def change(self, tag):
        status, page = self.ask()
        if status != 200:
            return f"form {status}"
        fields = ArticleForm(page).fields
        name = self.chance.choice(WHOLE + GROWING * OFTEN)
        save = Save(tag, name, fields[name])
        own = paragraph(self.number)
        fields[name] = fields[name].replace(own, f"{own} {tag}") if name in GROWING else tag
        time.sleep(self.chance.uniform(*TYPING))
        status, _page = self.ask(fields | {"_continue": "1"})
        if status == 302:
            self.acknowledged.append(save)
            return "saved"
        return "asked to decide" if status == 200 else f"save {status}"

    def ask(self, fields=None):
        data = urllib.parse.urlencode(fields).encode() if fields else None
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers = {"Cookie": cookies, "Referer": self.address}
        request = urllib.request.Request(self.address, data=data, headers=headers)  # noqa: S310 -- our own server
        try:
            answer = self.opener.open(request, timeout=30)
        except urllib.error.HTTPError as error:
            answer = error
        with answer:
            for cookie in answer.headers.get_all("Set-Cookie", []):
                name, _mark, value = cookie.partition(";")[0].partition("=")
                self.cookies[name] = value
            return answer.status, answer.read().decode()


class Server:
    """Granian as a production would run it, but for being killed."""

    def __init__(self, environment):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.environment = environment
        self.start()

    def start(self):
        command = [
            *(sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(self.port)),
            *(
                "--workers",
                "1",
                "--blocking-threads",
                "6",
                "--no-access-log",
                "--log-level",
                "error",
                "newsroom.wsgi:application",
            ),
        ]
        self.process = subprocess.Popen(command, cwd=ROOT, env=self.environment, start_new_session=True)
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            try:
                address = f"http://127.0.0.1:{self.port}/health/live"
                urllib.request.urlopen(address, timeout=30).close()  # noqa: S310 -- our own server
                return
            except OSError:
                time.sleep(0.1)
        raise SystemExit("The server did not start.")

    def kill(self):
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def prepare(number):
    """The environment of the server, the article's address and a session for each editor, in a database of their own."""
    folder = tempfile.mkdtemp(prefix="editors-")
    Path(folder).chmod(0o755)
    os.environ |= {"NEWSROOM_VAR": folder, "NEWSROOM_HTTPS": "off", "DJANGO_SETTINGS_MODULE": "newsroom.settings"}
    import django

    django.setup()
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, get_user_model
    from django.contrib.auth.models import Group
    from django.contrib.sessions.backends.db import SessionStore
    from django.core.management import call_command
    from django.urls import reverse

    from articles.models import Article
    from newsroom.demo.serving import _environment

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    body = "".join(f"{paragraph(each)}</p>" for each in range(number))
    article = Article.objects.create(title_ar="عنوان", body_ar=body, title_en="Title", body_en=body)
    sessions = []
    for each in range(number):
        user = get_user_model().objects.create_user(f"editor{each}", is_staff=True)
        user.groups.add(Group.objects.get(name="editor"))
        session = SessionStore()
        session[SESSION_KEY] = str(user.pk)
        session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
        session[HASH_SESSION_KEY] = user.get_session_auth_hash()
        session.save()
        sessions.append(session.session_key)
    path = reverse("admin:articles_article_change", args=[article.pk])
    return _environment(0), article, path, sessions


def lost(article, editors):
    """What is wrong: acknowledged saves that no revision has, and those that replaced what their writer had not seen."""
    history = list(article.revisions.order_by("pgh_id"))
    wrong = []
    for save in (save for editor in editors for save in editor.acknowledged):
        place = next((n for n, row in enumerate(history) if save.tag in (getattr(row, save.field) or "")), None)
        if place is None:
            wrong.append(f"{save.tag}: acknowledged, but in no revision")
            continue
        before = getattr(history[place - 1], save.field) or ""
        after = getattr(history[place], save.field) or ""
        if save.field in GROWING:
            gone = set(TAG.findall(before)) - set(TAG.findall(after))
            wrong += [f"{save.tag}: took {sorted(gone)} away"] if gone else []
        elif before != save.seen:
            wrong.append(f"{save.tag}: replaced {before!r}, its writer had seen {save.seen!r}")
    return wrong


def main():
    number, seconds = (int(value) for value in [*sys.argv[1:], *("50", "60")[len(sys.argv) - 1 :]])
    environment, article, path, sessions = prepare(number)
    server = Server(environment)
    until, chance, kills = time.monotonic() + seconds, random.Random(7), 0  # noqa: S311 -- keeps no secret
    editors = [Editor(n, f"http://127.0.0.1:{server.port}{path}", key, until) for n, key in enumerate(sessions)]
    for editor in editors:
        editor.start()
    while time.monotonic() < until:
        time.sleep(min(chance.uniform(*BETWEEN_KILLS), max(0.1, until - time.monotonic())))
        server.kill()
        server.start()
        kills += 1
    for editor in editors:
        editor.join()
    server.kill()
    met = sum((editor.met for editor in editors), Counter())
    wrong = lost(article, editors) if met["saved"] else ["Nothing was saved, so nothing is shown."]
    sys.stdout.write(
        f"{number} editors, {seconds} s, {kills} kills: {dict(met)}; {article.revisions.count()} revisions\n"
    )
    sys.stdout.write("\n".join(wrong) + "\n" if wrong else "Nothing acknowledged was lost or silently overwritten.\n")
    raise SystemExit(bool(wrong))


if __name__ == "__main__":
    main()
