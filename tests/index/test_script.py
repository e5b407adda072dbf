import pytest

from index.script import han_count, is_chinese, width, word_count


@pytest.mark.parametrize(
    ("text", "han", "words"),
    [
        ("小米SU7的风阻系数为0.195，", 8, 2),
        ("SU7 Ultra sold 58,000 cars; it's well-known.", 0, 7),
        ("〇一二㐀", 4, 0),
        ("……，。!?", 0, 0),
    ],
)
def test_counts(text: str, han: int, words: int) -> None:
    assert (han_count(text), word_count(text)) == (han, words)
    assert width(text) == han + 1.5 * words


def test_a_sentence_and_its_rendition_are_about_as_wide() -> None:
    chinese = "小米汽车要通过15—20年的努力，成为全球前五的汽车厂商，为中国汽车工业全面崛起而奋斗。"
    english = (
        "Xiaomi Auto wants to become one of the world's five largest carmakers through 15 to 20 "
        "years of effort, and to strive for the rise of China's car industry as a whole."
    )
    assert 0.8 < width(chinese) / width(english) < 1.25


@pytest.mark.parametrize(
    ("text", "chinese"),
    [
        ("小米汽车", True),
        ("小米SU7 Ultra首款轿车", True),
        ("小米汽車與 Taycan", True),
        ("Xiaomi (小米) is a carmaker", False),
        ("The car", False),
        ("0.195", False),
        ("", False),
    ],
)
def test_is_chinese(text: str, chinese: bool) -> None:
    assert is_chinese(text) is chinese
