"""A small article, and an embedder that a test's own process has in no time."""

from collections.abc import Callable, Sequence

import numpy as np

from index.document import make_document
from index.embed import Embedder, Vectors
from index.types import Document


def article(
    id: str = "lamps", raw: str | None = None, title: str = "Lamps and tides", lang: str = "en"
) -> Document:
    """A small article; the words of each paragraph are its own."""
    raw = raw or (
        "# Harbour lamps\n\nThe keeper trims the lamp at dusk. Its beam reaches 19 miles.\n\n"
        "# Tides of the bay\n\nSpring tides rise by 5.4 metres. The pilots wait for slack water.\n"
    )
    return make_document(raw, id, title, "zh" if lang == "zh" else "en", f"{id}.txt")


#: What each sentence of `article` is in Chinese.
CHINESE = {
    "Lamps and tides": "灯与潮",
    "# Harbour lamps": "# 港口的灯",
    "The keeper trims the lamp at dusk.": "守灯人黄昏时修剪灯芯。",
    "Its beam reaches 19 miles.": "灯光照到19英里外。",
    "# Tides of the bay": "# 海湾的潮汐",
    "Spring tides rise by 5.4 metres.": "大潮涨起5.4米。",
    "The pilots wait for slack water.": "领航员等待平潮。",
}


class ByteEmbedder(Embedder):
    """The normalised mean of a fixed random vector for each byte: real vectors without torch."""

    name = "bytes"
    digest = "0" * 64
    dimension = 24

    def __init__(self) -> None:
        self._table = np.random.default_rng(0).normal(size=(256, 24)).astype(np.float32)

    def embed_query(self, text: str) -> Vectors:
        vector = self._table[list(text.encode())].mean(axis=0)
        return np.asarray(vector / np.linalg.norm(vector), dtype=np.float32)

    def embed_passages(
        self, texts: Sequence[str], progress: Callable[[int, int], None] | None = None
    ) -> Vectors:
        vectors = np.stack([self.embed_query(text) for text in texts])
        if progress is not None:
            progress(len(texts), len(texts))
        return vectors
