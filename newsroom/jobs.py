"""Work that may wait, done by `manage.py worker`: it is put into the database in the transaction that causes it.

Nothing that readers see depends on it; what is public is a fact of time.
"""

from procrastinate.contrib.django import app


def enqueue(task: str, **arguments):
    """Have the task of this dotted name run with these arguments (values that JSON knows) once the transaction is committed."""
    app.configure_task(task, allow_unknown=False).defer(**arguments)


def work(*, forever: bool):
    """Do what waits, and wait for more until told to stop; without `forever`, return when nothing is left."""
    with app.replace_connector(app.connector.get_worker_connector()) as worker:
        worker.run_worker(wait=forever, install_signal_handlers=True, listen_notify=forever)
