"""Writes exchanges into a workspace until it is killed; says "ready" after twenty. Run as a program."""

import gzip
import io
import sys
from datetime import UTC, datetime

from cache.model import Capture, Exchange, Hop, Outcome, Purpose
from cache.store import Workspace

URL = "https://harbour.example/tides"


def main(place: str) -> None:
    """Keep one page after the other."""
    sent = gzip.compress(b"<p>High water at noon.</p>")
    now = datetime(2026, 3, 4, tzinfo=UTC)
    coding = (("content-encoding", "gzip"),)
    number = 0
    with Workspace.open(place, software="footproof/test") as workspace:
        while True:
            url = f"{URL}/{number}"
            record = workspace.record(Exchange(url, now, (), 200, "OK", coding, io.BytesIO(sent), len(sent)))
            hop = Hop(url, 200, record=record)
            capture = Capture(url, Outcome.ANSWERED, now, 1, status=200, headers=coding, hops=(hop,), body_sha256="0")
            workspace.keep(capture, Purpose.CITED)
            workspace.flush()
            number += 1
            if number == 20:
                print("ready", flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
