"""What is said to an assistant that asks nothing of an article: a greeting, thanks, an errand.

Only what is nothing else is taken for it: "thanks, and who built it?" is a question.
"""

import re

from index.script import QUOTED

_YOU_ZH = "你|您|这个?(?:助手|工具|软件|网页|程序)"
_HELLO = re.compile(
    r"(?:你好|您好|嗨|哈[喽啰罗]|大家好|在吗|早上好|上午好|中午好|下午好|晚上好|早安|晚安|hi|hello|hey"
    r"|good (?:morning|afternoon|evening|day))(?: there)?[啊呀吗呢]?"
    rf"|(?:{_YOU_ZH})(?:是谁|是什么|叫什么(?:名字)?|会(?:做)?什么|能(?:做|干|帮我)(?:做|干)?(?:什么|啥)"
    r"|怎么用|有什么(?:用|功能))"
    r"|who are you|what are you|what(?:['’]s| is) your name|what can (?:you|i) (?:do|ask)(?: here)?"
    r"|how does this work|how do i use (?:this|you)|help(?: me)?|帮助|使用说明",
    re.IGNORECASE,
)
_THANKS = re.compile(
    r"(?:非常|太|十分)?(?:谢谢|多谢|感谢|谢啦|谢了|再见|拜拜|好的|明白了|知道了)(?:你|您|啦|了)?"
    r"|(?:ok(?:ay)?|great|perfect|thank you|thanks|cheers|goodbye|bye|got it|i see)"
    r"(?: so much| very much| a lot| you)?",
    re.IGNORECASE,
)
_ERRAND = re.compile(
    r"(?:请|麻烦|帮我|给我|替我|你能|能不能|可以)*(?:写|编|讲|画|唱)(?:一?[首个段篇支张封]|点)?"
    r"[^，。？]{0,12}(?:诗歌?|代码|函数|脚本|程序|笑话|情书|小说|童话|歌|画|邮件)"
    r"[^，。？谁哪吗什几]{0,16}"
    r"|(?:今天|明天|现在|外面)[^，。？]{0,6}(?:天气|气温|下雨|几点|星期几|几号)[^，。？]{0,6}"
    r"|(?:please )?(?:can you |could you )?(?:write|compose|tell|draw|sing|code)(?: me| us)?"
    r"(?: an?| some)?(?: \w+){0,3} (?:poem|code|function|script|program|jokes?|song|novel|picture"
    r"|e-?mail)(?: (?:in|about|for|that|to|\w+ing)\b[^?]{0,60})?"
    r"|what(?:['’]s| is) (?:the weather|the time|today['’]s date)(?: like)?(?: (?:today|now|here"
    r"|outside|tomorrow))*|what time is it(?: now)?|(?:what|how) (?:day|date) is (?:it|today)",
    re.IGNORECASE,
)
# Told to write given words, or its own rules, wherever in a text that stands: no question about an
# article. "雷军说：…" and "What did he say: …?" order nothing.
_DICTATED = re.compile(
    r"(?:[请你再先就只]|接着|然后|照着|给我|帮我|直接|必须|(?<=[，。；：\n]))"
    r"(?:照着|原样)?(?:写|说|输出|打印|重复|复述|回答|回复|抄)(?:出|下|上|一句|一遍|一行|这句话?|如下){0,2}"
    r"[：:]\s*[“\"「]?\S{4}"
    r"|(?:(?:^|[.,;:!?\n])\s*|\b(?:just|then|please|only|to|must|you|first|and) )"
    r"(?:write|print|say|repeat|output|copy|type|answer|reply)\b"
    r"(?: (?:it|this|that|the following|with|only|exactly|back|out|after me|a sentence|one line))*"
    r"\s*:\s*[“\"]?\w",
    re.IGNORECASE,
)
# The assistant's own rules, whatever is to be done with them; "the system's" are its own only where
# it is told to do something with them, for a system that an article describes has rules too.
_RULES_ZH = r"(?:系统|全部|所有|完整|原始|内部)*(?:提示词|规则|指令|设定)"
_RULES_EN = (
    r"(?:(?:system|own|full|initial|secret|hidden|original) )*(?:prompts?|rules|instructions)\b"
)
_OWN_RULES = re.compile(
    rf"[你您]的?{_RULES_ZH}|\byour {_RULES_EN}"
    r"|(?:^|[，。；：！\s]|请|帮我|给我|直接|现在|马上|立刻)"
    r"(?:告诉我|打印|输出|显示|列出|忽略|无视|忘[记掉]|重复|复述|透露|泄露|公开|说出|背出|念出|写出|翻译|发给我|给我看)"
    rf"[^，。？?]{{0,8}}系统{_RULES_ZH}"
    r"|(?:^|[.,;:!?\n]\s*|\b(?:please|now|then|and|just|must|you|first) )"
    r"(?:tell|show|give|print|output|reveal|repeat|recite|write|list|display|disclose|leak|dump|send"
    r"|translate|encode|ignore|forget|disregard|override|bypass|drop|skip)\b"
    rf"[^.?!]{{0,30}}\b(?:system|hidden|initial|original|secret) {_RULES_EN}",
    re.IGNORECASE,
)
# Somebody of the article says given words, and the reader asks about them: "What does the sign then
# say: …?", "她先说：“……”，这是什么意思？"
_SAYS_WHAT_EN = re.compile(
    r"(?:^|[.!?\n])\s*(?:(?:and|so|but) )?(?:what|who|whose|when|where|why|how|which)\b[^.!?\n]*$",
    re.IGNORECASE,
)
_SAID_BY_ZH = re.compile(r"[^，。！？：；\n你您请]{2,}$")
_ASKS_OF_IT_ZH = re.compile(
    r"[“\"「][^”\"」]*[”\"」]?[，,。]?\s*(?:[这那它其]|是|指|有|意思|出自|为什么|怎么|谁)?"
    r"[^。！\n]*(?:什么|谁|哪|怎|为何|吗|几|多少)"
)
_KINDS = {"hello": _HELLO, "thanks": _THANKS, "errand": _ERRAND}
_BREAK = re.compile(r"[\s，。！？、；,.!?;~～…]+")


def courtesy(text: str) -> str | None:
    """The notice that meets ``text`` ("hello", "thanks", "errand"), None when it is a question.

    Made of several such ("Hi! What can you do?") it is met like the last. An order to write given
    words, or to tell the rules, is an errand whatever stands around it.
    """
    if any(not _is_asked_about(text, said) for said in _DICTATED.finditer(text)):
        return "errand"
    if _OWN_RULES.search(QUOTED.sub("", text)):
        return "errand"
    rest = _BREAK.sub(" ", text).strip()
    found = None
    while rest:
        for name, pattern in _KINDS.items():
            said = pattern.match(rest)
            if said and said.end() and not rest[said.end() :][:1].strip():
                found, rest = name, rest[said.end() :].strip()
                break
        else:
            return None
    return found


def _is_asked_about(text: str, said: re.Match[str]) -> bool:
    """Whether the words that ``said`` introduces are somebody's whom ``text`` asks about."""
    before, after = text[: said.start()], text[said.start() :]
    if _SAYS_WHAT_EN.search(before):
        return True
    return bool(_SAID_BY_ZH.search(before) and _ASKS_OF_IT_ZH.search(after))
