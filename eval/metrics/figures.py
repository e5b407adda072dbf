"""Whether the figures of an answer are those of its source."""

from assistant.figures import find_figures, unsupported_figures
from eval.outcome import Outcome
from eval.score import cited_quotes, statements


def figure_faithfulness(outcome: Outcome) -> float | None:
    """Share of the figures in the answer's statements that the quotes they cite hold.

    Amounts, shares, ranks, dates and times, units and scale words converted by code (31万 is
    310,000 is 310 thousand): `assistant.figures`. A statement that cites nothing is held to the
    row's evidence instead, since its want of citations is what citation recall counts. Answers
    without figures have no score. After the precision of generated relations (Wiseman, Shieber &
    Rush 2017, "Challenges in Data-to-Document Generation"), with code that reads figures for
    their extraction model.
    """
    answer = outcome.answer
    if answer is None or answer.status != "answered":
        return None
    stated = held = 0
    for sentence in statements(answer):
        sources = cited_quotes(sentence, answer) if sentence.markers else outcome.row.evidence
        figures = len(find_figures(sentence.text))
        stated += figures
        held += figures - len(unsupported_figures(sentence.text, sources))
    return held / stated if stated else None
