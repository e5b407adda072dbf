import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.tokens import asked_words, content_words, exact_names, tokens


def test_chinese_gives_pairs_and_single_characters() -> None:
    assert tokens("风阻系数") == ["风阻", "阻系", "系数", "风", "阻", "系", "数"]
    assert tokens("车。") == ["车"]


@pytest.mark.parametrize("written", ["SU7", "su7", "su 7", "SU-7", "ＳＵ７"])
def test_a_model_name_is_one_word_however_written(written: str) -> None:
    assert "su7" in tokens(f"小米{written}的价格")


def test_a_figure_apart_from_letters_is_no_name() -> None:
    assert "xiaomi10" not in tokens("Xiaomi, 10 cars")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1,000", "1000"),
        ("０．１９５", "0.195"),
        ("風阻係數", "风阻系数"),
        ("Nürburgring", "NURBURGRING"),
        ("barriers", "barrier"),
        ("delivered", "delivering"),
        ("Xiaomi’s", "xiaomi"),
    ],
)
def test_folded_alike(one: str, other: str) -> None:
    assert tokens(one) == tokens(other) != []


def test_different_figures_stay_apart() -> None:
    assert not set(tokens("0.195")) & set(tokens("0.22"))


def test_exact_names_of_an_english_question() -> None:
    found = exact_names("What is the SU7 Ultra's lap, and does MIUI beat the Taycan by 0.195?")
    assert {"su7", "ultra", "miui", "taycan", "0.195"} <= set(found)
    assert not {"what", "is", "the", "lap", "and"} & set(found)


def test_exact_names_of_a_chinese_question_are_all_that_is_not_chinese() -> None:
    assert exact_names("harbour lamp照多少 miles？19吗") == ["harbour", "lamp", "mile", "19"]


def test_a_question_is_asked_without_its_function_words() -> None:
    assert asked_words("Why does the SU7 lead?") == ["su", "su7", "7", "lead"]
    assert asked_words("谁写的SU7？") == tokens("谁写的SU7？")


def test_a_question_of_function_words_alone_keeps_them() -> None:
    assert asked_words("Who is he?") == ["who", "is", "he"]


def test_function_words_are_known_by_their_stems() -> None:
    assert content_words("Why does its lamp burn?") == {"lamp", "burn"}


@given(st.text())
def test_any_text_gives_words(text: str) -> None:
    assert all(word and not word.isspace() for word in tokens(text))
    assert set(exact_names(text)) <= set(tokens(text)) | set(exact_names(text))


@given(st.text(alphabet="小米汽车深海战略SU70.195 abc", max_size=40))
def test_case_does_not_matter(text: str) -> None:
    assert tokens(text.upper()) == tokens(text.lower())
