"""Summaries and quizzes of this session of the server, to be had as files."""

import hashlib
import re
import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from assistant.page.storage import new_id

#: How many are kept.
MOST = 64


@dataclass(frozen=True, slots=True)
class Work:
    """Something made: its title, and for each format what encodes it and the suffix of its file."""

    title: str
    formats: Mapping[str, tuple[Callable[[], bytes], str]]


class Works:
    """The last works, each under a name that nobody can guess."""

    def __init__(self) -> None:
        self._works: OrderedDict[str, Work] = OrderedDict()
        self._turn = threading.Lock()
        self._secret = secrets.token_bytes()
        self._again: list[Callable[[str], object]] = []

    def id_of(self, *content: str) -> str:
        """The name of what is made of that ``content``, the same each time."""
        text = "\0".join(content).encode()
        return hashlib.blake2b(text, key=self._secret, digest_size=16).hexdigest()

    def put(self, work: Work, id: str = "") -> str:
        """Keep it; gives its name, ``id`` when it takes the place of what had that."""
        id = id or new_id()
        with self._turn:
            self._works[id] = work
            self._works.move_to_end(id)
            while len(self._works) > MOST:
                self._works.popitem(last=False)
        return id

    def kept_by(self, again: Callable[[str], object]) -> None:
        """``again`` puts back the work of a name, if it is kept there."""
        self._again.append(again)

    def file(self, id: str, format: str) -> tuple[str, bytes] | None:
        """The name and the content of a file of it; None when there is none."""
        work = self._work(id)
        if work is None:  # it gave way to others
            for again in self._again:
                again(id)
            work = self._work(id)
        if work is None or format not in work.formats:
            return None
        encode, suffix = work.formats[format]
        return file_name(work.title, suffix), encode()

    def _work(self, id: str) -> Work | None:
        with self._turn:
            return self._works.get(id)


def file_name(title: str, suffix: str) -> str:
    """A title as the name of a file that every system takes."""
    return (re.sub(r"[^\w.-]+", "-", title).strip("-.") or "deepsea") + suffix
