import signal

import pytest
import typer

from assistant.cli.terminal import INTERRUPTED, keeping


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_a_run_told_to_end_says_what_is_kept(
    sent: signal.Signals, capsys: pytest.CaptureFixture[str]
) -> None:
    before = signal.getsignal(signal.SIGTERM)
    with pytest.raises(typer.Exit) as ended, keeping("what was read is kept"):
        signal.raise_signal(sent)
    assert ended.value.exit_code == INTERRUPTED
    assert capsys.readouterr().err == "deepsea: stopped; what was read is kept\n"
    assert signal.getsignal(signal.SIGTERM) is before
