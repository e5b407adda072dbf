"""A run of benchmarks as files: JSON for programs, a picture of it to look at."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from eval.report.record import write_text

from .measure import Measure
from .picture import picture

SCHEMA = 1
KIND = "deepsea-bench"


def write(path: Path, measures: Sequence[Measure], context: Mapping[str, Any]) -> Path:
    """Write ``path`` (JSON) and the picture beside it, whose path is returned. Raises `StoreError`.

    ``context`` says what was measured and on which machine, in JSON values.
    """
    values = {
        "schema": SCHEMA,
        "kind": KIND,
        "created": datetime.now(UTC).isoformat(timespec="seconds"),
        **context,
        "measures": [
            {**asdict(each), "median": each.median, "p95": each.p95, "ratio": each.ratio}
            for each in measures
        ],
    }
    write_text(path, json.dumps(values, ensure_ascii=False, allow_nan=False, indent=1) + "\n")
    drawn = path.with_suffix(".svg")
    write_text(drawn, picture(measures))
    return drawn
