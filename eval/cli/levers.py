"""``deepsea eval retrieval --levers``: a table for each direction, from language to language."""

import sys
from collections.abc import Iterable, Sequence
from itertools import chain

import typer
from tqdm import tqdm

from assistant.cli.terminal import keeping, settings_in_use
from eval.levers import CHOICES, MEASURES, Pulled, mean, pulled, pulled_of_texts
from eval.metrics import METRICS, main_metric
from eval.outcome import Outcome
from eval.prepare import Choice, prepare
from eval.tasks.retrieval import Retrieval
from eval.tasks.texts import Texts
from index.errors import BadInput
from index.types import LANGS, Lang

from .options import LANGUAGES
from .session import opened, what_was_wrong

_BARE = "without the rendition"
_MAIN = METRICS[main_metric("retrieval")]
_LABEL, _CELL = 26, 10


def measure_levers(choice: Choice, model: str | None) -> None:
    """Search for the rows of ``choice``, and print what came of each lever.

    The other texts' rows are searched for too, unless rows or articles were named. Exits with 1
    when a row met an error.
    """
    with opened(settings_in_use(model=model)) as (library, source, glossary):
        task = prepare("retrieval", choice, library, source, glossary)
        assert isinstance(task, Retrieval)
        rows, searching = len(task.rows), [pulled(_articles(task), task)]
        if choice.gold is None and not choice.doc_ids:
            texts = prepare("texts", choice, library, source, glossary)
            assert isinstance(texts, Texts)
            rows += sum(bool(row.evidence) for row in texts.rows)
            searching.append(pulled_of_texts(texts))
        if not rows:
            raise BadInput("No row is left to ask; mend --lang and --type, or leave them out.")
        found: list[Pulled] = []
        with (
            keeping("nothing was written"),
            tqdm(total=rows, desc="levers", unit=" rows", disable=None) as bar,
        ):
            for of_row in chain(*searching):
                bar.update()
                found += of_row
    failed = {one.outcome.row.id: one.outcome for one in found if one.outcome.error}
    for outcome in failed.values():
        print(what_was_wrong(outcome), file=sys.stderr)
    print(levers_table(found), flush=True)
    if failed:
        raise typer.Exit(1)


def _articles(task: Retrieval) -> str:
    ids = {doc_id for case in task.sought for doc_id in case.doc_ids}
    return next(iter(ids)) if len(ids) == 1 else f"{len(ids)} articles"


def levers_table(found: Sequence[Pulled]) -> str:
    """A table for each subject and direction, then how far apart the directions are.

    A cell is a mean over the rows; "–" where a choice does not apply.
    """
    subjects = dict.fromkeys(one.subject for one in found)
    tables = [
        table
        for subject in subjects
        for article in LANGS
        for asked in LANGS
        if (table := _direction(subject, asked, article, _of(found, subject, asked, article)))
    ]
    return "\n\n".join([*tables, _across(found, list(subjects))])


def _of(found: Iterable[Pulled], subject: str, asked: Lang, article: Lang) -> list[Pulled]:
    return [
        one
        for one in found
        if (one.subject, one.outcome.row.lang, one.article) == (subject, asked, article)
    ]


def _direction(subject: str, asked: Lang, article: Lang, found: Sequence[Pulled]) -> str:
    if not found:
        return ""
    count = len({one.outcome.row.id for one in found})
    title = f"{LANGUAGES[asked]} → {LANGUAGES[article]}, {subject} ({count} rows)"
    lines = [title, _line("", [metric.name for metric in MEASURES])]
    for rendered in (True, False):
        here = [one for one in found if one.rendered == rendered]
        if here and not rendered:
            lines.append(f" {_BARE}")
        for choice in CHOICES if here else ():
            outcomes = [one.outcome for one in here if one.choice == choice]
            cells = [_shown(mean(outcomes, metric)) for metric in MEASURES]
            lines.append(_line(f"  {choice}", cells))
    return "\n".join(lines)


def _across(found: Sequence[Pulled], subjects: Sequence[str]) -> str:
    """The main metric with all legs: questions in the article's language beside others."""
    lines = [_line(f"{_MAIN.name}, all legs", ["same", "cross", "points"])]
    for subject in subjects:
        for article in LANGS:
            for rendered in (True, False):
                here = [
                    one
                    for one in found
                    if (one.subject, one.article, one.rendered) == (subject, article, rendered)
                    and one.choice == "all legs"
                ]
                if here:
                    label = f"  {subject}, {article}" if rendered else f"   {_BARE}"
                    lines.append(_line(label, _compared(here, article)))
    return "\n".join(lines)


def _compared(found: Sequence[Pulled], article: Lang) -> list[str]:
    outcomes: dict[bool, list[Outcome]] = {True: [], False: []}
    for one in found:
        outcomes[one.outcome.row.lang == article].append(one.outcome)
    same, cross = mean(outcomes[True], _MAIN), mean(outcomes[False], _MAIN)
    apart = None if same is None or cross is None else 100 * (cross - same)
    return [_shown(same), _shown(cross), "–" if apart is None else f"{apart:+.1f}"]


def _line(label: str, cells: Sequence[str]) -> str:
    return f"{label:<{_LABEL}}{''.join(f' {cell:<{_CELL}}' for cell in cells)}".rstrip()


def _shown(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"
