"""Where the files of pictures lie, and how they are written and removed: `pictures/<token>/<name>` in the media folder.

The token cannot be guessed, so the address of a picture that no release shows yet is known to the desk alone.
"""

import os
import secrets
import shutil
import tempfile
import weakref
from pathlib import Path

from django.core.files.storage import default_storage
from django.db import transaction

EXTENSIONS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "AVIF": "avif"}


def new_token() -> str:
    """22 characters from A–Z, a–z, 0–9, - and _."""
    return secrets.token_urlsafe(16)


def folder(token: str) -> str:
    return f"pictures/{token}"


def original_name(image, filename: str = "") -> str:
    """The storage name of the picture's own file; what the uploader called it is left out."""
    return f"{folder(image.token)}/original.{EXTENSIONS[image.format]}"


def write(name: str, data: bytes) -> None:
    """Put `data` under `name`, whole or not at all, in place of what was there."""
    target = Path(default_storage.path(name))
    target.parent.mkdir(parents=True, exist_ok=True)
    descriptor, scratch = tempfile.mkstemp(dir=target.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        os.chmod(scratch, default_storage.file_permissions_mode or 0o644)
        os.replace(scratch, target)
    except OSError:
        os.unlink(scratch)
        raise


def remove(token: str) -> None:
    """Remove every file of one picture; none is no error."""
    shutil.rmtree(default_storage.path(folder(token)), ignore_errors=True)


def remove_unless_committed(token: str) -> None:
    """Remove the files of one picture should the running transaction, or the savepoint it is in, be rolled back.

    Django tells nobody of a rollback but forgets the callbacks that waited for the commit. The one left here takes
    the files with it when it is forgotten.
    """
    callback = _KeepFiles()
    callback.removal = weakref.finalize(callback, remove, token)
    transaction.on_commit(callback)


class _KeepFiles:
    removal: weakref.finalize

    def __call__(self) -> None:
        self.removal.detach()
