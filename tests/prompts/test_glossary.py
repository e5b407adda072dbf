from prompts.glossary import glossary, hint, terms_in


def test_a_term_has_one_rendering() -> None:
    chinese = [zh for zh, _ in glossary()]
    assert len(chinese) == len(set(chinese))
    assert all(english for _, english in glossary())


def test_the_longer_term_wins() -> None:
    assert terms_in("小米汽车的圈速", "en") == [("小米汽车", "Xiaomi Auto"), ("圈速", "lap time")]


def test_english_is_matched_as_words_in_any_case() -> None:
    assert terms_in("What is a DEEP SEA strategy?", "zh") == [("deep sea strategy", "深海战略")]
    assert terms_in("restoration", "zh") == []


def test_the_hint_is_one_line_or_none() -> None:
    assert hint("雷军是谁？", "en") == "[雷军 = Lei Jun]"
    assert hint("天气如何？", "en") == ""
