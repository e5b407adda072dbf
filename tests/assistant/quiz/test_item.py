import dataclasses

import pytest

from assistant.quiz.item import Item
from assistant.types import Citation

ITEM = Item(
    "single", "多深？", ("10 米", "20 米"), ("10 米",), "", "easy", "remember", "一", "zh",
    (Citation(1, "d", 0, 5, "深10米。"),),
)  # fmt: skip


def test_the_id_follows_the_question_and_its_key():
    assert ITEM.id == dataclasses.replace(ITEM, options=("20 米", "10 米")).id
    assert ITEM.id != dataclasses.replace(ITEM, key=("20 米",)).id


@pytest.mark.parametrize("field", ["key", "citations"])
def test_an_item_without_key_or_citation_is_refused(field):
    with pytest.raises(ValueError, match="needs a key"):
        dataclasses.replace(ITEM, **{field: ()})
