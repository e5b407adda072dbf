"""Exchanges and articles as HTML.

Whatever comes from an article, a reader or a model passes through Jinja's escaping, and reaches
Gradio as the finished `value` of a `gr.HTML`: its own templates would run a "${…}" in such a text,
and a chat message that is a string is shown as HTML, remote images included.
"""

import itertools
import re
from base64 import b64encode
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from assistant.page.articles.adding import Addition
from assistant.page.conversations.as_file import FORMATS
from assistant.page.conversations.exchange import Exchange
from assistant.page.conversations.kept import Conversation, Verdict
from assistant.page.quizzes.kept import Row
from assistant.page.quizzes.wishes import MOST as MOST_ITEMS
from assistant.page.strings import HTML_LANG, LANGUAGES, both, in_each, say_both, say_line
from assistant.page.work.opening import Standing
from assistant.quiz.item import BLOOMS, DIFFICULTIES, KINDS
from assistant.quiz.names import kind_name, level_name
from index.articles import builtin_articles
from index.document import PASTED
from index.rendition import Rendition
from index.types import Document, Lang

if TYPE_CHECKING:  # They bring torch along, and the page is to open before that is loaded.
    from assistant.quiz import Item, Quiz
    from assistant.quiz.check import Fault
    from assistant.quiz.edit import Draft
    from assistant.structure import Node
    from assistant.study import Counts, Rating, Unit
    from assistant.summary import Summary
    from assistant.summary.chart import Panel
    from assistant.summary.told import Telling

_templates = Environment(
    loader=PackageLoader("assistant.page.browser"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_templates.globals.update(
    say=say_both, say_line=say_line, both=both, in_each=in_each, html_lang=HTML_LANG
)


_MARKS = re.compile(r"^#{1,6} +(?=\S)")


@dataclass(frozen=True, slots=True)
class Block:
    """A line of an article, ``document.text[start:end]``; a heading has its ``level``, others 0.

    The marks of a heading ("## ") are left out.
    """

    level: int
    start: int
    end: int
    text: str


def blocks(document: Document) -> list[Block]:
    """The lines of an article in order, blank ones left out."""
    levels = {section.start: len(section.path) for section in document.sections}
    found = []
    start = 0
    for line in document.text.split("\n"):
        if text := line.strip():
            at = start + line.index(text)
            level = levels.get(at, 0)
            shown = _MARKS.sub("", text) if level else text
            end = at + len(text)
            found.append(Block(level, end - len(shown), end, shown))
        start += len(line) + 1
    return found


def question_html(exchange: Exchange) -> str:
    """A question as the reader typed it."""
    return _templates.get_template("question.html").render(question=exchange.question)


def answer_html(
    exchange: Exchange, said: Mapping[int, Verdict] | None = None, *, last: bool = False
) -> str:
    """An answer as far as it has come; the ``last`` one can be asked for again. ``said`` is what
    the reader has said of it, see `Conversations.said`.
    """
    return _templates.get_template("answer.html").render(
        exchange=exchange, said=said or {}, last=last
    )


def source_html(
    documents: Sequence[Document], shown: Document | None, beside: Rendition | None = None
) -> str:
    """The source pane with the article ``shown``, or what to do when there is none.

    ``beside`` is the same article in another language, shown when the reader asks for it.
    """
    return _templates.get_template("source.html").render(
        documents=documents,
        shown=shown,
        parts=list(_parts(blocks(shown))) if shown else [],
        titles={document.id: _titles(document) for document in documents},
        beside=beside,
        pasted=PASTED,
    )


def documents_html(
    documents: Sequence[Document], skipped: Collection[str] = (), removed: Document | None = None
) -> str:
    """The list of articles: ticked but for ``skipped``; ``removed`` can be brought back."""
    return _templates.get_template("documents.html").render(
        documents=documents,
        skipped=skipped,
        titles={document.id: _titles(document) for document in documents},
        removed=removed.title if removed else "",
    )


def adding_html(additions: Sequence[Addition]) -> str:
    """What is being added, how far it is, and what could not be."""
    return _templates.get_template("adding.html").render(additions=additions)


def making_html(stage: str, done: int, total: int, *, stops: bool = False) -> str:
    """How far something is that is being made; ``stage`` is the key of a string, which may name
    ``done`` as its count. Where it ``stops``, there is a button for that.
    """
    return _templates.get_template("making.html").render(
        stage=stage, done=done, total=total, stops=stops
    )


def stopped_html() -> str:
    """That the reader has stopped what was being made."""
    return str(Markup('<p class="stage" role="status">{}</p>').format(say_both("stopped")))


def named_html(id: str, html: str) -> str:
    """What is shown of something that is kept under ``id``."""
    return str(Markup('<div data-id="{}">{}</div>').format(id, Markup(html)))


def summary_html(
    summary: "Summary", id: str, formats: Sequence[str], pictures: Sequence[str] = ()
) -> str:
    """A summary, to be kept as a file under ``id`` in ``formats`` (see `Works`); ``pictures`` are
    the SVG of each of its own.
    """
    # As pictures and not as elements: no script in them runs.
    sources = ["data:image/svg+xml;base64," + b64encode(svg.encode()).decode() for svg in pictures]
    return _templates.get_template("summary.html").render(
        summary=summary, id=id, formats=formats, sources=sources
    )


def wishes_html() -> str:
    """The form that says what is wanted of a quiz; wishes.js fills in the sections."""
    return _templates.get_template("wishes.html").render(most=MOST_ITEMS, **_quiz_names())


def quiz_html(
    quiz: "Quiz",
    id: str,
    formats: Sequence[str],
    *,
    undo: bool = False,
    line: str = "",
    editing: int | None = None,
    draft: "Draft | None" = None,
    faults: "Sequence[Fault]" = (),
) -> str:
    """A quiz, its keys behind a click, to be changed, and kept as a file under ``id``.

    Its item number ``editing`` is a form, filled in with ``draft`` if that was refused for its
    ``faults``. ``line`` says what else could not be done.
    """
    from assistant.quiz.edit import draft_of, groups

    if editing is not None and draft is None:
        draft = draft_of(quiz.items[editing])
    return _templates.get_template("quiz.html").render(
        quiz=quiz,
        groups=groups(quiz),
        id=id,
        formats=formats,
        undo=undo,
        line=line,
        editing=editing,
        draft=draft,
        faults=[both({lang: fault.line(lang) for lang in LANGUAGES}) for fault in faults],
        **_quiz_names(),
    )


def coming_html(quiz: "Quiz", id: str) -> str:
    """What is there so far of a quiz that is being made, to read while the rest is on its way."""
    from assistant.quiz.edit import groups

    return _templates.get_template("coming.html").render(
        quiz=quiz, id=id, groups=groups(quiz), **_quiz_names()
    )


def earlier_html(rows: Sequence[Row]) -> str:
    """A list of kept quizzes, "" of none."""
    return _templates.get_template("earlier.html").render(rows=rows) if rows else ""


def taking_html(
    title: str, id: str, items: "Sequence[Item]", given: Sequence[Sequence[str]] | None = None
) -> str:
    """A quiz for a learner to answer; with what was ``given`` to each item, marked."""
    from assistant.quiz.mark import is_right

    marks = None if given is None else list(map(is_right, items, given))
    return _templates.get_template("taking.html").render(
        title=title, id=id, items=items, given=given or [[]] * len(items), marks=marks
    )


def study_html(
    learner: str,
    version: str,
    counts: "Counts",
    item: "Item | None",
    offered: "Mapping[Rating, tuple[int, Unit]]",
    *,
    later: "tuple[int, Unit] | None",
    stands: bool,
    takes: bool,
    line: str,
) -> str:
    """The card that is due, or when one will be; ``version`` names what is shown.

    ``offered`` says when the card would come back after each rating, ``later`` when the next card
    is due, None without a card. Quotes that do not ``stand`` in the article any more lead nowhere.
    ``takes``: the quiz that is open has items without a card. ``line`` says what could not be done.
    """
    return _templates.get_template("study.html").render(
        learner=learner,
        version=version,
        counts=counts,
        item=item,
        offered=offered,
        ratings=dict(zip(offered, ("again_soon", "hard", "good_rating", "easy"), strict=False)),
        later=later,
        stands=stands,
        takes=takes,
        line=line,
        **_quiz_names(),
    )


def _quiz_names() -> dict[str, dict[str, Markup]]:
    """What kinds, difficulties and Bloom levels are called."""
    return {
        "kinds": {kind: both({la: kind_name(kind, la) for la in LANGUAGES}) for kind in KINDS},
        "levels": {
            level: both({la: level_name(level, la) for la in LANGUAGES}) for level in DIFFICULTIES
        },
        "blooms": {
            bloom: both({la: level_name(bloom, la) for la in LANGUAGES}) for bloom in BLOOMS
        },
    }


def map_html(document: Document, root: "Node", pictures: Mapping[Lang, str]) -> str:
    """An article's tree; ``pictures`` are the names of it as a file, by language (see `Works`)."""
    return _templates.get_template("map.html").render(
        document=document, root=root, pictures=pictures
    )


def figures_html(
    document: Document,
    tellings: Mapping[Lang, Sequence["Telling"]],
    charts: Mapping[Lang, Sequence["Panel"]],
    kinds: Sequence[str],
) -> str:
    """An article's figures, by language, to be filtered by ``kinds``, under their ``charts``."""
    return _templates.get_template("figures.html").render(
        document=document, tellings=tellings, charts=charts, kinds=kinds
    )


def outline_html() -> str:
    """The place of the open article's headings, which outline.js fills."""
    return _templates.get_template("outline.html").render()


def line_html(key: str) -> str:
    """One of the page's own strings, in both languages."""
    return str(say_both(key))


def standing_html(standing: Standing) -> str:
    """How far the assistant is that is being opened."""
    line = say_both(standing.key, done=standing.done, total=standing.total)
    return _templates.get_template("status.html").render(state="loading", line=line)


def status_html(model_name: str, standing: Standing) -> str:
    """Which model answers; with "none", quotes alone, as ``standing`` says why."""
    if model_name != "none":
        line = say_both("model", name=model_name)
    else:
        line = say_both("no_model" if standing.key != "unfetched" else "unfetched")
    return _templates.get_template("status.html").render(state="ready", line=line)


def error_html(line: str | Mapping[Lang, str]) -> str:
    """The line of an error, perhaps in each language; an empty one stands for an error that nobody
    foresaw.
    """
    return _templates.get_template("error.html").render(line=line)


def kept_html() -> str:
    """The button that opens the list of conversations, and the place where it opens."""
    return _templates.get_template("kept.html").render()


def conversations_html(conversations: Sequence[Conversation]) -> str:
    """The list of conversations."""
    return _templates.get_template("conversations.html").render(
        conversations=conversations, formats=FORMATS
    )


def masthead_html() -> str:
    """The name of the page."""
    return _templates.get_template("masthead.html").render()


def _parts(lines: Sequence[Block]) -> Iterator[list[Block]]:
    """The lines, cut before every heading of the first level."""
    tops = itertools.accumulate(line.level == 1 for line in lines)
    for _, part in itertools.groupby(zip(tops, lines, strict=True), key=lambda pair: pair[0]):
        yield [line for _, line in part]


def title_of(document: Document, lang: Lang) -> str:
    """What an article is called in a language, which may be its own."""
    return _titles(document)[lang]


def _titles(document: Document) -> dict[Lang, str]:
    for article in builtin_articles():
        if article.id == document.id:
            return article.titles
    return dict.fromkeys(LANGUAGES, document.title)
