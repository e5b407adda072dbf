"""What a summary lacks is said in its notes: parts, questions, a translation of its words."""

import pytest

from assistant.answer import Assistant
from assistant.summary import Summary, Wishes, summarize
from assistant.wording import notice
from index.document import make_document
from index.library import Library
from index.types import LANGS, Lang
from tests.index.small import article

BUILTIN = "xiaomi-deep-sea"
DATED = (
    "# Lamps\n\nThe keeper's competitive advantage is his lamp. In 2019 he lit 40 lamps.\n\n"
    '# Terms\n\nA "slack tide" is the hour without a current. The pilots wait for it.\n'
)


def made(
    library: Library, doc: str, form: str, lang: Lang, wishes: Wishes | None = None
) -> Summary:
    return summarize(Assistant(library, None), doc, form, lang, wishes=wishes or Wishes())


@pytest.mark.parametrize("form", ["figures", "timeline", "glossary", "swot", "compare"])
def test_a_table_in_the_words_of_the_article_says_so(library: Library, form: str) -> None:
    library.add(make_document(DATED, "dated", "Lamps", "en", "dated.md"))
    library.add(article())
    comparing = Wishes(beside=(article().id,), points=("lamps",))
    wishes = comparing if form == "compare" else Wishes()
    said = notice("table_untranslated", "zh").strip()
    assert said in made(library, "dated", form, "zh", wishes).notes
    own = notice("table_untranslated", "en").strip()
    assert own not in made(library, "dated", form, "en", wishes).notes
    library.remove("dated")


def test_fewer_than_ten_questions_are_counted(library: Library) -> None:
    summary = made(library, article().id, "faq", "en")
    assert summary.notes == (notice("faq_fewer", "en", count="2").strip(),)
    assert not made(library, BUILTIN, "faq", "en").notes


@pytest.mark.parametrize("lang", LANGS)
def test_parts_for_which_there_is_nothing_are_named(library: Library, lang: Lang) -> None:
    names = notice("executive_parts", "en").strip().split(" | ")
    summary = made(library, article().id, "executive", "en")
    told = {part.path[0] for part in summary.parts}
    (said,) = summary.notes
    assert told and all((name in said) == (name not in told) for name in names[:-1])
    assert not made(library, BUILTIN, "executive", lang).notes
    library.add(make_document(DATED, "dated", "Lamps", "en", "dated.md"))
    (kinds,) = made(library, "dated", "swot", "en").notes
    library.remove("dated")
    assert kinds == notice("parts_absent", "en", parts="Weakness, Risk").strip()


def test_an_executive_summary_without_its_table_says_so(library: Library) -> None:
    note = notice("key_untranslated", "zh").strip()
    assert note in made(library, article().id, "executive", "zh").notes
    assert note not in made(library, article().id, "executive", "zh", Wishes(length=60)).notes
