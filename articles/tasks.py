"""What the worker does for the desk (`newsroom/jobs.py`): each task is one call, and may be repeated without harm."""

from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from articles import letters, reminders

RETRY = RetryStrategy(max_attempts=8, exponential_wait=4)  # for about a day


@app.task(retry=RETRY)
def send_letter(notification: int):
    letters.send(notification, at=timezone.now())


@app.periodic(cron="*/5 * * * *")
@app.task(queueing_lock="reminders")
def remind(timestamp: int):
    reminders.tell_all(at=timezone.now())
