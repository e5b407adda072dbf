"""Nothing here tells anybody anything: the switches of every library that would.

Most of them read their switch while they are imported, so this comes before those imports.
"""

import os

_OFF = {
    "DO_NOT_TRACK": "1",
    "ANONYMIZED_TELEMETRY": "False",  # Chroma
    "OTEL_SDK_DISABLED": "true",  # OpenTelemetry, which Chroma brings along
    "GRADIO_ANALYTICS_ENABLED": "False",  # also its look-ups of newer versions
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_DISABLE_UPDATE_CHECK": "1",
    "HF_HUB_DISABLE_IMPLICIT_TOKEN": "1",
    "LANGSMITH_TRACING": "false",
    "LANGSMITH_TRACING_V2": "false",
    "LANGCHAIN_TRACING": "false",
    "LANGCHAIN_TRACING_V2": "false",
}


def turn_off() -> None:
    """Turn telemetry off for this process and those it starts, whatever was set before."""
    os.environ.update(_OFF)


def stay_off_the_hub() -> None:
    """Keep the Hugging Face libraries to what is on this machine."""
    os.environ["HF_HUB_OFFLINE"] = "1"
