import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.figures import find_figures, keep_hedges, unsupported_figures
from index.types import Lang


@pytest.mark.parametrize(
    ("sentence", "evidence", "lang", "kept"),
    [
        (
            "It has 3,000 people and 2,800 patents.",
            ["团队规模突破3000人，累计申请专利2800多件。"],
            "en",
            "It has more than 3,000 people and more than 2,800 patents.",
        ),
        ("31万台。", ["交付超31万台。"], "zh", "超过31万台。"),
        ("310,000 were delivered.", ["交付超31万台。"], "en", "More than 310,000 were delivered."),
        (
            "A 3,000-square-metre centre.",
            ["近3000平方米的中心。"],
            "en",
            "A nearly 3,000-square-metre centre.",
        ),
        ("It has over 310,000 cars.", ["交付超31万台。"], "en", "It has over 310,000 cars."),
        ("There are 352 stores.", ["有352家门店。"], "en", "There are 352 stores."),
        # Told once with a hedge and once without: either is right.
        ("约5人。", ["约5人来了，5人走了。"], "zh", "约5人。"),
        ("5人。", ["约5人来了，5人走了。"], "zh", "5人。"),
        ("It was 2021.", ["2021年立项。"], "en", "It was 2021."),
    ],
)
def test_a_hedge_of_the_source_is_kept(
    sentence: str, evidence: list[str], lang: Lang, kept: str
) -> None:
    assert keep_hedges(sentence, evidence, lang) == kept


@given(st.integers(11, 99_999), st.sampled_from(["超", "近", "约", "不到", ""]))
def test_what_is_kept_is_still_supported(count: int, hedge: str) -> None:
    source = f"全国有{hedge}{count}家门店。"
    told: list[tuple[str, Lang]] = [(f"{count:,} stores.", "en"), (f"门店有{count}家。", "zh")]
    for sentence, lang in told:
        kept = keep_hedges(sentence, [source], lang)
        assert not unsupported_figures(kept, [source])
        (figure,) = find_figures(kept)
        assert figure.approx == find_figures(source)[0].approx
        assert keep_hedges(kept, [source], lang) == kept
