from assistant.page.conversations.as_file import kept_file
from assistant.page.conversations.exchange import Exchange, Quote
from assistant.types import AnswerSentence, Citation

QUOTE = Quote(Citation(1, "lamps", 3, 8, "灯塔 [1]"), ("Lamps", "灯"), "zh")


def test_markdown_of_a_conversation() -> None:
    answered = Exchange(
        "灯在*哪里*？",
        state="answered",
        sentences=(
            AnswerSentence("在灯塔。", (1,)),
            AnswerSentence("灯塔在港口。", (1,)),
            AnswerSentence("没有说别的。", (), "notice"),
        ),
        quotes=(QUOTE,),
    )
    stopped = Exchange("What else?", state="stopped")
    assert kept_file("灯", [answered, stopped], "md").decode() == (
        "## 灯在\\*哪里\\*？\n\n在灯塔。[^1-1]灯塔在港口。[^1-1]\n\n没有说别的。\n\n"
        "[^1-1]: 灯塔 \\[1\\] — Lamps \\> 灯 (lamps 3–8)\n\n## What else?\n"
    )
