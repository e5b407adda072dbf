"""Scores as plain text."""

from collections.abc import Callable, Iterable, Sequence

from eval.metrics import METRICS, Score, main_metric

from .options import LANGUAGES

_LANGS = {str(lang): name for lang, name in LANGUAGES.items()} | {"all": "both"}
_LABEL, _CELL = 21, 25


def table(scores: Sequence[Score]) -> str:
    """Every metric of each task by language, then its main one by type of question.

    A cell is the value, its 95% interval in brackets, and the number of rows it is over.
    """
    return "\n\n".join(
        _of_task(task, [score for score in scores if score.task == task])
        for task in dict.fromkeys(score.task for score in scores)
    )


def _of_task(task: str, scores: Sequence[Score]) -> str:
    langs = [lang for lang in _LANGS if any(score.lang == lang for score in scores)]
    if len(langs) == 2:  # one language, and "both" says the same again
        langs = langs[:1]
    main = main_metric(task)
    over_all = [score for score in scores if score.type == "all"]
    by_type = [score for score in scores if score.type != "all" and score.metric == main]
    lines = [_line(task, (_LANGS[lang] for lang in langs))]
    lines += _rows(over_all, langs, lambda score: score.metric)
    if by_type:
        lines += ["", _line(f"{main} by type", (_LANGS[lang] for lang in langs))]
        lines += _rows(by_type, langs, lambda score: score.type)
    return "\n".join(lines)


def _rows(
    scores: Sequence[Score], langs: Sequence[str], label: Callable[[Score], str]
) -> list[str]:
    found: dict[str, dict[str, Score]] = {}
    for score in scores:
        found.setdefault(label(score), {})[score.lang] = score
    return [
        _line(f"  {name}", (_cell(of_lang.get(lang)) for lang in langs))
        for name, of_lang in found.items()
    ]


def _line(label: str, cells: Iterable[str]) -> str:
    return f"{label:<{_LABEL}}{''.join(f' {cell:<{_CELL}}' for cell in cells)}".rstrip()


def _cell(score: Score | None) -> str:
    if score is None:
        return ""
    metric = METRICS[score.metric]

    def shown(value: float) -> str:
        if metric.unit == "count":
            return f"{value:.0f}"
        return f"{value / 1000:.2f}" if metric.unit == "ms" else f"{value:.2f}"

    unit = " s" if metric.unit == "ms" else ""
    between = ""
    if score.low is not None and score.high is not None:
        between = f" [{shown(score.low)}–{shown(score.high)}]"
    return f"{shown(score.value)}{unit}{between} {score.n}"
