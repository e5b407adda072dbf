"""One HTML file that needs no other."""

import base64
from pathlib import Path
from tempfile import TemporaryDirectory

from .outlines import outlined
from .parsed import Parsed

_TEMPLATE = Path(__file__).with_name("page.html")


def to_html(parsed: Parsed) -> bytes:
    """The page, with its style and pictures inside; it asks for nothing else."""
    with TemporaryDirectory() as folder:
        return parsed.write(
            "html5",
            "--standalone",
            f"--template={_TEMPLATE}",
            "--wrap=none",
            picture=_inside,
            into=Path(folder),
        )


def _inside(svg: str) -> str:
    # As a picture and not as an element: no script in it runs.
    return "data:image/svg+xml;base64," + base64.b64encode(outlined(svg).encode()).decode()
