"""What a tab had open and ticked before it was reloaded, as the browser kept it."""

from collections.abc import Collection

from pydantic import BaseModel, ValidationError


class _Reading(BaseModel):
    skipped: list[str] = []
    shown: str = ""


def kept_reading(text: str, known: Collection[str]) -> tuple[list[str], str | None]:
    """The ids of the articles that questions skip, and of the one that was open: "" if there was
    none, None if it is not among those ``known`` any more.

    ``text`` is JSON from the browser; what is no such thing is like nothing kept.
    """
    try:
        kept = _Reading.model_validate_json(text or "{}")
    except ValidationError:
        kept = _Reading()
    skipped = [id for id in kept.skipped if id in known]
    if len(skipped) == len(known):  # a question reads something
        skipped = []
    return skipped, kept.shown if not kept.shown or kept.shown in known else None
