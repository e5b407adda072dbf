"""What quiz items can be made of an article, kept so that another item is there at once."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # They bring torch along, and the page is to open before that is loaded.
    from assistant.answer import Assistant
    from assistant.quiz.candidates import Pool, Wishes
    from index.types import Lang

# A pool of a long article takes some MB.
_MOST = 8


class Pools:
    """The last pools. Any thread may call."""

    def __init__(self) -> None:
        self._pools: OrderedDict[tuple[object, ...], Pool] = OrderedDict()
        self._turn = threading.Lock()

    def get(
        self,
        assistant: "Assistant",
        doc_id: str,
        langs: "tuple[Lang, ...]",
        wishes: "Wishes",
        report: Callable[[int, int], None],
    ) -> "Pool":
        """What can be made of the article as it now is; the rest as in `pool_of`."""
        from assistant.quiz.candidates import pool_of

        key = (doc_id, assistant.library.get(doc_id).sha256, langs, wishes)
        with self._turn:
            if key in self._pools:
                self._pools.move_to_end(key)
                return self._pools[key]
        pool = pool_of(assistant, doc_id, langs, wishes, report)
        with self._turn:
            self._pools[key] = pool
            while len(self._pools) > _MOST:
                self._pools.popitem(last=False)
        return pool
