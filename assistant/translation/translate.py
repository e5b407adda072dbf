"""Questions into the language of the article, verified sentences into that of the reader."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from assistant.figures import (
    Figure,
    convert_figures,
    find_figures,
    in_words,
    mend_figures,
    mend_moves,
    other_multiple,
    render_figure,
    unsupported_figures,
    without_figures,
)
from assistant.figures.words import ORDINALS
from assistant.models.chat import ChatModel
from assistant.models.replies import Replies
from assistant.polarity import translates_round
from index.script import width
from index.types import Lang
from prompts import load
from prompts.glossary import Glossary, builtin_glossary

from .people import mend_names
from .pinyin import names_spelled

MAX_TOKENS = 240
# A small model leaves a hard word in the source's script; the grammar leaves it no way to.
_NO_HAN = r"root ::= [^\n\u3000-\u303f\u3400-\u9fff\uff00-\uffef]+"
_ONE_LINE = r"root ::= [^\n]+"
_LATIN_NAME = re.compile(r"\b(?=\w*[A-Z0-9])[A-Za-z][A-Za-z0-9+]+(?: (?:Ultra|Pro|Max|\d+))?\b")
# A word in small letters, three of them at least, as no name is written.
_WORD = re.compile(
    r"(?<![A-Za-z0-9])[a-z][a-z'’-]{2,}(?![A-Za-z0-9])|(?<=[\u3400-\u9fff])[a-z]{3,}"
)
_HAN = re.compile(r"[\u3400-\u9fff]")
# Where a sentence may be taken apart, and what stands between the translations of its halves.
_CLAUSE_END = re.compile(r"[，；：。]|[,;:.](?=\s|[\u3400-\u9fff])")
_HALF_ENDS = " ，；：。,;:."
_BETWEEN_HALVES: dict[Lang, str] = {"zh": "；", "en": ". "}
_NUMERALS = dict(enumerate("一二三四五六七八九十", start=1))
# How often a sentence that fails is cut in two.
DEPTH = 2
# How wide (see `width`) a half is at least.
HALF = 12.0
# "Lin Ruoheng (林若衡)"
_PAIRED = re.compile(
    r"(?P<latin>[A-Z][\w'’-]*(?: [A-Z0-9][\w'’-]*){0,3})"
    r"\s?[（(](?P<han>[\u3400-\u9fff·]{2,12})[）)]"
)


class Translator:
    """Translates with a chat model and a glossary, by default the built-in one; the same text is
    translated once (with ``replies``, once for all processes).
    """

    def __init__(
        self,
        model: ChatModel,
        glossary: Glossary | None = None,
        replies: Replies | None = None,
    ) -> None:
        self._model = model
        self._replies = replies
        self._glossary = glossary or builtin_glossary()
        self.question = lru_cache(maxsize=512)(self._question)

    def _question(
        self,
        text: str,
        target: Lang,
        names: tuple[tuple[str, str], ...] = (),
        shared: tuple[tuple[str, str], ...] = (),
    ) -> str:
        """The question in ``target``, with ``names`` of it as they are written there, and the words
        that an article has for terms that are ``shared`` with it. Raises `ModelUnavailable`.
        """
        known = self._glossary.hint(text, target)
        mine = [(name, written) for name, written in names if name == written or name not in known]
        for name, written in mine:  # a small model copies characters, and spells others of its own
            both = rf"\b{re.escape(name)}\b(?:\s?[（(]{re.escape(written)}[)）])?"
            text = re.sub(both, written, text)
        kept = [f"{written} = {written}" for _, written in mine]
        kept += [f"{term} = {word}" for term, word in shared if term not in known]
        terms = _joined(known, "; ".join(kept))
        question = convert_figures(text, target)
        said = self._in_one_script("question", target, question, terms=terms, question=question)
        if unsupported_figures(text, [said]):  # "the three things" are not any things
            terms = _joined(terms, _figure_terms(text, target))
            again = self._ask("question", target, terms=terms, question=question)
            said = said if unsupported_figures(text, [again]) else again
        return said

    def sentence(
        self,
        text: str,
        target: Lang,
        quotes: Sequence[str],
        names: Sequence[tuple[str, str]] = (),
    ) -> str | None:
        """A verified sentence in ``target``, or None if no translation passed the checks.

        The ``names`` that it has are written as they are here. Its figures must be those of
        ``quotes`` or ``text``, after conversion, and each telling figure of ``text`` must still be
        there. A first failure is told to the model, once, with the renderings of the figures; a
        long sentence that fails again is translated half by half, and a half that fails so too.
        Raises `ModelUnavailable`.
        """
        return self._in_pieces(text, target, quotes, names, DEPTH)

    def _in_pieces(
        self,
        text: str,
        target: Lang,
        quotes: Sequence[str],
        names: Sequence[tuple[str, str]],
        depth: int,
    ) -> str | None:
        """A translation of a sentence, or of the halves it is cut into ``depth`` times at most."""
        said = self._checked(text, target, quotes, names)
        if said is not None or not depth or not (halves := _halves(text)):
            return said
        told: list[str] = []
        for half in halves:
            if (piece := self._in_pieces(half, target, quotes, names, depth - 1)) is None:
                return None
            told.append(piece)
        one, other = told
        return one.rstrip(_HALF_ENDS) + _BETWEEN_HALVES[target] + other

    def _checked(
        self, text: str, target: Lang, quotes: Sequence[str], names: Sequence[tuple[str, str]]
    ) -> str | None:
        """A translation that passed the checks, of two at most."""
        source = convert_figures(text, target)
        known = self._glossary.hint(text, target)
        named = [each for each in names if each[0] in text and each[0] not in known]
        terms = _joined(known, "; ".join(f"{name} = {spelled}" for name, spelled in named))
        for extra in ("", _figure_terms(text, target)):
            values = {"terms": _joined(terms, extra), "sentence": source}
            told = self._in_one_script("sentence", target, source, **values)
            if lost := [name for name, same in named if name == same and name not in told]:
                told = self._with_names(source, target, lost) or told
            moved = mend_moves(mend_figures(told, quotes, target).sentence, [text])
            said = mend_names(moved, named)
            if _is_faithful(said, text, target, quotes):
                return said
            if not find_figures(text):
                break
        return None

    def _with_names(self, source: str, target: Lang, names: Sequence[str]) -> str:
        """A translation of ``source`` that leaves its ``names`` as they are: a small model spells
        "Ines Corrigan" in characters, and copies "IC". "" where it did not copy them.
        """
        runs = dict(zip(_runs_of(names, source), _short_names(source), strict=False))
        short = source
        for run, letters in runs.items():
            short = re.sub(rf"\b{re.escape(run)}\b", letters, short)
        terms = _joined("", "; ".join(f"{each} = {each}" for each in runs.values()))
        said = self._in_one_script("sentence", target, short, terms=terms, sentence=short)
        if any(letters not in said for letters in runs.values()):
            return ""
        for run, letters in runs.items():
            said = re.sub(rf"(?<![A-Za-z]){letters}(?![A-Za-z])", run, said)
        return said

    def _in_one_script(self, prompt: str, target: Lang, source: str, **values: str) -> str:
        """A translation of ``source``, asked for again where a Chinese one has English words that
        are no names of it: "the old 鱼erman".
        """
        said = self._ask(prompt, target, **values)
        if target == "zh" and _left_alone(said):
            return self._ask(prompt, target, _no_latin_but(source), **values)
        return said

    def _ask(self, prompt: str, target: Lang, grammar: str = "", **values: str) -> str:
        template = load(prompt, target)
        messages = template.render(**values)

        def ask() -> str:
            return self._model.complete(
                messages,
                max_tokens=MAX_TOKENS,
                grammar=grammar or (_NO_HAN if target == "en" else _ONE_LINE),
                opening=template.opening(),
                purpose="translate",
            )

        if self._replies is None:
            return ask()
        return self._replies.recall(self._model.name, messages, ask, grammar)


def names_written(question: str, texts: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """The Latin names of a question that the ``texts`` have, and how these write them: the same
    way, or in the Chinese characters that are read like that.

    A name has a capital or a digit; that the text has it is what tells it from a first word. What
    the question itself writes in both ways, "Frostbridge (霜桥)", goes before.
    """
    words = dict.fromkeys(_LATIN_NAME.findall(question))
    same = [(word, word) for word in words if any(word in text for text in texts)]
    both = names_paired(question)
    paired = {name for name, _ in both}
    found = [each for each in (*same, *names_spelled(question, texts)) if each[0] not in paired]
    return (*both, *found)


def names_paired(text: str) -> tuple[tuple[str, str], ...]:
    """Names that ``text`` writes in Latin letters and, in brackets after it, in Chinese."""
    return tuple((found["latin"], found["han"]) for found in _PAIRED.finditer(text))


def terms_wording(question: str, target: Lang, glossary: Glossary) -> str:
    """The question, followed by its glossary terms in ``target``: a wording for retrieval that
    needs no model. "" when it has no term.

    The terms alone would find whatever is about Xiaomi. nDCG@10 of 122 English questions about the
    built-in article without its rendition: 0.76 as asked, 0.65 with the terms as a wording of their
    own, 0.81 with this one.
    """
    terms = [rendering for _, rendering in glossary.terms_in(question, target)]
    return " ".join([question, *terms]) if terms else ""


def _halves(text: str) -> tuple[str, str] | None:
    """A long sentence in two, at the mark that is nearest to its middle; None of a short one, and
    where there is none.
    """
    marks = [found.end() for found in _CLAUSE_END.finditer(text)]
    middle = width(text) / 2
    best = min(marks, key=lambda mark: abs(width(text[:mark]) - middle), default=0)
    one, other = text[:best].strip(), text[best:].strip()
    return (one, other) if min(width(one), width(other)) >= HALF else None


def _runs_of(names: Sequence[str], text: str) -> list[str]:
    """The ``names`` in ``text``, those that stand beside each other as one, the longest first."""
    name = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    found = re.findall(rf"\b(?:{name})(?: (?:{name}))*\b", text)
    return sorted(dict.fromkeys(found), key=len, reverse=True)


def _short_names(text: str) -> Iterator[str]:
    """Pairs of capitals that ``text`` has not."""
    pairs = (f"{one}{other}" for one in "KHTJV" for other in "QRLWX")
    return (pair for pair in pairs if pair not in text)


def _left_alone(said: str) -> bool:
    """Whether a Chinese translation has words that were left in English; units are written so."""
    return _WORD.search(without_figures(said)) is not None


def _no_latin_but(text: str) -> str:
    """A grammar for a line of Chinese with no Latin words but the names in ``text``."""
    names = dict.fromkeys(_LATIN_NAME.findall(text))
    rule = "".join(f' | "{name}"' for name in names)
    return "root ::= piece+\n" + rf"piece ::= [^\nA-Za-z]{rule}"


def _is_faithful(said: str, text: str, target: Lang, quotes: Sequence[str]) -> bool:
    values = {figure.value for figure in find_figures(said)}
    lost = [
        figure
        for figure in unsupported_figures(text, [said])
        if _is_telling(figure) and figure.value not in values and not _stands_in(figure, said)
    ]
    right_script = bool(_HAN.search(said)) == (target == "zh")
    if _asks(said) and not _asks(text):  # "asked what they prefer" made into a question
        return False
    if _repeats_a_figure(said, text) or other_multiple(said, [text]):
        return False
    sources = [*quotes, text]
    new = [each for each in unsupported_figures(said, sources) if not _implied(each, sources)]
    return right_script and not lost and not new and not translates_round(said, text, target)


def _asks(text: str) -> bool:
    return text.rstrip("。.”’\"' ").endswith(("?", "？"))


def _repeats_a_figure(said: str, text: str) -> bool:
    """Whether ``said`` has a figure more than once more often than ``text``, as a small model that
    has lost its way does: "from March, the March event was organised by the March event".
    """
    often, known = (
        Counter((each.kind, each.value) for each in find_figures(one)) for one in (said, text)
    )
    return any(count > known[figure] + 1 and count > 2 for figure, count in often.items())


def _implied(figure: Figure, sources: Sequence[str]) -> bool:
    """Whether a translation may have ``figure`` of ``sources`` that tell it otherwise: "47分贝" of
    "52 decibels, and the other 47", "九岁" of "nine", "the second floor" of 二层.
    """
    if figure.kind == "ordinal":
        written = _NUMERALS.get(int(figure.value), str(figure.value))
        return any(written in source for source in sources)
    if figure.kind not in ("number", "percent"):
        return False  # a date or a time stands there as one, or it does not
    held = [each for source in sources for each in find_figures(source)]
    bare = any(each.value == figure.value and not each.unit for each in held)
    counts = figure.unit == "age" or figure.measure.counted
    return bare and (counts or any(each.unit == figure.unit for each in held))


def _stands_in(figure: Figure, said: str) -> bool:
    """Whether ``said`` has the digits of a bare figure within a name ("Cloud Sail 18"), or the word
    of a rank ("a second contract"), which are read as no figures.
    """
    if figure.kind == "ordinal" and 0 < figure.value <= len(ORDINALS):
        return re.search(rf"\b{ORDINALS[int(figure.value) - 1]}\b", said.lower()) is not None
    bare = figure.kind == "number" and not figure.unit
    return bare and re.search(rf"(?<![\d.,]){figure.value}(?![\d%]|[.,]\d)", said) is not None


def _is_telling(figure: Figure) -> bool:
    """Not the "two" of 两大工厂, which reads well without."""
    return figure.kind != "number" or figure.value >= 10 or bool(figure.value % 1)


def _figure_terms(text: str, target: Lang) -> str:
    return "; ".join(
        f"{text[figure.start : figure.end]} = {render_figure(figure, target)}"
        for figure in find_figures(text)
        if not in_words(figure)
    )


def _joined(terms: str, extra: str) -> str:
    return (
        f"{terms[:-1]}; {extra}]" if terms and extra else terms or (f"[{extra}]" if extra else "")
    )
