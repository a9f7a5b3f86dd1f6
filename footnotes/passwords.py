"""Passwords that an author left in an address: they go no further than the reader of the file."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

import msgspec

from footnotes.model import Document

_Noun = TypeVar("_Noun")
_LOGIN = re.compile(r"(://[^\s/?#@:]{0,200}:)([^\s/?#]{1,200})(?=@)")
_LOGIN_PACKED = re.compile(rb"://[^\s/?#@:]{0,1200}:[^\s/?#]{1,1200}@")
"""The same as bytes of JSON, where a character takes up to six."""


def without_passwords(document: Document) -> Document:
    """The document, each character of a password in its text and links a star: every offset stays where it was."""
    return _masked(document) if _may_have_some(document) else document


def _may_have_some(document: Document) -> bool:
    """Whether anything in it looks like a login: to walk through all of it takes a tenth of its reading."""
    try:
        packed = msgspec.json.encode(document)
    except UnicodeEncodeError:  # of a damaged document
        return True
    return _LOGIN_PACKED.search(packed) is not None


def _masked(noun: _Noun) -> _Noun:
    changed: dict[str, Any] = {}
    for field in fields(noun):  # type: ignore[arg-type]
        before = getattr(noun, field.name)
        after = _value(before)
        if after is not before:
            changed[field.name] = after
    return replace(noun, **changed) if changed else noun  # type: ignore[type-var]


def _value(value: Any) -> Any:
    if isinstance(value, str):
        return _LOGIN.sub(lambda login: login[1] + "*" * len(login[2]), value) if "@" in value else value
    if isinstance(value, tuple):
        masked = tuple(_value(one) for one in value)
        return masked if any(a is not b for a, b in zip(masked, value, strict=True)) else value
    return _masked(value) if is_dataclass(value) else value
