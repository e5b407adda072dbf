import re
import signal
import time

from tests.assistant.cli.conftest import Deepsea


def test_cards_are_made_asked_rated_and_kept(stocked: Deepsea) -> None:
    run = stocked("study", "--doc", "lamps", stdin="\n9\n4\nq\n")
    assert run.code == 0
    assert "cards were made" in run.err and "type 1, 2, 3 or 4" in run.err
    assert "✓" in run.out and "“" in run.out and "days, on 20" in run.out
    first = run.out.split("\n")[1]
    again = stocked("study", "--doc", "lamps", stdin="")
    assert "were made" not in again.err
    assert first.strip() and first not in again.out
    assert again.out or "nothing is due" in again.err
    assert re.search(
        r"--reset forgets \d+ cards for good; add --yes", stocked("study", "--reset").fault
    )
    assert "were made" not in stocked("study", "--doc", "lamps", stdin="").err
    assert " of lamps for good" in stocked("study", "--reset", "--doc", "lamps").fault
    assert "cards were forgotten" in stocked("study", "--reset", "--yes").err
    assert "were made" in stocked("study", "--doc", "lamps", stdin="").err


def test_ctrl_c_loses_nothing(stocked: Deepsea) -> None:
    assert stocked("study", "--doc", "lamps", stdin="").code == 0
    process = stocked.fork("study", "--doc", "lamps")
    while not process.stdout.readline().strip():
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"what was rated is kept" in err
    assert "were made" not in stocked("study", "--doc", "lamps", stdin="").err


def test_what_cannot_be_studied_says_why(stocked: Deepsea) -> None:
    assert "--doc: lamps" in stocked("study").fault
    (stocked.home / "study.sqlite3").write_bytes(b"torn" * 999)
    assert "cannot be used" in stocked("study").fault
