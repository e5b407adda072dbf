"""Nothing of a text that is put into Markdown becomes markup; see `deepsea ask --out`."""

from pathlib import Path

import pypdf
import pytest

from assistant.export import export
from assistant.sheet import literal


@pytest.mark.parametrize(
    "text",
    ["1. 第一", "- 5 degrees", "# 标题", "a*b*c_d_ [x](y) <b>`c`</b> | ~~d~~ &amp; \\", "2) two"],
)
def test_text_stays_as_it_is(text: str, tmp_path: Path) -> None:
    path = tmp_path / "text.pdf"
    export(literal(text), path, title="t", lang="en")
    (page,) = pypdf.PdfReader(path).pages
    assert "".join(text.split()) in "".join(page.extract_text().split())
