"""What programs may call: named endpoints of Gradio's API, and tools of its MCP server.

Each function's signature and docstring are its schema: Gradio reads one line for each argument. An
error of ours reaches the caller as its one line.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Literal, TypeVar, cast

import gradio as gr

from assistant.answer import Assistant
from assistant.cite import section_at
from assistant.page.quizzes.wishes import MOST
from assistant.page.work.opening import Opening
from assistant.page.work.turns import Turns
from assistant.record import answer_record
from index.errors import BadInput, DeepseaError
from index.retrieve import Retriever
from index.types import LANGS, Lang

T = TypeVar("T")

_MOST_PASSAGES = 20
#: The formats of a quiz that are text; the others are files for `deepsea quiz`.
_TEXT_FORMATS = ("json", "csv", "gift", "moodle", "aiken", "md", "md-key")


def endpoints(opening: Opening, turns: Turns) -> Mapping[str, Sequence[Callable[..., Any]]]:
    """The functions, to be registered under their own names; questions take ``turns``.

    Those of one key wait for each other, and for no others: looking something up is quick, and a
    summary takes minutes.
    """

    def list_documents(request: gr.Request | None = None) -> list[dict[str, Any]]:
        """The articles that can be asked about: id, title, language, source and length of each.

        Returns:
            A list of objects with id, title, lang ("zh" or "en"), source and characters.
        """
        with _calling(opening) as assistant:
            documents = [
                {
                    "id": document.id,
                    "title": document.title,
                    "lang": document.lang,
                    "source": document.source,
                    "characters": len(document.text),
                }
                for document in assistant.library.list()
            ]
            return _told(documents, request)

    def ask(
        question: str,
        lang: Literal["auto", "zh", "en"] = "auto",
        documents: list[str] | None = None,
        request: gr.Request | None = None,
    ) -> dict[str, Any]:
        """Answer a question about the articles; every sentence is backed by verbatim quotes.

        Args:
            question: What is asked, in Chinese or English.
            lang: The language to answer in; "auto" is that of the question.
            documents: Ids of the articles to read; all of them when left out.

        Returns:
            An object with status ("answered" or "abstained"), answer (text with markers like
            [1]), lang, citations (marker, source, section, start, end, quote), timings in
            milliseconds and model.
        """
        with _calling(opening) as assistant:
            for id in documents or ():
                assistant.library.get(id)
            with turns.place() as place:
                while place.ahead():
                    place.wait()
                answer = assistant.answer(question, lang=_lang(lang), doc_ids=documents or None)
            return _told(answer_record(answer, assistant.library, "", question), request)

    def search(
        query: str,
        n: int = 5,
        documents: list[str] | None = None,
        request: gr.Request | None = None,
    ) -> list[dict[str, Any]]:
        """The passages of the articles that fit a query best, best first, without a chat model.

        Args:
            query: Words or a question, in Chinese or English.
            n: How many passages, 1 to 20.
            documents: Ids of the articles to search; all of them when left out.

        Returns:
            A list of objects with source, section, start, end (characters of the article) and text.
        """
        with _calling(opening) as assistant:
            library = assistant.library
            for id in documents or ():
                library.get(id)
            hits = Retriever(library).retrieve(
                query, min(max(n, 1), _MOST_PASSAGES), doc_ids=documents or None
            )
            found = []
            for hit in hits:
                chunk, document = hit.chunk, library.get(hit.chunk.doc_id)
                found.append(
                    {
                        "source": document.id,
                        "section": " > ".join(section_at(document, chunk.start)),
                        "start": chunk.start,
                        "end": chunk.end,
                        "text": document.text[chunk.start : chunk.end],
                    }
                )
            return _told(found, request)

    def get_source(
        document: str,
        start: int = 0,
        end: int | None = None,
        request: gr.Request | None = None,
    ) -> dict[str, Any]:
        """The text of an article that citations refer to, or a part of it, with its sections.

        Args:
            document: The id of the article.
            start: The first character, counted from 0.
            end: The character to stop before; the end of the article when left out.

        Returns:
            An object with id, title, lang, source, start, end, text and sections (path, start,
            end).
        """
        with _calling(opening) as assistant:
            found = assistant.library.get(document)
            last = len(found.text) if end is None else end
            if not 0 <= start <= last <= len(found.text):
                raise BadInput(
                    f"{document} has no characters {start} to {last}; it has {len(found.text)}."
                )
            part = {
                "id": found.id,
                "title": found.title,
                "lang": found.lang,
                "source": found.source,
                "start": start,
                "end": last,
                "text": found.text[start:last],
                "sections": [
                    {"path": list(each.path), "start": each.start, "end": each.end}
                    for each in found.sections
                ],
            }
            return _told(part, request)

    def summarize(
        document: str,
        form: str = "outline",
        lang: Literal["auto", "zh", "en"] = "auto",
        focus: str = "",
        length: int | None = None,
        beside: list[str] | None = None,
        points: list[str] | None = None,
    ) -> str:
        """A summary of an article in Markdown; every row has its quote as a footnote.

        Args:
            document: The id of the article.
            form: gist, brief, executive, outline, faq, figures, timeline, glossary, swot, compare.
            lang: The language of the summary; "auto" is the article's own.
            focus: What alone to treat, such as "the marketing"; all of it when left out.
            length: Words (Chinese characters) of a brief or an executive summary.
            beside: Ids of the articles to compare with, for the form compare.
            points: What to compare them on.

        Returns:
            Markdown with footnotes.
        """
        from assistant.summary import Wishes, markdown
        from assistant.summary import summarize as summary_of

        with _calling(opening) as assistant:
            own = assistant.library.get(document).lang
            wishes = Wishes(focus, length, tuple(beside or ()), tuple(points or ()))
            made = summary_of(assistant, document, form, _lang(lang) or own, wishes=wishes)
            return f"# {made.title}\n\n{markdown(made, assistant.library)}"

    def make_quiz(
        document: str,
        n: int = 10,
        lang: Literal["auto", "zh", "en", "both"] = "auto",
        format: Literal["json", "csv", "gift", "moodle", "aiken", "md", "md-key"] = "json",
        seed: int = 0,
        types: list[str] | None = None,
        difficulty: list[str] | None = None,
        sections: list[str] | None = None,
        bank: bool = False,
        confirm: bool = False,
    ) -> str:
        """Quiz items on an article, the key of each backed by verbatim quotes.

        Args:
            document: The id of the article.
            n: How many items, 1 to 200.
            lang: Their language; "auto" is the article's own, "both" each item in each.
            format: json, csv, gift, moodle, aiken, md (for students) or md-key (for teachers).
            seed: Another number gives other items.
            types: single, multiple, truefalse, cloze, matching, ordering, short; or all.
            difficulty: easy, medium, hard; or all.
            sections: Words that the headings of the wanted sections hold; or all.
            bank: Whether facts may come again as items of other types: an item bank.
            confirm: Whether the chat model answers the items too, 4 to 10 seconds each; those that
                it gets wrong give way to others.

        Returns:
            The text of the file in that format. How many items it lacks, and why, is told in its
            field "notes" (json), or in a comment at its end (gift, moodle, md, md-key).
        """
        from assistant.quiz import DIFFICULTIES, KINDS, kind_of, level_of
        from assistant.quiz import make_quiz as quiz_on
        from assistant.quiz.formats import encode, left_out_line
        from assistant.quiz.formats.noted import noted

        with _calling(opening) as assistant:
            if format not in _TEXT_FORMATS:
                raise BadInput(f"There is no format {format!r}; take {', '.join(_TEXT_FORMATS)}.")
            if not 1 <= n <= MOST:
                raise BadInput(f"A quiz has 1 to {MOST} items, not {n}.")
            wanted = None if lang == "both" else _lang(lang)
            quiz = quiz_on(
                assistant,
                document,
                n,
                kinds=tuple(map(kind_of, types or ())) or KINDS,
                langs=LANGS if lang == "both" else (wanted,) if wanted else (),
                difficulties=tuple(map(level_of, difficulty or ())) or DIFFICULTIES,
                sections=sections or (),
                seed=seed,
                bank=bank,
                confirm=confirm,
            )
            data, left_out = encode(quiz, format)
            lines = [*quiz.notes, *([left_out_line(left_out)] if left_out else [])]
            return noted(data.decode(), format, lines)

    return {
        "api-answer": (ask,),
        "api-look": (list_documents, search, get_source),
        "api-make": (summarize, make_quiz),
    }


def _told(result: T, request: gr.Request | None) -> T:
    """``result``, as JSON for a tool of the MCP server: Gradio would give what Python prints."""
    if request is not None and request.headers.get("x-gradio-user") == "mcp":
        return cast(T, json.dumps(result, ensure_ascii=False))
    return result


def _lang(lang: str) -> Lang | None:
    match lang:
        case "zh":
            return "zh"
        case "en":
            return "en"
        case "auto":
            return None
    raise BadInput(f"There is no language {lang!r}; take auto, zh or en.")


@contextmanager
def _calling(opening: Opening) -> Iterator[Assistant]:
    """The assistant, once it is open; our errors become what Gradio tells the caller."""
    try:
        yield opening.result()
    except DeepseaError as error:
        raise gr.Error(str(error), print_exception=False) from error
