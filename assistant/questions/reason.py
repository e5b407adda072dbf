"""Questions for a reason or an aim, and the words by which a text tells one."""

import re
from collections.abc import Sequence

from index.tokens import content_words

_ASKS = re.compile(
    r"为什么|为何|为啥|干嘛|干什么(?!的)|凭什么|怎么(?:会|没|这么|那么|就(?![业医诊餐读近])|还(?![款钱贷清书原价账债]))|原因|缘故|理由|图什么|目的|用意|意图|动机"
    r"|怎样才|怎么才|什么[^，。？]{0,2}(?:导致|造成|引起)|出于什么"
    r"|\b(?:why|how come|reasons?|purpose|motives?|point of"
    r"|what (?:makes|made|led|drove|causes|caused|for)"
    r"|what\b.{1,60}\b(?:trying|hoping|hoped|aiming|meant) to)\b",
    re.IGNORECASE,
)
_TELLS = re.compile(
    r"因为|由于|因此|因而|所以|从而|为了|旨在|以便|以免|以防|[，；以](?:增强|促进|提[升高]|激发)|目的|原因|源于|得益于|意味着|使得|使其"
    r"|避免|免得|实现了|带来|才能|导致|(?<![作成称认视名变分行因])为(?=强化|建立|构建|提升|实现|保证|确保|增强|让)"
    # What stands first: "为应对竞争，", "因疫情停产", "受疫情影响，".
    r"|(?:^|[，。；：,;])\s*(?:为(?![此期止人时数首])[^，。]{3,30}，|因(?![此而素子果])"
    r"|受[^，。]{1,12}影响|出于|鉴于|意在|考虑到)"
    r"|(?:直接|密切)?(?:相关|有关)(?=[。，；]|$)|归[功因]于|多亏|离不开"
    r"|\b(?:thanks to|in response to|for fear of|citing|amid|(?:in view|because|on account) of"
    r"|over (?:\w+ ){0,2}(?:fears?|concerns?|worries))\b|(?:^|[.;] )To [a-z]+ \w[^,.]*,"
    r"|(?:^|[.;,] )[Ww]ith \w+(?: \w+)? \w+ing\b"
    # Not "since then", nor "since sold to another".
    r"|\bsince\b(?! (?:\d|then\b|last\b|early\b|late\b|sold\b|[a-z]+ed\b|(?-i:[A-Z][a-z]+ \d)))"
    r"|\b(?:because|so that|so as|in order|therefore|thus|hence|reasons?|aim(?:s|ed)?|purpose"
    r"|due to|owing to|avoid\w*|lets?|letting|allow\w*|enabl\w+|mean(?:s|t|ing)?|which makes|after"
    r"|to (?:strengthen|build|make|keep|avoid|prevent|ensure|reduce|cut|give|create|raise|win"
    r"|secure|get|save|help|protect))\b",
    re.IGNORECASE,
)

_ANEW = re.compile(
    r"\W*(?:同时|此外|另外|除此之外|与此同时|其[二三四五次]|第[二三四五六七八九十]|再[者次]|最后|还有|接着|随后"
    r"|(?:also|in addition|moreover|furthermore|besides|meanwhile|at the same time|second(?:ly)?"
    r"|third(?:ly)?|fourth(?:ly)?|next|then|finally|lastly|(?:[\w'’-]+ ){1,4}also)\b)",
    re.IGNORECASE,
)

# "That is why", of what was said before. What a sentence says later on is a reason of its own.
_FOLLOWS = re.compile(
    r"\W*(?:(?:因此|因而|所以|于是|为此|故而|正因如?此|正因为?这样|由此)(?!.*因为)"
    r"|这[也正就便]{0,2}是(?:[^，。]{0,24}的)?(?:原因|缘故|理由|为什么|为何)"
    r"|(?:that|this|which) (?:\w+ )?(?:is|was) (?:\w+ ){0,2}(?:why|(?:the|one) reason)"
    r"|(?:so|hence|therefore|thus|accordingly|consequently|as a result|for (?:this|that) reason)\b"
    r"(?! (?:far|that|as|called|much|many|long)\b)(?!.*\bbecause\b))",
    re.IGNORECASE,
)

# What makes one thing the reason of another.
_CAUSAL = re.compile(
    r"因为|由于|因此|因而|所以|之所以|\b(?:because|due to|owing to|as a result|therefore|thus)\b",
    re.IGNORECASE,
)
# Of what is not told: "did not say why", "declined to answer that".
_WITHHELD = re.compile(
    r"(?:没有?|未|不[愿肯]|拒绝)(?:[就对][^，。]{0,8})?[^，。]{0,2}(?:说明|解释|透露|回答|回应|披露|作答|交代|说为什么)"
    r"|\b(?:not|n['’]t) (?:\w+ )?(?:say|said|explain\w*|give|given|disclose\w*|answer\w*)(?: \w+)?"
    r" (?:why|(?:a|the|any) (?:reasons?|explanation)|that question)\b"
    r"|\b(?:declined|refused) to (?:say|explain|answer|comment|give)\b"
    r"|\b(?:no|without) (?:reason|explanation)s? (?:was |were |has been )?given\b"
    r"|\bgave no (?:reason|explanation)",
    re.IGNORECASE,
)
_PIECE = re.compile(r"[，；。,;.](?!\d)")
# A clause that tells a reason or an aim. One of an aim may stand first: "为强化形象，他……", "To cut
# costs, they …".
_GIVES_IT = re.compile(
    r"因为|由于|因(?![此而素子果])|为了|旨在|以便|以免|出于|鉴于|受.{1,12}影响|\s*为(?![此期止人时数首]).{3,30}$"
    r"|\b(?:because|due to|owing to|in order to|so that|so as to)\b|\s*To [a-z]+ \w+"
)
# The share of such a clause's words by which a sentence tells it.
_TOLD = 1 / 3


def asks_for_a_reason(question: str) -> bool:
    """Whether the question is after a reason or an aim, which is seldom told in one sentence."""
    return _ASKS.search(question) is not None


def tells_a_reason(texts: Sequence[str]) -> bool:
    """Whether one of ``texts`` has a word by which reasons, aims or effects are told."""
    return any(map(_TELLS.search, texts))


def makes_up_a_reason(sentence: str, quotes: Sequence[str]) -> bool:
    """Whether ``sentence`` has one thing for the reason of another, and no quote tells a reason."""
    return _CAUSAL.search(sentence) is not None and not tells_a_reason(quotes)


def withholds_the_reason(quotes: Sequence[str]) -> bool:
    """Whether ``quotes`` say that the reason is not told, and none is a reason."""
    pieces = [piece for quote in quotes for piece in _PIECE.split(quote)]
    others = [piece for piece in pieces if not _WITHHELD.search(piece)]
    return len(others) < len(pieces) and not tells_a_reason(others)


def leaves_out_the_reason(sentence: str, source: str) -> bool:
    """Whether clauses of ``source`` give a reason or an aim, and ``sentence`` has none of them."""
    reasons = [
        content_words(piece) for piece in _PIECE.split(source) if _GIVES_IT.match(piece.strip())
    ]
    told = content_words(sentence)
    return bool(reasons) and not any(len(words & told) > _TOLD * len(words) for words in reasons)


def adds_a_point(sentence: str) -> bool:
    """Whether a sentence begins as one more point beside what was said before it."""
    return _ANEW.match(sentence) is not None


def follows_from_before(sentence: str) -> bool:
    """Whether a sentence begins as what follows from the one before it: "that is why", "因此"."""
    return _FOLLOWS.match(sentence) is not None
