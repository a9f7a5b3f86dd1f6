from __future__ import annotations

from datetime import UTC, datetime

import pytest

from reports import wording
from reports.model import ArchiveStatus, CheckStatus, LinkStatus, QuoteStatus, TitleStatus, Verdict


@pytest.mark.parametrize(
    ("wordings", "statuses"),
    [
        (wording.VERDICTS, Verdict),
        (wording.LINKS, LinkStatus),
        (wording.TITLES, TitleStatus),
        (wording.ARCHIVES, ArchiveStatus),
        (wording.CHECKS, CheckStatus),
        (wording.QUOTES, QuoteStatus),
    ],
)
def test_every_status_has_words(wordings, statuses):
    """No status is shown to a person as a bare code, and no two read the same."""
    assert list(wordings) == list(statuses)
    assert len({wording.label for wording in wordings.values()}) == len(wordings)
    assert all(wording.meaning.endswith(".") for wording in wordings.values())


@pytest.mark.parametrize(
    ("iso", "shown"),
    [
        ("2016-12-05", "5 December 2016"),
        ("2016-12", "December 2016"),
        ("2016", "2016"),
        ("2016-12-05T10:00:00+02:00", "5 December 2016"),
        ("2016-13-05", "2016-13-05"),
        ("spring 2016", "spring 2016"),
        ("", ""),
        ("²⁰¹⁶", "²⁰¹⁶"),
        (None, None),
    ],
)
def test_date(iso, shown):
    """Dates read as precisely as they are known; anything else is left alone."""
    assert wording.date(iso) == shown


@pytest.mark.parametrize(
    ("status", "shown"),
    [(404, "404 Not Found"), (200, "200 OK"), (999, "999 (not a standard status)"), (None, "no answer")],
)
def test_http_status(status, shown):
    """An HTTP status carries its name."""
    assert wording.http_status(status) == shown


@pytest.mark.parametrize(
    ("timestamp", "iso"),
    [("20161207091533", "2016-12-07"), ("20161207", "2016-12-07"), ("2016", None), ("<script>..", None), (None, None)],
)
def test_timestamp_date(timestamp, iso):
    """Only an archive's timestamp gives a date."""
    assert wording.timestamp_date(timestamp) == iso


@pytest.mark.parametrize(
    ("address", "timestamp"),
    [
        ("https://web.archive.org/web/20161207091533/https://a.example/", "20161207091533"),
        ("https://web.archive.org/web/20161207091533id_/https://a.example/#:~:text=x", "20161207091533"),
        ("https://perma.cc/AB12-CD34", None),
        (None, None),
    ],
)
def test_timestamp_in(address, timestamp):
    """An address of a capture tells when it was made, where the archive puts it there."""
    assert wording.timestamp_in(address) == timestamp


def test_period():
    """A run's times are told once per day, and once when it took no minute."""
    noon = datetime(2026, 3, 3, 12, 0, tzinfo=UTC)
    assert wording.period(noon, noon.replace(second=40)) == "3 March 2026, 12:00 UTC"
    assert wording.period(noon, noon.replace(minute=7)) == "3 March 2026, 12:00 to 12:07 UTC"
    assert wording.period(noon, noon.replace(day=4)) == "3 March 2026, 12:00 UTC to 4 March 2026, 12:00 UTC"


@pytest.mark.parametrize(("tag", "name"), [("en", "English"), ("DE-at", "German"), ("tlh", "tlh"), (None, None)])
def test_language(tag, name):
    """A language is named where it has a name here, else its tag is shown."""
    assert wording.language(tag) == name
