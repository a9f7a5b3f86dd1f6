"""A place for whole WARC files, wherever fsspec reaches: a folder that machines share, S3, Google Cloud Storage."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from cache.errors import WorkspaceUnusable

try:
    from fsspec.core import url_to_fs
    from obstore.fsspec import register
except ImportError as error:
    raise WorkspaceUnusable(
        f"Keeping WARC files elsewhere needs more than is installed ({error}). Install footproof[cluster], or leave "
        "warc out of the settings."
    ) from error

_STORES = ("s3", "gs", "az")
"""Kinds of stores that obstore reaches for fsspec, with keys of the environment, as the tools of each know them."""
register(_STORES)
_PATIENCE = {"retry_config": {"max_retries": 3, "retry_timeout": timedelta(seconds=15)}}
"""With a store that is lost: nobody is kept waiting for minutes, because what cannot be written stays where it is."""


class FilePlace:
    """Files below one address. Every method raises OSError, in the words of what is there."""

    def __init__(self, address: str) -> None:
        """Look for nothing yet.

        Args:
            address: ``s3://bucket/prefix``, ``gs://bucket/prefix``, or the path of a folder.

        Raises:
            WorkspaceUnusable: there is no such kind of place, or what reaches it is not installed.
        """
        self.address = address.rstrip("/")
        try:
            options = _PATIENCE if self.address.startswith(tuple(f"{store}://" for store in _STORES)) else {}
            self._files, self._root = url_to_fs(self.address, skip_instance_cache=True, **options)
            self._is_folder = "://" not in self.address or self.address.startswith("file://")
        except (ImportError, ValueError) as error:
            raise WorkspaceUnusable(
                f"WARC files cannot be kept at {address} ({error}). Name a folder, or s3://, gs:// or "
                "az://, with warc in the settings."
            ) from error

    def put(self, name: str, source: Path) -> None:
        """Write a file; it is there whole, or not at all."""
        try:
            if self._is_folder:
                self._files.makedirs(self._root, exist_ok=True)
            self._files.put_file(str(source), self._path(name))
            length: int = self._files.size(self._path(name))
        except Exception as error:
            if self._is_folder:  # a full disk has taken a part
                with suppress(Exception):
                    self._files.rm_file(self._path(name))
            raise _as_os_error(error, self.address) from error
        if length != source.stat().st_size:
            raise OSError(f"{self.address}/{name} has {length} bytes after it was written")

    def get(self, name: str, target: Path) -> None:
        """Copy a file to this machine."""
        try:
            self._files.get_file(self._path(name), str(target))
        except Exception as error:
            raise _as_os_error(error, self.address) from error

    def read(self, name: str, start: int, length: int) -> bytes:
        """Some bytes of a file."""
        try:
            data: bytes = self._files.cat_file(self._path(name), start=start, end=start + length)
        except Exception as error:
            raise _as_os_error(error, self.address) from error
        return data

    def remove(self, name: str) -> None:
        """Take a file away; one that is gone already is none."""
        try:
            if self._files.exists(self._path(name)):
                self._files.rm_file(self._path(name))
        except Exception as error:
            raise _as_os_error(error, self.address) from error

    def _path(self, name: str) -> str:
        return f"{self._root}/{name}"


def _as_os_error(error: Exception, address: str) -> OSError:
    # Each implementation has errors of its own kind.
    return error if isinstance(error, OSError) else OSError(f"{address}: {error}")
