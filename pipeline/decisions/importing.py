"""Decisions that come from elsewhere: another person's file of decisions, a table that was filled in."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path

from footnotes.errors import UnreadableDocument
from pipeline.decisions.journal import Entry, read_journal
from pipeline.decisions.recording import Ruling
from pipeline.errors import UsageError
from pipeline.returned.answers import Answer, Answers, answers_in_docx, answers_in_odt
from reports.model import DecisionState

MOST_ROWS = 200_000
LARGEST = 64 << 20
"""Bytes of a table, unpacked; one of 200,000 findings has some forty million."""
_SAID = re.compile(rf"\s*({'|'.join(state.replace('-', '[ -]') for state in DecisionState)})\b[\s:.,;–—-]*", re.I)
"""A reply that begins with a state: ``Ask author: which edition?``"""

_NOBODY = "Unknown Author"
"""Whom LibreOffice names where nobody has told it a name."""


@dataclass(frozen=True, slots=True)
class Brought:
    """What a file brings."""

    entries: tuple[Entry, ...] = ()
    """Lines of another file of decisions, as they stand."""
    rulings: tuple[Ruling, ...] = ()
    """Rows that were filled in, for citations of the last report."""
    left: tuple[str, ...] = ()
    """What decides nothing, a sentence each."""


def read_brought(file: Path, by: str) -> Brought:
    """What a file brings; ``by`` names the person where the file does not.

    Raises:
        UsageError: the file cannot be read, is of no known kind, or a row has no name and ``by`` is empty.
    """
    reader = READERS.get(file.suffix.lower())
    if reader is None:
        raise UsageError(f"{file} is no file of decisions. There are: {', '.join(READERS)}.")
    try:
        return reader(file, by)
    except OSError as error:
        raise UsageError(f"{file} cannot be read ({error.strerror or error}). Check the name of the file.") from error


def _journal(file: Path, _: str) -> Brought:
    if not file.is_file():
        raise UsageError(f"There is no file {file}. Check its name.")
    journal = read_journal(file)
    return Brought(entries=tuple(line.entry for line in journal.lines), left=journal.warnings)


def _csv(file: Path, by: str) -> Brought:
    _require_size(file, file.stat().st_size)
    text = file.read_text("utf-8-sig", errors="replace")
    dialect = ";" if text.partition("\n")[0].count(";") > text.partition("\n")[0].count(",") else ","
    rows = islice(csv.DictReader(io.StringIO(text, newline=""), delimiter=dialect), MOST_ROWS)
    try:
        return _from_rows(file, ({str(key).casefold(): value for key, value in row.items() if key} for row in rows), by)
    except csv.Error as error:
        raise UsageError(f"{file} is no table that can be read ({error}). Save it as .csv anew.") from error


def _require_size(file: Path, size: int) -> None:
    if size > LARGEST:
        raise UsageError(
            f"{file} is larger than a table of decisions may be ({LARGEST:,} bytes). Take other sheets out."
        )


def _xlsx(file: Path, by: str) -> Brought:
    import zipfile

    try:
        with zipfile.ZipFile(file) as archive:
            # No more than these sizes is ever unpacked, whatever they hide.
            _require_size(file, sum(member.file_size for member in archive.infolist()))
        return _from_rows(file, list(islice(_rows(file), MOST_ROWS)), by)
    except (UsageError, OSError):
        raise
    except Exception as error:  # openpyxl raises whatever its parts do
        raise UsageError(f"{file} is no workbook that can be read ({error}). Save it as .xlsx.") from error


def _rows(file: Path) -> Iterator[dict[str, str]]:
    from openpyxl import load_workbook

    with file.open("rb") as opened:  # openpyxl leaves a file open that breaks off
        for sheet in load_workbook(opened, read_only=True, data_only=True).worksheets:
            table = sheet.iter_rows(values_only=True, max_row=MOST_ROWS)
            head = [str(cell or "").casefold() for cell in next(table, ())]
            if "key" in head and "state" in head:
                yield from (dict(zip(head, (str(cell or "") for cell in row), strict=False)) for row in table)


def _from_rows(file: Path, rows: Iterable[Mapping[str, str | None]], by: str) -> Brought:
    rulings: list[Ruling] = []
    left: list[str] = []
    for number, row in enumerate(rows, 2):
        said = state_named(row.get("state") or "")
        key = (row.get("key") or "").strip().removeprefix("'")
        if not (row.get("state") or "").strip():
            continue
        if said is None:
            left.append(f"row {number} of {file.name}: “{row.get('state')}” is no state ({', '.join(DecisionState)}).")
            continue
        if not key:
            left.append(f"row {number} of {file.name} is of a citation without a finding: there is nothing to decide.")
            continue
        name = (row.get("by") or "").strip() or by
        if not name:
            raise UsageError(f"Row {number} of {file} does not say who decided. Fill in “by”, or give --by NAME.")
        citation, finding = split_key(key)
        rulings.append(Ruling(citation, finding, said, name, (row.get("reason") or "").strip()))
    return Brought(rulings=tuple(rulings), left=tuple(left))


def split_key(key: str) -> tuple[str, str]:
    """``draft.docx#12.2:quote-absent:2`` as citation and finding; file names may hold colons, codes do not."""
    head, _, number = key.rpartition(":")
    if number.isdigit() and ":" in head:
        citation, _, code = head.rpartition(":")
        return citation, f"{code}:{number}"
    return head, number


def state_named(said: str) -> DecisionState | None:
    """The state that a word names, in any case, with a blank for the hyphen; None for anything else."""
    word = "-".join(said.strip().casefold().split())
    return DecisionState(word) if word in tuple(DecisionState) else None


def _answers(read: Callable[[bytes], Answers], file: Path, by: str) -> Brought:
    """Replies to the comments of a document that came back, and comments that were resolved."""
    try:
        found = read(file.read_bytes())
    except UnreadableDocument as refusal:
        raise UsageError(f"{file}: {refusal}") from refusal
    rulings: list[Ruling] = []
    left: list[str] = []
    for answer in found.answers:
        said = [(reply, match) for reply in answer.replies if (match := _SAID.match(reply.text))]
        if said:
            reply, match = said[-1]
            reason = " ".join(reply.text[match.end() :].split())
            name = by or reply.by if reply.by == _NOBODY else reply.by or by
            rulings += _rulings(answer, state_named(match[1]), name or file.name, reason)
        elif answer.replies:
            reply = answer.replies[-1]
            words = " ".join(reply.text.split())[:200]
            keys = ", ".join(finding.key for finding in answer.findings)
            left.append(f"the reply of {reply.by or 'somebody'} about {keys} begins with no state: “{words}”.")
        else:
            # Word does not say who resolves a comment.
            rulings += _rulings(answer, DecisionState.ACCEPTED, by or found.saved_by or file.name, "")
    return Brought(rulings=tuple(rulings), left=tuple(left))


def _rulings(answer: Answer, state: DecisionState | None, by: str, reason: str) -> Iterable[Ruling]:
    """A ruling for each finding of a comment; where the reason names some of them by their codes, for those."""
    keyed = [(*split_key(finding.key), finding.line) for finding in answer.findings]
    named = [one for one in keyed if re.search(rf"(?<![\w-]){re.escape(one[1])}(?![\w-])", reason)]
    for citation, finding, line in named or keyed:
        if state is not None:
            yield Ruling(citation, finding, state, by, reason, line)


Reader = Callable[[Path, str], Brought]
READERS: Mapping[str, Reader] = {
    ".jsonl": _journal,
    ".csv": _csv,
    ".xlsx": _xlsx,
    ".docx": partial(_answers, answers_in_docx),
    ".odt": partial(_answers, answers_in_odt),
}
"""By suffix."""


def without_repeats(rulings: Sequence[Ruling], held: Iterable[Ruling]) -> tuple[Ruling, ...]:
    """Rulings that are not already what stands in the file: a table that is brought twice decides once."""
    known = set(held)
    return tuple(ruling for ruling in dict.fromkeys(rulings) if ruling not in known)
