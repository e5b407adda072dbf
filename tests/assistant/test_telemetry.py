import os
import subprocess
import sys

# Each library's own word for it, asked in a process where everything was switched on before.
_ASKED = """
from assistant import telemetry
telemetry.turn_off()
telemetry.stay_off_the_hub()
import chromadb.config, gradio.analytics, huggingface_hub, langsmith.utils
from huggingface_hub import constants
print(
    chromadb.config.Settings().anonymized_telemetry,
    gradio.analytics.analytics_enabled(),
    not constants.HF_HUB_DISABLE_TELEMETRY,
    not huggingface_hub.is_offline_mode(),
    langsmith.utils.tracing_is_enabled(),
)
"""


def test_every_library_says_that_it_is_switched_off() -> None:
    on = {
        "ANONYMIZED_TELEMETRY": "True",
        "GRADIO_ANALYTICS_ENABLED": "True",
        "HF_HUB_DISABLE_TELEMETRY": "0",
        "HF_HUB_OFFLINE": "0",
        "LANGSMITH_TRACING": "true",
        "LANGCHAIN_TRACING_V2": "true",
    }
    run = subprocess.run(
        [sys.executable, "-c", _ASKED],
        env={**os.environ, **on},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.split() == ["False"] * 5
