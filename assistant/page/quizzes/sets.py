"""The quizzes of the page, changed and taken by those who made them.

quiz.js calls `Sets.changed` with what a visitor did; a set is known by a name that nobody guesses.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any
from weakref import WeakValueDictionary

from assistant.page.browser.html import error_html, line_html
from assistant.page.downloads.works import MOST, Work, Works
from assistant.page.work.opening import Opening
from index.errors import DeepseaError

from .html import earlier_html, quiz_html, taking_html
from .kept import KeptSets, QuizSet
from .pools import Pools

if TYPE_CHECKING:  # They bring torch along, and the page is to open before that is loaded.
    from assistant.quiz import Item, Quiz


class Sets:
    """The sets that are ``kept``, to be had as files from ``works`` under the same names."""

    def __init__(self, opening: Opening, works: Works, pools: Pools, kept: KeptSets) -> None:
        self._opening = opening
        self._works = works
        self._pools = pools
        self._kept = kept
        works.kept_by(self._remake)
        # The last ones, with what they were before their changes.
        self._sets: OrderedDict[str, QuizSet] = OrderedDict()
        self._turn = threading.Lock()
        # Changes of one set come one after the other: each begins with what the last has made.
        self._changing = WeakValueDictionary[str, threading.Lock]()

    def put(self, now: QuizSet, id: str = "") -> str:
        """Keep it, in the place of the set called ``id``; gives its name. Raises `StoreError`."""
        id = self._hold(now, id)
        self._kept.put(id, now)
        return id

    def _hold(self, now: QuizSet, id: str) -> str:
        id = self._works.put(Work(now.quiz.title, _files(now.quiz)), id)
        with self._turn:
            self._sets[id] = now
            self._sets.move_to_end(id)
            while len(self._sets) > MOST:
                self._sets.popitem(last=False)
        return id

    def get(self, id: str) -> QuizSet | None:
        """The set of that name, or None. Raises `StoreError`."""
        with self._turn:
            now = self._sets.get(id)
        if now is None and (now := self._kept.get(id)) is not None:
            self._hold(now, id)
        return now

    def _remake(self, id: str) -> None:
        if (now := self.get(id)) is not None:
            self._hold(now, id)

    def shown(self, id: str, **how: Any) -> str:
        """The HTML of the set; see `quiz_html`."""
        now = self._sets[id]
        return quiz_html(now.quiz, id, [*_files(now.quiz)], undo=now.earlier is not None, **how)

    def changed(self, asked: Mapping[str, Any]) -> str:
        """Do what was ``asked`` to the set ``asked["id"]``; the HTML of what it then is."""
        id, deed = str(asked["id"]), str(asked["do"])
        try:
            if deed in ("list", "forget"):
                return self._listed(id, asked)
            with self._alone(id):
                return self._done(id, deed, asked)
        except DeepseaError as error:
            return error_html(error.line)

    def _alone(self, id: str) -> threading.Lock:
        """What is held while the set of that name is changed."""
        with self._turn:
            return self._changing.setdefault(id, threading.Lock())

    def _done(self, id: str, deed: str, asked: Mapping[str, Any]) -> str:
        now = self.get(id)
        do = self._deeds().get(deed)
        if now is None or do is None:
            return line_html("quiz_gone") if deed != "show" else ""
        try:
            return do(id, now, asked)
        except DeepseaError as error:
            return self.shown(id, line=error.line)
        except (KeyError, IndexError, TypeError, ValueError):  # nothing that the page sends
            return self.shown(id)

    def _listed(self, id: str, asked: Mapping[str, Any]) -> str:
        """The list of the sets called ``asked["ids"]``, that of ``id`` forgotten if so asked."""
        if asked["do"] == "forget":
            self._kept.delete(id)
            with self._turn:
                self._sets.pop(id, None)
        return earlier_html(self._kept.listed([str(each) for each in asked["ids"]]))

    def _deeds(self) -> "Mapping[str, Callable[[str, QuizSet, Mapping[str, Any]], str]]":
        return {
            "show": lambda id, _, asked: self.shown(id),  # noqa: ARG005
            "edit": lambda id, _, asked: self.shown(id, editing=int(asked["at"])),
            "save": self._save,
            "up": partial(self._move, by=-1),
            "down": partial(self._move, by=1),
            "drop": self._drop,
            "another": self._another,
            "undo": self._undo,
            "take": self._take,
            "mark": self._mark,
        }

    def _keep(self, id: str, now: QuizSet, quiz: "Quiz", gone: "Sequence[Item]" = ()) -> str:
        self.put(QuizSet(quiz, now.wishes, (*now.avoided, *gone), now), id)
        return self.shown(id)

    def _save(self, id: str, now: QuizSet, asked: Mapping[str, Any]) -> str:
        from assistant.quiz.edit import Draft, edited

        at, form = int(asked["at"]), asked["draft"]
        draft = Draft(
            _words(form["stem"]),
            _words(form["explanation"]),
            tuple(map(_words, form["options"])),
            tuple(map(int, form["right"])),
            tuple(map(_words, form["prompts"])),
            tuple(map(_words, form["key"])),
        )
        items = list(now.quiz.items)
        library = self._opening.result().library
        document = library.get(now.quiz.doc_id)
        rendition = library.rendition(document.id, items[at].lang)
        items[at], wrong = edited(items[at], draft, document, rendition)
        if wrong:
            return self.shown(id, editing=at, draft=draft, faults=wrong)
        return self._keep(id, now, replace(now.quiz, items=tuple(items)))

    def _move(self, id: str, now: QuizSet, asked: Mapping[str, Any], by: int) -> str:
        from assistant.quiz.edit import arranged, groups

        order, at = groups(now.quiz), int(asked["at"])
        to = min(max(at + by, 0), len(order) - 1)
        order.insert(to, order.pop(at))
        return self._keep(id, now, arranged(now.quiz, order))

    def _drop(self, id: str, now: QuizSet, asked: Mapping[str, Any]) -> str:
        from assistant.quiz.edit import arranged, groups

        order = groups(now.quiz)
        if len(order) == 1:
            return self.shown(id)
        gone = order.pop(int(asked["at"]))
        return self._keep(id, now, arranged(now.quiz, order), gone)

    def _another(self, id: str, now: QuizSet, asked: Mapping[str, Any]) -> str:
        from assistant.quiz.edit import another, groups

        at = int(asked["at"])
        quiz, assistant = now.quiz, self._opening.result()
        pool = self._pools.get(assistant, quiz.doc_id, quiz.langs, now.wishes, _unheard)
        made = another(pool, quiz, at, now.avoided)
        return self._keep(id, now, made, groups(now.quiz)[at])

    def _undo(self, id: str, now: QuizSet, asked: Mapping[str, Any]) -> str:  # noqa: ARG002
        self.put(now.earlier or now, id)
        return self.shown(id)

    def _take(self, id: str, now: QuizSet, asked: Mapping[str, Any]) -> str:
        return taking_html(now.quiz.title, id, in_language(now.quiz, str(asked["lang"])))

    def _mark(self, id: str, now: QuizSet, asked: Mapping[str, Any]) -> str:
        items = in_language(now.quiz, str(asked["lang"]))
        given = [[str(each) for each in answer] for answer in asked["answers"]]
        return taking_html(now.quiz.title, id, items, given)


def _unheard(_done: int, _total: int) -> None:
    """Nobody is told how far it is."""


def _words(text: object) -> str:
    return str(text).strip()


def in_language(quiz: "Quiz", lang: str) -> "list[Item]":
    """The items in that language, in the first one of the quiz when it has no such."""
    wanted = lang if lang in quiz.langs else quiz.langs[0]
    return [item for item in quiz.items if item.lang == wanted]


def _files(quiz: "Quiz") -> dict[str, tuple[Callable[[], bytes], str]]:
    from assistant.quiz.formats import FORMATS, encode

    def encoded(name: str) -> bytes:
        return encode(quiz, name)[0]

    kinds = {item.kind for item in quiz.items}
    return {
        name: (partial(encoded, name), _suffix(name, form.suffixes))
        for name, form in FORMATS.items()
        if kinds & set(form.kinds)
    }


def _suffix(name: str, suffixes: Sequence[str]) -> str:
    """That of a format's file; a teacher's key, "docx-key", goes by its own and says so."""
    return suffixes[0] if suffixes else "-key." + name.removesuffix("-key")
