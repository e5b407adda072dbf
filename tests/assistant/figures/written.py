"""Amounts with independent writings in both languages, for the property tests."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from hypothesis import strategies as st

_UNITS = {
    "CNY": ("元", " yuan"),
    "unit": ("台", " units"),
    "people": ("人", " people"),
    "km": ("公里", " km"),
    "minute": ("分钟", " minutes"),
    "hour": ("小时", " hours"),
    "%": ("%", " percent"),
    "fold": ("倍", "-fold"),
}
_SECONDS = {"minute": 60, "hour": 3600}
_ZH_SCALES = (("", 0), ("万", 4), ("亿", 8), ("万亿", 12))
_EN_SCALES = (("", 0), (" thousand", 3), (" million", 6), (" billion", 9), (" trillion", 12))


@dataclass(frozen=True)
class Amount:
    """An amount, and the scale words its two writings use."""

    value: Decimal
    unit: str
    zh_scale: int
    en_scale: int
    separated: bool

    @property
    def seconds(self) -> Fraction | None:
        """The length in seconds where the unit converts into another of the table."""
        factor = _SECONDS.get(self.unit)
        return None if factor is None else Fraction(self.value) * factor

    def written(self, lang: str) -> str:
        """The amount in Arabic digits with a scale word and the unit."""
        zh = lang == "zh"
        word, power = _ZH_SCALES[self.zh_scale] if zh else _EN_SCALES[self.en_scale]
        mantissa = self.value / Decimal(10) ** power
        comma = "," if self.separated and not zh else ""
        return f"{mantissa:{comma}f}{word}{_UNITS[self.unit][0 if zh else 1]}"

    def times_ten_to(self, power: int) -> str:
        """Another amount of the same unit and digits, in plain English digits."""
        return f"{self.value * Decimal(10) ** power:f}{_UNITS[self.unit][1]}"


def amounts() -> st.SearchStrategy[Amount]:
    """Amounts from 2 up to 10^15 with up to three decimals."""
    values = st.one_of(
        st.integers(2, 10**15).map(Decimal),
        st.integers(2, 10**4).flatmap(
            lambda n: st.integers(0, 8).map(lambda power: Decimal(n) * 10**power)
        ),
        st.integers(1001, 10**7).map(lambda n: Decimal(n) / 1000),
    )
    return st.builds(
        Amount,
        values,
        st.sampled_from(sorted(_UNITS)),
        st.integers(0, len(_ZH_SCALES) - 1),
        st.integers(0, len(_EN_SCALES) - 1),
        st.booleans(),
    )
