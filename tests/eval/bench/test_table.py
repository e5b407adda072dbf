from eval.bench.measure import Measure
from eval.bench.table import shown, table


def test_a_line_has_the_median_the_spread_and_the_ratio() -> None:
    # Of five values the third is the median, and the fifth the least that 95% do not exceed.
    ours = Measure("whole", "whole answer", "ms", (900, 1500, 2000, 3000, 4000), (40_000,), "1/15")
    heading, line = table([ours]).splitlines()
    assert heading.split() == ["median", "p95", "least–most", "n", "of", "theirs", "wanted"]
    assert line.split("  ")[0] == "whole answer"
    assert line.split()[2:] == [
        *("2.0", "s", "4.0", "s", "900", "ms–4.0", "s", "5"),
        *("0.05", "1/15"),  # 2 s of 40 s
    ]


def test_one_value_has_no_spread_and_nothing_to_compare_with_no_ratio() -> None:
    _, line = table([Measure("disk", "disk", "MB", (1234.4,))]).splitlines()
    assert line.split() == ["disk", "1,234", "MB", "1"]


def test_values_have_their_units() -> None:
    assert shown(999.4, "ms") == "999 ms" and shown(1000, "ms") == "1.0 s"
    assert shown(0.9512, "share") == "0.951" and shown(31.26, "per second") == "31.3/s"
    assert shown(12345, "count") == "12,345"
