import pytest

from assistant.translation.people import mend_names, people_spelled


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("林若衡说，店不开了。", ["Lin Ruoheng"]),
        ("采购总监韩越告诉记者，损耗降了。韩越很满意。", ["Han Yue"]),
        ("分析师顾蔓认为风险不小；合伙人丁一帆对此表示理解。", ["Ding Yifan", "Gu Man"]),
        ("秦望舒：我不反对。\n记者：为什么？", ["Qin Wangshu"]),
        ("欧阳明远先生和曾安安女士都来了。", ["Ouyang Mingyuan"]),
        ("单晓峰，1964年生。", ["Shan Xiaofeng"]),
        ("吕安安表示同意。", ["Lü An'an"]),
        ("方面表示，高管说，于是说，马上说，程序员说明。", []),
        ("罗小满今年三十一岁,她说:“能敲。”", ["Luo Xiaoman"]),
        ("副教授何以宁说,能修。何以宁来了。何以宁走了。", ["He Yining"]),
        ("他的女儿、七十九岁的顾念慈。她说不是。", ["Gu Nianci"]),
        ("副教授何以见得，副教授如何说", []),
        ("公司2023年说过。Lin said so.", []),
    ],
)
def test_whom_a_text_names(text: str, people: list[str]) -> None:
    assert [spelled for _, spelled in people_spelled(text)] == people


def test_a_given_name_that_was_made_up_is_mended() -> None:
    people = people_spelled("现任首席执行官林若衡说，何松涛，1970年生。")
    said = "Lin Ifeng met He Longtao. He Said no. Beijing Lin Ifeng."
    mended = "Lin Ruoheng met He Songtao. He Songtao no. Beijing Lin Ruoheng."
    assert mend_names(said, people) == mended
    assert mend_names("Lin Ruoheng left.", people) == "Lin Ruoheng left."


def test_a_name_that_is_spelled_much_alike_is_mended() -> None:
    people = [("罗小满", "Luo Xiaoman")]
    assert mend_names("Ro Xiao Man is 31 years old.", people) == "Luo Xiaoman is 31 years old."
    assert mend_names("The Bell Tower is old.", people) == "The Bell Tower is old."
