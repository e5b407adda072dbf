"""What was only thought of, where a question takes it for done."""

import re

from assistant.figures import find_figures, unsupported_figures
from assistant.questions.reason import asks_for_a_reason
from index.tokens import content_words

from .alike import SAME

# What was only thought of, and what tells that it came to nothing.
_CONSIDERED = re.compile(
    r"(?:曾|也|还)?(?:考虑过?|设想过?|讨论过)(?!到)|曾经?(?:想|打算|计划)|原(?:本|先|来)?(?:想|打算|计划)|本[想打](?:算)?"
    r"|\b(?:considered|looked at|looked into|thought (?:about|of)|discussed|weighed up"
    r"|toyed with|(?:had )?(?:planned|intended|wanted|meant|hoped) to"
    r"|(?:was|were) going to)\b",
    re.IGNORECASE,
)
_CAME_TO_NOTHING = re.compile(
    r"但|可是?|最后|最终|结果|改[为成用]|放弃|否决|作罢|搁置|没有?|[选定]了|不"
    r"|\b(?:but|instead|chose|decided|settled|rejected|dropped|abandoned|stay\w*|kept|ruled out"
    r"|turned down|in the end|never|not|gave up|went for|opted)\b|n['’]t\b",
    re.IGNORECASE,
)
_OF_THOUGHTS = re.compile(
    r"考虑|设想|讨论|打算|计划|原|本来|想|提议|主张|放弃|否决|不|没|会"
    r"|\b(?:consider\w*|look(?:ed|ing)? (?:at|into)|thought|thinking|discuss\w*|plan\w*|intend\w*"
    r"|want\w*|propos\w*|suggest\w*|would|could|reject\w*|decid\w*|drop\w*|instead|not|against"
    r"|alternatives?|options?)\b|n['’]t\b",
    re.IGNORECASE,
)


def only_considered(question: str, source: str, after: str) -> bool:
    """Whether ``source`` tells that somebody thought of what ``question`` says was done, and that
    or what comes ``after`` it that nothing came of it.
    """
    found = _CONSIDERED.search(source)
    if found is None or _OF_THOUGHTS.search(question):
        return False
    thought = source[found.end() :]
    if not _CAME_TO_NOTHING.search(f"{thought} {after}"):
        return False
    if unsupported_figures(question, [thought]):
        return False
    asked, told = content_words(question), content_words(thought)
    shared = len(asked & told)
    if asks_for_a_reason(question):
        return shared >= SAME * len(asked)
    named = any(figure.unit for figure in find_figures(question))
    return named and 2 <= shared <= len(asked) - 2
