from pathlib import Path

import pytest

from assistant.settings import load_settings
from eval import context as made_of
from eval.context import ASKED, code_digest, context
from index.library import Library
from index.weights.catalogue import DEFAULT_CHAT
from prompts import hashes
from prompts.glossary import builtin_glossary
from tests.index.small import CHINESE, article


def test_a_run_says_what_it_depends_on(library: Library) -> None:
    settings = load_settings(home=library.folder, threads=2)
    found = context(settings, library, {"answers": {"split": "dev"}})
    assert found.settings["model"] == settings.model and found.settings["threads"] == 2
    assert found.settings[ASKED] == {"answers": {"split": "dev"}}
    assert "api_key" not in found.settings
    assert found.models[settings.model] == DEFAULT_CHAT.sha256
    assert library.embedder.digest in found.models.values()
    assert found.prompts == {**hashes(), "glossary": builtin_glossary().sha256}
    assert found.git and found.machine["cores"] >= 1 and found.machine["processor"]


def test_the_digest_of_a_model_of_ones_own_is_that_of_its_file(
    library: Library, tmp_path: Path
) -> None:
    file = tmp_path / "mine.gguf"
    file.write_bytes(b"abc")
    settings = load_settings(model=f"local:{file}")
    digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert context(settings, library, {}).models[settings.model] == digest
    elsewhere = load_settings(model="openai:some")
    assert context(elsewhere, library, {}).models["openai:some"] == ""


def test_a_glossary_of_ones_own_counts_by_its_terms(library: Library, tmp_path: Path) -> None:
    mine = tmp_path / "mine.tsv"
    seen = set()
    for text in ("大定\tdeposit\n", "# a note\n大定\tdeposit\n", "大定\torder\n"):
        mine.write_text(text, encoding="utf-8")
        seen.add(context(load_settings(glossary=mine), library, {}).prompts["glossary"])
    assert len(seen) == 2


def test_every_article_and_rendition_counts_for_the_index(library: Library) -> None:
    settings = load_settings()
    seen = {context(settings, library, {}).index}
    library.add(article("bells", "Bells\n\nThe bell rings at noon. Nobody cast it.\n"))
    seen.add(context(settings, library, {}).index)
    library.add(article(), renditions={"zh": CHINESE})
    seen.add(context(settings, library, {}).index)
    assert len(seen) == 3
    library.remove("bells")
    assert context(settings, library, {}).index not in seen


def digests(root: Path, file: str) -> set[str]:
    """The digests of the program that is in ``root``, with two texts of one of its files."""
    path = root / file
    path.parent.mkdir(parents=True, exist_ok=True)
    found = set()
    for text in ("A = 1\n", "A = 2\n"):
        path.write_text(text)
        code_digest.cache_clear()
        found.add(code_digest())
    code_digest.cache_clear()
    return found


@pytest.mark.parametrize(
    "file",
    [
        "assistant/answer.py",
        "assistant/figures/dates.py",
        "assistant/models/local.py",
        "assistant/models/probes/some.json",
        "assistant/questions/parts.py",
        "assistant/reading/choose.py",
        "assistant/translation/people.py",
        "assistant/verification/verify.py",
        "index/chunk.py",
        "index/articles/rendition.py",
        "index/formats/pdf.py",
        "index/weights/e5.py",
        "prompts/glossary.py",
        "eval/locate.py",
        "eval/prepare.py",
        "eval/tasks/ask.py",
    ],
)
def test_the_program_counts_by_its_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: str
) -> None:
    before = code_digest()
    assert before == code_digest()
    monkeypatch.setattr(made_of, "_ROOT", tmp_path)
    assert len(digests(tmp_path, file) | {before}) == 3


@pytest.mark.parametrize("folder", ["page", "cli", "export", "quiz", "structure", "summary"])
def test_what_no_answer_goes_through_does_not_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    monkeypatch.setattr(made_of, "_ROOT", tmp_path)
    assert len(digests(tmp_path, f"assistant/{folder}/parts.py")) == 1


def test_without_git_the_version_stands_for_the_revision(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(made_of, "_ROOT", tmp_path)
    assert context(load_settings(), library, {}).git.startswith("version ")
