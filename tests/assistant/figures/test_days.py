import pytest

from assistant.figures import by_time, days_of, find_figures


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2024年", (20240000, 20241231)),
        ("2024年5月", (20240500, 20240531)),
        ("2024年5月3日", (20240503, 20240503)),
        ("2024年第三季度", (20240700, 20240931)),
        ("2024年下半年", (20240700, 20241231)),
        ("H1 2024", (20240100, 20240631)),
    ],
)
def test_the_days_that_a_date_may_mean(text: str, days: tuple[int, int]) -> None:
    (figure,) = find_figures(text)
    assert days_of(figure) == days


def test_quarters_and_halves_stand_among_the_months() -> None:
    text = "2023年12月；2024年；2024年一季度；2024年5月；2024年下半年；2024年8月；2024年四季度"
    every = find_figures(text)
    assert len(every) == 7
    assert sorted(every[3:] + every[:3], key=by_time) == every
