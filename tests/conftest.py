"""What holds for every test: the user's settings and data stay out, and so does the network.

``@pytest.mark.models`` tests use the real weights from DEEPSEA_CACHE (by default the user's cache,
where `deepsea models pull` puts them). With CI set, a skipped test fails unless it is marked
``@pytest.mark.may_skip("why")``.
"""

import os
import signal
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from assistant import telemetry

telemetry.turn_off()
telemetry.stay_off_the_hub()

_OUTSIDE = tempfile.TemporaryDirectory(prefix="deepsea-tests-")


def pytest_configure() -> None:
    """Before anything is collected: whatever a test starts finds an empty home."""
    # A shell's background job ignores Ctrl-C, and all that it starts inherits that.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for name in [name for name in os.environ if name.startswith("DEEPSEA_")]:
        if name != "DEEPSEA_CACHE":
            del os.environ[name]
    os.environ["DEEPSEA_HOME"] = str(Path(_OUTSIDE.name, "home"))
    os.environ["XDG_CONFIG_HOME"] = str(Path(_OUTSIDE.name, "config"))


def pytest_unconfigure() -> None:
    """Leave nothing behind."""
    _OUTSIDE.cleanup()


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip what needs the real weights where they are not, with the reason."""
    if item.get_closest_marker("models"):
        from assistant.assembly import pinned_models
        from assistant.settings import load_settings
        from index.errors import WeightsError
        from index.weights.verify import locate

        settings = load_settings()
        try:
            for model in pinned_models(settings):
                locate(model, settings.models_folder)
        except WeightsError as error:
            pytest.skip(str(error))


@pytest.fixture(scope="session")
def indexed_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder in which the real embedder has indexed the built-in articles, which takes it
    half a minute. Copy it before writing to it.
    """
    from assistant.assembly import index_builtin, open_library
    from assistant.settings import load_settings

    home = tmp_path_factory.mktemp("indexed") / "home"
    with closing(open_library(load_settings(home=home))) as library:
        index_builtin(library, lambda _: None)
    return home


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Iterator[None]:
    """In CI nothing that is claimed may be skipped."""
    report: pytest.TestReport = yield
    excused = item.get_closest_marker("may_skip") or hasattr(report, "wasxfail")
    if report.skipped and os.environ.get("CI") and not excused:
        report.outcome = "failed"
        report.longrepr = f"skipped, which CI does not allow: {_reason(report)}"
    return report


def _reason(report: pytest.TestReport) -> str:
    return report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
