"""Whatever is changed in a package is found and named; what is not, is not."""

from __future__ import annotations

import gzip
import io
import json
import re
import struct
import zipfile
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from fakes import archived
from fakes.tampering import Files, edited, flips, packed, rehashed, unpacked, unsigned
from fakes.time_stamps import Authority, serving
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cache.records import read_records
from cache.store import Workspace
from pipeline.evidence.pages import read_report
from pipeline.evidence.signing import Signer, fingerprint
from pipeline.evidence.timestamp import request_stamp
from pipeline.evidence.verify import Findings, verify
from pipeline.evidence.wacz import Stamper, export

AUTHORITY = Authority.make()


def _export(folder: Path, target: Path, stamper: Stamper | None = None) -> Path:
    archived.fill(folder / "ws")
    cited = read_report(archived.write_report(folder / "report.json"))
    signer = Signer.open(folder / "config")
    with Workspace.open(folder / "ws", software=archived.SOFTWARE) as workspace:
        now = archived.NOON + timedelta(days=1)
        export(workspace, target, cited, signer, stamper, software=archived.SOFTWARE, now=now)
    return target


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("evidence")
    return _export(folder, folder / "sound.wacz")


def _check(path: Path, signed_by: str | None = None) -> Findings:
    return verify(path, [AUTHORITY.root], own_key=None, signed_by=signed_by)


def _said(findings: Findings) -> str:
    return "\n".join(findings.problems)


def test_what_we_export_is_sound(sound: Path) -> None:
    """Nothing is reported of a package as it was written, but what it does not prove."""
    findings = _check(sound)
    assert findings.problems == ()
    assert (findings.records, findings.files, findings.pages) == (11, 1, 2)
    assert any("no time stamp" in remark for remark in findings.remarks)


def test_a_bit_changed_in_any_header_or_manifest_is_found(sound: Path, tmp_path: Path) -> None:
    """Every byte outside the WARC data, those of the ZIP format included, is bound."""
    raw = sound.read_bytes()
    with zipfile.ZipFile(sound) as package:
        warc, listing = package.infolist()[0], package.start_dir
    data = 30 + len(warc.filename)
    places = [*range(data), *range(data + warc.file_size, listing, 11), *range(listing, len(raw))]
    missed = []
    for place, changed in flips(raw, places):
        (tmp_path / "changed.wacz").write_bytes(changed)
        if _check(tmp_path / "changed.wacz").sound:
            missed.append(place)
    assert missed == []


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(where=st.floats(0, 1, exclude_max=True), mask=st.integers(1, 255))
def test_a_byte_changed_anywhere_is_found(sound: Path, tmp_path: Path, where: float, mask: int) -> None:
    """A law: no single byte of the file can be another one."""
    raw = bytearray(sound.read_bytes())
    raw[int(where * len(raw))] ^= mask
    (tmp_path / "changed.wacz").write_bytes(raw)
    assert not _check(tmp_path / "changed.wacz").sound


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(where=st.floats(0, 1), junk=st.binary(min_size=1, max_size=40))
def test_bytes_put_in_or_cut_out_anywhere_are_found(sound: Path, tmp_path: Path, where: float, junk: bytes) -> None:
    """A law: nothing can be added before, between or behind the files, and nothing taken away."""
    raw = sound.read_bytes()
    at = int(where * len(raw))
    for changed in (raw[:at] + junk + raw[at:], raw[:at] + raw[at + len(junk) :]):
        if changed != raw:
            (tmp_path / "changed.wacz").write_bytes(changed)
            assert not _check(tmp_path / "changed.wacz").sound


def _in_record(data: bytes) -> bytes:
    """The WARC file with a sentence of a stored page rewritten, its gzip member made anew."""
    for record in read_records(io.BytesIO(data), len(data)):
        end = record.offset + record.length
        plain = gzip.decompress(data[record.offset : end])
        if b"Not here." in plain:
            member = gzip.compress(plain.replace(b"Not here.", b"Over here"))
            return data[: record.offset] + member + data[end:]
    return data


def _replace(old: bytes, new: bytes) -> Callable[[bytes], bytes]:
    return lambda data: data.replace(old, new, 1)


def _drop_line(data: bytes) -> bytes:
    return b"".join(data.splitlines(keepends=True)[1:])


def _reorder(data: bytes) -> bytes:
    return b"".join(reversed(data.splitlines(keepends=True)))


_TAMPERED: list[tuple[str, str, Callable[[bytes], bytes], str]] = [
    ("a page", "archive/", _in_record, "museum.example/lost) was changed: its WARC-"),
    ("a torn archive", "archive/", lambda data: data[:-9], "breaks off"),
    ("an offset", "indexes/", _replace(b'"offset":"', b'"offset":"1'), "where no such record is"),
    ("a status", "indexes/", _replace(b'"404"', b'"200"'), "museum.example/lost: status"),
    ("a URL", "indexes/", _replace(b'example/lost"', b'example/last"'), "museum.example/lost: url."),
    ("a left-out line", "indexes/", _drop_line, "leaves out 1 of 5 records"),
    ("the order", "indexes/", _reorder, "not in its order"),
    ("a page's address", "pages/", _replace(b"/tides", b"/tidal"), "that is not in the archive"),
    ("a page's digest", "pages/", _replace(b'"digest":"sha1:', b'"digest":"sha1:A'), "no record in the archive"),
    ("garbage for pages", "pages/", lambda _: b"{", "pages/pages.jsonl cannot be read"),
]


@pytest.mark.parametrize(
    ("name", "edit", "said"), [case[1:] for case in _TAMPERED], ids=[case[0] for case in _TAMPERED]
)
def test_tampering_is_named_even_where_all_digests_were_made_to_fit(
    sound: Path, tmp_path: Path, name: str, edit: Callable[[bytes], bytes], said: str
) -> None:
    """Records, index and pages are held to each other; the signature tells that the manifest is another one."""
    changed = rehashed(edited(unpacked(sound), name, edit))
    findings = _check(packed(tmp_path / "changed.wacz", changed))
    assert said in _said(findings)
    assert "The signature is for another datapackage.json." in findings.problems
    assert said in _said(_check(packed(tmp_path / "unsigned.wacz", unsigned(changed))))


def test_a_changed_file_is_named(sound: Path, tmp_path: Path) -> None:
    """Without new digests, the file itself is named."""
    changed = edited(unpacked(sound), "pages/", lambda data: data.replace(b"Tides", b"Winds"))
    findings = _check(packed(tmp_path / "changed.wacz", changed))
    assert findings.problems == ("pages/pages.jsonl was changed: its digest is not the one in datapackage.json.",)


def test_files_added_or_taken_away_are_named(sound: Path, tmp_path: Path) -> None:
    """The list binds in both directions."""
    files = unpacked(sound)
    added = packed(tmp_path / "added.wacz", {**files, "archive/more.warc.gz": b""})
    assert "archive/more.warc.gz was added" in _said(_check(added))
    del files["pages/pages.jsonl"]
    assert "pages/pages.jsonl is missing." in _check(packed(tmp_path / "less.wacz", files)).problems


def test_the_date_cannot_be_another(sound: Path, tmp_path: Path) -> None:
    """The date beside the signature is that of the package, or something is wrong."""
    changed = edited(unpacked(sound), "datapackage-digest", lambda d: d.replace(b"2026-03-05", b"2025-03-05"))
    assert "date" in _said(_check(packed(tmp_path / "changed.wacz", changed)))


def test_an_unsigned_package_is_sound_and_called_unsigned(sound: Path, tmp_path: Path) -> None:
    """Packed again by another program and without a signature, nothing was tampered with; both is said."""
    findings = _check(packed(tmp_path / "unsigned.wacz", unsigned(unpacked(sound)), zipfile.ZIP_DEFLATED))
    assert findings.sound
    assert any("not signed" in remark for remark in findings.remarks)
    assert any("Another program packed it" in remark for remark in findings.remarks)


def test_another_hand_is_told_by_its_key(sound: Path, tmp_path: Path) -> None:
    """Who signs anew has another fingerprint, and --signed-by makes that a fault."""
    other = _export(tmp_path, tmp_path / "other.wacz")
    key = fingerprint(json.loads(unpacked(sound)["datapackage-digest.json"])["signedData"]["publicKey"])
    assert _check(sound, signed_by=key.upper()).sound
    assert "another key" in _said(_check(other, signed_by=key))
    unsigned_one = packed(tmp_path / "unsigned.wacz", unsigned(unpacked(sound)))
    assert "not signed, but should be" in _said(_check(unsigned_one, signed_by=key))


def test_a_time_stamp_is_checked(tmp_path: Path) -> None:
    """A stamp is shown; one of another moment than the package's date, or one that was changed, is a fault."""
    with serving(AUTHORITY) as service:
        stamper = partial(request_stamp, service.url, authorities=[AUTHORITY.root])
        late = _export(tmp_path, tmp_path / "late.wacz", stamper)
    findings = _check(late)
    assert "is not that of the time stamp" in _said(findings)
    assert any("time-stamped at" in remark and "CN=Harbour Time" in remark for remark in findings.remarks)
    assert "do not" not in _said(findings)
    digest = json.loads(unpacked(late)["datapackage-digest.json"])
    for field, value in (("timeSignature", "AAAA"), ("timeSignature", "é"), ("timestampCert", "other")):
        changed = {**digest, "signedData": {**digest["signedData"], field: value}}
        files = {**unpacked(late), "datapackage-digest.json": json.dumps(changed).encode()}
        assert len(_check(packed(tmp_path / "changed.wacz", files)).problems) >= 1
        assert "stamp" in _said(_check(tmp_path / "changed.wacz")).replace("is not that of the time stamp", "")


def _manifest(name: str, change: Callable[[dict[str, Any]], None]) -> Callable[[Files], Files]:
    def edit(files: Files) -> Files:
        content = json.loads(files[name])
        change(content)
        return {**files, name: json.dumps(content).encode()}

    return edit


_PACKAGE, _DIGEST = "datapackage.json", "datapackage-digest.json"
_MANIFESTS: list[tuple[str, Callable[[Files], Files], str]] = [
    ("listed twice", _manifest(_PACKAGE, lambda m: m["resources"].append(m["resources"][0])), "lists a file twice"),
    ("another size", _manifest(_PACKAGE, lambda m: m["resources"][0].update(bytes=1)), "bytes, not 1."),
    ("unsafe digest", _manifest(_PACKAGE, lambda m: m["resources"][0].update(hash="md5:00")), "kind 'md5'"),
    ("no archive", _manifest(_PACKAGE, lambda m: m["resources"].pop(0)), "There is no WARC file in archive/."),
    ("no index", _manifest(_PACKAGE, lambda m: m["resources"].pop(1)), "There is no index in indexes/."),
    ("another manifest", _manifest(_PACKAGE, lambda m: m.update(title="Other")), "datapackage.json was changed"),
    ("another path", _manifest(_DIGEST, lambda m: m.update(path="other.json")), "datapackage.json was changed"),
    ("no digest file", lambda files: {k: v for k, v in files.items() if k != _DIGEST}, "digest.json is missing."),
    ("no digest in it", lambda files: {**files, _DIGEST: b"[]"}, "is no datapackage-digest.json"),
    (
        "a signature",
        _manifest(_DIGEST, lambda m: m["signedData"].update(signature="AAAA")),
        "The signature does not fit",
    ),
    ("no key", _manifest(_DIGEST, lambda m: m["signedData"].update(publicKey="", domain="a.b")), "does not check"),
    ("its software", _manifest(_DIGEST, lambda m: m["signedData"].update(software="other")), "the software beside"),
]


@pytest.mark.parametrize(("tamper", "said"), [case[1:] for case in _MANIFESTS], ids=[case[0] for case in _MANIFESTS])
def test_what_is_wrong_in_a_manifest_is_named(
    sound: Path, tmp_path: Path, tamper: Callable[[Files], Files], said: str
) -> None:
    """Each claim of the two manifests is held to what is there."""
    assert said in _said(_check(packed(tmp_path / "changed.wacz", tamper(unpacked(sound)))))


class _Pipe(io.RawIOBase):
    """A stream that cannot go back, so that sizes must follow the data."""

    def __init__(self) -> None:
        self.data = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self.data += bytes(data)
        return len(data)


def test_a_package_that_was_streamed_by_another_program_is_read(sound: Path, tmp_path: Path) -> None:
    """Sizes behind the data, as a ZIP file has them that was written into a pipe, are held to the list as well."""
    pipe = _Pipe()
    with zipfile.ZipFile(pipe, "w") as package:
        for name, data in unpacked(sound).items():
            package.writestr(name, data)
    (tmp_path / "streamed.wacz").write_bytes(pipe.data)
    assert _check(tmp_path / "streamed.wacz").sound
    end = pipe.data.index(b"PK\x07\x08")
    for place in range(end, end + 16):
        changed = bytearray(pipe.data)
        changed[place] ^= 1
        (tmp_path / "streamed.wacz").write_bytes(changed)
        assert not _check(tmp_path / "streamed.wacz").sound


def _bomb(size: int) -> bytes:
    return gzip.compress(b"\0" * size)


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"../outside": b""}, "leads out of the folder"),
        ({"/etc/passwd": b""}, "leads out of the folder"),
        ({"a\\b": b""}, "impossible name"),
        ({"C:evil": b""}, "impossible name"),
        ({"a\x1b[2Jb": b""}, "impossible name"),
        ({"datapackage.json": b"[" * 100_000}, "is no datapackage.json"),
        ({"datapackage.json": b"\xff"}, "is no datapackage.json"),
        ({"datapackage.json": b"{}"}, "is no datapackage.json"),
        ({}, "datapackage.json is missing"),
        ({"archive/a.warc.gz": _bomb(20_000_000)}, "no end of its headers|headers without end"),
        ({"archive/a.warc.gz": b"no gzip"}, "not gzip"),
        ({"archive/a.warc": b"WARC/1.0"}, "not packed record by record"),
        ({"indexes/index.cdx.gz": _bomb(20_000_000)}, "far too long"),
        ({"indexes/index.cdx": b"a 20200101000000 " + b"[" * 100_000 + b"\n"}, "no line of an index"),
        ({"pages/pages.jsonl": b"{" * 100_000}, "cannot be read"),
    ],
    ids=lambda value: next(iter(value), "empty") if isinstance(value, dict) else "",
)  # fmt: skip
def test_a_hostile_package_is_refused_in_words(tmp_path: Path, files: Files, said: str) -> None:
    """Names that lead elsewhere, bombs and nonsense are faults, never crashes, and cost little memory."""
    assert re.search(said, _said(_check(packed(tmp_path / "hostile.wacz", files, zipfile.ZIP_DEFLATED))))


def test_two_files_of_one_name_are_refused(tmp_path: Path) -> None:
    """Readers would disagree about which of them is the file."""
    with zipfile.ZipFile(tmp_path / "twice.wacz", "w") as package:
        package.writestr("pages/pages.jsonl", b"1")
        with pytest.warns(UserWarning, match="Duplicate"):
            package.writestr("pages/pages.jsonl", b"2")
    assert "two files of one name" in _said(_check(tmp_path / "twice.wacz"))


def test_what_inflates_beyond_its_size_is_cut_off(tmp_path: Path) -> None:
    """A deflated file gives no more bytes than the container says, however many it has."""
    path = packed(tmp_path / "bomb.wacz", {"datapackage.json": b" " * 50_000_000}, zipfile.ZIP_DEFLATED)
    raw = path.read_bytes()
    small = raw.replace(struct.pack("<L", 50_000_000), struct.pack("<L", 1000))
    path.write_bytes(small)
    assert "datapackage.json is not as long as the container says." in _check(path).problems


@pytest.mark.parametrize("size", [0, 1, 21, 22, 100])
def test_what_is_no_zip_file_is_told(tmp_path: Path, size: int) -> None:
    """An empty or foreign file is not sound, whatever its length."""
    (tmp_path / "no.wacz").write_bytes(b"P" * size)
    assert len(_check(tmp_path / "no.wacz").problems) == 1
