"""The page in a process of its own: `python -m tests.assistant.page.served FOLDER [FILE]`.

The library is real and needs no weights. Questions are answered from evidence alone by the real
`Assistant`, except those that begin with a word of `Scripted`: what no model does on demand. The
assistant opens when there is a FILE in FOLDER. The first line printed is the address;
``FOLDER/closed`` gets a line for each scripted answer that was closed early, ``FOLDER/contacts``
one for each address that this process looked up, connected to or listened on.
"""

import hashlib
import sys
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path

from assistant.answer import Assistant
from assistant.cite import cite
from assistant.page import Conversations, run_page
from assistant.page.access.password import Password
from assistant.page.work.opening import Tell
from assistant.types import (
    Answer,
    AnswerSentence,
    Citation,
    Done,
    Event,
    Evidence,
    SentenceReady,
    Stage,
    Timings,
    Turn,
)
from index.articles import builtin_articles
from index.errors import ModelUnavailable
from index.library import Library
from index.types import Document, Lang, Section
from tests.index.small import ByteEmbedder

from .watched import watch

HOSTILE = (
    '<img src="http://evil.example/a.png" onerror="alert(1)"> ![b](http://evil.example/b.png) '
    "[c](javascript:alert(2)) ${alert(3)} `${alert(4)}` {{value}} {{{value}}} $$d$$ "
    "<script>alert(5)</script> </p></blockquote><iframe src=//evil.example></iframe> &lt;e&gt; \\"
)
DOWN = "The chat model does not answer; start it and ask again."
SENTENCES = 1000  # more than anybody waits for


def documents() -> list[Document]:
    """One that tries everything (and counts characters beyond the BMP), and a plain article."""
    lamps = f"Lamps {HOSTILE}"
    keeper = f"🐋🐋 The keeper 𠮷 trims the lamp. {HOSTILE} Its beam reaches far."
    tides = "Spring tides rise by 5.4 metres. 🌊 The pilots wait."
    # Made here, since cleaning would take some of the harm out of it.
    text = "\n\n".join([lamps, keeper, "Tides", tides])
    body, second = text.index(keeper), text.index("Tides")
    sections = (
        Section((lamps,), 0, body, body + len(keeper)),
        Section(("Tides",), second, text.index(tides), len(text)),
    )
    hostile = Document("lamps", lamps, "en", text, sections, HOSTILE, sha256_of(text))
    return [hostile, *(article.document() for article in builtin_articles())]


def sha256_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


class Scripted(Assistant):
    """Does at the word of the reader what an assistant does rarely."""

    def __init__(self, library: Library, closed: Path) -> None:
        super().__init__(library, None)
        self._closed_early = closed

    def stream(
        self,
        question: str,
        history: Sequence[Turn] = (),
        *,
        lang: Lang | None = None,
        doc_ids: Collection[str] | None = None,
    ) -> Iterator[Event]:
        match question.split()[0]:
            case "slow":
                return self._slow(question)
            case "stepped":
                return self._stepped()
            case "held":
                return self._held()
            case "hostile":
                return self._hostile()
            case "history":
                return self._said(AnswerSentence(repr(list(history)), (), "notice"))
            case "down":
                raise ModelUnavailable(DOWN)
            case "crash":
                raise RuntimeError("a fault of ours")
        return super().stream(question, history, lang=lang, doc_ids=doc_ids)

    def _slow(self, question: str) -> Iterator[Event]:
        """Evidence at once, then a sentence each 0.3 s, until it is stopped."""
        quote = self._quote()
        try:
            yield Evidence((quote,))
            yield Stage("reading")
            for number in range(SENTENCES):
                time.sleep(0.3)
                yield SentenceReady(AnswerSentence(f"Sentence {number}.", (1,)), (quote,))
            yield from self._said(AnswerSentence("All said.", (1,)))
        except GeneratorExit:
            with self._closed_early.open("a") as file:
                file.write(question + "\n")
            raise

    def _stepped(self) -> Iterator[Event]:
        """Evidence at once, then two sentences and the end, each once its file is there."""
        quote = self._quote()
        yield Evidence((quote,))
        yield Stage("reading")
        for name in ("first", "second"):
            self._wait_for(name)
            yield SentenceReady(AnswerSentence(f"The {name}.", (1,)), (quote,))
        self._wait_for("third")
        yield from self._said(AnswerSentence("All said.", (1,)))

    def _quote(self) -> Citation:
        document = self.library.get("xiaomi-deep-sea")
        return cite(document, document.sections[1].body, document.sections[1].body + 40, 1)

    def _wait_for(self, name: str) -> None:
        """Until there is such a file beside that of what was closed."""
        while not self._closed_early.with_name(name).exists():
            time.sleep(0.05)

    def _held(self) -> Iterator[Event]:
        """Nothing until there is a file called "released"."""
        self._wait_for("released")
        yield from self._said(AnswerSentence("Released.", (), "notice"))

    def _hostile(self) -> Iterator[Event]:
        """Words, quotes and a section path that would do harm if they were not escaped."""
        document = self.library.get("lamps")
        quotes = tuple(
            cite(document, section.start, section.end, marker)
            for marker, section in enumerate(document.sections, start=1)
        )
        yield Evidence(quotes)
        sentence = AnswerSentence(HOSTILE, tuple(quote.marker for quote in quotes))
        yield SentenceReady(sentence, quotes)
        timings = Timings(1.0, 1.0, 1.0)
        yield Done(Answer("answered", HOSTILE, (sentence,), quotes, "en", timings, HOSTILE))

    def _said(self, sentence: AnswerSentence) -> Iterator[Event]:
        timings = Timings(1.0, 1.0, 1.0)
        yield Done(Answer("answered", sentence.text, (sentence,), (), "en", timings, "scripted"))


def main(folder: Path, awaited: str = "") -> None:
    watch(folder / "contacts")

    def open_assistant(_: Tell) -> Assistant:
        while not (folder / awaited).exists():
            time.sleep(0.05)
        library = Library.open(folder / "index", ByteEmbedder())
        beside = {article.id: article.renditions() for article in builtin_articles()}
        for document in documents():
            library.add(document, renditions=beside.get(document.id))
        return Scripted(library, folder / "closed")

    serve(folder, open_assistant)


def serve(
    folder: Path, open_assistant: Callable[[Tell], Assistant], password: Password | None = None
) -> None:
    """Run a page that keeps all in ``folder`` and prints its address when it is there."""
    run_page(
        open_assistant,
        on_ready=lambda url: print(url, flush=True),
        conversations=Conversations(folder / "conversations.sqlite3"),
        study_file=folder / "study.sqlite3",
        quiz_file=folder / "quizzes.sqlite3",
        summary_file=folder / "summaries.sqlite3",
        password=password,
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
