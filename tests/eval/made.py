"""Outcomes made by hand over one small text, whose every offset is counted from the text itself."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.types import Answer, AnswerSentence, Citation, Origin, Status, Timings
from eval.outcome import Outcome, Span
from eval.rows import Row
from index.types import Lang

#: The document "d". Sentences are 352 stores, 31 * 10^4 cars, and two of no account.
TEXT = "小米有352家门店。上半年交付31万台。海风很大。It reaches 19 miles."
STORES, CARS, WIND, MILES = (
    "小米有352家门店。",
    "上半年交付31万台。",
    "海风很大。",
    "It reaches 19 miles.",
)


def span(piece: str) -> Span:
    """Where ``piece`` stands in TEXT."""
    start = TEXT.index(piece)
    return Span("d", start, start + len(piece))


def row(
    id: str = "stores-en",
    lang: Lang = "en",
    type: str = "fact",
    *,
    facts: Sequence[Sequence[str]] = (("352",),),
    forbidden: Sequence[str] = (),
    evidence: Sequence[str] = ("352家门店",),
    answerable: bool = True,
    question: str = "How many stores?",
) -> Row:
    if not answerable:
        facts, evidence = (), ()
    groups = tuple(tuple(group) for group in facts)
    return Row(
        id,
        lang,
        type,
        question,
        (),
        "352.",
        groups,
        tuple(forbidden),
        tuple(evidence),
        answerable,
    )


def answer(
    *sentences: tuple[str, Sequence[int]] | str,
    cited: Sequence[str] = (),
    status: Status = "answered",
    origin: Origin = "written",
    lang: Lang = "en",
    timings: Timings | None = None,
) -> Answer:
    """An answer of ``sentences`` with their markers; marker n is the nth of ``cited``."""
    given = [(each, ()) if isinstance(each, str) else each for each in sentences]
    spans = [span(piece) for piece in cited]
    return Answer(
        status,
        " ".join(text + "".join(f"[{marker}]" for marker in markers) for text, markers in given),
        tuple(AnswerSentence(text, tuple(markers), origin) for text, markers in given),
        tuple(
            Citation(marker, place.doc_id, place.start, place.end, TEXT[place.start : place.end])
            for marker, place in enumerate(spans, 1)
        ),
        lang,
        timings or Timings(100, 900, 2000),
        "scripted",
    )


def abstention(lang: Lang = "en") -> Answer:
    return answer("The article does not say.", status="abstained", origin="notice", lang=lang)


def outcome(given: Row | None = None, reply: Answer | None = None, **more: object) -> Outcome:
    """What became of a row in the task "answers", its evidence located in TEXT."""
    given = given or row()
    made = Outcome(
        task="answers",
        row=given,
        evidence=tuple(span(piece) for piece in given.evidence),
        answer=reply,
    )
    return replace(made, **more)  # type: ignore[arg-type]
