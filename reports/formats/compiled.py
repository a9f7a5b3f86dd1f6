"""Templates compiled once: beside them lies what became of them, as Python leaves it beside its own modules."""

from __future__ import annotations

import hashlib
import importlib.util
import pickle
import secrets
import sys
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket, BytecodeCache


class CompiledTemplates(BytecodeCache):
    """In ``__pycache__``, where that can be written; compiling ours takes a quarter of a second."""

    def __init__(self, folder: Path, setting_up: str) -> None:
        """Read nothing yet.

        Args:
            folder: of the templates. Whoever can write there can change the program itself.
            setting_up: the source of what says how they are compiled.
        """
        self._folder = folder
        self._setting_up = setting_up

    def get_cache_key(self, name: str, filename: str | None = None) -> str:  # noqa: ARG002 - their signature
        """The name of the file that is left."""
        return Path(importlib.util.cache_from_source(str(self._folder / name))).name

    def get_source_checksum(self, source: str) -> str:
        """What compiled code follows from: the template, Jinja, and how it is set up."""
        return hashlib.sha256(repr((source, jinja2.__version__, self._setting_up)).encode()).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what an earlier run left, if it was made of the same."""
        try:
            with (self._left / bucket.key).open("rb") as file:
                bucket.load_bytecode(file)
        except (OSError, EOFError, ValueError, TypeError, pickle.UnpicklingError):
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Leave it for later runs; where that cannot be done, each compiles for itself."""
        if sys.dont_write_bytecode:
            return
        draft = self._left / f"{bucket.key}.{secrets.token_hex(4)}"
        try:
            self._left.mkdir(parents=True, exist_ok=True)
            draft.write_bytes(bucket.bytecode_to_string())
            draft.replace(self._left / bucket.key)
        except OSError:
            pass  # a folder that is only read, or a full disk

    @property
    def _left(self) -> Path:
        return Path(importlib.util.cache_from_source(str(self._folder / "any"))).parent
