import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from opencc import OpenCC

from index.articles import builtin_article
from index.decode import decode
from index.script import han_count

RAW = builtin_article("xiaomi-deep-sea").raw()
SHORT = [
    "你好",
    "小米",
    "雷军",
    "小米汽车",
    "深海战略：集创共识",
    "小米 SU7 的风阻系数为0.195。",
    "他说“好”……",
]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "gb18030", "gbk"])
def test_the_article_in_every_encoding(encoding: str) -> None:
    # GBK has no prime signs; they are the article's lap times.
    text = RAW.replace("′", "'").replace("″", '"') if encoding == "gbk" else RAW
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("text", SHORT)
@pytest.mark.parametrize("encoding", ["gb18030", "gb2312", "utf-8", "utf-16"])
def test_a_few_simplified_characters_are_enough(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize(
    "text", ["後記：小米汽車的戰略", "你好", "臺灣的天氣很好，我們去看海。", "雷軍說「好」"]
)
@pytest.mark.parametrize("encoding", ["big5", "gb18030"])
def test_a_few_traditional_characters_are_enough(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


def test_western_text_with_accents_and_curly_quotes() -> None:
    text = "It’s a “café” in Nürburg – £20 a cup, and the naïve pay more."
    assert decode(text.encode("cp1252")) == text


def test_a_long_file_whose_sample_is_cut() -> None:
    text = "深海战略是升级企业的意义。\n" * 9000
    assert decode(text.encode("gb18030")) == text
    one_line = "深海战略是升级企业的意义。" * 9000
    assert decode(b"a" + one_line.encode("gb18030")) == "a" + one_line


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 8,
        b"\x89PNG\r\n\x1a\n" + b"\0" * 50,
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj<</Length 99>>stream\nx\x9c\x8d\x01\x02\x03\x04\x05"
        * 20,
        "Привет, как дела? Это статья об автомобилях.".encode("koi8-r"),
        "雷軍は誰ですか。これは記事です。".encode("shift_jis"),
        b"\xff\xfe\x00",  # half a character after the mark of UTF-16
        "深海战略".encode() + b"\xff" + "是升级企业的意义。".encode(),
    ],
)
def test_what_is_no_text_we_can_read(data: bytes) -> None:
    assert decode(data) is None


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_give_text_or_none(data: bytes) -> None:
    assert isinstance(decode(data), str | None)


@pytest.mark.parametrize("encoding", ["gb18030", "big5"])
def test_every_stretch_of_sixteen_characters(encoding: str) -> None:
    text = RAW if encoding == "gb18030" else OpenCC("s2t").convert(RAW)
    stretches = [text[start : start + 16] for start in range(0, len(text) - 16, 5)]
    # With two or three Han characters among Latin letters, chance decides.
    written = [
        one
        for one in stretches
        if han_count(one) > 3 and one.encode(encoding, "ignore").decode(encoding) == one
    ]
    assert len(written) > 1000
    assert [one for one in written if decode(one.encode(encoding)) != one] == []
