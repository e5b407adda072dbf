"""Articles in both languages in one library, and questions about each, with the real models."""

import json
import shutil
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from assistant.answer import Assistant
from assistant.assembly import open_assistant
from assistant.settings import load_settings
from assistant.types import Evidence
from eval import gold
from index.document import load_document

pytestmark = pytest.mark.models

_TEXTS = Path(gold.__path__[0]) / "texts"
_NAMES = ("ferry-report", "heat-network", "tea-interview", "mountain-libraries")
_EACH = 4


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory, indexed_home: Path) -> Iterator[Assistant]:
    home = Path(shutil.copytree(indexed_home, tmp_path_factory.mktemp("beside") / "home"))
    settings = load_settings(home=home)
    with closing(open_assistant(settings, lambda _: None)) as assistant:
        for name in _NAMES:
            document, raw = load_document(_TEXTS / f"{name}.md")
            assistant.library.add(document, raw)
        yield assistant


def quoted(assistant: Assistant, question: str) -> list[str]:
    """Ids of the articles that the evidence for a question is from."""
    with closing(assistant.stream(question)) as events:
        for event in events:
            if isinstance(event, Evidence):
                return [citation.doc_id for citation in event.citations]
    return []


def test_the_article_is_found_among_others_in_either_language(assistant: Assistant) -> None:
    found = defaultdict(list)
    for name in _NAMES:
        lines = (_TEXTS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        rows = [row for row in map(json.loads, lines) if row["answerable"] and not row["history"]]
        own = assistant.library.get(name).lang
        for lang in ("zh", "en"):
            for row in [row for row in rows if row["lang"] == lang][:_EACH]:
                found[own, lang].append(name in quoted(assistant, row["question"]))
    # By the ranks of the two searches no English question about an English article found its own.
    shares = {pair: sum(right) / len(right) for pair, right in found.items()}
    assert len(shares) == 4 and min(shares.values()) >= 0.7, shares


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("岚间茶铺目前有多少家门店？", "1140"),
        ("How many connected buildings does the heat network of Brannick Harbour have?", "212"),
        ("截至2025年7月，小米汽车在全国有多少家门店？", "352"),
    ],
)
def test_the_answer_is_taken_from_the_right_one(
    assistant: Assistant, question: str, fact: str
) -> None:
    assert fact in assistant.answer(question).text


def test_a_section_is_told_in_the_middle_of_a_conversation(assistant: Assistant) -> None:
    history = [("岚间茶铺目前有多少家门店？", "目前有1140家门店。")]
    answer = assistant.answer("“断柠檬的那几天”这一节讲了什么？", history)
    assert answer.status == "answered"
    assert {citation.doc_id for citation in answer.citations} == {"tea-interview"}
