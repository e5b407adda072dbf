from string import Formatter

from eval.metrics import METRICS
from eval.report.wording import STRINGS, say


def test_both_languages_have_the_same_strings_with_the_same_values() -> None:
    assert STRINGS["zh"].keys() == STRINGS["en"].keys()
    for table, chinese in STRINGS["zh"].items():
        english = STRINGS["en"][table]
        assert chinese.keys() == english.keys()
        for key in chinese:
            assert _fields(chinese[key]) == _fields(english[key]), key


def _fields(wording: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(wording) if name}


def test_every_metric_has_a_name_and_a_definition() -> None:
    for strings in STRINGS.values():
        assert list(strings["metric"]) == list(strings["about"]) == list(METRICS)


def test_every_task_has_a_name() -> None:
    tasks = {task for metric in METRICS.values() for task in metric.tasks}
    for strings in STRINGS.values():
        assert set(strings["task"]) == tasks


def test_both_wordings_are_there_and_values_are_escaped() -> None:
    assert say("state", "right") == (
        '<span lang="zh-CN" data-says="zh">正确</span><span lang="en" data-says="en">right</span>'
    )
    assert "<b>" not in say("flaw", "missing", detail="<b>{x}")
    assert "&lt;b&gt;{x}" in say("flaw", "missing", detail="<b>{x}")


def test_a_type_of_a_user_s_own_stands_for_itself() -> None:
    assert say("type", "<mine>") == "&lt;mine&gt;"
