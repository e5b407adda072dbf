"""What a visitor wants of a quiz, as the form of the page says it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from assistant.quiz.item import DIFFICULTIES, KINDS, Difficulty, Kind
from index.types import LANGS, Lang

if TYPE_CHECKING:  # It brings torch along, and the page is to open before that is loaded.
    from assistant.quiz.candidates import Wishes
    from index.library import Library

#: The most items that the page makes at once.
MOST = 200


@dataclass(frozen=True, slots=True)
class QuizWishes:
    """``lang`` is a language, "both", or "" for that of the page where it can be had in it."""

    n: int
    kinds: tuple[Kind, ...]
    difficulties: tuple[Difficulty, ...]
    sections: tuple[str, ...]
    lang: str
    seed: int | None
    page: Lang
    bank: bool = False
    confirm: bool = False

    def of(self, seed: int) -> "Wishes":
        """What the items are made for, with a seed."""
        from assistant.quiz.candidates import Wishes

        return Wishes(self.kinds, self.difficulties, self.sections, seed, self.n, self.confirm)

    def langs(self, library: "Library", doc_id: str) -> tuple[Lang, ...]:
        """The languages of the items; those of a document that is not to be had in the page's."""
        if self.lang == "both":
            return LANGS
        for lang in LANGS:
            if lang == self.lang:
                return (lang,)
        return (page_lang(library, doc_id, self.page),)


def page_lang(library: "Library", doc_id: str, page: Lang) -> Lang:
    """The language of the page if the article is to be had in it, else the article's own."""
    return page if library.rendition(doc_id, page) else library.get(doc_id).lang


def wishes_of(form: Mapping[str, Any], page: Lang) -> QuizWishes:
    """What the browser sent; whatever is not known there counts as not chosen, and none as all."""
    return QuizWishes(
        min(max(_number(form["n"], 1), 1), MOST),
        tuple(kind for kind in KINDS if kind in form["kinds"]) or KINDS,
        tuple(level for level in DIFFICULTIES if level in form["levels"]) or DIFFICULTIES,
        tuple(map(str, form["sections"])),
        str(form["lang"]),
        _number(form["seed"], None),
        page,
        bool(form["bank"]),
        bool(form["confirm"]),
    )


def _number(text: Any, otherwise: Any) -> Any:
    try:
        return int(str(text))
    except ValueError:
        return otherwise
