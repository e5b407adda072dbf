"""A page with a password: nothing of it is to be had without."""

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect
from starlette.testclient import TestClient

from assistant.answer import Assistant
from assistant.page.access.password import Password
from assistant.page.conversations.exchange import Exchange
from assistant.page.frame.serve import page_app
from assistant.page.strings import say
from assistant.page.work.opening import opened
from index.library import Library
from index.types import Lang
from tests.assistant.page.conftest import Served
from tests.assistant.page.frame.test_api import mcp
from tests.assistant.page.frame.test_serve import files
from tests.assistant.page.locked import SECRET
from tests.assistant.page.test_browser import check
from tests.index.small import ByteEmbedder, article

_SECRET = "潮起潮落 long enough"
_KEPT = "/conversations/one.md"
_BESIDE = (_KEPT, "/made/one.md", "/gradio_api/mcp/schema", "/gradio_api/mcp/", "/gradio_api/info")


@pytest.fixture
def locked(tmp_path: Path) -> Iterator[TestClient]:
    library = Library.open(tmp_path / "index", ByteEmbedder())
    library.add(article())
    kept = files(tmp_path)
    kept["conversations"].add("one", Exchange("How high is the lamp?", "answered"))
    password = Password(tmp_path / "password")
    password.set(_SECRET)
    app = page_app(opened(Assistant(library, None)), "0.0.0.0", **kept, password=password)
    with TestClient(app) as client:
        yield client
    library.close()


def test_what_stands_beside_the_page_is_locked(locked: TestClient) -> None:
    for path in _BESIDE:
        for answer in (locked.get(path), locked.get(path, auth=("reader", "another one"))):
            assert answer.status_code == 401, path
            assert say("locked", "zh") in answer.text and say("locked", "en") in answer.text


def test_who_has_logged_in_gets_the_files(locked: TestClient) -> None:
    assert locked.get("/").status_code == 200  # the login page
    refused = locked.post("/login", data={"username": "reader", "password": "another one"})
    assert refused.status_code == 400 and locked.get(_KEPT).status_code == 401
    locked.post("/login", data={"username": "reader", "password": _SECRET})
    assert "How high is the lamp?" in locked.get(_KEPT).text


def test_a_program_gives_the_password_with_what_it_asks(locked: TestClient) -> None:
    given = ("reader", _SECRET)
    assert "How high is the lamp?" in locked.get(_KEPT, auth=given).text
    assert "/ask" in locked.get("/gradio_api/info", auth=given).json()["named_endpoints"]
    bearer = f"Bearer {_SECRET}".encode()
    assert "How high is the lamp?" in locked.get(_KEPT, headers={"Authorization": bearer}).text
    wrong = ("Bearer another", "Basic !", "Basic 6Q==", "Basic é", "Bearer é", "Digest x")
    for header in (given.encode(code) for given in wrong for code in ("utf-8", "latin-1")):
        assert locked.get(_KEPT, headers={"Authorization": header}).status_code == 401


def test_tools_of_the_mcp_server_work_with_the_password(serve: Callable[..., Served]) -> None:
    served = serve(module="tests.assistant.page.locked")
    tools, [source] = mcp(
        served, {"get_source": {"document": "lamps"}}, Authorization=f"Bearer {SECRET}"
    )
    assert {tool.name for tool in tools} >= {"ask", "search", "get_source"}
    assert json.loads(source.content[0].text)["text"] == article().text
    refused = httpx.post(
        f"{served.url}gradio_api/mcp/", headers={"Authorization": "Bearer another"}, trust_env=False
    )
    assert refused.status_code == 401


@pytest.mark.browser
@pytest.mark.parametrize(
    ("locale", "lang", "words"),
    [
        ("zh-CN", "zh", ("登录", "用户名", "密码")),
        ("en-GB", "en", ("Login", "username", "password")),
        ("fr-FR", "en", ("Login", "username", "password")),  # as the page behind it
    ],
)
def test_who_mistypes_the_password_is_told_and_who_knows_it_enters(
    browser: Browser, serve: Callable[..., Served], locale: str, lang: Lang, words: Sequence[str]
) -> None:
    served = serve(module="tests.assistant.page.locked")
    with browser.new_context(locale=locale) as context:
        page = context.new_page()
        page.goto(served.url)
        log_in, user, password = words
        button = page.get_by_role("button", name=log_in, exact=True)
        expect(button).to_be_visible()
        expect(page.get_by_text(say("password", lang))).to_be_visible()
        check(page)
        expect(page.get_by_label(user)).to_be_editable()  # any will do, and so will none
        page.get_by_label(password).fill("low water")
        button.click()
        expect(page.get_by_role("alert")).to_have_text(say("not_password", lang))
        check(page)
        page.get_by_label(password).fill(SECRET)
        page.keyboard.press("Enter")
        expect(page.locator("#source .source")).to_be_visible()
        expect(page.locator("#new")).to_have_text(say("new", lang))


@pytest.mark.browser
def test_a_reader_logs_in(page: Page, serve: Callable[..., Served]) -> None:
    failed: list[str] = []
    page.on("response", lambda answer: failed.append(answer.url) if answer.status >= 400 else None)
    served = serve(module="tests.assistant.page.locked")
    page.goto(served.url)
    page.locator("input").first.fill("reader")
    page.locator("input[type=password]").fill(SECRET)
    page.get_by_role("button").last.click()
    expect(page.locator("#source .source")).to_be_visible()
    page.locator("#question textarea").fill("How far does the beam reach?")
    page.keyboard.press("Enter")
    expect(page.locator(".answer")).to_have_attribute("data-state", "answered")
    assert failed == []
