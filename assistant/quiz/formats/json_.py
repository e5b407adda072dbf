"""JSON: every field of every item, for programs."""

import dataclasses
import json

from assistant.quiz.quiz import Quiz

#: Raised when a field changes its meaning or goes.
SCHEMA = 1


def to_json(quiz: Quiz) -> bytes:
    """``{"schema": 1, "doc_id": …, "items": [{"id": …, "stem": …, "citations": […]}]}``."""
    items = []
    for item in quiz.items:
        fields = dataclasses.asdict(item)
        items.append({"id": item.id, **fields, "facts": sorted(item.facts)})
    ids = {item.id for item in quiz.items}  # of the confirmed ones, some may be gone since
    confirmed = None if quiz.confirmed is None else sorted(quiz.confirmed & ids)
    told = {"schema": SCHEMA, **dataclasses.asdict(quiz), "items": items, "confirmed": confirmed}
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()
