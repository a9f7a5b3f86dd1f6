"""Standings as bytes, as the workspace keeps them beside the checks that they follow from."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from pipeline.history.states import Standing
from pipeline.settings import AuditSettings


@dataclass(frozen=True, slots=True)
class _Kept:
    standing: Standing
    fails: int
    apart_h: float
    """Under these settings it follows."""


_DECODER = msgspec.json.Decoder(_Kept)


def pack_standing(standing: Standing, settings: AuditSettings) -> bytes:
    """A standing, and under which settings it follows from the checks."""
    return msgspec.json.encode(_Kept(standing, settings.fails, settings.apart_h))


def unpack_standing(packed: bytes, settings: AuditSettings) -> Standing | None:
    """The standing that was packed; None where it is damaged, or other settings make another one of the checks."""
    try:
        kept = _DECODER.decode(packed)
    except (msgspec.DecodeError, TypeError):
        return None
    return kept.standing if (kept.fails, kept.apart_h) == (settings.fails, settings.apart_h) else None
