import time

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone
from django.utils.encoding import uri_to_iri

from newsroom import languages
from newsroom.demo import accounts, ground, serving, story


class Command(BaseCommand):
    help = (
        "Prepares the database, fills it with the demo content, makes four accounts and serves the site on this machine. "
        "A second run keeps what was edited."
    )

    def add_arguments(self, parser):
        parser.add_argument("--port", type=int, default=8000, help="The port to serve on (default: 8000).")
        parser.add_argument("--reset", action="store_true", help="Throw the demo's content away and start over.")
        parser.add_argument("--no-serve", action="store_true", help="Prepare only.")

    def handle(self, *, port, reset, no_serve, **options):
        if not no_serve:
            serving.require_free(port)
        self.started = time.monotonic()
        self.step("Checking the database", ground.clear if reset else ground.require_ours)
        self.step("Making the tables", lambda: call_command("migrate", interactive=False, verbosity=0))
        people = self.step("Making the accounts", accounts.ensure)
        self.step("Loading releases, conferences and pictures", lambda: self.load(people))
        self.step("Collecting static files", lambda: call_command("collectstatic", interactive=False, verbosity=0))
        if no_serve:
            self.tell(people, f"http://{serving.HOST}:{port}")
        else:
            serving.serve(port, when_ready=lambda: self.tell(people, f"http://{serving.HOST}:{port}", serving_now=True))
            self.stdout.write("Stopped.")

    @transaction.atomic
    def load(self, people):
        story.load(at=timezone.now(), by={role: account.user for role, account in people.items()}, say=self.note)
        ground.mark()

    def step(self, title, act):
        self.stdout.write(f"{title} …")
        result = act()
        self.stdout.write(f"  done after {time.monotonic() - self.started:.1f} s")
        return result

    def note(self, sentence):
        self.stdout.write(f"  {sentence}")

    def tell(self, people, address, *, serving_now=False):
        self.stdout.write("\nPages worth seeing:")
        for code in languages.codes():
            for label, path in story.pages(code):
                self.stdout.write(f"  {label}: {address}{uri_to_iri(path)}")
        self.stdout.write(f"\nThe desk: {address}/{languages.codes()[0]}/admin/")
        for role, account in people.items():
            self.stdout.write(f"  {role:<14} {account.password or '(the password was changed)'}")
        if serving_now:
            self.stdout.write(f"\nReady after {time.monotonic() - self.started:.1f} s. Press Ctrl-C to stop.")
