"""The pictures that a summary can carry: its figures as bars, and the map of its sections."""

from dataclasses import replace

from assistant.structure import page_svg, tree
from assistant.wording import notice

from .chart import chart_svg, charted, panels
from .source import Source
from .types import Picture, Row


def pictures(source: Source) -> tuple[list[Picture], list[str]]:
    """A chart of the figures that can be compared, under which every bar is cited, and the map of
    the whole document; and the notices on what cannot be drawn.

    Nothing is drawn of a document that is not to be had in the language, and no map where a focus
    leaves a part of it.
    """
    if source.read_in != source.lang:
        return [], [notice("pictures_untranslated", source.lang).strip()]
    found, notes = [], []
    shown = panels(source)
    if shown:
        title = notice("chart_title", source.lang).strip()
        cited = tuple(citation for each in charted(shown) for citation in each.citations)
        caption = Row((notice("chart_caption", source.lang).strip(),), cited)
        found.append(Picture("figures", title, chart_svg(shown, title), caption))
    else:
        notes.append(notice("chart_none", source.lang).strip())
    if source.only is None:
        rendition = source.library.rendition(source.document.id, source.lang)
        svg = page_svg(tree(source.document, rendition), source.lang)
        if svg:
            caption = Row((notice("map_caption", source.lang).strip(),), ())
            found.append(Picture("map", notice("map_title", source.lang).strip(), svg, caption))
        else:
            notes.append(notice("map_none", source.lang).strip())
    return found, notes


def captioned(picture: Picture, numbered: Row) -> Picture:
    """The picture with the citations of its caption as they are numbered now, each once."""
    once = tuple({each.marker: each for each in numbered.citations}.values())
    return replace(picture, caption=replace(numbered, citations=once))
