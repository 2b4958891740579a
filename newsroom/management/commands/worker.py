from django.core.management.base import BaseCommand
from django.db import connection

from newsroom import jobs


class Command(BaseCommand):
    help = "Does what waits: sends the desk's letters, and tells people what is due. Runs until it is told to stop."

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="Stop when nothing is left to do.")

    def handle(self, *, once, **options):
        connection.ensure_connection()  # starts an embedded server; the worker's own connections only join it
        jobs.work(forever=not once)
