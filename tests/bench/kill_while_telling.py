"""Kill an audit with -9 while it tells of a change by mail and webhook, and audit again, on loopback.

    python tests/bench/kill_while_telling.py [MOMENTS [SEED]]

A third of the moments lie anywhere in the run, a third behind the coming of a message and before its answer, a third
behind the answer. Prints how many messages were lost, how many came as two different ones, and how many came again
under the id by which they are known; the exit status is 1 unless the first two are 0.
"""

from __future__ import annotations

import argparse
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[1]))

from fakes.command import CONFIG, Desk
from fakes.little_web import LittleWeb, Reply
from fakes.post_office import MailServer, Webhook, mail_server, webhook

PAGE = f"<!doctype html><title>The ramp</title><h1>The ramp</h1><p>{'It was mended by hand. ' * 40}</p>"
TABLES = """
[audit.mail]
host = "127.0.0.1"
port = {port}
security = "none"
from = "footproof@gazette.example"
to = ["desk@gazette.example"]
private = true
[[audit.webhooks]]
name = "desk"
url = "{url}"
private = true
"""
AUDIT = ("audit", "paper.md", "--allow-private", "--config", "audit.toml")


def prepared(folder: Path, web: LittleWeb, hook: Webhook, mails: MailServer) -> float:
    """Lay down a base line and a dead link that is new since; seconds that an audit takes."""
    desk = Desk(folder)
    web.plan("/ramp", Reply(body=PAGE.encode(), headers=(("content-type", "text/html"),)))
    tables = TABLES.format(port=mails.port, url=hook.url)
    desk.write("audit.toml", CONFIG.format(archive=desk.archive) + tables)
    first = f"[^1]: Ada Moor, “The ramp,” 2019, {web.url('/ramp')}.\n"
    desk.write("paper.md", f"The ramp.[^1]\n\n{first}")
    began = time.monotonic()
    outcome = desk.run(*AUDIT)
    assert outcome.code == 0, outcome
    desk.write(
        "paper.md", f"The ramp.[^1] The store.[^2]\n\n{first}[^2]: Ada Moor, “The store,” {web.url('/store')}.\n"
    )
    return time.monotonic() - began


def killed(desk: Desk, how: str, delay: float, hook: Webhook) -> None:
    """Begin an audit and kill it; nothing happens where it has ended before."""
    process = desk.start(*AUDIT)

    def kill() -> None:
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)

    if how == "anywhere":
        kill()
    elif how == "before the answer":
        hook.before_answer = kill
    else:
        hook.before_answer = lambda: threading.Thread(target=kill).start()
    try:
        process.communicate(timeout=120)
    except subprocess.TimeoutExpired:
        process.kill()
    hook.before_answer = None


def main() -> int:
    """Print the tally; 1 after a fault."""
    wanted = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    wanted.add_argument("moments", type=int, nargs="?", default=30)
    wanted.add_argument("seed", type=int, nargs="?", default=int(time.time()))
    given = wanted.parse_args()
    moments, seed = given.moments, given.seed
    chance, lost, doubled, again, unfinished = random.Random(seed), 0, 0, 0, 0
    with TemporaryDirectory() as temporary, LittleWeb() as web, webhook() as hook, mail_server() as mails:
        template = Path(temporary) / "template"
        template.mkdir()
        took = prepared(template, web, hook, mails)
        assert not hook.posted, "the base line is no news"
        for moment in range(moments):
            how = ("anywhere", "before the answer", "behind the answer")[moment % 3]
            delay = chance.uniform(0.2, 1.2) * took if how == "anywhere" else chance.uniform(0, 0.06)
            folder = Path(temporary) / f"moment-{moment}"
            shutil.copytree(template, folder)
            hook.posted.clear()
            mails.mails.clear()
            killed(Desk(folder), how, delay, hook)
            outcome = Desk(folder).run(*AUDIT)
            unfinished += outcome.code not in (0, 1)
            for ids in (
                [one.headers["idempotency-key"] for one in hook.posted],
                [one["message-id"] for one in mails.mails],
            ):
                lost += not ids
                doubled += max(len(set(ids)) - 1, 0)
                again += len(ids) - len(set(ids))
            shutil.rmtree(folder)
    print(f"seed {seed}: killed at {moments} moments, two messages each: lost {lost}, doubled {doubled}, ", end="")
    print(f"come again under their id {again}; audits that did not end well {unfinished}")
    return int(bool(lost or doubled or unfinished))


if __name__ == "__main__":
    sys.exit(main())
