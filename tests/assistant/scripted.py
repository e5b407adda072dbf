"""A chat model that says what a test tells it to, through LangChain like any other."""

from collections.abc import Iterable

from langchain_core.language_models import GenericFakeChatModel
from langchain_core.messages import AIMessage

from assistant.models.chat import ChatModel


def scripted(replies: Iterable[str]) -> ChatModel:
    """A model without probabilities or grammars that gives ``replies`` in order."""
    messages = iter([AIMessage(reply) for reply in replies])
    return ChatModel(GenericFakeChatModel(messages=messages), "scripted")
