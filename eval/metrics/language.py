"""Whether an answer is in the language of its question."""

from eval.outcome import Outcome
from index.language import detect_language


def language_fidelity(outcome: Outcome) -> float | None:
    """Share of the answer's sentences that are in the row's language.

    After the line-level check of the Language Confusion Benchmark (Marchisio et al. 2024,
    "Understanding and Mitigating Language Confusion in LLMs"), with sentences for lines and
    `index.language` as the detector. Notices and quotes from the source count, since they too are
    to be read; sentences that tell no language (names, figures) pass.
    """
    answer = outcome.answer
    if answer is None or not answer.sentences:
        return None
    lang = outcome.row.lang
    kept = [detect_language(sentence.text, lang) == lang for sentence in answer.sentences]
    return sum(kept) / len(kept)
