"""The facts of a document that can be asked after: a statement and one figure of it."""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from assistant.figures import Figure, find_figures, same_figure
from assistant.summary.source import Source
from assistant.summary.statement import Statement, statements
from assistant.types import Citation
from assistant.wording import notice
from index.script import QUOTED, width
from index.tokens import content_words
from index.types import Lang

from .item import BLANK, Bloom, Difficulty, Item, Kind
from .stated import Stated
from .values import Value, askable, wrong_values

_CLAUSE_END: dict[Lang, re.Pattern[str]] = {
    "zh": re.compile(r"[，；：。！—]|,(?=\s)"),
    "en": re.compile(r"; |: |\.(?=$|[”\"’])|, (?=(?:but|while|which|so) )"),
}
# Verbs with an answer to "how much" after them, which 多少 makes a question of.
_UNIT_WORDS = re.compile(r"多少(?:[a-zA-Z%°]|个百分点)")
_MUCH = 12
_SHORTEST = 7
# An English main clause narrower than this says too little without what depends on it.
_SHORT = 16
_SUBJECT = 8
# A stem wider than this is not read to its end; see `width`.
_LONGEST_STEM = 62
# A figure that an article comes back to as often as this is its motto, not a fact of it.
_MOTTO = 5
_WHOLE = 100
_ADVERBIAL = re.compile(r"(?:[起时后前中下上来际]|为例|方面|层面|之日|同时|期间)$")
# Until when a count was taken, or from when something ran, is no fact for itself.
_AS_OF = re.compile(r"(?:截至|截止|自|从|到|[Aa]s of|[Ss]ince|[Ff]rom|[Uu]ntil|by) ?$")
# Yet when something began, it happened: it has a place in the order of time.
_BEGAN = re.compile(r"(?:自|从|[Ss]ince|[Ff]rom) ?$")
_RANKED = re.compile(
    r"(?:排名|排行|位列|位居|名列|排在|排|居|列|升至|rank(?:ed|s)?|came|comes|placed|finished) ?$"
)
# Chinese leaves out a subject that the sentence before has named, or whose it is: 10年投入1000亿元,
# 在赛道旁设立……, 到2019年，总长增加到…….
_NO_SUBJECT = re.compile(
    r"(?:\d[\d,.]*|[一二两三四五六七八九十]+)(?:余|多)?(?:年|个月|个季度|周|天|小时|分钟)内?"
    r"(?:投|建|开|推|完|实现|达|突破|交付|售|招|筹|设)"
    r"|在[^，。；]{1,14}[旁里内上下中外地处市省区县国](?:先后|陆续|共)?"
    r"(?:设[立有]|建[立成有]|开设|开出|成立|举办|推出|发布|投[入资]|布局|拥有)"
    r"|(?:[^，。；]{0,4}\d{4}年[^，。；]{0,4}，?)?(?:其中，?|累计)?"
    r"(?:总(?:长|数|量|面积|人数|里程)|数量|记录|规模|造价|长度|面积|占比|比例)"
    r"(?:已经?|也|则|约|只|仅)?(?:增|减|升|降|扩|达|为|是|有|从|由|占|超|突破)"
)
# Of two figures that are compared in such words, each stays on its side of the other.
_COMPARED = re.compile(
    r"[高低优多少大小长短快慢强]于|超过?了?|远超|领先|不及|不如|相比|比"
    r"|\b(?:than|ahead of|behind|compared with|beat(?:s|ing)?|from|rose|fell|risen|fallen)\b"
)
# 小米还以48小时预热: besides what, the sentence before says.
_BESIDES = re.compile(r"[^，。；“]{1,6}还(?=[以将在把对与从会能])")


@dataclass(frozen=True, slots=True)
class Fact:
    """A statement of the document and the figure of it that is asked after.

    ``true`` are all figures of the document, of which none may be offered as wrong.
    """

    source: Source
    statement: Statement
    figure: Figure
    true: Stated

    @property
    def id(self) -> str:
        """The sentence and the value: the same in both languages."""
        start, _ = self.statement.said.span
        return f"{start}:{self.figure.kind}:{self.figure.value.normalize():f}"

    @property
    def only_begins(self) -> bool:
        """Whether the figure is a date from which on the statement holds: 自2021年立项之日起."""
        before = self.statement.text[: self.figure.start]
        return self.figure.kind == "date" and _BEGAN.search(before) is not None

    @property
    def lang(self) -> Lang:
        """The language that the item will be in."""
        return self.statement.lang

    @property
    def written(self) -> str:
        """The figure as it is written."""
        return self.statement.text[self.figure.start : self.figure.end].strip()

    @property
    def told(self) -> str:
        """The statement up to the end of the clause that holds the figure."""
        text = self.statement.text
        stop = self._stop()
        return text if stop == len(text) else text[:stop] + ("。" if self.lang == "zh" else ".")

    def _stop(self) -> int:
        text = self.statement.text
        if self.lang == "zh" and len(text) <= self.figure.end + _MUCH:
            return len(text)
        for found in _CLAUSE_END[self.lang].finditer(text, self.figure.end):
            head = text[: found.start()]
            if _open(head) or self._says_too_little(head):
                continue
            return len(text) if found.end() >= len(text) else found.start()
        return len(text)

    def _says_too_little(self, head: str) -> bool:
        """Whether ``head`` is a date alone, or a subject whose verb stands behind a comma."""
        after = head[self.figure.end :]
        said = width(head[: self.figure.start] + after)
        if _ADVERBIAL.search(head):
            return True
        if self.lang == "en" and width(head) < _SHORT:
            return True
        return said < _SHORTEST or (after.startswith("的") and len(after) <= _SUBJECT)

    def replaced(self, words: str) -> str:
        """What is told with ``words`` in the place of the figure."""
        told = self.told
        return told[: self.figure.start] + words + told[self.figure.end :]

    def question(self) -> str:
        """A question whose answer the figure is; "" where only a blank reads well."""
        before = self.statement.text[: self.figure.start]
        if self.lang == "en" or self.figure.approx in ("about", "nearly", "under"):
            return ""
        if before.endswith("的"):  # 比2023年的多少元增长……？
            return ""
        return _asked_in_chinese(self)

    def blanked(self) -> str:
        """What is told, with a blank for the figure."""
        told = self.told
        before, after = told[: self.figure.start], told[self.figure.end :]
        if self.lang == "en":
            return f"{before}{BLANK}{after}"
        return f"{before} {BLANK} {after}".strip().replace(" 。", "。").replace(" ，", "，")

    def wrong(self, difficulty: Difficulty, rng: random.Random) -> list[Value]:
        """False values for the figure, that fit in with what the statement compares it with."""
        text, figure = self.statement.text, self.figure
        values = wrong_values(text, figure, self.true, difficulty, self.lang, rng)
        if not _COMPARED.search(self.told):
            return values
        others = [each.value for each in find_figures(self.told) if _measured_alike(each, figure)]
        return [
            value
            for value in values
            if all((value.size > other) == (figure.value > other) for other in others)
        ]

    def cite(self) -> Citation:
        """The sentence, in the words of the document."""
        return self.source.cite(self.statement.said, 1)

    def item(
        self,
        kind: Kind,
        stem: str,
        options: Sequence[str],
        key: str,
        difficulty: Difficulty,
        bloom: Bloom = "remember",
    ) -> Item:
        """An item on this fact alone, explained with the sentence that tells it."""
        told = notice("quiz_explained", self.lang, told=self.statement.said.text.strip())
        return Item(
            kind,
            placed(stem, self.source, self.lang),
            tuple(options),
            (key,),
            told,
            difficulty,
            bloom,
            " > ".join(self.statement.section),
            self.lang,
            (self.cite(),),
            facts=frozenset({self.id}),
        )


def facts(source: Source) -> Iterator[Fact]:
    """Every fact of a document, in order; those that `Fact.only_begins` can but be ordered."""
    every = list(statements(source))
    true = Stated(
        [
            figure
            for excerpt in source.excerpts()
            for figure in find_figures(f"{excerpt.title}\n{excerpt.text}", idioms=True)
        ]
    )
    for statement in every:
        for figure in statement.figures:
            fact = Fact(source, statement, figure, true)
            if askable(statement.text, figure) and _worth_asking(fact):
                yield fact


def _worth_asking(fact: Fact) -> bool:
    """Whether the article has the figure as a fact of its own, and the stem does not tell it."""
    told, figure = fact.told, fact.figure
    if width(told) > _LONGEST_STEM or any(
        found.start() < figure.start < found.end() for found in QUOTED.finditer(told)
    ):
        return False
    if _NO_SUBJECT.match(told) or _BESIDES.match(told):
        return False
    if figure.kind == "ordinal" and not _RANKED.search(told[: figure.start]):
        return False  # the second reason, the 9th meeting
    if re.search(r"(?:每|per|every) ?$", told[: figure.start]):
        return False
    before = told[: figure.start]
    if figure.kind == "date" and _AS_OF.search(before) and not _BEGAN.search(before):
        return False
    if len(fact.true.same(figure)) >= _MOTTO:
        return False
    others = [each for each in find_figures(told, idioms=True) if each.start != figure.start]
    # A stem that speaks of two days tells what "48 hours" are.
    told_too = (each.value == figure.value or same_figure(each, figure) for each in others)
    return not any(told_too) and not _follows(figure, others)


def _follows(figure: Figure, others: Sequence[Figure]) -> bool:
    """Whether the figure can be worked out from the others, or guessed from a "top three"."""
    if figure.kind == "ordinal":
        return any(each.unit == "top" for each in others)
    shares = ("%", "pp")
    alike = [
        each.value
        for each in others
        if each.unit == figure.unit or (each.unit in shares and figure.unit in shares)
    ]
    if figure.unit == "%":
        if _fill_up(figure.value, alike):
            return True
        alike.append(Decimal(_WHOLE))
    every = sorted([figure.value, *alike])
    return every[-1] == sum(every[:-1]) or any(
        figure.value in (one + other, abs(one - other)) for one, other in combinations(alike, 2)
    )


def _fill_up(share: Decimal, others: Sequence[Decimal]) -> bool:
    """Whether a share and some of the others make up the whole."""
    sums = {share}
    for other in others:
        sums |= {known + other for known in sums if known + other <= _WHOLE}
    return share != _WHOLE and _WHOLE in sums


def _measured_alike(one: Figure, other: Figure) -> bool:
    """Whether they are two figures of one kind and unit, which may be given with one alone."""
    units = {one.unit, other.unit} - {""}
    return one.kind == other.kind and len(units) <= 1 and one.start != other.start


def placed(stem: str, source: Source, lang: Lang) -> str:
    """The stem, with the title of the article before one that names nothing of the title's."""
    words = {word for word in content_words(source.title) if len(word) > 1 and word.isalpha()}
    if words & content_words(QUOTED.sub("", stem)):
        return stem
    title = re.split(r"[：:—]", source.title)[0].strip()
    return notice("quiz_placed", lang, title=title, stem=stem)


def _open(text: str) -> bool:
    """Whether a quotation or bracket of ``text`` is still open."""
    return text.count('"') % 2 == 1 or any(
        text.count(one) != text.count(other) for one, other in ("“”", "（）", "()", "《》")
    )


def _asked_in_chinese(fact: Fact) -> str:
    figure, text = fact.figure, fact.statement.text
    unit = text[figure.number[1] : figure.end].lstrip("多余来+ ")
    before = text[figure.number[0] - 1 : figure.number[0]]
    if figure.kind == "date":
        words = {"year": "哪一年", "month": "哪年哪月", "day": "哪一天", "quarter": "哪个季度"}
        if "年" not in fact.written or figure.unit not in words:
            return ""
        asked = words[figure.unit]
    elif figure.kind == "ordinal":
        asked = fact.written[: fact.written.find("第")] + "第几" if "第" in fact.written else ""
    elif figure.kind == "percent" and figure.unit == "%":
        asked = "百分之多少" if fact.written.endswith("%") else ""
    elif (
        figure.kind == "time"
        or (figure.unit == "second" and figure.value % 1)
        or (before.isascii() and before.strip())
    ):
        asked = ""
    else:
        asked = "多少" + unit
    if not asked:
        return ""
    stem = fact.replaced(asked).rstrip("。！.")
    return "" if _UNIT_WORDS.search(stem) and "%" in stem else stem + "？"
