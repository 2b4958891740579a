"""Copies of pictures that any run has made are taken from pytest's cache: the same pixels in the same form are the same bytes."""

import hashlib
import os
import tempfile
from collections.abc import Callable
from functools import wraps
from pathlib import Path

import PIL

from newsroom.images import renditions


def kept_in(folder: Path, encode: Callable = renditions._encoded) -> Callable:
    """`encode`, which asks the folder first and leaves there what it made; several processes may share one."""

    @wraps(encode)
    def encoded(pixels, copy):
        form = PIL.__version__, renditions.ENCODING, renditions.FULL_ENCODING, copy.extension, "/full." in copy.name
        digest = hashlib.sha256(repr((form, pixels.mode, pixels.size)).encode())
        digest.update(pixels.tobytes())
        kept = folder / digest.hexdigest()
        if not kept.exists():
            descriptor, scratch = tempfile.mkstemp(dir=folder)
            with os.fdopen(descriptor, "wb") as file:
                file.write(encode(pixels, copy))
            os.replace(scratch, kept)
        return kept.read_bytes()

    return encoded
