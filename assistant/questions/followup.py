"""A question of a conversation, made understandable without it.

The model rewrites; code decides whether what it wrote is still the question. What can be told by
code alone (which is "the second one" of the list just given) is put in before the model is asked.
"""

import re
import threading
from collections.abc import Sequence
from itertools import takewhile

from assistant.models.chat import ChatModel
from assistant.types import Turn
from assistant.wording import notice
from index.script import HAN
from index.sentences import sentences
from index.tokens import exact_names
from index.types import Lang
from prompts import load

from .in_place import MODEL, SO_THEN, asked_of_what_is_meant, named_instead, replaced, with_the_year
from .ordinal import name_beside, name_ordinals
from .plain import plain
from .pronouns import PRONOUNS_EN
from .reason import asks_for_a_reason
from .referred import name_the_other, name_the_told
from .rewriting import POINTER, copies, is_clear, keeps, own_words, without_markers
from .topic import led_by, topic, unled

_HAN = re.compile(f"[{HAN}]")
_HISTORY_TURNS = 2
_ANSWER_CHARACTERS = 160
_REMEMBERED = 256
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
# "不说价格了，它……": what is no longer spoken of.
_DROPPED = re.compile(r"^(?:那|先|就)*(?:不[说谈聊提管]|抛开|放下)[^，。？]{0,8}[，。]")
_LATIN = re.compile(rf"{MODEL.pattern}|[A-Za-z][A-Za-z\d+-]{{2,}}(?: (?:Pro|Max|Ultra|Plus|Mini))?")
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
# How many of these there are in a question that needs no more to be understood.
_ENOUGH: dict[Lang, int] = {"zh": 8, "en": 5}
# Fewer ask after what was just told: "why?", "what is the point of doing that?"
_LITTLE = 3


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
        said = with_the_year(_CORRECTS.sub("", _DROPPED.sub("", question)), last)
        new = _SWITCHES.sub("", said)
        if new != said and not _POINTS_BACK.search(new):
            return new, new
        said = new
        talk = [
            (self._meant(turns, place), without_markers(answer))
            for place, (_, answer) in enumerate(turns)
        ]
        named = _named(said, lang, talk)
        if back := _gone_back(named, lang, talk):
            return back, back
        for pattern, asks in _ASKED_ON:
            if pattern.fullmatch(question.strip()):
                made = _asked_on(last, turns[-1][1], asks[lang], lang)
                return made, made
        if named != said and (not named_instead(named) or _WHOSE.search(said)):
            whole = _fronted(SO_THEN.sub("", named), said)
            if not _points_back(whole, SO_THEN.sub("", said)) or _points_to_its_front(whole):
                return whole, whole

        def copied(made: str) -> bool:
            return copies(made, turns[-1][1], f"{last} {named}")

        if instead := named_instead(named):
            if (made := replaced(last, instead, lang, talk)) not in ("", last):
                return made, made
            made = made or self._complete("instead", lang, question=last, instead=instead)
            if made != last and not copied(made) and keeps(made, instead, lang):
                return made, made
        elif _names_its_subject(named):
            return named, named
        made = self._rewrite(named, turns, lang)
        taken = made != last and not copied(made) and keeps(made, named, lang)
        if taken and is_clear(made, named):
            return made, made
        if corrected := asked_of_what_is_meant(named, last):
            return corrected, corrected
        if (len(question) > _SHORT[lang] and exact_names(question)) or _says_enough(named, lang):
            return named, named  # it names its subject
        made = self._completed(named, turns, lang)
        return made, made

    def _completed(self, question: str, turns: tuple[Turn, ...], lang: Lang) -> str:
        """``question`` with what code can tell that it leans on."""
        last = self._meant(turns, len(turns) - 1)
        bare = asks_for_a_reason(question) and len(own_words(question, lang)) < _LITTLE
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


def _named(question: str, lang: Lang, talk: Sequence[Turn]) -> str:
    """``question`` with what code can tell that it points to: "the second one" of a list, "the
    other" of two, "she" whom the last answer names.
    """
    lists = [_without_lead(*turn) for turn in reversed(talk)]
    models = list(dict.fromkeys(each for asked, _ in talk for each in MODEL.findall(asked)))
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
    words = own_words(named, lang)
    questions = [asked for asked, _ in reversed(talk)]
    earlier = [each for each in questions if words and {*words} <= {*own_words(each, lang)}]
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
        and not POINTER.search(_ONE_THING.sub("", found["rest"]))
    )


def _first_of_two(question: str) -> tuple[str, str]:
    """The first of two questions in one, and what stands after it, which leans on the first: "How
    tall is the mast? Who made it?" All of it is the first where that only names something: "And
    the mast? How tall is it?"
    """
    for place in (found.end() for found in _SECOND.finditer(question)):
        first = question[:place].rstrip("，,；; ")
        if _ASKS.search(first) and not named_instead(first):
            return first, question[len(first) :]
    return question, ""


def _joined(first: str, rest: str) -> str:
    """``first`` with the ``rest`` of a question, which may go on after a comma."""
    return first.rstrip("？?") + rest if rest[:1] in set("，,；;") else first + rest


def _asked_on(last: str, answer: str, asks: str, lang: Lang) -> str:
    """What ``asks`` on after that which the last ``answer`` told."""
    return led_by([_stated(answer, lang) or topic(last, lang)], asks, lang)


def _names_its_subject(question: str) -> bool:
    """Whether a short question points to nothing and names a model or quotes a name."""
    own = MODEL.search(question) or _QUOTED.search(question)
    return own is not None and not _POINTS_BACK.search(question)


def _says_enough(question: str, lang: Lang) -> bool:
    """Whether a question that no rewriting was taken of is clearer as it stands."""
    return bool(_GOES_BACK.search(question)) or len(own_words(question, lang)) >= _ENOUGH[lang]


def _with_its_name(question: str, last: str) -> str:
    """``question`` with "it" replaced by the one model that the ``last`` one names, in Chinese by
    its one name in Latin letters; "" if there is no such.
    """
    pattern = _LATIN if _HAN.search(last) else MODEL
    names = {name.strip() for name in pattern.findall(last)}
    found = None if _NO_THING.search(question) else _IT.search(question)
    if len(names) != 1 or found is None or MODEL.search(question):
        return ""
    verb = found["verb"]
    named = f"{verb}the {names.pop()}" if verb else names.pop()
    return question[: found.start()] + named + question[found.end() :]


def _stated(answer: str, lang: Lang) -> str:
    """The first sentence of ``answer``; "" of one that says that the article does not say."""
    plain = without_markers(answer)
    if plain.startswith((notice("not_stated", lang), notice("nothing_near", lang))):
        return ""
    start, end = next(iter(sentences(plain)), (0, 0))
    return plain[start:end].rstrip("。.！!？? ")[:_ANSWER_CHARACTERS]


def _without_lead(question: str, answer: str) -> str:
    """A plain ``answer`` without what a Chinese ``question`` says before it asks, where it begins
    with that: of "公司生产手机和汽车", asked "公司生产什么", the list.
    """
    plain, said = without_markers(answer), _ASKS_WHAT.match(question)
    return plain.removeprefix(said["lead"]).lstrip("了过着") if said else plain


def _short(answer: str) -> str:
    plain = without_markers(answer).replace("\n", " ")
    return plain if len(plain) <= _ANSWER_CHARACTERS else plain[:_ANSWER_CHARACTERS] + "…"
