"""A quiz of every kind, full of what formats trip over."""

from assistant.quiz.item import Item, Kind
from assistant.quiz.quiz import Quiz
from assistant.types import Citation

#: Marks of GIFT, XML, CSV and LaTeX, and both scripts.
MARKS = r"""“引号” 'a' "b" {x} ~=#: 50% $E=mc^2$ \frac{1}{2} <b>&amp; a/b; 深海"""


def nasty() -> Quiz:
    def item(kind: Kind, stem: str, options: tuple[str, ...], *key: str, **more: object) -> Item:
        cited = (Citation(1, "d", 0, 3, f"原文 {MARKS}"),)
        return Item(
            kind, stem, options, key, f"解释 {MARKS}", "easy", "remember", "一 > 二", "zh", cited,
            **more,  # type: ignore[arg-type]
        )  # fmt: skip

    wrong = tuple(f"{letter} {MARKS}" for letter in "甲乙丙丁")
    pairs = tuple(f"左{place} {MARKS}" for place in range(3))
    items = (
        item("single", f"单选 {MARKS}？", wrong, wrong[2]),
        item("multiple", f"多选 {MARKS}？", wrong, wrong[0], wrong[3]),
        item("truefalse", f"判断 {MARKS}。", ("正确", "错误"), "错误"),
        item("cloze", f"填空 {MARKS} ____ 后 {MARKS}。", (), "1,038款"),
        item("matching", f"配对 {MARKS}", wrong[:3], *wrong[:3][::-1], prompts=pairs),
        item("ordering", f"排序 {MARKS}", wrong, *wrong[::-1]),
        item("short", f"简答 {MARKS}？", (), "要点一", f"要点二 {MARKS}"),
    )
    return Quiz("d", f"测验 {MARKS}", ("zh",), 0, items)
