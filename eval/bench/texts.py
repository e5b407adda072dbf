"""Texts made of the built-in article's sentences, varied and as long as one likes."""

import random
from collections.abc import Iterator

from index.articles import builtin_articles
from index.embed import Embedder
from index.sentences import sentences


def source_sentences() -> list[str]:
    """The sentences of the built-in articles."""
    texts = [article.document().text for article in builtin_articles()]
    found = [text[start:end].strip() for text in texts for start, end in sentences(text)]
    return [sentence for sentence in found if len(sentence) > 8]


def varied(seed: int) -> Iterator[str]:
    """Sentences without end: those of the articles in random order, no figure twice the same."""
    chance = random.Random(seed)
    known = source_sentences()
    while True:
        sentence = chance.choice(known)
        yield "".join(
            str(chance.randrange(10)) if char.isascii() and char.isdigit() else char
            for char in sentence
        )


def passages_of(count: int, tokens: int, embedder: Embedder, seed: int) -> list[str]:
    """``count`` texts of ``tokens`` tokens each, as the embedder counts them."""
    tokenizer = embedder.load().tokenizer
    given = varied(seed)
    made = []
    for _ in range(count):
        ids: list[int] = []
        while len(ids) < tokens:
            ids += tokenizer(next(given), add_special_tokens=False)["input_ids"]
        made.append(str(tokenizer.decode(ids[:tokens])))
    return made
