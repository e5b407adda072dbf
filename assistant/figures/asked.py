"""What a question is after, as far as figures go, and whether a text has that to offer."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from index.script import is_chinese
from index.tokens import content_words, exact_names

from . import worded
from .classifiers import counts_something_else
from .compare import holds, same_figure
from .figure import Figure
from .find import find_figures
from .periods import overlaps

#: A question for a share.
SHARE = re.compile(
    r"百分之几|百分比|几成|(?:多[少大]|什么)的?(?:比例|占比|份额)|(?:比例|占比|份额)(?:是|有|为|达)?多[少大高]"
    r"|\b(?:what|which) (?:percentage|share|proportion|fraction|per ?cent)\b"
    r"|\bhow many per ?cent\b",
    re.IGNORECASE,
)
# A question for a rate, but for those that are no share: 功率, 频率, 汇率, 心率, 生育率, 容积率, …
_RATE = re.compile(
    r"(?<![功频汇心速斜倍辨曲码帧样特育积])率(?:大约|约|分别|各|又)?(?:是|为|有|达到?)?多[少高大]"
    r"|\bwhat (?:was|were|is|are)\b[^?]{0,60}\b(?:(?:profit|net|gross|operating) margins?"
    r"|(?:unemployment|occupancy|growth|interest|conversion|churn|turnout|wastage|loss|failure"
    r"|success|retention|vacancy|tax|approval|pass|completion|return|load) (?:rate|factor)s?)\b",
    re.IGNORECASE,
)
_MEASURES = (
    r"per ?cent|(?:square |cubic )?(?:milli|centi|kilo)?(?:met(?:er|re)|gram|lit(?:er|re))s?|miles?"
    r"|seconds?|minutes?|hours?|days?|weeks?|months?|years?|yuan|dollars|euros|tons?|tonnes?|times"
    r"|pounds|feet|inches|ounces|gallons|kilos|acres|hectares|degrees|watts|kilowatts|(?:mega|giga)bytes"
    r"|points"
)
_CLASSIFIER = "[名位家台辆件款座本册部篇张场所棵株只头匹艘架项幅栋]"
_COUNT = re.compile(
    rf"(?:多少|几)(?:个?人|{_CLASSIFIER}|员工|用户|粉丝)"
    rf"|\bhow many (?!(?:{_MEASURES})\b)",
    re.IGNORECASE,
)
# "几家媒体测的分别是多少公里": of several, whose number is not asked for.
_SEVERAL = re.compile(rf"几{_CLASSIFIER}(?=[^，。？?]*(?:分别|各))")

_SUMS_ZH = (
    "售价|价格|单价|票价|房价|租金|费用|成本|预算|营收|收入|营业额|销售额|净?利润?|市值|估值|工资"
    "|年?薪"
)
_SUMS_EN = (
    "revenues?|turnover|earnings|profits?|losses|budget|costs?|prices?|fares?|fees?|rents?|salary"
    "|salaries|wages?|valuation|market value"
)
_LINKS_EN = "of|for|to|in|on|at|by|from|behind|about|and|or|that|than"
_MONEY = re.compile(
    rf"多少钱|(?:{_SUMS_ZH})(?:大约|约|总共|一?共|分别|又|各)?(?:是|为|有|达到?)?多[少高]"
    rf"|\bhow much (?:money|{_SUMS_EN})\b|\bhow much\b.*\b(?:cost|earn|charge|sell for)\b"
    r"|\bwhat (?:do|does|did|has|have|had|will)\b.*\b(?:pay|paid|cost)\b"
    rf"|\b(?:what|which)(?: (?:was|were|is|are)(?: (?!(?:{_LINKS_EN})\b)[\w'’-]+){{0,4}})?"
    rf" (?:{_SUMS_EN})(?=\s*[?,]|\s*$| (?:of|in|for|per|at|by|last|range|from|does|do|did)\b)",
    re.IGNORECASE,
)
_WHY = re.compile(r"为什么|为何|为啥|\bwhy\b", re.IGNORECASE)
_YEAR = re.compile(r"哪一?年|\b(?:what|which) year\b", re.IGNORECASE)
# "SU7", "A320", "Q3", "GPT-4": letters and a number, written as one.
_MODEL_NAME = re.compile(r"(?<![A-Za-z\d])[A-Za-z]{1,5}-?\d+(?![\d%]|\.\d)")
_MODEL_APART = re.compile(
    r"\b[A-Z][a-z]{2,9} \d{1,2}(?![\d%]|[.,:]\d|(?:st|nd|rd|th)\b| [a-z])"
    r"|(?<![A-Za-z])[A-Z][a-z]{2,9} [B-HJ-Z](?![A-Za-z\d.'’&])"
)
_NO_MODEL = re.compile(
    r"(?:Phase|Stage|Step|Part|Section|Chapter|Table|Figure|Page|Day|Week|Grade|Level|Line|Group"
    r"|Article|Question|Number|Over|Under|About|Only|From|Between|The|Jan\w*|Feb\w*|Mar(?:ch)?"
    r"|Apr\w*|May|June?|July?|Aug\w*|Sep\w*|Oct\w*|Nov\w*|Dec\w*) ",
)
_HOW_LONG = re.compile(r"多久|多长时间|\bhow long\b", re.IGNORECASE)
# Of what two dates may tell.
_DATED = re.compile(rf"几[年月号日]|{_HOW_LONG.pattern}|\bhow old\b|多大", re.IGNORECASE)
# How long something is or lasts, without a number.
_LASTS = re.compile(
    r"[几数半整][年月天日周夜季]|一辈子|终[身生]|永[远久]|长期|一直|直到|至今"
    r"|\b(?:(?:second|minute|hour|day|week|month|year|decade|centurie)s|overnight|for ?ever|always"
    r"|until|till|since|lifetime|permanent\w*|all (?:day|night|week|year))\b"
    r"|(?<!\d )\b(?:an?|half an?) (?:second|minute|hour|day|week|month|year|decade|century)\b",
    re.IGNORECASE,
)
_COMPARES = re.compile(
    r"相比|对比|比较|区别|差别|不同|(?<![对占])比(?![例如分重率])"
    r"|\b(?:compar\w+|versus|vs|than|differ\w*)\b",
    re.IGNORECASE,
)

_WHEN = re.compile(
    r"什么时候|哪个?时候|何时|几点|哪[天日]|星期几|周几|(?:什么|哪个)(?:时间|日期)"
    r"|\bwhat (?:time|date|day)\b"
    r"|\bwhen (?:do|does|did|is|are|was|were|will|has|have|had|can|should)\b"
    r"|\b(?:as of|since|until|till|by|from) when\b|\bhow recent\b",
    re.IGNORECASE,
)
_TELLS_WHEN = re.compile(
    r"[年月日周天晚早夜季节时后前期初末]|阶段|当[时天年]|现场|今|昨|明"
    r"|\b(?:when|whenever|after|before|during|until|till|since|once|while|as soon as|upon|now"
    r"|then|ago|today|yesterday|tomorrow|daily|weekly|monthly|yearly|annual(?:ly)?|early|late|later|earlier"
    r"|(?:mid)?(?:day|night)s?|weeks?|weekends?|months?|years?|hours?|minutes?|mornings?|evenings?"
    r"|afternoons?|noon|nights?|spring|summer|autumn|fall|winter|season|holidays?|stage|phase)\b",
    re.IGNORECASE,
)

# What is counted of a video, a post or a car, none of which stands for another.
_COUNTED = (
    re.compile(
        r"播放|观看|浏览|\b(?:plays|played|views|viewed|viewers|watch|watched)\b", re.IGNORECASE
    ),
    re.compile(r"点赞|个赞|\blikes\b", re.IGNORECASE),
    re.compile(r"分享|转发|\b(?:shares|shared|reposts|reposted)\b", re.IGNORECASE),
    re.compile(r"评论|留言|\bcomments\b", re.IGNORECASE),
    re.compile(r"下载|\bdownload(?:s|ed)\b", re.IGNORECASE),
    re.compile(r"粉丝|\b(?:followers|fans)\b", re.IGNORECASE),
)
_AMOUNT = re.compile(
    r"多[少大高长快重远久宽深]|(?<![这那哪好近前十头])几[年月天个小分秒种类条项样份次遍道处层顶口步门]"
    r"|\bhow (?:many|much|long|far|fast|heavy|tall|high|wide|deep|old|large|big)\b",
    re.IGNORECASE,
)
_PIECE = re.compile(r"[；;。！？]")
_HOW_MANY = re.compile(r"多少|几|\bhow (?:many|often)\b", re.IGNORECASE)
_HOW_MANY_OF = re.compile(
    r"多少(?=\w)|(?<![这那好十近前头])几(?=\w)|\bhow many(?= \w)", re.IGNORECASE
)
# What is counted, after a figure.
_NOUN = re.compile(
    r"(?P<zh>(?![的了吗呢啊，。])[\u4e00-\u9fff]{1,8})|(?: [a-z][a-z'’-]*){1,3}", re.IGNORECASE
)
# "Xiaohongshu (RedNote)": another name, which the text need not have.
_ASIDE = re.compile(r"[(（][^()（）]*[)）]")
_WHO_IS_FIRST = re.compile(
    r"(?:谁|哪)[^，。？]*(?:第一|冠军|榜首|最[多大高好强])"
    r"|(?:第一|冠军|榜首|最[多大高好强])[^，。？]*(?:谁|哪)"
    r"|\b(?:who|which|what)\b.*\b(?:most|first|largest|biggest|best|top|highest|number one|won"
    r"|winner)\b",
    re.IGNORECASE,
)
_FIRST = re.compile(
    r"第一|冠军|首位|榜首|登顶|最|唯一"
    r"|\b(?:first|no\. ?1|number one|top(?:ped)?|most|best|largest|biggest|highest|won|winner"
    r"|champion)\b",
    re.IGNORECASE,
)


def asks_for_a_figure(question: str) -> bool:
    """Whether ``question`` asks for a share, a rate, a count, money or how much of anything."""
    return any(pattern.search(question) for pattern in (SHARE, _RATE, _COUNT, _MONEY, _AMOUNT))


def asks_for_a_share(question: str) -> bool:
    """Whether ``question`` asks what part of something is so."""
    return SHARE.search(question) is not None


def asks_when(question: str) -> bool:
    """Whether ``question`` asks for a year or a time."""
    return bool(_YEAR.search(question) or _WHEN.search(question))


def lacks_what_is_asked(question: str, texts: Sequence[str]) -> bool:
    """Whether ``question`` asks for a share, a rate, a count, a sum of money, a measure ("how many
    weeks", "how long"), a year or a time, and ``texts`` have none, in figures or in words:
    "3000平方米", "80%" and "41粒" do not tell how many people there are, "dozens" and "nobody" do.
    """
    if _WHY.search(question):  # "为什么不多开几家" asks for no number
        return False
    wanted = (
        (SHARE, _is_share, worded.SHARE),
        (_RATE, _is_share, worded.RATE),
        (_COUNT, _is_count, worded.COUNT),
        (_MONEY, _is_money, worded.MONEY),
        (_YEAR, _is_date, worded.AGE),
    )
    question = _SEVERAL.sub("", question)
    if counts_something_else(question, texts) and not any(map(worded.COUNT.search, texts)):
        return True
    for pattern, fits, words in wanted:
        if pattern.search(question):
            return not any(map(words.search, texts)) and not any(
                fits(figure) for text in texts for figure in find_figures(text, idioms=True)
            )
    if measure := _measure_asked(question):
        return not any(map(worded.MEASURE.search, texts)) and not any(
            _dimension(figure) in (measure, "date")
            for text in texts
            for figure in find_figures(text)
        )
    if _HOW_LONG.search(question):
        told = any(
            _dimension(figure) in ("time", "length", "age", "date")
            for text in texts
            for figure in find_figures(text)
        )
        return not told and not any(map(_LASTS.search, texts))
    if _WHEN.search(question):
        dated = any(_is_dated(figure) for text in texts for figure in find_figures(text))
        told = any(sign.search(text) for sign in (_TELLS_WHEN, worded.AGE) for text in texts)
        return not dated and not told
    return False


def told_in_words(texts: Iterable[str]) -> bool:
    """Whether one of ``texts`` has an amount in words: dozens, nobody, free, twice as many."""
    signs = (worded.COUNT, worded.MONEY)
    return any(sign.search(text) for text in texts for sign in signs)


def may_tell(question: str, text: str, figure: Figure) -> bool:
    """Whether ``figure`` of ``text`` may be the one that ``question`` asks for: of its kind, and no
    count of what it does not name. "14 villages" do not tell how many boats there are; "19" may.
    """
    if lacks_what_is_asked(question, [text[figure.start : figure.end]]):
        return False
    measure = _measure_asked(question)
    if figure.kind == "date" and not (measure or _DATED.search(question) or asks_when(question)):
        return False
    counts = _HOW_MANY_OF.search(question) and not measure
    noun = _NOUN.match(text, figure.end) if counts and _is_count(figure) else None
    if noun is None or not noun.group().strip():
        return True
    if noun["zh"]:  # "农户" and "多少户人家" share a character
        return not is_chinese(question) or bool({*noun["zh"]} & {*question})
    told = content_words(noun.group())
    return is_chinese(question) or not told or bool(told & content_words(question))


def _measure_asked(question: str) -> str:
    """The dimension of the unit that follows "how many", as if a number stood in its place; "" for
    what is only counted.
    """
    for asked in _HOW_MANY_OF.finditer(question):
        start = asked.start()
        supposed = f"{question[:start]}3{question[asked.end() :]}"
        for figure in find_figures(supposed):
            if figure.start == start and figure.kind == "number" and figure.unit:
                return "" if figure.measure.counted else _dimension(figure)
    return ""


def _dimension(figure: Figure) -> str:
    """What a figure measures; days and years are one dimension here, and "6′46″" is one too."""
    if figure.kind == "number" and figure.unit:
        dimension = figure.measure.dimension
        return "time" if dimension == "months" else dimension
    return {"time": "time", "percent": "percent", "date": "date"}.get(figure.kind, "")


def drops_what_is_asked(question: str, sentence: str, source: str) -> bool:
    """Whether ``sentence`` leaves out of its ``source`` the figure, date or time that ``question``
    asks for: "it had 90,000 orders in a day", of "in March 2024 it had …", asked when it came out.
    """
    if lacks_what_is_asked(question, [sentence]) and not lacks_what_is_asked(question, [source]):
        return True
    about = [piece for piece in _PIECE.split(source) if _models(question) & _models(piece)]
    told, known = find_figures("; ".join(about) or source), find_figures(sentence)
    if asks_when(question):
        dates = [figure for figure in told if _is_dated(figure)]
        return bool(dates) and not any(same_figure(one, two) for one, two in product(dates, known))
    return asks_for_a_figure(question) and bool(told) and not known


def hides_another_measure(question: str, sentence: str, source: str) -> bool:
    """Whether what ``sentence`` tells is so under another measure than ``question`` names, and it
    leaves that out: "it had 200,000 orders", of "200,000 orders in 3 minutes", asked for a day.
    """
    told = find_figures(sentence)
    pieces = [find_figures(piece) for piece in _PIECE.split(source)]
    held = [piece for piece in pieces if any(same_figure(a, b) for a, b in product(piece, told))]
    for asked in find_figures(question):
        measure = _dimension(asked) if asked.kind == "number" else ""
        around = [other for piece in held for other in piece]
        if not measure or any(same_figure(asked, other) for other in (*around, *told)):
            continue
        others = [other for other in around if _dimension(other) == measure]
        if others and not any(same_figure(a, b) for a, b in product(others, told)):
            return True
    return False


def names_a_count(question: str, count: int | None = None) -> bool:
    """Whether ``question`` says how many things it is after, "哪四个", and that they are ``count``,
    by default any number from two to twelve. What is counted is told in one place.
    """
    counts = {f.value for f in find_figures(question, idioms=True) if f.kind == "number"}
    wanted = range(2, 13) if count is None else [count]
    return any(value in counts for value in wanted if value > 1)


def other_count(question: str, texts: Sequence[str]) -> bool:
    """Whether ``question`` asks how many plays there were, say, and ``texts`` tell likes alone; or
    who came first, and they tell who came ninth.
    """
    if _WHO_IS_FIRST.search(question) and not any(map(_FIRST.search, texts)):
        ranks = (figure for text in texts for figure in find_figures(text))
        return any(figure.kind == "ordinal" for figure in ranks)
    if not _HOW_MANY.search(question):
        return False
    asked = [counted for counted in _COUNTED if counted.search(question)]
    told = [counted for counted in _COUNTED if any(map(counted.search, texts))]
    return len(asked) == 1 and bool(told) and asked[0] not in told


def tells_the_count(question: str, texts: Sequence[str]) -> bool:
    """Whether ``question`` asks how many plays there were, say, and a text has a number, tells of
    plays, and holds all names that are asked about.
    """
    return any(_counts(question, texts))


def tells_just_that_count(question: str, texts: Sequence[str]) -> bool:
    """Whether a text that `tells_the_count` leaves out one word of the question's at most, and no
    time: of "how many plays has the march had in its first week" it must have the week.
    """
    rest = _HOW_MANY.sub(" ", _ASIDE.sub(" ", question))
    for counted in _COUNTED:
        rest = counted.sub(" ", rest)
    for text in _counts(question, texts):
        left = content_words(rest) - content_words(text)
        if not any(word.isdigit() or _TELLS_WHEN.search(word) for word in left) and len(left) <= 1:
            return True
    return False


def _counts(question: str, texts: Sequence[str]) -> Iterator[str]:
    asked = [counted for counted in _COUNTED if counted.search(question)]
    if not _HOW_MANY.search(question) or len(asked) != 1:
        return
    plain = _ASIDE.sub(" ", question)
    names = frozenset(exact_names(plain)) & content_words(plain)
    for text in texts:
        told = names <= content_words(text) and asked[0].search(text)
        if told and any(_is_count(figure) for figure in find_figures(text)):
            yield text


def other_date(question: str, texts: Sequence[str]) -> bool:
    """Whether ``question`` names a date, or all the time since one, and ``texts`` name others in
    its place.
    """
    return overlaps(question, texts) is False or _other_part(question, texts)


def _other_part(question: str, texts: Sequence[str]) -> bool:
    """Whether quarters, or halves of years, that are asked about are others than those told of."""
    asked = _parts([question])
    given = [part for part in _parts(texts) if part.unit in {each.unit for each in asked}]
    return bool(asked and given) and not any(
        holds(one, other) or holds(other, one) for one, other in product(asked, given)
    )


def _parts(texts: Sequence[str]) -> list[Figure]:
    return [
        figure
        for text in texts
        for figure in find_figures(text)
        if figure.kind == "date" and figure.unit in ("quarter", "half")
    ]


def other_model(question: str, texts: Sequence[str]) -> bool:
    """Whether ``question`` names a model ("SU7") and ``texts`` name others in its place, or not all
    of those that it compares.
    """
    asked, given = _models(question), _models(" ".join(texts))
    if not any(_is_like(one, other) for one, other in product(asked, given)):
        return False
    return bool(asked - given) if _COMPARES.search(question) else not asked & given


def _models(text: str) -> set[str]:
    """Names of letters and a number; "Model 3" and "Model S" are some, "phase 3" and "Q3" not."""
    dated = [figure for figure in find_figures(text) if figure.kind == "date"]
    found = [each for each in _MODEL_APART.finditer(text) if not _NO_MODEL.match(each.group())]
    return {
        name.group().casefold()
        for name in (*_MODEL_NAME.finditer(text), *found)
        if not any(date.start <= name.start() < date.end for date in dated)
    }


def _is_like(one: str, other: str) -> bool:
    """Whether one name may be a model beside the other: "SU7" beside "YU7" and "Model S", and not
    "COP28" beside "G77".
    """
    if " " in one or " " in other:
        return True
    letters, others = ("".join(filter(str.isalpha, name)) for name in (one, other))
    shape = len(letters), len(one) - len(letters)
    return letters == others or shape == (len(others), len(other) - len(others))


def _is_share(figure: Figure) -> bool:
    return figure.kind == "percent"


def _is_count(figure: Figure) -> bool:
    return figure.kind == "number" and (not figure.unit or figure.measure.counted)


def _is_money(figure: Figure) -> bool:
    """A price is often given without its currency: 售价21.59万."""
    return figure.kind == "number" and (not figure.unit or figure.measure.money)


def _is_dated(figure: Figure) -> bool:
    return figure.kind in ("date", "time")


def _is_date(figure: Figure) -> bool:
    return figure.kind == "date"
