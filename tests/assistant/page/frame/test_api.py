"""Programs that call the page's server, over its real ports."""

import asyncio
import json
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from gradio_client import Client
from gradio_client.exceptions import AppError
from gradio_client.utils import Status
from mcp import ClientSession
from mcp.client.streamable_http import streamable_http_client
from mcp.shared._httpx_utils import create_mcp_http_client
from mcp.types import CallToolResult, TextContent, Tool

from tests.assistant.page.conftest import Served
from tests.assistant.page.served import documents

_TEXTS = {document.id: document.text for document in documents()}
_EXAMPLES = re.findall(r"```python\n(.*?)```", Path("README.md").read_text(), re.DOTALL)
_README = "http://127.0.0.1:7860/"


@pytest.fixture(scope="module")
def client(served: Served) -> Client:
    return Client(served.url, verbose=False)


def test_every_quote_of_an_answer_stands_where_it_says(client: Client) -> None:
    answer = client.predict("What is the drag coefficient of the SU7?", api_name="/ask")
    assert answer["status"] == "answered" and answer["citations"]
    for cited in answer["citations"]:
        assert _TEXTS[cited["source"]][cited["start"] : cited["end"]] == cited["quote"]
    [answer] = [client.predict("灯", "en", ["lamps"], api_name="/ask")]
    assert answer["lang"] == "en"
    assert {cited["source"] for cited in answer["citations"]} <= {"lamps"}


def test_passages_and_sources(client: Client) -> None:
    listed = client.predict(api_name="/list_documents")
    assert {each["id"]: each["characters"] for each in listed} == {
        id: len(text) for id, text in _TEXTS.items()
    }
    found = client.predict("spring tides", 1, ["lamps"], api_name="/search")
    assert [each["text"] for each in found] == [
        _TEXTS["lamps"][found[0]["start"] : found[0]["end"]]
    ]
    source = client.predict("lamps", api_name="/get_source")
    assert source["text"] == _TEXTS["lamps"] and len(source["sections"]) == 2
    part = client.predict("lamps", 3, 9, api_name="/get_source")
    assert part["text"] == _TEXTS["lamps"][3:9]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("xiaomi-deep-sea", "timeline", "en"), "| 28 December 2023 |"),
        (("xiaomi-deep-sea", "swot", "zh"), "| 弱点 |"),
        (("xiaomi-deep-sea", "glossary", "en"), "deep-sea strategy"),
        (("lamps", "figures", "zh"), "文章没有中文译文"),
        (("xiaomi-deep-sea", "brief", "zh", "只讲营销", 80), "[^1]: "),
        (
            ("lamps", "compare", "en", "", None, ["xiaomi-deep-sea"], ["pilots"]),
            "The pilots wait",
        ),
    ],
)
def test_summaries_in_their_forms(client: Client, arguments: tuple[Any, ...], said: str) -> None:
    summary = client.predict(*arguments, api_name="/summarize")
    assert said in summary and "[^1]: " in summary
    if arguments[1] == "brief":
        paragraph = summary.split("\n\n")[1]
        assert len("".join(re.sub(r"\[\^\d+\]", "", paragraph).split())) <= 80


def test_summaries_and_quizzes(client: Client) -> None:
    summary = client.predict("xiaomi-deep-sea", "figures", "zh", api_name="/summarize")
    assert "0.195" in summary and "[^1]: " in summary
    quiz = json.loads(client.predict("xiaomi-deep-sea", 4, api_name="/make_quiz"))
    assert len(quiz["items"]) == 4 and all(item["citations"] for item in quiz["items"])
    chosen = json.loads(
        client.predict(
            "xiaomi-deep-sea", 3, "both", "json", 7, ["cloze"], ["hard"], ["品牌壁垒"],
            api_name="/make_quiz",
        )
    )  # fmt: skip
    assert [item["lang"] for item in chosen["items"]] == ["zh", "en"] * (len(chosen["items"]) // 2)
    assert {(item["kind"], item["difficulty"]) for item in chosen["items"]} == {("cloze", "hard")}
    assert all("品牌壁垒" in item["section"] for item in chosen["items"][::2])
    few = client.predict("lamps", 50, "en", "gift", api_name="/make_quiz")
    assert re.search(r"\n// lamps bears \d of the 50 items asked for", few)
    aiken = client.predict("xiaomi-deep-sea", 5, "zh", "aiken", api_name="/make_quiz")
    assert "left out" not in aiken


@pytest.mark.parametrize(
    ("arguments", "name", "reason"),
    [
        (("x", "auto", ["none"]), "/ask", "There is no article 'none'"),
        (("长" * 50_000,), "/ask", "question"),
        (("lamp", 3, ["none"]), "/search", "There is no article 'none'"),
        (("lamps", 9, 3), "/get_source", "has no characters 9 to 3"),
        (("xiaomi-deep-sea", "poem"), "/summarize", "no form 'poem'"),
        (("lamps", "outline", "en", "", 80), "/summarize", "a length of its own"),
        (("lamps", "brief", "en", "", -3), "/summarize", "take a number above zero"),
        (("lamps", "compare", "en"), "/summarize", "two articles"),
        (("lamps", "swot", "en", "the"), "/summarize", "focus"),
        (("lamps", 0), "/make_quiz", "1 to 200 items, not 0"),
        (("lamps", 201), "/make_quiz", "1 to 200 items, not 201"),
        (("lamps", 3, "zh"), "/make_quiz", "not to be had in 'zh'"),
        (("lamps", 3, "en", "json", 0, ["singel"]), "/make_quiz", "did you mean 'single'"),
        (("lamps", 3, "en", "json", 0, [], ["esay"]), "/make_quiz", "did you mean 'easy'"),
        (("lamps", 3, "en", "json", 0, [], [], ["Tidse"]), "/make_quiz", "did you mean 'Tides"),
    ],
)
def test_an_error_is_its_one_line(
    client: Client, arguments: tuple[Any, ...], name: str, reason: str
) -> None:
    with pytest.raises(AppError, match=reason) as caught:
        client.predict(*arguments, api_name=name)
    assert "Traceback" not in str(caught.value)


def test_what_is_quick_does_not_wait_for_an_answer(serve: Callable[..., Served]) -> None:
    served = serve()
    client = Client(served.url, verbose=False)
    answering = client.submit("held back", api_name="/ask")
    while answering.status().code is not Status.PROCESSING:
        time.sleep(0.1)
    for call in (
        (("spring tides",), "/search"),
        (("lamps",), "/get_source"),
        ((), "/list_documents"),
    ):
        assert client.submit(*call[0], api_name=call[1]).result(timeout=30)
    summary = client.submit("xiaomi-deep-sea", "figures", api_name="/summarize")
    assert summary.result(timeout=60)
    assert not answering.done()
    (served.folder / "released").touch()
    assert answering.result(timeout=30)["answer"] == "Released."


def test_the_endpoints_are_named_and_say_what_they_take_and_give(client: Client) -> None:
    told = client.view_api(print_info=False, return_format="dict")
    assert isinstance(told, dict)
    named = told["named_endpoints"]
    wanted: dict[str, set[str]] = {
        "/list_documents": set(),
        "/ask": {"question", "lang", "documents"},
        "/search": {"query", "n", "documents"},
        "/get_source": {"document", "start", "end"},
        "/summarize": {"document", "form", "lang", "focus", "length", "beside", "points"},
        "/make_quiz": {"document", "n", "lang", "format", "seed"},
    }
    assert named.keys() == wanted.keys()
    for name, parameters in wanted.items():
        assert {each["parameter_name"] for each in named[name]["parameters"]} >= parameters
    for of in named.values():
        assert of["description"] and of["returns"]
        assert all(each["type"] for each in (*of["parameters"], *of["returns"]))


def mcp(
    served: Served, calls: dict[str, dict[str, Any]], **headers: str
) -> tuple[list[Tool], list[Any]]:
    async def run() -> tuple[list[Tool], list[CallToolResult]]:
        address = f"{served.url}gradio_api/mcp/"
        async with (
            create_mcp_http_client(headers) as client,
            streamable_http_client(address, http_client=client) as (read, write, _),
            ClientSession(read, write) as session,
        ):
            await session.initialize()
            tools = (await session.list_tools()).tools
            return tools, [await session.call_tool(name, given) for name, given in calls.items()]

    # In a thread of its own: the browser's tests leave a loop running in this one.
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(lambda: asyncio.run(run())).result()


def test_the_tools_of_the_mcp_server(served: Served) -> None:
    tools, [answer, quiz, compared, missing] = mcp(
        served,
        {
            "ask": {"question": "What is the drag coefficient of the SU7?"},
            "make_quiz": {"document": "xiaomi-deep-sea", "n": 2, "types": ["cloze"]},
            "summarize": {
                "document": "lamps",
                "form": "compare",
                "lang": "en",
                "beside": ["xiaomi-deep-sea"],
                "points": ["pilots"],
            },
            "get_source": {"document": "none"},
        },
    )
    assert {tool.name for tool in tools} == {
        *("list_documents", "ask", "search", "get_source", "summarize", "make_quiz")
    }
    for tool in tools:
        assert tool.description and "Returns" in tool.description
        described = tool.inputSchema["properties"].values()
        assert all(each.get("description") for each in described), tool.name
    assert isinstance(answer.content[0], TextContent)
    assert json.loads(answer.content[0].text)["status"] == "answered"
    made = json.loads(quiz.content[0].text)["items"]
    assert [item["kind"] for item in made] == ["cloze", "cloze"]
    assert "The pilots wait" in compared.content[0].text
    assert missing.isError and "no article 'none'" in missing.content[0].text


@pytest.mark.parametrize("number", range(len(_EXAMPLES)))
def test_the_examples_of_the_readme_run(served: Served, number: int) -> None:
    code = _EXAMPLES[number]
    assert _README in code
    run = subprocess.run(
        [sys.executable, "-c", code.replace(_README, served.url)],
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert run.returncode == 0, run.stderr
    assert "风阻系数为0.195" in run.stdout


def test_there_is_an_example_of_each() -> None:
    for name in ("ask", "search", "get_source", "summarize", "make_quiz"):
        assert all(name in code for code in _EXAMPLES) and len(_EXAMPLES) == 2


def test_open_pages_are_cut_off_in_silence(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.assistant.page.served", str(tmp_path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    client = Client(process.stdout.readline().strip(), verbose=False)
    assert client.predict(api_name="/list_documents")
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 0
    assert "Traceback" not in err
