from __future__ import annotations

import os

import pytest
from fakes.sample_report import sample_report

from reports.formats import ALWAYS, FORMATS
from reports.write import write_reports


class Failing:
    """A format that fails half-way through a batch."""

    name = "failing"
    filename = "report.failing"

    def render(self, report):
        raise OSError(28, "No space left on device")


def test_every_format_is_written(tmp_path):
    """Each format ends up in its file, in a folder that is made for it, and nothing else lies there."""
    paths = write_reports(sample_report(), tmp_path / "a" / "b", [FORMATS[name] for name in ALWAYS])
    assert [path.name for path in paths] == ["report.html", "report.json", "report.csv"]
    assert sorted(path.name for path in (tmp_path / "a" / "b").iterdir()) == sorted(p.name for p in paths)
    assert [path.read_bytes() for path in paths] == [FORMATS[name].render(sample_report()) for name in ALWAYS]


def test_a_failure_leaves_the_former_reports(tmp_path):
    """When one format fails, every former file is as it was and no draft is left behind."""
    (tmp_path / "report.html").write_text("former")
    with pytest.raises(OSError, match="No space"):
        write_reports(sample_report(), tmp_path, [FORMATS["html"], Failing()])
    assert (tmp_path / "report.html").read_text() == "former"
    assert [path.name for path in tmp_path.iterdir()] == ["report.html"]


def test_an_output_folder_that_is_a_file(tmp_path):
    """A file in the place of the folder is an OSError that the caller can put into words."""
    (tmp_path / "out").write_text("mine")
    with pytest.raises(OSError, match="out"):
        write_reports(sample_report(), tmp_path / "out", [FORMATS["json"]])
    assert (tmp_path / "out").read_text() == "mine"


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes everywhere")
def test_a_read_only_folder(tmp_path):
    """A folder that cannot be written to is an OSError."""
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(PermissionError):
            write_reports(sample_report(), tmp_path, [FORMATS["json"]])
    finally:
        tmp_path.chmod(0o700)


def test_files_are_readable_like_any_other(tmp_path):
    """Reports get the permissions of an ordinary new file, not those of a temporary one."""
    (tmp_path / "plain").write_text("")
    (path,) = write_reports(sample_report(), tmp_path, [FORMATS["csv"]])
    assert path.stat().st_mode == (tmp_path / "plain").stat().st_mode
