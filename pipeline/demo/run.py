"""``footproof demo``: the real batch over real HTTP, on a sample and a web that this machine serves itself."""

from __future__ import annotations

import os
from ipaddress import ip_network
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline.app import proof
from pipeline.demo.web import DemoWeb
from pipeline.errors import ExitCode, OutputError
from pipeline.settings import ArchiveKeys, ArchiveSettings, FetchSettings, RunSettings, Settings

_LOOPBACK = "127.0.0.1"


def run_demo(out: Path) -> ExitCode:
    """Proof the sample and leave it with its reports in ``out``.

    Returns:
        0, although the sample has broken links: that is what it is for.

    Raises:
        FootproofError: the folder cannot be written.
    """
    # A proxy of this machine could not reach the demo's web.
    os.environ["no_proxy"] = ",".join(filter(None, (os.environ.get("no_proxy"), _LOOPBACK)))
    with DemoWeb() as web, TemporaryDirectory() as workspace:
        try:
            out.mkdir(parents=True, exist_ok=True)
            document = web.document(out)
        except OSError as error:
            raise OutputError(
                f"The demo cannot be written to {out} ({error.strerror}). Name another folder."
            ) from error
        return proof(_settings(document, out, Path(workspace), web.wayback_origin), "check")


def _settings(document: Path, out: Path, workspace: Path, archive: str) -> RunSettings:
    """Settings for servers that need not be spared."""
    fetch = FetchSettings(spacing_ms=0, timeout_s=5, deadline_s=10, allow_private=(ip_network(f"{_LOOPBACK}/32"),))
    plenty = 6000.0
    archives = ArchiveSettings(
        origin=archive,
        wait_s=20,
        poll_s=0.2,
        cdx_per_minute=plenty,
        replay_per_minute=plenty,
        save_per_minute=plenty,
    )
    return RunSettings(
        documents=(str(document),),
        out=out,
        workspace=workspace,
        fail_on="never",
        settings=Settings(fetch=fetch, archive=archives),
        keys=ArchiveKeys(access="demo", secret="demo"),
    )
