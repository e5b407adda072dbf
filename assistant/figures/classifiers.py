"""Chinese classifiers: a number of grains does not tell how many packets there are."""

import re
from collections.abc import Iterator, Sequence

from .find import find_figures

# Those that may stand for each other; 个 and what is not here may stand for any.
_ALIKE = (
    "人名位口户",
    "户家间所座栋幢处",
    "棵株",
    "台辆部架艘",
    "本册部卷篇",
    "件款项份套条",
    "只头匹条尾口",
    "粒颗枚",
    "次回遍趟场届",
    "种类款样",
    "张页幅篇份",
)
_ANY = "".join(_ALIKE)
# Words that begin like a classifier.
_NO_CLASSIFIER = (
    r"种[子植田]|本[地土国来人]|家[庭长人具务乡]|位置|部[门分队落件]|名[额字声单]|项目|条[件款约例]"
    r"|口[味碑罩]|份额|台阶|款[项式]|场[地所馆景]|次[品数序]|处[理罚境]|座[位谈]|间[隔接]|回[报家收复]"
    r"|只[能是有要]|架构|类[似型别]|户[口外型]|人[民口均员工才次力气]|张力|头[衔条发]|所[有以得]|篇幅"
    r"|页面|颗粒|样[本品式子]|套餐|件数|届时|卷入"
)
_CLASSIFIER = rf"(?!{_NO_CLASSIFIER})[{_ANY}]"
_ASKED = re.compile(rf"(?:多少|(?<![这那好十近前头])几)个?(?P<word>{_CLASSIFIER})")
_AT = re.compile(rf"个?(?P<word>{_CLASSIFIER})")
_KINDS = frozenset("种类款样")
_SEVERAL = re.compile(r"、|以及|[和与及]")


def counts_something_else(question: str, texts: Sequence[str]) -> bool:
    """Whether a Chinese ``question`` asks how many there are of what it counts by one classifier,
    and ``texts`` have numbers with others alone: "41粒", asked "多少份". Where things of a kind may
    be named in place of their number, none are.
    """
    asked = {found["word"] for found in _ASKED.finditer(question)}
    if len(asked) != 1:
        return False
    few = "几" in question or asked <= _KINDS
    if few and any(map(_SEVERAL.search, texts)):
        return False
    told = [word for text in texts for word in _counted_by(text)]
    return bool(told) and not any(_fit(word, *asked) for word in told)


def _counted_by(text: str) -> Iterator[str]:
    """The classifier of each number of ``text`` that counts something, "" where it has none."""
    for figure in find_figures(text):
        bare = figure.kind == "number" and (not figure.unit or figure.measure.counted)
        if bare and text[figure.end : figure.end + 1] != "号":
            found = _AT.match(text, figure.number[1])
            yield found["word"] if found else ""


def _fit(one: str, other: str) -> bool:
    return not one or any(one in group and other in group for group in _ALIKE)
