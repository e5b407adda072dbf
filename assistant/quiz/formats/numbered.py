"""Items for formats that have no ordering: what stands in which place."""

from assistant.quiz.item import Item


def positions(item: Item) -> list[tuple[str, str]]:
    """Each option of an ordering item, as shown, with the number of its place."""
    return [(text, str(item.key.index(text) + 1)) for text in item.options]
