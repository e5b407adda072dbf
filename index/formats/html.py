"""A web page into its article, by trafilatura: no menus, no advertisements, no comments."""

import re

from index.formats.raw import RawText, Unreadable
from index.formats.text import decoded, from_markdown
from index.worded import Worded

_DECLARED = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{2,20})""", re.IGNORECASE)
_HEAD_BYTES = 4096
#: What Python decodes, but no page is written in: escapes leave halves of characters.
_NO_CHARSETS = {"idna", "punycode", "raw_unicode_escape", "undefined", "unicode_escape", "utf_7"}
_HEADING = re.compile(r"^#", re.MULTILINE)
_HEADED = re.compile(r"<h[1-4]\b", re.IGNORECASE)
#: How much longer the whole page may be than the article without its headings.
_MORE = 1.3


def read_html(data: bytes) -> RawText:
    """The article of a page, with its headings, lists and tables. Raises `Unreadable`."""
    import trafilatura  # half a second that only pages need

    page = _page(data)
    try:
        article = _article(page)
        if article and not _HEADING.search(article) and _HEADED.search(page):
            # A page that marks its article in no way trafilatura knows comes without headings.
            whole = _article(re.sub(r"<body\b[^>]*>", "<body><article>", page, count=1))
            if _HEADING.search(whole) and len(whole) < _MORE * len(article):
                article = whole
        about = trafilatura.extract_metadata(page)
    except (ValueError, AssertionError) as error:  # what lxml raises for a page beyond repair
        raise Unreadable(
            Worded(
                "is a web page that cannot be read ({reason}); save its text in a file.",
                reason=error,
            )
        ) from error
    if not article:
        raise Unreadable(
            "is a web page with no article in it, or one that a script writes; "
            "copy its text into a file."
        )
    raw = from_markdown(article)
    title = raw.title or (about.title if about else None)
    if title and title not in raw.text[: 2 * len(title) + 200]:
        return RawText(f"# {title}\n\n{raw.text}", title)
    return RawText(raw.text, title)


def _article(page: str) -> str:
    """The article of a page as Markdown, empty if none was found."""
    import trafilatura

    found = trafilatura.extract(
        page,
        output_format="markdown",
        include_formatting=True,  # and with it the headings
        include_comments=False,
        include_links=False,
        include_images=False,
        include_tables=True,
        favor_recall=True,
    )
    return found or ""


def _page(data: bytes) -> str:
    """The characters of a page; what it declares of its encoding counts when that is right."""
    if declared := _DECLARED.search(data[:_HEAD_BYTES]):
        name = declared[1].decode().lower().replace("gb2312", "gb18030").replace("-", "_")
        try:
            page = "" if name in _NO_CHARSETS else data.decode(name)
        except (LookupError, UnicodeError):
            page = ""
        # It stands there in ASCII: a page that says so in UTF-16 is not in it.
        if _DECLARED.search(page[:_HEAD_BYTES].encode(errors="replace")):
            return page
    return decoded(data)
