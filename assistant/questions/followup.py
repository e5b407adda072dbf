"""A question of a conversation, made understandable without it.

The model rewrites; code decides whether what it wrote is still the question. What can be told by
code alone (which is "the second one" of the list just given) is put in before the model is asked.
"""

import re
import threading
from collections.abc import Sequence
from itertools import takewhile

from assistant.figures import find_figures
from assistant.models.chat import ChatModel
from assistant.translation.dictionary import senses_of
from assistant.types import Turn
from assistant.wording import notice
from index.script import HAN
from index.sentences import sentences
from index.tokens import content_words, exact_names, tokens
from index.types import Lang
from prompts import load

from .ordinal import name_beside, name_ordinals
from .plain import plain
from .pronouns import PRONOUNS_EN
from .reason import asks_for_a_reason
from .referred import name_the_other, name_the_told, sibling_in
from .topic import led_by, topic, unled

_HISTORY_TURNS = 2
_ANSWER_CHARACTERS = 160
_REMEMBERED = 256
_MARKERS = re.compile(r"\s*\[\d+\]")
_HAN = re.compile(f"[{HAN}]")
_WORD = re.compile(r"[a-z]{2,}", re.IGNORECASE)

# Words that point outside the question, and how short a question is that leaves something out.
# Any other one is left alone: a small model asked to rewrite what stands alone may change it.
_POINTS_BACK = re.compile(
    r"它|他们|她|他(?!们)|这(?:个|些|种|款|台|家|点|一|是|说|么|样|里|两|几)?"
    r"|那(?:个|些|种|款|台|家|么|边)?"
    r"|其(?:中|次|余|他)?|前者|后者|该|上述|上面|刚才|前面|还有呢|呢[？?]?\s*$|第[一二三四五六七八九十]"
    r"|[前上后下](?:面|边)?的?[那一]+[个条项点种家款道样]"
    r"|最后[一那]?[个道条种项款点家]|[次翌]年|[后下]一年|剩下|不对|不是问|另外?[一那]"
    rf"|\b(?:{PRONOUNS_EN}|this|that|these|those|there|former|latter"
    r"|the other(?! \w+s\b)|ones?|else|same|rest|meant|going back|back to)\b"
    r"|^\s*(?:and|but|so|what about|how about|why|when|where|who|how much"
    r"|how many|which one)\b[^?]{0,12}\?*\s*$|^\s*(?:and|but|no|ok|sorry)\b",
    re.IGNORECASE,
)
_QUESTION: dict[Lang, str] = {"zh": r'root ::= [^\n？?。]+ "？"', "en": r'root ::= [^\n?]+ "?"'}
_SHORT: dict[Lang, int] = {"zh": 14, "en": 45}

# "用中文回答", "In English, please": nothing is asked but the language.
_OTHER_LANGUAGE = re.compile(
    r"^\W*(?:请|麻烦)?(?:你)?(?:改)?(?:用|说|讲|换成?)(?:简体)?(?:中文|汉语|英文|英语)"
    r"(?:再)?(?:回答|说|讲|答)?(?:一[遍下次])?(?:吧|好吗)?\W*$"
    r"|^\W*(?:(?:and|please|now|say|answer|tell me|repeat|again|the same|that|it)\W+)*in"
    r"\W+(?:english|chinese)(?:\W+(?:please|now|again))*\W*$",
    re.IGNORECASE,
)

# "那上海的呢", "And on Weibo?": the last question, about something else.
_INSTEAD = re.compile(
    r"^(?:那么?(?![边里儿个些种款台家条次位座时])|还有)?(?P<zh>[^，。？?！]{1,14}?)(?:呢|怎么样)[？?]?$"
    r"|^(?:and|so|then)?\s*(?:what|how) about (?P<about>[^?,]{1,60})\?*$"
    r"|^(?:and |so )?(?P<en>(?:(?:in|on|at|for|by|from|with|the|a|of) )*(?:[\w.&'’-]+ ?){1,4})\?+$",
    re.IGNORECASE,
)
# "不对，我想问的是YU7", "No, I meant the YU7".
_MEANT = re.compile(
    r"^(?:不对|不是|错了|不)?[，,。]?\s*我(?:刚才)?(?:想|要)?(?:问|说|指)的?是(?P<zh>[^，。？?！]{1,20})[。！]?$"
    r"|^(?:(?:no|sorry|not that)\W+)*i (?:mean|meant|was asking about|asked about|am asking about)"
    r" (?P<en>[^?,.]{1,60})[.!]?$",
    re.IGNORECASE,
)
_ASKS_FOR = re.compile(r"(?:[是有为在叫])?(?:多少|几|谁|什么|哪|怎|为何).*$")
# "不说价格了，它……": what is no longer spoken of.
_DROPPED = re.compile(r"^(?:那|先|就)*(?:不[说谈聊提管]|抛开|放下)[^，。？]{0,8}[，。]")
# What says which only together with the answer, or asks something of its own.
_OWN_ASKING = re.compile(
    r"[谁哪几怎]|多少|什么|为何|剩|其[他余]|它|这|那"
    r"|\b(?:what|which|who|when|where|why|how|rest|others?|else|its?|that|this|the(?:y|m|ir)|his|her"
    r"|is|are|was"
    r"|were|do|does|did|has|have|can|will)\b",
    re.IGNORECASE,
)
# "SU7", "Model 3"; a bare figure is none.
_MODEL = re.compile(r"[A-Za-z]+[ -]?\d+(?: ?(?:Pro|Max|Ultra|Plus|Mini))?(?![A-Za-z\d]|\.\d)")
_LATIN = re.compile(
    rf"{_MODEL.pattern}|[A-Za-z][A-Za-z\d+-]{{2,}}(?: (?:Pro|Max|Ultra|Plus|Mini))?"
)

# The year of a date: "2023年", ", 2023", " of 2023".
_YEAR = re.compile(r"(?<![\d])(?:\d{4}|[零〇一二三四五六七八九]{4})年|(?:,? of|,)? \d{4}\b")
_PLAIN_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?=年|\b)(?!\s*[-–/])")
# "第二年" after a year, "the year before".
_NEXT_YEAR = re.compile(
    r"再?(?:第二|次|翌|下一|后一)年|(?P<before>(?:前|上)一年"
    r"|(?:in )?the (?:previous year|year before))|(?:in )?the (?:next|following) year"
    r"|(?:in )?the year after",
    re.IGNORECASE,
)
# "后来呢", "And then?": after what was told last.
_ASKS_WHAT_THEN = re.compile(
    r"(?:那|再)?(?:后来|然后|之后|接下来|再后来)(?:呢|怎么样了?|怎样了?|如何了?|怎么了)?[？?]?"
    r"|(?:and |so |but )?(?:then(?: what)?"
    r"|what (?:happened|came) (?:then|next|after(?:wards| that)?)"
    r"|after(?:wards| that))\W*",
    re.IGNORECASE,
)
# "那剩下的呢", "And the rest?": after a part of something was told.
_ASKS_FOR_THE_REST = re.compile(
    r"(?:那么?|还有)?(?:剩下|其余|余下|剩余|其他|别的)的?(?:[钱人]|部分)?(?:呢|是什么|在哪里?|去哪里?了?)?[？?]?"
    r"|(?:and |so |but )?(?:(?:what|how) about |where (?:did|does|is) )?(?:all )?the"
    r" (?:rest|remainder)(?: (?:of (?:it|them|that)|go))?\W*",
    re.IGNORECASE,
)
_SO_THEN = re.compile(r"^(?:那么?[，,]?|(?:and|so|but|then)\b,? )\s*", re.IGNORECASE)
#: Short questions that go on after what was told, each with what it asks.
_ASKED_ON: tuple[tuple[re.Pattern[str], dict[Lang, str]], ...] = (
    (_ASKS_WHAT_THEN, {"zh": "后来怎么样了？", "en": "What happened then?"}),
    (_ASKS_FOR_THE_REST, {"zh": "其余的呢？", "en": "What about the rest?"}),
)
# A correction that asks something itself: "不对，我问的是第一条靠什么", "I meant how old it is".
_CORRECTS = re.compile(
    r"^(?:不对|不是|错了|不)[，,。]?\s*我(?:刚才)?(?:想|要)?(?:问|说|指)的?是"
    r"(?=[^。]*(?:多少|几|谁|什么|哪|怎|为何))"
    r"|^(?:(?:no|sorry|not that)\W+)*i (?:mean|meant|was asking|asked),? "
    r"(?=(?:who|whom|whose|what|which|when|where|why|how)\b)",
    re.IGNORECASE,
)
# Where a second question begins that may lean on the first: after a mark, or where a clause has a
# pronoun to lean with.
_SECOND = re.compile(
    r"[？?]\s*(?=[^\W_])|[，,；;]\s*(?=(?:(?:又|而|那么?)\s*)?(?:它|[他她](?!们)))"
    r"|, (?=(?:and|but) (?:\w+ ){1,3}(?:it|he|she|they)\b)",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"多[少大高长久远宽深快重]|(?<![这那好近前])几|什么|谁|哪|怎|为何|如何|吗|呢|是否"
    r"|^\W*(?:(?:and|so|but|ok)\W+)?(?:what|which|who|whose|whom|when|where|why|how|is|are|was|were|do|does"
    r"|did|has|have|had|can|could|will|would)\b",
    re.IGNORECASE,
)
# Figures that say when, or which of several.
_TIMES = ("date", "ordinal")
# "the Calder Mutual" within an English question; what may stand in its place: "the fish farm".
_NAMED = re.compile(r"(?<=[a-z,] )(?:the )?(?!I\b)[A-Z][\w&-]*(?:[ '’][A-Z][\w&-]*)*(?![\w&-]| \d)")
_NAMES_ONE = re.compile(r"(?i:the) [a-z' -]+|(?:the )?[A-Z][\w&-]*(?: [A-Z][\w&-]*)*")

# What a rewriting must go on asking for.
_KINDS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"什么时候|何时|哪一?[年月天日]|几[年月号点]|星期几|周几"
        r"|\bwhen\b|\bwhat (?:time|year|date)\b",
        r"谁|哪位|\bwho(?:m|se)?\b",
        r"哪[里儿]|何处|什么地方|哪(?:座|个)?(?:城市|国家|省)|\bwhere\b|\bwhich (?:city|country)\b",
        r"为什么|为何|为啥|图什么|怎么会|原因|\bwhy\b|\breasons?\b",
        r"多[少大高长久远快重]|(?<![这那好近前])几"
        r"|\bhow (?:many|much|long|far|often|large|big|old|high|fast)\b",
    )
)
# A word that points to what was said before. Whose something is, is seldom what is asked.
_POINTER = re.compile(
    r"它们?|他们?|她们?|这(?:个|些|种|款|台|家|条|次)|那(?:个|些|种|款|台|家|条|次)|当时|其中"
    r"|\b(?:it|they|them|he|him|she|that|those|these|there)\b",
    re.IGNORECASE,
)
# One that stands for what the sentence is about: "does it", no "write it up".
_IT = re.compile(
    r"它(?!们)|(?P<verb>\b(?:is|was|does|did|has|had|can|could|will|would) )it\b", re.IGNORECASE
)
# "Is it true that …?", "How long does it take to …?", "Is it raining?": an "it" that stands for
# nothing.
_NO_THING = re.compile(
    r"\bit\b[^?.;]{1,40}? (?:that|whether)\b|\bit (?:take|cost)s?\b[^?.;]* to\b"
    r"|\bit (?:\w+ly |still |now |also |even |not |too )?"
    r"(?:possible|necessary|important|hard|easy|difficult|usual|common|legal|wise|better|best|worth|right|wrong|fair|safe|time|true|known|clear|certain)\b"
    r"|\bit (?:rain|snow|freez|hail)|\bit (?:dark|sunny|windy|cloudy|foggy)\b",
    re.IGNORECASE,
)
_THE_TWO = re.compile(
    r"[这那]两[个款种家条段者]|两者|\b(?:both|the two|which of them)\b", re.IGNORECASE
)
# "Going back to the laboratory, …" names its subject.
_GOES_BACK = re.compile(
    r"回到|说回|再(?:看|说)|换个话题|先放一放|\b(?:(?:going|back) (?:back )?to|as for|on another"
    r" (?:matter|subject|topic)|change (?:of )?(?:subject|topic))\b",
    re.IGNORECASE,
)
# "Going back to that money, …": to what was asked before, of which only the rest is asked.
_BACK_TO = re.compile(
    r"^(?:那么?|好)?[，,]?(?:我们)?再?(?:回到|说回|回过头来?[说看])(?P<zh>[^，。？?]{1,16})[，,。：:]\s*(?=\S)"
    r"|^\W*(?:(?:ok|and|so|now|well)\W+)*(?:(?:going|coming|to go|let['’]s go) )?back to"
    r" (?P<en>[^,?.:]{2,50})[,:.]\s*(?=\S)",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    r"^(?:刚才|前面|之前|上面|先前)(?:[说提讲问](?:到|过)?)?的?|^(?:那|这)(?:[个些笔件]|(?=\w))"
    r"|^(?:what (?:you|we|i) (?:said|mentioned|asked)(?: earlier| before)? (?:about|of)|that|those"
    r"|the earlier) ",
    re.IGNORECASE,
)
# "Different topic: …", "换个话题，……": what follows leans on nothing.
_SWITCHES = re.compile(
    r"^(?:\W*(?:ok|okay|well|so|now|right|then)\b)*\W*"
    r"(?:switching(?: (?:topics?|subjects?|gears))?"
    r"|(?:on (?:to )?)?an?(?:other| different| new)? (?:topic|subject|matter|question)"
    r"|(?:different|new|next|another) (?:topic|subject|matter|question)"
    r"|(?:let['’]s )?chang(?:e|ing) (?:the |of )?(?:subject|topic))\s*[:,.;–—-]+\s*"
    r"|^(?:好[的了吧]?[，,])?"
    r"(?:换[一个]{1,2}(?:话题|问题)|(?:说|问|聊)点?别的|再问一?个(?:别的)?)[，,。：:]\s*",
    re.IGNORECASE,
)
# "The mill, what happened there?": what stands first is what is pointed to.
_FRONTED = re.compile(
    r"(?P<thing>[^，,。？?]{1,30})[，,]\s*(?P<rest>(?P<he>[它他她](?!们))?.+)", re.IGNORECASE
)
_NTH_FIRST = re.compile(r"第[一二三四五六七八九十][^，。？]{1,3}[，,]\s*[它他她]")
_WHOSE = re.compile(r"\b(?:its|his|her|their)\b", re.IGNORECASE)
_ONE_THING = re.compile(
    r"[它他她](?!们)|那[里儿边]|那(?=是|时)|\b(?:it|its|he|him|his|she|her|there)\b", re.IGNORECASE
)
_QUOTED = re.compile(r"[“「《][^”」》]{3,}[”」》]|\"[^\"]{3,}\"")
_ASKS_WHAT = re.compile(r"(?P<lead>[^，。？?！]{2,}?)(?:了|过|着)?(?:什么|哪|几)")
_COUNTED = re.compile(r"(?:多少|几)[个条位名家件辆台份篇张座种项]")
_EACH_OF = re.compile(r"(?:[^，。？在的]{1,12}[和与、])+[^，。？在的]{1,12}?各自?")

# Characters and words that a rewriting may leave out: they point, link or ask.
_LOOSE_ZH = frozenset(
    "的了呢吗吧啊呀是在有那这个它他她们些种款台家点一样里么说其中第二三两几最后前面上刚才再看换话题"
    "先放不对我想问整把和跟与及又就都还也到底总具体各平时多少什哪谁怎为何，。？！、?,. "
)
_LINKS_EN = """
    a an the of to in on at by for from with as is are was were be been do does did has have had
    it its this that these those they them their he his him she her there one ones and or but so
    what which who whom whose how when where why much many about else same other another matter
    ok no sorry i meant mean please thanks back going first second third last former latter rest
    all then now well actually you said me tell can could would will again according
"""
_LOOSE_EN = frozenset(_LINKS_EN.split())
# The share of the question's own words (in Chinese, characters) that must be left in it.
_KEPT = 0.8
_LINKS_ZH = frozenset("的了在是有和与跟把被到从给向对于又也都还就")
# How long what takes the place of a Chinese word of like ending may be.
_SHORT_NAME = 5
# How many of these there are in a question that needs no more to be understood.
_ENOUGH: dict[Lang, int] = {"zh": 8, "en": 5}
# Fewer ask after what was just told: "why?", "what is the point of doing that?"
_LITTLE = 3
# How many characters of an answer in a rewriting are more than a name.
_STRETCH = 24
# How much longer a rewriting is that has said what its "it" stands for.
_LONGER = 1.5


class FollowUps:
    """Makes the questions of conversations understandable on their own; safe to share.

    What it made of earlier questions is remembered, so that "and the third?" leans on the question
    that "and the second?" stood for. ``model`` None puts the last question before the new one,
    which is enough for retrieval.
    """

    def __init__(self, model: ChatModel | None) -> None:
        self._model = model
        self._known: dict[tuple[str, tuple[Turn, ...]], str] = {}
        self._lock = threading.Lock()

    def standalone(self, question: str, history: Sequence[Turn], typed: str = "") -> str:
        """``question`` with what it leaves to ``history`` filled in; itself when that is nothing.
        ``typed`` is what a later history has it as, where that was put in other words.

        Raises `ModelUnavailable`.
        """
        turns = tuple(history)
        if not turns:
            return question
        first, rest = _first_of_two(question)
        made, meant = (_joined(each, rest) for each in self._made(first, turns))
        with self._lock:
            self._known[typed or question, turns] = meant
            while len(self._known) > _REMEMBERED:
                del self._known[next(iter(self._known))]
        return made

    def at_once(self, question: str, history: Sequence[Turn]) -> str:
        """``question`` after the last one, if it leans on it: enough to search with before the
        model has rewritten it.
        """
        turns = tuple(history)
        if not turns or _stands_alone(question):
            return question
        return f"{self._meant(turns, len(turns) - 1)} {question}"

    def _made(self, question: str, turns: tuple[Turn, ...]) -> tuple[str, str]:
        """The question to be answered, and what a later one may lean on."""
        last = self._meant(turns, len(turns) - 1)
        if _OTHER_LANGUAGE.search(question):
            return last, last
        if self._model is None or _stands_alone(question):
            return self.at_once(question, turns), question
        lang = _lang(question)
        said = _with_the_year(_CORRECTS.sub("", _DROPPED.sub("", question)), last)
        new = _SWITCHES.sub("", said)
        if new != said and not _POINTS_BACK.search(new):
            return new, new
        said = new
        talk = [(self._meant(turns, place), _plain(turn[1])) for place, turn in enumerate(turns)]
        named = _named(said, lang, talk)
        if back := _gone_back(named, lang, talk):
            return back, back
        for pattern, asks in _ASKED_ON:
            if pattern.fullmatch(question.strip()):
                made = _asked_on(last, turns[-1][1], asks[lang], lang)
                return made, made
        if named != said and (not _instead(named) or _WHOSE.search(said)):
            whole = _fronted(_SO_THEN.sub("", named), said)
            if not _points_back(whole, _SO_THEN.sub("", said)) or _points_to_its_front(whole):
                return whole, whole

        def copied(made: str) -> bool:
            return _copies(made, turns[-1][1], f"{last} {named}")

        if instead := _instead(named):
            if (made := _replaced(last, instead, lang, talk)) not in ("", last):
                return made, made
            made = made or self._complete("instead", lang, question=last, instead=instead)
            if made != last and not copied(made) and _keeps(made, instead, lang):
                return made, made
        elif _names_its_subject(named):
            return named, named
        made = self._rewrite(named, turns, lang)
        taken = made != last and not copied(made) and _keeps(made, named, lang)
        if taken and _is_clear(made, named):
            return made, made
        if corrected := _corrected(named, last):
            return corrected, corrected
        if (len(question) > _SHORT[lang] and exact_names(question)) or _says_enough(named, lang):
            return named, named  # it names its subject
        made = self._completed(named, turns, lang)
        return made, made

    def _completed(self, question: str, turns: tuple[Turn, ...], lang: Lang) -> str:
        """``question`` with what code can tell that it leans on."""
        last = self._meant(turns, len(turns) - 1)
        bare = asks_for_a_reason(question) and len(_own(question, lang)) < _LITTLE
        if bare and (said := _stated(turns[-1][1], lang)):
            return led_by([said], question, lang)  # "why?": of what was told
        earlier = [last]
        if len(turns) > 1 and _THE_TWO.search(question):
            earlier = [self._meant(turns, len(turns) - 2), last]
        subjects = [topic(each, _lang(each)) for each in earlier]
        return _with_its_name(question, last) or led_by(subjects, question, lang)

    def _meant(self, turns: tuple[Turn, ...], place: int) -> str:
        """The question of a turn, as it was understood."""
        question = turns[place][0]
        return self._known.get((question, turns[:place])) or plain(question)

    def _rewrite(self, question: str, turns: tuple[Turn, ...], lang: Lang) -> str:
        words = {"zh": ("问", "答", "："), "en": ("Q", "A", ": ")}[lang]
        lines = [
            f"{words[0]}{words[2]}{unled(self._meant(turns, place))}\n"
            f"{words[1]}{words[2]}{_short(turns[place][1])}"
            for place in range(max(0, len(turns) - _HISTORY_TURNS), len(turns))
        ]
        return self._complete("standalone", lang, history="\n".join(lines), question=question)

    def _complete(self, prompt: str, lang: Lang, **values: str) -> str:
        """The question that the model writes; "" when it writes none."""
        assert self._model is not None
        template = load(prompt, lang)
        said = self._model.complete(
            template.render(**values),
            max_tokens=120,
            grammar=_QUESTION[lang],
            opening=template.opening(),
            purpose="standalone",
        )
        return next(iter(said.strip().splitlines()), "").strip()


def _lang(question: str) -> Lang:
    return "zh" if _HAN.search(question) else "en"


def _stands_alone(question: str) -> bool:
    """Whether a question is long enough to leave nothing out, and points to nothing."""
    return not _POINTS_BACK.search(question) and len(question) > _SHORT[_lang(question)]


def _instead(question: str) -> str:
    """What a question that only names something else names; "" for any other question."""
    found = _MEANT.search(question.strip()) or _INSTEAD.search(question.strip())
    named = next(filter(None, found.groups()), "").strip() if found else ""
    return "" if _OWN_ASKING.search(named) else named


def _named(question: str, lang: Lang, talk: Sequence[Turn]) -> str:
    """``question`` with what code can tell that it points to: "the second one" of a list, "the
    other" of two, "she" whom the last answer names.
    """
    lists = [_without_lead(*turn) for turn in reversed(talk)]
    models = list(dict.fromkeys(each for asked, _ in talk for each in _MODEL.findall(asked)))
    beside = name_beside(question, lang, talk[-1][0], lists)
    if _GOES_BACK.search(question):  # to what was asked about
        beside = name_ordinals(beside, lang, [], models)
    ordinal = name_ordinals(beside, lang, lists, models)
    if _fronted(ordinal, question) != ordinal or _NTH_FIRST.match(ordinal):
        return ordinal  # "it" is that
    named = name_the_other(ordinal, lang, talk)
    return named if _NO_THING.search(named) else name_the_told(named, lang, talk)


def _gone_back(question: str, lang: Lang, talk: Sequence[Turn]) -> str:
    """What a ``question`` that goes back to something asks of it, "going back to the mill, …"; of
    "that money" what the last question that has such words was about. "" of any other question.
    """
    found = _BACK_TO.match(question)
    if found is None:
        return ""
    about, rest = (found["zh"] or found["en"]).strip(), question[found.end() :]
    named = _EARLIER.sub("", about)
    words = _own(named, lang)
    earlier = [asked for asked, _ in reversed(talk) if words and {*words} <= {*_own(asked, lang)}]
    if named != about and earlier:
        return led_by([topic(earlier[0], _lang(earlier[0]))], rest, lang)
    if _POINTS_BACK.search(about):
        return ""
    return _fronted(f"{about}，{rest}", "") if lang == "zh" else led_by([about], rest, lang)


def _fronted(question: str, said: str) -> str:
    """A Chinese ``question`` that begins with what code put before a comma, where the user ``said``
    something else, and goes on with "it", asked of that.
    """
    found, before = _FRONTED.fullmatch(question), said.replace(",", "，").partition("，")[0]
    if found is None or not found["he"] or _ASKS.search(found["thing"]) or found["thing"] == before:
        return question
    return found["thing"] + found["rest"][1:]


def _points_back(named: str, said: str) -> bool:
    """Whether a question points back with more than what was ``named`` in the place of what was
    ``said``: "the first boat" that was put for "it" is no first one of a list.
    """
    start, end = _alike(named, said), _alike(named[::-1], said[::-1])
    return any(
        found.start() < start or found.end() > len(named) - end
        for found in _POINTS_BACK.finditer(named)
    )


def _alike(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _points_to_its_front(question: str) -> bool:
    """Whether a ``question`` points to nothing but what it names before a comma."""
    found = _FRONTED.fullmatch(question)
    return (
        found is not None
        and not _POINTS_BACK.search(found["thing"])
        and not _ASKS.search(found["thing"])
        and not _POINTER.search(_ONE_THING.sub("", found["rest"]))
    )


def _first_of_two(question: str) -> tuple[str, str]:
    """The first of two questions in one, and what stands after it, which leans on the first: "How
    tall is the mast? Who made it?" All of it is the first where that only names something: "And
    the mast? How tall is it?"
    """
    for place in (found.end() for found in _SECOND.finditer(question)):
        first = question[:place].rstrip("，,；; ")
        if _ASKS.search(first) and not _instead(first):
            return first, question[len(first) :]
    return question, ""


def _joined(first: str, rest: str) -> str:
    """``first`` with the ``rest`` of a question, which may go on after a comma."""
    return first.rstrip("？?") + rest if rest[:1] in set("，,；;") else first + rest


def _asked_on(last: str, answer: str, asks: str, lang: Lang) -> str:
    """What ``asks`` on after that which the last ``answer`` told."""
    return led_by([_stated(answer, lang) or topic(last, lang)], asks, lang)


def _replaced(question: str, instead: str, lang: Lang, talk: Sequence[Turn]) -> str:
    """``question`` about ``instead``, where code can tell in whose place that stands: of its one
    model name ("SU7") another, of its one time another, of several things that are each asked
    about, of what was named in one list with it, or of its one name "the fish farm" or another; ""
    elsewhere.
    """
    models = set(_MODEL.findall(question))
    if _MODEL.fullmatch(instead) and len(models) == 1:
        return question.replace(models.pop(), instead)
    if made := _at_another_time(question, instead) or _a_year_on(question, instead):
        return made
    if _EACH_OF.search(question) and _HAN.search(instead):
        return _EACH_OF.sub(instead, question, count=1)
    if sibling := sibling_in(question, instead, lang, talk):
        return question.replace(sibling, instead)
    if alike := _of_like_ending(question, instead):
        return alike
    names = [*_NAMED.finditer(question)]
    if _NAMES_ONE.fullmatch(instead) and len(names) == 1 and not models:
        return question[: names[0].start()] + instead + question[names[0].end() :]
    return ""


def _of_like_ending(question: str, instead: str) -> str:
    """A Chinese ``question`` with ``instead`` in the place of its one stretch that is as long and
    ends alike, "省里" of "县里", where that cuts no word in two; "" elsewhere.
    """
    size, ending = len(instead), instead[-1:]
    if not 2 <= size <= _SHORT_NAME or question.count(ending) != 1 or ending in _LINKS_ZH:
        return ""
    end = question.index(ending) + 1
    start, old = end - size, question[max(0, end - size) : end]
    whole = start >= 0 and all(_HAN.match(c) and c not in _LINKS_ZH for c in old)
    if not whole or _OWN_ASKING.search(old) or old == instead:
        return ""
    cut = (question[max(0, start - 1) : start + 1], question[end - 1 : end + 1])
    if any(sense[:1].islower() for pair in cut if len(pair) > 1 for sense in senses_of(pair)):
        return ""
    return question[:start] + instead + question[end:]


def _at_another_time(question: str, instead: str) -> str:
    """``question`` with the date or the ordinal ("the second year") of ``instead`` in the place of
    its one of that kind, where ``instead`` says nothing that it does not; "" elsewhere.
    """
    new = [each for each in find_figures(instead, idioms=True) if each.kind in _TIMES]
    if len(new) != 1:
        return ""
    old = [
        each
        for each in find_figures(question, idioms=True)
        if (each.kind, each.unit) == (new[0].kind, new[0].unit)
    ]
    rest = instead[: new[0].start] + instead[new[0].end :]
    if len(old) != 1 or content_words(rest) - content_words(question):
        return ""
    said = instead[new[0].start : new[0].end]
    said = _with_its_year(said, question[old[0].start : old[0].end])
    return question[: old[0].start] + said + question[old[0].end :]


def _a_year_on(question: str, instead: str) -> str:
    """``question`` a year after its one year, or before, where ``instead`` says that; "" else."""
    found, years = _NEXT_YEAR.fullmatch(instead), [*_PLAIN_YEAR.finditer(question)]
    if found is None or len(years) != 1:
        return ""
    return question[: years[0].start()] + _year_on(found, years[0]) + question[years[0].end() :]


def _with_the_year(question: str, last: str) -> str:
    """``question`` with the year that it calls "the year after" that of the ``last`` question."""
    found, years = _NEXT_YEAR.search(question), [*_PLAIN_YEAR.finditer(last)]
    whole = found is not None and _SO_THEN.sub("", question).rstrip("？?呢 ") == found.group()
    if found is None or whole or len(years) != 1 or _PLAIN_YEAR.search(question):
        return question
    year = _year_on(found, years[0])
    said = f"{year}年" if _HAN.search(found.group()) else f"in {year}"
    return question[: found.start()] + said + question[found.end() :]


def _year_on(found: re.Match[str], year: re.Match[str]) -> str:
    """The ``year`` after, or before, as `_NEXT_YEAR` was ``found`` to say."""
    return str(int(year.group()) + (-1 if found["before"] else 1))


def _with_its_year(date: str, other: str) -> str:
    """``date`` in the year of an ``other`` of its kind, where it names none: "第二季度", after
    "2023年第一季度", or "May", after "March 2023".
    """
    year = _YEAR.search(other)
    if year is None or _YEAR.search(date):
        return date
    return year.group() + date if _HAN.search(date) else date + year.group()


def _corrected(question: str, last: str) -> str:
    """What the ``last`` question asks for, asked of what a Chinese correction names; "" else."""
    found, asks = _MEANT.search(question.strip()), _ASKS_FOR.search(last)
    return f"{found['zh']}{asks.group()}" if found and asks and found["zh"] else ""


def _names_its_subject(question: str) -> bool:
    """Whether a short question points to nothing and names a model or quotes a name."""
    own = _MODEL.search(question) or _QUOTED.search(question)
    return own is not None and not _POINTS_BACK.search(question)


def _says_enough(question: str, lang: Lang) -> bool:
    """Whether a question that no rewriting was taken of is clearer as it stands."""
    return bool(_GOES_BACK.search(question)) or len(_own(question, lang)) >= _ENOUGH[lang]


def _copies(rewritten: str, answer: str, asked: str) -> bool:
    """Whether a rewriting repeats a stretch of the last ``answer`` that nobody ``asked`` with."""
    answer = _plain(answer)
    stretches = (answer[at : at + _STRETCH] for at in range(len(answer) - _STRETCH + 1))
    return any(stretch in rewritten and stretch not in asked for stretch in stretches)


def _is_clear(rewritten: str, question: str) -> bool:
    """Whether a rewriting asks for what ``question`` does, for nothing else where that asks for
    something itself, and names what it points to.
    """
    asked, now = ([bool(kind.search(text)) for kind in _KINDS] for text in (question, rewritten))
    if asked != now and any(asked):
        return False
    pointers = {found.casefold() for found in _POINTER.findall(question)}
    left = {found.casefold() for found in _POINTER.findall(rewritten)}
    return not pointers & left or len(rewritten) > _LONGER * len(question)


def _with_its_name(question: str, last: str) -> str:
    """``question`` with "it" replaced by the one model that the ``last`` one names, in Chinese by
    its one name in Latin letters; "" if there is no such.
    """
    pattern = _LATIN if _HAN.search(last) else _MODEL
    names = {name.strip() for name in pattern.findall(last)}
    found = None if _NO_THING.search(question) else _IT.search(question)
    if len(names) != 1 or found is None or _MODEL.search(question):
        return ""
    verb = found["verb"]
    named = f"{verb}the {names.pop()}" if verb else names.pop()
    return question[: found.start()] + named + question[found.end() :]


def _keeps(rewritten: str, question: str, lang: Lang) -> bool:
    """Whether a rewriting still asks for what the question names."""
    if not rewritten or not set(exact_names(question)) <= set(tokens(rewritten)):
        return False
    own = _own(question, lang)
    if lang == "zh":
        kept = [c for c in own if c in rewritten]
    else:
        words = {word.lower()[:5] for word in _WORD.findall(rewritten)}
        kept = [word for word in own if word[:5] in words]
    return len(kept) >= _KEPT * len(own)


def _own(question: str, lang: Lang) -> list[str]:
    """What a question says itself: its words, in Chinese characters, but for loose ones."""
    if lang == "en":
        return [w.lower() for w in _WORD.findall(question) if w.lower() not in _LOOSE_EN]
    plain = _COUNTED.sub("多少", question)  # "how many", of whatever measure
    return [c for c in plain if _HAN.match(c) and c not in _LOOSE_ZH]


def _stated(answer: str, lang: Lang) -> str:
    """The first sentence of ``answer``; "" of one that says that the article does not say."""
    plain = _plain(answer)
    if plain.startswith((notice("not_stated", lang), notice("nothing_near", lang))):
        return ""
    start, end = next(iter(sentences(plain)), (0, 0))
    return plain[start:end].rstrip("。.！!？? ")[:_ANSWER_CHARACTERS]


def _without_lead(question: str, answer: str) -> str:
    """A plain ``answer`` without what a Chinese ``question`` says before it asks, where it begins
    with that: of "公司生产手机和汽车", asked "公司生产什么", the list.
    """
    plain, said = _plain(answer), _ASKS_WHAT.match(question)
    return plain.removeprefix(said["lead"]).lstrip("了过着") if said else plain


def _plain(answer: str) -> str:
    return _MARKERS.sub("", answer)


def _short(answer: str) -> str:
    plain = _plain(answer).replace("\n", " ")
    return plain if len(plain) <= _ANSWER_CHARACTERS else plain[:_ANSWER_CHARACTERS] + "…"
