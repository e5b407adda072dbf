"""A page of the web, fetched because the user asked for it; never from this or a local network.

The name is looked up once and the address that was checked is the one connected to, so that a name
which points elsewhere the second time gains nothing. Every redirect is checked in the same way.
"""

import ipaddress
import socket
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import unquote

import httpx

from index.errors import BadInput
from index.load import MAX_BYTES, READERS

IpAddress = ipaddress.IPv4Address | ipaddress.IPv6Address

_SUFFIXES = {
    "application/epub+zip": ".epub",
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/xhtml+xml": ".html",
    "text/html": ".html",
    "text/markdown": ".md",
    "text/plain": ".txt",
}
_MAX_REDIRECTS = 5
_TIMEOUT = httpx.Timeout(30.0, connect=10.0)
_HEADERS = {
    "User-Agent": "deepsea-reader (fetches one page at its user's request)",
    "Accept-Language": "zh-CN, en;q=0.8",
}


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave: ``suffix`` is that of such a file, ``name`` what to call it."""

    data: bytes
    suffix: str
    name: str


def is_address(text: str) -> bool:
    """Whether ``text`` is meant for a web address rather than a path."""
    return text.lower().startswith(("http://", "https://"))


def is_public(address: IpAddress) -> bool:
    """Whether ``address`` is out on the internet: not private, loopback, link-local or reserved."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if inner is not None:
            return is_public(inner)
    return address.is_global and not address.is_multicast


def fetch(url: str, admits: Callable[[IpAddress], bool] = is_public) -> Fetched:
    """The content of a web address, up to `MAX_BYTES`.

    ``admits`` says which addresses may be connected to. Raises `BadInput`, in one line.
    """
    asked = url
    try:
        for _ in range(_MAX_REDIRECTS + 1):
            target = _parsed(url)
            with (
                httpx.Client(timeout=_TIMEOUT, headers=_HEADERS) as client,
                client.stream(
                    "GET",
                    target.copy_with(host=str(_checked(target, admits)), fragment=None),
                    headers={"Host": target.netloc.decode()},
                    extensions={"sni_hostname": target.host},
                ) as response,
            ):
                if response.has_redirect_location:
                    url = str(target.join(response.headers["location"]))
                    continue
                if response.is_error:
                    raise BadInput(
                        "{url} answers {status} {reason}; check the address, or save the page in "
                        "a file and add that.",
                        url=url,
                        status=response.status_code,
                        reason=response.reason_phrase,
                    )
                data = _content(response, url)
                return Fetched(data, _suffix(response, target), _name(target))
    except httpx.TimeoutException:
        raise BadInput("{url} does not answer; try again later.", url=url) from None
    except (httpx.HTTPError, httpx.InvalidURL, UnicodeError) as error:  # of where it redirects to
        reason = " ".join(str(error).split()) or type(error).__name__
        raise BadInput(
            "{url} cannot be fetched ({reason}); check the address and the connection.",
            url=url,
            reason=reason,
        ) from None
    raise BadInput(
        "{url} redirects more than {most} times; open it in a browser.",
        url=asked,
        most=_MAX_REDIRECTS,
    )


def _parsed(url: str) -> httpx.URL:
    try:
        target = httpx.URL(url)
        host = target.host
    except (httpx.InvalidURL, UnicodeError):  # no URL, or no name after "xn--"
        host = ""
    if not host or target.scheme not in ("http", "https"):
        raise BadInput(
            "{url!r} is no web address; give one that begins with https:// or http://.",
            url=url[:200],
        )
    return target


def _checked(target: httpx.URL, admits: Callable[[IpAddress], bool]) -> IpAddress:
    """An address of the host; all that it has must be admitted."""
    try:
        found = socket.getaddrinfo(target.host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise BadInput(
            "There is no host {host!r}, or no connection to look it up; "
            "check the address and the connection.",
            host=target.host,
        ) from None
    addresses = [ipaddress.ip_address(str(each[4][0]).partition("%")[0]) for each in found]
    if not addresses or not all(map(admits, addresses)):
        raise BadInput(
            "{host} is on this computer or a private network, which is never asked; "
            "save the page in a file and add that.",
            host=target.host,
        )
    return addresses[0]


def _content(response: httpx.Response, url: str) -> bytes:
    data = bytearray()
    for part in response.iter_bytes():
        data += part
        if len(data) > MAX_BYTES:
            raise BadInput(
                "{url} has more than the {most} MB that are read; "
                "save a part of it in a file and add that.",
                url=url,
                most=MAX_BYTES // 2**20,
            )
    return bytes(data)


def _suffix(response: httpx.Response, target: httpx.URL) -> str:
    """That of the declared type; of the address where the type says nothing ("octet-stream")."""
    declared = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    own = PurePosixPath(target.path).suffix.lower()
    if declared == "text/plain" and own in (".md", ".markdown"):
        return own
    if declared in _SUFFIXES:
        return _SUFFIXES[declared]
    if own in READERS:
        return own
    if not declared:
        return ".html"
    raise BadInput(
        "{url} is {declared}, which is not read; the formats are {known}.",
        url=target,
        declared=declared,
        known=known_formats(),
    )


def known_formats() -> str:
    """The suffixes that are read, for a message."""
    return ", ".join(READERS)


def _name(target: httpx.URL) -> str:
    """The last part of the path without its suffix, or the host."""
    parts = PurePosixPath(unquote(target.path))
    return parts.stem or target.host
