"""Serving the demo with granian and its worker as a production would, on this machine only."""

import os
import signal
import socket
import subprocess
import sys
import time
from urllib.parse import quote

from django.conf import settings
from django.core.management.base import CommandError
from django.db import connection

HOST = "127.0.0.1"
PATIENCE = 60  # seconds; a busy machine may need them


def require_free(port: int):
    """Raise CommandError when another program listens on the port."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            raise CommandError(f"Port {port} is taken ({error.strerror}). Choose another with --port.") from error


def serve(port: int, *, when_ready):
    """Run the server and a worker until told to stop (Ctrl-C or SIGTERM), then wait until they are gone."""
    for number in (signal.SIGINT, signal.SIGTERM):  # a shell may have started us with Ctrl-C ignored
        signal.signal(number, _interrupt)
    known = {"cwd": settings.BASE_DIR, "env": _environment(port), "start_new_session": True}
    server = subprocess.Popen(_command(port), **known)
    worker = subprocess.Popen([sys.executable, "manage.py", "worker"], **known)
    try:
        _wait_until_listening(port, server)
        when_ready()
        server.wait()
    except KeyboardInterrupt:
        pass
    finally:
        _stop(server, worker)


def _command(port):
    return [
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "--host", HOST, "--port", str(port)),
        *(
            "--workers",
            "1",
            "--blocking-threads",
            "4",
            "--no-access-log",
            "--log-level",
            "warning",
            "newsroom.wsgi:application",
        ),
    ]


def _environment(port):
    """The server and the worker join the database this process holds open, so that the database stops with this process alone."""
    own = {"NEWSROOM_HTTPS": "off", "NEWSROOM_VAR": str(settings.VAR), "NEWSROOM_ORIGIN": f"http://{HOST}:{port}"}
    environment = {**own, **os.environ}
    if "DATABASE_URL" not in environment:
        connection.ensure_connection()
        parameters = connection.settings_dict
        host, port = quote(parameters["HOST"], safe=""), parameters["PORT"]
        environment["DATABASE_URL"] = f"postgresql://{parameters['USER']}@{host}:{port}/{parameters['NAME']}"
    return environment


def _wait_until_listening(port, server):
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if server.poll() is not None:
            raise CommandError(f"The server stopped at once with exit code {server.returncode}.")
        with socket.socket() as probe:
            if probe.connect_ex((HOST, port)) == 0:
                return
        time.sleep(0.05)
    raise CommandError(f"The server did not answer within {PATIENCE} seconds.")


def _stop(*processes):
    for process in processes:
        process.terminate()  # does nothing to one that has ended
    for process in processes:
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _interrupt(signum, frame):
    raise KeyboardInterrupt
