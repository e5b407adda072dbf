"""The built-in article, figure by figure; article.tsv was written by the program and read by us."""

from pathlib import Path

import index
from assistant.figures import find_figures
from tests.assistant.figures.shorthand import short

ARTICLE = Path(index.__file__).parent / "articles" / "xiaomi-deep-sea.txt"
EXPECTED = Path(__file__).parent / "article.tsv"


def test_every_figure_of_the_article() -> None:
    rows = [
        f"{number}\t{line[figure.start : figure.end]}\t{short(figure)}"
        for number, line in enumerate(ARTICLE.read_text(encoding="utf-8").splitlines(), 1)
        for figure in find_figures(line)
    ]
    assert rows == EXPECTED.read_text(encoding="utf-8").splitlines()
