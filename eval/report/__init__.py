"""Reports of a run: the JSON that is kept and compared, and the page that is read."""

from .page import page_html, write_page
from .record import Context, Report, make_report, read_report, write_report

__all__ = [
    "Context",
    "Report",
    "make_report",
    "page_html",
    "read_report",
    "write_page",
    "write_report",
]
