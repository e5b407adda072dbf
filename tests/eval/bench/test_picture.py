import json
from pathlib import Path
from xml.etree import ElementTree

from eval.bench.measure import Measure
from eval.bench.picture import picture, place
from eval.bench.record import write

SVG = "{http://www.w3.org/2000/svg}"
WHOLE = Measure("whole", "whole <answer>", "ms", (1000.0, 1000.0), (10_000.0,))


def test_the_scale_is_logarithmic_from_a_millisecond_to_a_hundred_seconds() -> None:
    # Five powers of ten over 480 pixels: 96 each.
    assert [place(ms) for ms in (0.1, 1, 10, 1000, 100_000, 10**9)] == [0, 0, 96, 288, 480, 480]


def test_times_are_drawn_and_nothing_else() -> None:
    drawn = ElementTree.fromstring(picture([WHOLE, Measure("n", "calls", "count", (3.0,))]))
    bars = {bar.get("class"): bar.get("width") for bar in drawn.iter(f"{SVG}rect")}
    assert bars == {"theirs": "384.0", "ours": "288.0"}
    texts = [text.text for text in drawn.iter(f"{SVG}text")]
    assert "whole <answer>" in texts and "calls" not in texts


def test_the_report_holds_values_and_what_is_made_of_them(tmp_path: Path) -> None:
    path = tmp_path / "new" / "bench.json"
    drawn = write(path, [WHOLE], {"machine": {"cores": 2}})
    stored = json.loads(path.read_text())
    assert (stored["schema"], stored["kind"], stored["machine"]) == (
        1,
        "deepsea-bench",
        {"cores": 2},
    )
    [measure] = stored["measures"]
    assert (measure["median"], measure["ratio"], measure["values"]) == (1000, 0.1, [1000, 1000])
    assert drawn == path.with_suffix(".svg") and drawn.read_text().startswith("<svg")
