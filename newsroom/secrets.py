"""Secrets that a single machine makes for itself when its environment names none."""

import os
import secrets
from pathlib import Path


def kept_in(path: Path, *, length: int = 64) -> str:
    """The secret kept in `path`; made of `length` random bytes on the first call, readable by its owner only.

    Two processes that start together agree: the one that comes second reads what the first wrote.
    """
    try:
        return _read(path)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    draft.touch(mode=0o600)
    draft.write_text(secrets.token_urlsafe(length))
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
    return _read(path)


def _read(path: Path) -> str:
    return path.read_text().strip()
