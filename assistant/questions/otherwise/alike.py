"""What two texts have in common, by which they speak of the same."""

import re

# The share of the words of a thing, or of what is told of it, by which two texts speak of the same.
SAME = 0.5
QUESTION_WORDS = re.compile(r"为什么|为何|为啥|凭什么|怎么")
CLAUSE = re.compile(r"[，。？！；：,;?!]")
# What a Chinese phrase ends in that is no part of it.
TAIL_ZH = re.compile(r"(?:[会要能将又也都才就再被让在于了的是]|所)+$")


def alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two things have most words of the one that has fewer in common."""
    return len(one & other) >= max(1, SAME * min(len(one), len(other)))


def of_one(asked: frozenset[str], told: frozenset[str], least: float) -> bool:
    """Whether at least that share of what is ``asked``, if anything is, was ``told``."""
    return bool(asked) and len(asked & told) >= least * len(asked)
