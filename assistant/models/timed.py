"""llama.cpp's count of its work, put where LangChain puts that of every vendor."""

from typing import Any

from langchain_core.messages import AIMessageChunk
from langchain_core.messages.ai import InputTokenDetails, UsageMetadata
from langchain_core.outputs import ChatGenerationChunk
from langchain_openai import ChatOpenAI


class CountingChatOpenAI(ChatOpenAI):
    """`ChatOpenAI` for llama.cpp's server, whose ``timings`` that leaves out."""

    def _convert_chunk_to_generation_chunk(
        self,
        chunk: dict[str, Any],
        default_chunk_class: type,
        base_generation_info: dict[str, Any] | None,
    ) -> ChatGenerationChunk | None:
        made = super()._convert_chunk_to_generation_chunk(
            chunk, default_chunk_class, base_generation_info
        )
        timings = chunk.get("timings")
        if made is not None and timings and isinstance(made.message, AIMessageChunk):
            made.message.usage_metadata = usage(timings)
        return made


def usage(timings: dict[str, Any]) -> UsageMetadata:
    """llama.cpp's ``timings`` as LangChain counts: the input holds the tokens that were reused."""
    read, reused, written = (int(timings[key]) for key in ("prompt_n", "cache_n", "predicted_n"))
    return UsageMetadata(
        input_tokens=read + reused,
        output_tokens=written,
        total_tokens=read + reused + written,
        input_token_details=InputTokenDetails(cache_read=reused),
    )
