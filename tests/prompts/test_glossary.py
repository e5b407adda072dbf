import pytest

from prompts.glossary import Glossary, GlossaryError, builtin_glossary, parse_glossary


def _glossary(*lines: str) -> Glossary:
    return parse_glossary("\n".join(lines), "mine.tsv")


def test_the_longer_term_wins() -> None:
    found = builtin_glossary().terms_in("小米汽车的圈速", "en")
    assert found == [("小米汽车", "Xiaomi Auto"), ("圈速", "lap time")]


def test_english_is_matched_as_words_in_any_case() -> None:
    found = builtin_glossary().terms_in("What is a DEEP SEA strategy?", "zh")
    assert found == [("deep sea strategy", "深海战略")]
    assert builtin_glossary().terms_in("restoration", "zh") == []


def test_the_hint_is_one_line_or_none() -> None:
    assert builtin_glossary().hint("雷军是谁？", "en") == "[雷军 = Lei Jun]"
    assert builtin_glossary().hint("天气如何？", "en") == ""


def test_no_two_terms_are_understood_by_the_same_english_but_for_synonyms() -> None:
    owners: dict[str, list[str]] = {}
    for zh, english in builtin_glossary().terms:
        for form in english:
            owners.setdefault(form.casefold(), []).append(zh)
    shared = [found for found in owners.values() if len(found) > 1]
    assert shared == [["澎湃OS", "澎湃"], ["纽北赛道", "纽北"], ["智能驾驶", "智驾"]]


def test_notes_blank_lines_and_windows_line_ends_are_passed_over() -> None:
    glossary = _glossary("# how we say it", "", "大定\tbig deposit \t deposit\r", "  ", "#x\ty")
    assert glossary.terms == (("大定", ("big deposit", "deposit")),)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("大定 big deposit", "'大定 big deposit' has no tab"),
        ("大定", "has no tab"),
        ("大定\t", "has an empty field"),
        ("\tbig deposit", "has an empty field"),
        ("大定\tbig deposit\t\tdeposit", "has an empty field"),
        ("big deposit\t大定", "'big deposit' has no Chinese character"),
        ("大定\tbig 定", "'big 定' is not English"),
        ("雷军\tMr Lei", "'雷军' is in line 2 already"),
        ("长" * 90, f"'{'长' * 39}…' has no tab"),
    ],
)
def test_a_line_that_is_no_term_is_named(line: str, why: str) -> None:
    with pytest.raises(GlossaryError) as caught:
        _glossary("# mine", "雷军\tLei Jun", line)
    said = str(caught.value)
    assert said.startswith("mine.tsv:3: ") and why in said and "\n" not in said
    assert "; " in said  # and what to do


def test_ones_own_rendering_wins_and_the_others_are_still_understood() -> None:
    glossary = builtin_glossary().extended(_glossary("大定\tbig deposit", "阿尔法\tAlpha"))
    assert glossary.hint("大定", "en") == "[大定 = big deposit]"
    for asked in ("How many big deposits?", "How many firm pre-orders?"):
        assert [zh for _, zh in glossary.terms_in(asked, "zh")] == ["大定"]
    assert glossary.terms_in("Alpha of Lei Jun", "zh") == [("Lei Jun", "雷军"), ("Alpha", "阿尔法")]
    assert len(dict(glossary.terms)) == len(glossary.terms)
    assert glossary.own is not None and len(glossary.own.terms) == 2


def test_an_english_form_of_ones_own_is_no_longer_that_of_another_term() -> None:
    """The built-in glossary understands "stores" as 门店."""
    glossary = builtin_glossary().extended(_glossary("商铺\tstore"))
    assert glossary.terms_in("How many stores?", "zh") == [("store", "商铺")]
    assert glossary.hint("门店", "en") == "[门店 = stores]"


def test_a_longer_builtin_term_is_not_torn_by_a_shorter_one_of_ones_own() -> None:
    glossary = builtin_glossary().extended(_glossary("小米\tMi"))
    assert glossary.hint("小米汽车和小米", "en") == "[小米汽车 = Xiaomi Auto; 小米 = Mi]"


def test_the_digest_is_that_of_the_terms() -> None:
    assert _glossary("# note", "大定\tdeposit").sha256 == _glossary("大定\tdeposit").sha256
    assert _glossary("大定\tdeposit").sha256 != _glossary("大定\torder").sha256
