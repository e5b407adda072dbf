"""A chat model that says what a test tells it to, through LangChain like any other."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from langchain_core.language_models import BaseChatModel, GenericFakeChatModel
from langchain_core.messages import AIMessage, BaseMessage
from langchain_core.outputs import ChatGeneration, ChatResult

from assistant.models.chat import ChatModel
from prompts import LANGUAGES, load

#: What a model says to the last message of a prompt.
Reply = str | Callable[[str], str]


def scripted(replies: Iterable[str]) -> ChatModel:
    """A model without probabilities or grammars that gives ``replies`` in order."""
    messages = iter([AIMessage(reply) for reply in replies])
    return ChatModel(GenericFakeChatModel(messages=messages), "scripted")


class _ByPrompt(BaseChatModel):
    replies: Mapping[str, Any]

    @property
    def _llm_type(self) -> str:
        return "by prompt"

    def _generate(self, messages: list[BaseMessage], *_: object, **__: object) -> ChatResult:
        first = messages[0].text
        for name, reply in self.replies.items():
            if any(load(name, lang).messages[0][1] == first for lang in LANGUAGES):
                said = reply(messages[-1].text) if callable(reply) else reply
                return ChatResult(generations=[ChatGeneration(message=AIMessage(said))])
        raise AssertionError(f"no reply is given for the prompt {first[:40]!r}")


def by_prompt(**replies: Reply) -> ChatModel:
    """A model that says the same to every use of a prompt: ``by_prompt(read="No")``."""
    return ChatModel(_ByPrompt(replies=replies), "scripted")
