"""Addresses that belong to one visit."""

from __future__ import annotations

import re

from pipeline.checks.lint.addresses import without_parameters
from pipeline.checks.lint.base import Checked, Hint, Rule, each
from reports.model import Confidence, Severity

_NAMES = re.compile(r"jsessionid|phpsessid|aspsessionid\w{0,20}|asp\.net_sessionid|session_?id|sessid|cftoken|cfid")
# A bare "sid" often numbers sections or sources; forums put 32 hexadecimal digits there.
_VISIT = re.compile(r"[0-9a-f]{32}")
_IN_PATH = re.compile(r";jsessionid=[^?#/]{4,200}|/\([SAF]\([a-z0-9]{10,60}\)\)", re.IGNORECASE)


def _look(checked: Checked) -> Hint | None:
    in_path = _IN_PATH.search(checked.url)
    path_clean = _IN_PATH.sub("", checked.url)
    clean, spared = without_parameters(path_clean, _is_session)
    evidence = ((in_path[0].strip(";/"),) if in_path else ()) + spared
    if not evidence or checked.archived:
        return None
    return Hint(
        checked.citation.id,
        "The address carries the number of one visit to the site; for other readers it may lead nowhere.",
        f"Try it without: {clean}.",
        Confidence.HIGH,
        evidence,
    )


def _is_session(name: str, value: str) -> bool:
    return bool(_NAMES.fullmatch(name)) or (name in ("sid", "s") and bool(_VISIT.fullmatch(value.lower())))


RULE = Rule(
    "session-id",
    "An address with a session id (`;jsessionid=...`, `PHPSESSID`).",
    Severity.NOTE,
    each(_look),
)
