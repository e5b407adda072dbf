import pytest

from assistant.questions.question import (
    MAX_CHARACTERS,
    asks_for_a_difference,
    asks_for_a_list,
    asks_for_each,
    asks_for_everything,
    asks_yes_or_no,
    check_question,
    language_of,
)
from index.errors import BadInput

HISTORY = [("SU7的风阻系数是多少？", "SU7的风阻系数为0.195。[1]")]


@pytest.mark.parametrize("question", ["", "   \n", "？？！", "\u200b\u200b"])
def test_a_blank_question_is_refused(question: str) -> None:
    with pytest.raises(BadInput, match="empty"):
        check_question(question)


def test_a_question_of_fifty_thousand_characters_is_refused_in_one_line() -> None:
    with pytest.raises(BadInput, match="50,000 characters") as caught:
        check_question("问" * 50_000)
    assert "\n" not in str(caught.value) and f"{MAX_CHARACTERS:,}" in str(caught.value)


def test_invisible_characters_go() -> None:
    assert check_question(" SU\u200b7？\u202e ") == "SU7？"


def test_language_follows_the_question_then_the_conversation() -> None:
    assert language_of("风阻系数是多少？") == ("zh", True)
    assert language_of("What is the drag coefficient?") == ("en", True)
    assert language_of("SU7?", HISTORY) == ("zh", True)
    assert language_of("Quel est le coefficient de traînée de la voiture ?") == ("en", False)


@pytest.mark.parametrize(
    ("question", "listing"),
    [
        ("小米汽车有哪四重深海壁垒？", True),
        ("What are the four barriers?", True),
        ("SU7的风阻系数是多少？", False),
        ("How many stores are there?", False),
        ("What is the drag coefficient?", False),
        ("Which was built first?", False),
        ("Which barriers are there?", True),
        ("What three levels does a car go through?", True),
        ("Which five things did he do himself?", True),
        ("What other two tools does the library lend?", True),
        ("智能汽车的三个层次是什么？", True),
        ("那个层次是什么？", False),
        ("What is the name of the ship?", False),
        ("What is his wife's name?", False),
        ("Which item is on the list?", False),
        ("Which process is faster?", False),
        ("Which lens does the telescope have?", False),
        ("Which campus opened first?", False),
        ("Which runs longer, the tram or the bus?", False),
        ("What causes the fault?", False),
        ("What happens to the old rails?", False),
        ("What keeps the cellar dry?", False),
        ("What news did the courier bring?", False),
        ("Name the three rivers.", True),
        ("Please list the drawbacks.", True),
        ("The harbour has a fleet. Can you name the boats?", True),
        ("What materials went into the dam?", True),
        ("What beams make up the roof?", True),
        ("What kinds of timber does the yard sell?", True),
        ("What rules of the market were changed?", True),
        ("Which trees grow on the ridge?", True),
    ],
)
def test_a_question_after_a_list_is_told(question: str, listing: bool) -> None:
    assert asks_for_a_list(question) is listing


def test_a_question_for_each_of_several_or_for_what_tells_them_apart() -> None:
    assert asks_for_each("Which version is meant for whom?")
    assert asks_for_each("四个版本各面向谁？")
    assert not asks_for_each("Which version is for beginners?")
    assert not asks_for_each("办了各种活动吗？")
    assert asks_for_a_difference("深海和红海有什么不一样？")
    assert asks_for_a_difference("How does the one differ from the other?")
    assert not asks_for_a_difference("How deep is it?")


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("Can I use it outdoors?", True),
        ("Doesn't the ferry run on Sundays?", True),
        ("How does the ferry run?", False),
        ("Is the ferry or the barge faster?", False),
        ("渡轮周日开吗？", True),
        ("渡轮有没有夜班？", True),
        ("渡轮是否开夜班？", True),
        ("渡轮什么时候开？", False),
    ],
)
def test_which_questions_want_a_yes_or_a_no(question: str, asks: bool) -> None:
    assert asks_yes_or_no(question) is asks


@pytest.mark.parametrize(
    ("question", "everything"),
    [
        ("文章里提到哪些缺点？尽量列全", True),
        ("请按时间先后把它的用场都列出来", True),
        ("列出所有的收费项目", True),
        ("四个版本各面向谁？", False),
        ("哪三项没有达标？", False),
        ("Could you collect every drawback that it mentions?", True),
        ("What weaknesses does she point out in the interview?", True),
        ("What is the price of the lens in the article?", False),
        ("From the first map to today, which materials were used?", True),
        ("Which materials were used?", False),
        ("工厂的所有者是谁？", False),
        ("所有权人是什么时候换的？", False),
        ("天线阵列全长多少米？", False),
        ("全部系列有几款？", False),
        ("全天有几趟列车？", False),
        ("把所有的渡口都列出来", True),
        ("所有渡口有哪些？", True),
        ("Who has to tell each driver the route?", False),
        ("Did the divers find all the bodies?", False),
        ("Name each of the ferries.", True),
        ("Can you tell me all of the drawbacks?", True),
        ("The hall has rules; list every one.", True),
    ],
)
def test_questions_for_all_that_is_said_are_told(question: str, everything: bool) -> None:
    assert asks_for_everything(question) == everything
