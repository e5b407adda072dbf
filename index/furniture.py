"""Lines that news sites put between the paragraphs of an article.

One pattern a line; each must match a whole line, so that a sentence that merely mentions the words
stays. A new site is one more line here.
"""

import re

_PATTERNS = (
    r"打开网易新闻\s*查看(?:更多|精彩)图片",
    r"打开\S{2,8}(?:新闻|客户端|APP|App)[,，]?\s*(?:查看|阅读|体验)(?:更多|精彩|完整)\S{0,6}",
    r"(?:点击|长按|扫描)(?:上方|下方|图片|二维码|关注)[^。！？]{0,16}",
    r"返回搜狐[,，]\s*查看更多",
    r"海量资讯、精准解读[,，]\s*尽在新浪财经\s*APP",
    r"举报/反馈|展开全文|展开剩余\s*\d+\s*%|阅读全文|查看原文|查看更多图片|点击展开全文",
    r"(?:特别声明|声明)[:：].{0,60}(?:仅代表作者|不代表本平台|自媒体平台).{0,200}",
    r"Notice: The content above \(including the .{0,300}",
    r"(?i:advertisement|sponsored content|story continues below(?: advertisement)?)",
    r"(?i:read more|share this(?: article)?|sign up for our newsletter)",
)
_FURNITURE = re.compile("|".join(f"(?:{pattern})" for pattern in _PATTERNS))


def is_furniture(line: str) -> bool:
    """Whether a whole line belongs to the site rather than to the article."""
    return _FURNITURE.fullmatch(line.strip()) is not None
