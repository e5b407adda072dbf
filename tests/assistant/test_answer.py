"""The whole chain over a real library; the chat model is scripted, mostly to lie."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from langchain_core.language_models import GenericFakeChatModel

from assistant.answer import Assistant
from assistant.asked import Asked
from assistant.models.chat import ChatModel
from assistant.models.states import PromptStates
from assistant.record import answer_record
from assistant.types import Answer, Done, Evidence, SentenceReady
from assistant.warming import WITH_EXAMPLES
from assistant.wording import notice
from index.document import make_document
from index.errors import BadInput, ModelUnavailable
from index.library import Library
from prompts.glossary import builtin_glossary, parse_glossary
from tests.assistant.scripted import Reply, by_prompt, scripted
from tests.index.small import CHINESE, ByteEmbedder, article

QUESTION = "How far does the beam of the lamp reach?"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = Library.open(tmp_path / "index", ByteEmbedder())
    library.add(article())
    yield library
    library.close()


def _hold(answer: Answer, library: Library) -> None:
    """What holds for every answer, whoever wrote it."""
    for citation in answer.citations:
        text = library.get(citation.doc_id).text
        assert text[citation.start : citation.end] == citation.quote
    markers = [citation.marker for citation in answer.citations]
    assert markers == list(range(1, len(markers) + 1))
    for sentence in answer.sentences:
        assert set(sentence.markers) <= set(markers)
        assert sentence.markers or sentence.origin == "notice"


def _of(library: Library, text: str, asked: str, **replies: Reply) -> Answer:
    """The answer to what is asked of one article, by a model that gives ``replies``."""
    library.add(article("one", text, title=text.partition("\n")[0].lstrip("# ")))
    answer = Assistant(library, by_prompt(**replies)).answer(asked, doc_ids={"one"})
    _hold(answer, library)
    return answer


def test_a_true_answer_is_given_with_its_quote(library: Library) -> None:
    model = by_prompt(read="Yes. The beam of the lamp reaches 19 miles.", stated="Yes")
    answer = Assistant(library, model).answer(QUESTION)
    assert answer.status == "answered" and answer.lang == "en"
    assert answer.text == "The beam of the lamp reaches 19 miles.[1]"
    assert answer.citations[0].quote == "Its beam reaches 19 miles."
    _hold(answer, library)


@pytest.mark.parametrize(
    "lie",
    [
        "Yes. The beam of the lamp reaches 25 miles.",
        "Yes. The beam of the lamp does not reach 19 miles.",
        "Yes. The lighthouse was built by Augustin Fresnel in Brittany.",
    ],
)
def test_no_lie_is_shown_as_fact(library: Library, lie: str) -> None:
    answer = Assistant(library, by_prompt(read=lie, stated="Yes")).answer(QUESTION)
    said = lie.removeprefix("Yes. ")
    assert said not in answer.text
    assert all(sentence.origin != "written" for sentence in answer.sentences)
    _hold(answer, library)


def test_which_is_more_is_told_from_the_figures_of_the_quotes(library: Library) -> None:
    text = "# Boats\n\nThe ferry has 40 seats, the barge has 24 seats. Both are painted green.\n"
    library.add(article("boats", text, title="Boats"))
    question = "Which has more seats, the ferry or the barge?"
    wrong = by_prompt(
        split=question,
        read="Yes. The ferry has 40 seats, the barge has 24 seats. The barge has more seats.",
        stated="Yes",
    )
    answer = Assistant(library, wrong).answer(question, doc_ids={"boats"})
    assert "The barge has more seats" not in answer.text
    assert answer.sentences[-1].text == notice("greater", "en", piece="The ferry has 40 seats")
    _hold(answer, library)


def test_what_no_excerpt_says_is_refused_with_the_nearest(library: Library) -> None:
    answer = Assistant(library, by_prompt(read="No")).answer("Who built the harbour wall?")
    assert answer.status == "abstained"
    assert answer.text.startswith(notice("not_stated", "en"))
    assert all(sentence.origin == "notice" for sentence in answer.sentences)
    _hold(answer, library)


def test_the_answer_is_in_the_language_of_the_question(library: Library) -> None:
    model = by_prompt(
        question="How far does the beam reach?",
        read="Yes. Its beam reaches 19 miles.",
        stated="Yes",
        sentence="它的光束可达19英里。",
    )
    answer = Assistant(library, model).answer("灯的光束能照多远？")
    assert answer.lang == "zh"
    assert answer.text == "它的光束可达19英里。[1]"
    assert answer.citations[0].quote == "Its beam reaches 19 miles."


def test_what_a_translation_got_wrong_is_asked_in_its_own_words(library: Library) -> None:
    asked = "灯的光束能照多远？"
    model = by_prompt(
        question="How fast does the boat go?",
        read=lambda prompt: "Yes. Its beam reaches 19 miles." if asked in prompt else "No",
        stated=lambda prompt: "Yes" if asked in prompt else "No",
        sentence="它的光束可达19英里。",
    )
    answer = Assistant(library, model).answer(asked)
    assert answer.text == "它的光束可达19英里。[1]"
    assert answer.citations[0].quote == "Its beam reaches 19 miles."
    unsure = by_prompt(
        question="How fast does the boat go?",
        read=lambda prompt: "Yes. Its beam reaches 19 miles." if asked in prompt else "No",
        stated="No",
    )
    assert Assistant(library, unsure).answer(asked).status == "abstained"


def test_a_question_in_a_third_language_is_asked_and_answered_in_english(library: Library) -> None:
    model = by_prompt(
        question=QUESTION, read="Yes. The beam of the lamp reaches 19 miles.", stated="Yes"
    )
    answer = Assistant(library, model).answer("Jusqu'où porte le faisceau de la lampe du phare ?")
    announced, said = answer.sentences
    assert announced.text == notice("other_language", "en")
    assert (answer.lang, said.text) == ("en", "The beam of the lamp reaches 19 miles.")


def test_a_quote_without_a_faithful_translation_is_announced(library: Library) -> None:
    model = by_prompt(
        question="How far does the beam reach?",
        read="Yes. Its beam reaches 19 miles.",
        stated="Yes",
        sentence="它的光束可达19公里。",
    )
    answer = Assistant(library, model).answer("灯的光束能照多远？")
    announced, quoted = answer.sentences
    assert (announced.text, announced.origin) == (notice("untranslated", "zh"), "notice")
    assert (quoted.text, quoted.origin) == ("Its beam reaches 19 miles.", "quoted")


def test_a_quote_in_translation_keeps_its_hedge(library: Library) -> None:
    mill = "# The mill\n\nThe wheel of the mill weighs over 3 tonnes."
    library.add(make_document(mill, "mill", "The mill", "en", "mill.md"))
    model = by_prompt(
        question="How much does the wheel of the mill weigh?",
        read="Yes. It is a heavy wheel of the mill, made of oak by nobody knows whom, and weighs.",
        stated="Yes",
        sentence="磨坊的轮子重3吨。",
    )
    answer = Assistant(library, model).answer("磨坊的轮子有多重？")
    assert [each.text for each in answer.sentences] == ["磨坊的轮子重超过3吨。"]
    assert answer.sentences[0].origin == "quoted"


def test_question_and_answer_are_translated_with_the_glossary_it_is_given(
    library: Library,
) -> None:
    prompts: list[str] = []

    def told(said: str) -> Callable[[str], str]:
        return lambda prompt: prompts.append(prompt) or said

    model = by_prompt(
        question=told("How far does the beam reach?"),
        read="Yes. Its beam reaches 19 miles.",
        stated="Yes",
        sentence=told("它的光柱可达19英里。"),
    )
    glossary = builtin_glossary().extended(parse_glossary("光柱\tbeam\n", "mine.tsv"))
    Assistant(library, model, glossary).answer("灯的光柱能照多远？")
    assert "光柱 = beam" in prompts[0] and "beam = 光柱" in prompts[-1]


def test_an_article_with_a_rendition_is_read_in_the_language_asked(library: Library) -> None:
    library.add(article(), renditions={"zh": CHINESE})
    model = by_prompt(read="有。灯光照到19英里外。", stated="是")
    answer = Assistant(library, model).answer("灯的光照到多远？")
    assert answer.text == "灯光照到19英里外。[1]"
    assert answer.citations[0].quote == "Its beam reaches 19 miles."
    _hold(answer, library)
    liar = by_prompt(read="有。灯光照到25英里外。", stated="是")
    lie = Assistant(library, liar).answer("灯的光照到多远？")
    assert "25" not in lie.text
    _hold(lie, library)


SEVERAL = "How far does the beam reach, and how much do spring tides rise?"
SPLIT = "How far does the beam reach?\nHow much do spring tides rise?"


def _reads_well(prompt: str) -> str:
    """What an honest reader says to one of the two questions, about one of the two excerpts."""
    if SEVERAL in prompt:
        return "Partly."
    if "beam" in prompt.rpartition("Question")[2]:
        return "Yes. Its beam reaches 19 miles." if "19 miles" in prompt else "No"
    return "Yes. Spring tides rise by 5.4 metres." if "5.4 metres" in prompt else "No"


def test_several_things_are_told_each_from_its_own_excerpt(library: Library) -> None:
    model = by_prompt(split=SPLIT, read=_reads_well, stated="Yes")
    answer = Assistant(library, model).answer(SEVERAL)
    assert answer.text == "Its beam reaches 19 miles.[1] Spring tides rise by 5.4 metres.[2]"
    _hold(answer, library)


def test_all_that_is_said_of_something_is_told_from_wherever_it_stands(library: Library) -> None:
    text = (
        "# Boat\n\n## Seats\n\nA drawback of the boat is its hard seats.\n\n"
        "## Crew\n\nIt has a crew of four.\n\n"
        "## Engine\n\nAnother drawback of the boat is its loud engine.\n"
    )

    def reads(prompt: str) -> str:
        for said in ("its hard seats", "its loud engine"):
            if said in prompt:
                return f"Yes. A drawback of the boat is {said}."
        return "No"

    question = "Please list every drawback of the boat."
    answer = _of(library, text, question, read=reads, stated="Yes", split=question)
    assert [said.text for said in answer.sentences] == [
        "A drawback of the boat is its hard seats.",
        "A drawback of the boat is its loud engine.",
    ]


def test_an_exception_that_the_question_names_comes_after_the_rule(library: Library) -> None:
    text = (
        "# Boat\n\nStudents pay half the fare. Dogs are welcome. "
        "Half fare is not given on evening trips to the island.\n"
    )
    asked = "Do students pay half the fare on evening trips?"
    answer = _of(
        library, text, asked, read="Yes. Students pay half the fare.", stated="Yes", yes_no="yes"
    )
    assert [said.text for said in answer.sentences] == [
        "Students pay half the fare.",
        "Half fare is not given on evening trips to the island.",
    ]


def test_why_is_answered_by_what_comes_before_that_is_why(library: Library) -> None:
    text = (
        "# Boat\n\nThe seats are of oak. Nobody can sit on them for an hour. "
        "That is why the boat is empty.\n"
    )
    answer = _of(
        library,
        text,
        "Why is the boat empty?",
        read="Yes. That is why the boat is empty.",
        stated="Yes",
    )
    assert [said.text for said in answer.sentences] == [
        "Nobody can sit on them for an hour.",
        "That is why the boat is empty.",
    ]


def test_a_list_from_here_and_there_gives_way_to_the_sentence_that_has_it(
    library: Library,
) -> None:
    has_all = "东壁垒挡风，西壁垒挡浪，南壁垒挡沙，北壁垒挡冰。"
    text = f"灯塔还有雷达系统，帮港口看清来船。{has_all}灯塔由港口的人看守。"
    library.add(make_document(text, "walls", "灯塔", "zh", "walls.txt"))
    model = by_prompt(read="有。港口由北壁垒、雷达系统、东壁垒组成。", stated="是")
    answer = Assistant(library, model).answer("港口由哪四种壁垒组成？", doc_ids=["walls"])
    assert answer.text == f"{has_all}[1]"
    _hold(answer, library)


def test_the_part_that_nothing_states_is_named(library: Library) -> None:
    def stated(prompt: str) -> str:
        return "No" if "tides" in prompt else "Yes"

    model = by_prompt(split=SPLIT, read=_reads_well, stated=stated)
    answer = Assistant(library, model).answer(SEVERAL)
    assert answer.status == "answered"
    assert answer.text == (
        "Its beam reaches 19 miles.[1] "
        'No clear answer was found in the article to: "How much do spring tides rise?"'
    )
    _hold(answer, library)


def test_a_part_whose_figure_was_told_beside_another_is_not_said_to_be_missing(
    library: Library,
) -> None:
    text = "# Harbour\n\nThe pier is 200 metres long and its tower 31 metres high. It is old.\n"
    pier, tower = "How long is the pier?", "How high is the tower?"

    def reads(prompt: str) -> str:
        told = "Yes. The pier is 200 metres long and its tower 31 metres high."
        return told if pier in prompt else "No"

    asked = "How high is the tower, and how long is the pier?"
    answer = _of(
        library,
        text,
        asked,
        split=f"{tower}\n{pier}",
        read=reads,
        stated=lambda prompt: "No" if "How high" in prompt else "Yes",
    )
    assert [said.origin for said in answer.sentences] == ["written"]


def test_things_that_one_sentence_sets_side_by_side_are_told_by_it(library: Library) -> None:
    whole = "With the cane it took 34 minutes; with the dog 21 minutes; with the robot 26 minutes."
    text = f"# Trial\n\nEighteen people walked the road. {whole}\n\n## Dog\n\nA dog lives long.\n"
    asked = "How long did it take with the cane, the dog and the robot respectively?"
    split = "\n".join(f"How long did it take with the {one}?" for one in ("cane", "dog", "robot"))
    answer = _of(library, text, asked, split=split, read=f"Yes. {whole}", stated="Yes")
    assert [said.text for said in answer.sentences] == [whole]


def test_what_goes_on_from_the_nearest_sentence_is_told(library: Library) -> None:
    text = (
        "# Dogs\n\nMany fail.\n\nThe fifth stage is the blindfold test. The trainer is led along "
        "a road of two miles with twelve points.\n"
    )
    told = "The trainer is led along a road of two miles with twelve points."

    def stated(prompt: str) -> str:
        return "Yes" if "fifth" in prompt else "No"

    answer = _of(library, text, "What is the blindfold test?", read=f"Yes. {told}", stated=stated)
    assert [said.text for said in answer.sentences] == [told]


def test_what_is_nearest_gives_way_where_it_is_of_another_than_is_named(
    library: Library,
) -> None:
    text = (
        "# Lamps\n\nThe lamps are always on because water came in.\n\n"
        "On Canal Walk cats set them off. Fewer go there now.\n"
    )
    library.add(article("cats", text, title="Lamps"))
    told = "On Canal Walk cats set them off."

    def stated(prompt: str) -> str:
        return "Yes" if "water" in prompt else "No"

    model = by_prompt(read=f"Yes. {told}", stated=stated)
    answer = Assistant(library, model).answer(
        "Why are the lamps on Canal Walk always on?", doc_ids={"cats"}
    )
    assert not any("water" in said.text for said in answer.sentences)


def test_a_sentence_about_nothing_that_was_asked_is_left_out(library: Library) -> None:
    text = (
        "# Town\n\nPym, who led the others, said that people would trip. The budget was £137,000, "
        "of which £60,000 came from a fund.\n"
    )
    told = "The budget was £137,000, of which £60,000 came from a fund."
    stray = "Pym, who led the others, said that people would trip."
    answer = _of(
        library, text, "How much was the budget?", read=f"Yes. {told} {stray}", stated="Yes"
    )
    assert [said.text for said in answer.sentences] == [told]


def test_the_time_that_a_question_names_is_told_of(library: Library) -> None:
    text = (
        "# Shows\n\nThe house chooses the hour with care. It plays at eight on Thursdays, so that "
        "people talk of it all weekend. The hall is old.\n"
    )
    answer = _of(
        library,
        text,
        "Why does the house play on Thursdays?",
        read="Yes. The house chooses the hour with care.",
        stated="Yes",
    )
    assert "all weekend" in answer.text and "old" not in answer.text


def test_what_is_told_by_no_part_of_a_question_may_be_told_by_the_whole(library: Library) -> None:
    def reads(prompt: str) -> str:
        return "Yes. The keeper trims the lamp at dusk." if SEVERAL in prompt else "No"

    def stated(prompt: str) -> str:
        return "Yes" if SEVERAL in prompt else "No"

    model = by_prompt(split=SPLIT, read=reads, stated=stated)
    answer = Assistant(library, model).answer(SEVERAL)
    assert answer.status == "answered" and answer.text == "The keeper trims the lamp at dusk.[1]"
    _hold(answer, library)


def test_a_figure_that_an_answer_leaves_out_is_asked_for_by_itself(library: Library) -> None:
    text = (
        "# Boats\n\nThe ferry has 40 seats, and the barge is smaller. The barge has 24 seats. "
        "Both are painted green.\n"
    )
    question = "How many seats does the ferry have, and how many seats does the barge have?"
    ferry, barge = "How many seats does the ferry have?", "How many seats does the barge have?"

    def reads(prompt: str) -> str:
        asked = prompt.rpartition("Question")[2]
        if question in asked:
            return "Yes. The ferry has 40 seats, and the barge is smaller."
        return "Yes. The barge has 24 seats." if barge in asked else "Yes. The ferry has 40 seats."

    answer = _of(library, text, question, split=f"{ferry}\n{barge}", read=reads, stated="Yes")
    told = [sentence.text for sentence in answer.sentences if sentence.markers]
    assert told[:2] == [
        "The ferry has 40 seats, and the barge is smaller.",
        "The barge has 24 seats.",
    ]


def test_a_count_of_something_else_is_not_the_one_asked_for(library: Library) -> None:
    went = "They went to 14 villages to learn who still mends lamps."
    text = f"# Survey\n\n{went} Of the old kinds of lamp they found 19. It rained a lot.\n"
    why, left = "What did they want to learn?", "How many kinds of lamp are left?"
    question = f"{why[:-1]}, and {left[0].lower()}{left[1:]}"

    def reads(prompt: str) -> str:
        asked = prompt.rpartition("Question")[2]
        return "Yes. Of the old kinds of lamp they found 19." if left in asked else f"Yes. {went}"

    answer = _of(library, text, question, split=f"{why}\n{left}", read=reads, stated="Yes")
    told = [sentence.text for sentence in answer.sentences if sentence.markers]
    assert told == [went, "Of the old kinds of lamp they found 19."]


def test_a_count_that_is_told_of_nothing_is_said_to_be_missing(library: Library) -> None:
    went = "They went to 14 villages to learn who still mends lamps."
    text = f"# Survey\n\n{went} It rained a lot. The road was long.\n"
    why, left = "What did they want to learn?", "How many kinds of lamp are left?"
    question = f"{why[:-1]}, and {left[0].lower()}{left[1:]}"

    def stated(prompt: str) -> str:
        return "Perhaps" if left in prompt else "Yes"

    split = f"{why}\n{left}"
    answer = _of(library, text, question, split=split, read=f"Yes. {went}", stated=stated)
    assert [sentence.text for sentence in answer.sentences] == [
        went,
        notice("part_not_stated", "en", question=left),
    ]


def test_a_part_that_leaves_out_what_it_is_about_is_read_where_the_rest_was_found(
    library: Library,
) -> None:
    fastest = "在海岛的航道上最快的是白鹭号，41分钟绕完20公里的航道。"
    life = "人生的航道多半很长，要走15年。"
    text = f"# 赛船\n\n## 海岛\n\n{fastest}\n\n## 规划\n\n{life}\n"
    library.add(make_document(text, "race", "赛船", "zh", "race.txt"))
    which, length = "在海岛的航道上最快的是哪条船？", "航道多长？"

    def reads(prompt: str) -> str:
        asked = prompt.rpartition("问题")[2]
        if "人生" not in prompt:
            return f"有。{fastest}" if which[:-1] in asked else "有。41分钟绕完20公里的航道。"
        return f"有。{life}" if length in asked and which[:-1] not in asked else "没有。"

    model = by_prompt(split=f"{which}\n{length}", read=reads, stated="是")
    answer = Assistant(library, model).answer(f"{which[:-1]}，{length}", doc_ids=["race"])
    assert "白鹭号" in answer.text and "人生" not in answer.text
    _hold(answer, library)


def test_the_most_and_the_least_are_both_told(library: Library) -> None:
    seats = "渡船有超过40个座位，驳船有24个座位，汽艇有6个座位，帆船有12个座位。"
    text = f"# 船\n\n{seats}船都漆成绿色。\n"
    library.add(make_document(text, "seats", "船", "zh", "seats.txt"))
    question = "哪条船座位最多，哪条船座位最少？"
    model = by_prompt(split="哪条船座位最多？\n哪条船座位最少？", read=f"有。{seats}", stated="是")
    answer = Assistant(library, model).answer(question, doc_ids=["seats"])
    said = [notice("most", "zh", piece="渡船有超过40个座位")]
    said += [notice("least", "zh", piece="汽艇有6个座位")]
    assert [sentence.text for sentence in answer.sentences] == [seats, *said]
    _hold(answer, library)


def test_a_time_is_no_answer_to_where(library: Library) -> None:
    text = "# Lamps\n\nThe first lamp was lit in 1912. It burned for years.\n"
    library.add(article("lit", text, title="Lit"))
    model = by_prompt(read="Yes. The first lamp was lit in 1912.", stated="Yes")
    reader = Assistant(library, model)
    where = reader.answer("Where was the first lamp lit?", doc_ids={"lit"})
    assert where.text.partition("[")[0].strip() != "The first lamp was lit in 1912."
    when = reader.answer("When was the first lamp lit?", doc_ids={"lit"})
    assert when.text == "The first lamp was lit in 1912.[1]"


def test_what_has_no_sum_of_money_is_not_read_for_one(library: Library) -> None:
    reader = Assistant(library, by_prompt(read="Yes. Its beam reaches 19 miles.", stated="Yes"))
    with reader.counting() as calls:
        answer = reader.answer("How much money did the lamp cost?")
    assert answer.status == "abstained" and not calls


def test_what_the_second_reader_denies_is_not_given(library: Library) -> None:
    model = by_prompt(read="Yes. Its beam reaches 19 miles.", stated="No")
    answer = Assistant(library, model).answer("How far did the beam reach in 1950?")
    assert answer.status == "abstained" and "19" not in answer.text
    _hold(answer, library)


def test_a_false_premise_is_corrected_with_the_quote(library: Library) -> None:
    asked = "Why does the beam of the lamp reach only 3 miles?"
    answer = Assistant(library, by_prompt(read="No")).answer(asked)
    assert answer.text == "The article says otherwise: Its beam reaches 19 miles.[1]"
    _hold(answer, library)


def test_who_asks_whether_something_is_so_takes_nothing_for_granted(library: Library) -> None:
    answer = Assistant(library, by_prompt(read="No")).answer("Does its beam reach only 3 miles?")
    assert answer.text == "To this the article says: Its beam reaches 19 miles.[1]"


def test_what_nobody_did_is_found_wherever_it_is_told(library: Library) -> None:
    told = "The pilot Ann Reed steered the ferry past the lamp and the harbour on trip number"
    trips = "\n\n".join(f"{told} {trip}." for trip in range(1, 40))
    text = f"# Trips\n\n{trips}\n\n# Outcome\n\nNo one will be dismissed.\n"
    asked = "Why was the pilot Ann Reed of the ferry dismissed?"
    answer = _of(library, text, asked, read="No", stated="No")
    assert answer.text == "The article says otherwise: No one will be dismissed.[1]"


def test_what_was_only_thought_of_is_told_with_what_came_of_it(library: Library) -> None:
    text = "# Licence\n\nWe considered issuing the new licence for ten years. We chose two.\n"
    asked = "Why was the new licence issued for ten years?"
    answer = _of(library, text, asked, read="No", stated="No")
    told = "We considered issuing the new licence for ten years. We chose two."
    assert answer.text == f"The article says otherwise: {told}[1]"


@pytest.mark.parametrize(
    ("asked", "otherwise"),
    [
        ("Members pay £50 a year, so what do they get?", True),
        ("Members pay £20 a year, so what do they get?", False),
    ],
)
def test_what_an_answer_has_otherwise_than_the_question_is_announced(
    library: Library, asked: str, otherwise: bool
) -> None:
    said = "Members pay £20 a year and get a key."
    answer = _of(library, f"# Members\n\n{said}\n", asked, read=f"Yes. {said}", stated="Yes")
    lead = "The article says otherwise: " if otherwise else ""
    assert answer.text == f"{lead}{said}[1]"


def test_a_premise_may_be_denied_by_the_original_of_a_rendition(tmp_path: Path) -> None:
    said, original = "The firm makes no acquisitions.", "公司不收购造船厂。"
    texts = {"Boats": "船", "# Yards": "# 船厂", said: original}
    library = Library.open(tmp_path / "index", ByteEmbedder())
    chinese = article("boats", f"# 船厂\n\n{original}\n", title="船", lang="zh")
    library.add(chinese, renditions={"en": {zh: en for en, zh in texts.items()}})
    model = by_prompt(read="No", question="公司收购了哪家造船厂？")
    answer = Assistant(library, model).answer("Which yard did the firm buy? It makes boats.")
    assert answer.text == f"The article says otherwise: {said}[1]"
    assert answer.citations[0].quote == original
    _hold(answer, library)
    library.close()


def test_without_a_model_the_best_quotes_are_the_answer(library: Library) -> None:
    answer = Assistant(library, None).answer(QUESTION)
    assert answer.status == "answered" and answer.model == "none"
    assert "Its beam reaches 19 miles." in [citation.quote for citation in answer.citations]
    assert {sentence.origin for sentence in answer.sentences} == {"notice", "quoted"}
    _hold(answer, library)


def test_evidence_comes_first_then_sentences_then_the_whole(library: Library) -> None:
    said = "Yes. The keeper trims the lamp at dusk. Its beam reaches 19 miles."
    model = by_prompt(read=said, stated="Yes")
    events = list(Assistant(library, model).stream("What of the lamp and its beam?"))
    kinds = [type(event) for event in events]
    assert kinds.index(Evidence) < kinds.index(SentenceReady)
    assert kinds[-1] is Done and kinds.count(SentenceReady) == 2


def test_a_follow_up_has_quotes_before_the_model_is_waited_for(library: Library) -> None:
    asked: list[str] = []

    def rewritten(prompt: str) -> str:
        asked.append(prompt)
        return QUESTION

    model = by_prompt(standalone=rewritten, read="No", split=QUESTION)
    history = [("Who trims the lamp?", "The keeper.[1]")]
    events = Assistant(library, model).stream("And how far does its beam reach?", history)
    first = next(event for event in events if isinstance(event, Evidence))
    assert not asked
    assert "Its beam reaches 19 miles." in [citation.quote for citation in first.citations]
    (later,) = [event for event in events if isinstance(event, Evidence)]
    assert asked and later.citations


@pytest.mark.parametrize(
    ("question", "quotes"),
    [
        (
            "What is this article about?",
            ["The keeper trims the lamp at dusk.", "Spring tides rise by 5.4 metres."],
        ),
        ("What does the section “Tides of the bay” say?", ["Spring tides rise by 5.4 metres."]),
    ],
)
def test_what_is_asked_about_as_a_whole_has_quotes_before_the_model_is_waited_for(
    library: Library, question: str, quotes: list[str]
) -> None:
    events = Assistant(library, scripted([])).stream(question)
    first = next(event for event in events if isinstance(event, Evidence))
    assert [citation.quote for citation in first.citations] == quotes
    assert [citation.marker for citation in first.citations] == [*range(1, len(quotes) + 1)]


def test_an_empty_library_says_so(tmp_path: Path) -> None:
    library = Library.open(tmp_path / "empty", ByteEmbedder())
    answer = Assistant(library, scripted([])).answer(QUESTION)
    assert (answer.status, answer.citations) == ("abstained", ())
    library.close()


def test_a_model_that_is_down_is_one_line(library: Library) -> None:
    class Down(GenericFakeChatModel):
        def _stream(self, *_: object, **__: object) -> Iterator[object]:  # type: ignore[override]
            raise ConnectionError("connection refused\nby peer")

    model = ChatModel(Down(messages=iter([])), "openai:absent")
    with pytest.raises(ModelUnavailable, match="openai:absent did not answer") as caught:
        Assistant(library, model).answer(QUESTION)
    assert "\n" not in str(caught.value)


def test_a_question_that_names_no_part_has_no_article_cut_for_it(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    assistant = Assistant(library, scripted([]))
    question = Asked(QUESTION, "en", "en", library, library.list(), None)
    monkeypatch.setattr(assistant, "_searcher", None)
    assert assistant._asked_whole(question) is None


def test_a_blank_question_is_refused(library: Library) -> None:
    with pytest.raises(BadInput):
        Assistant(library, None).answer("  ")


def test_a_greeting_is_met_without_asking_the_model(library: Library) -> None:
    answer = Assistant(library, scripted([])).answer("你好！")
    assert answer.status == "abstained" and answer.lang == "zh"
    assert [sentence.origin for sentence in answer.sentences] == ["notice"]
    assert not answer.citations
    _hold(answer, library)


def test_the_record_has_the_fixed_form(library: Library) -> None:
    answer = Assistant(library, None).answer(QUESTION)
    record = answer_record(answer, library, "7", QUESTION)
    assert list(record) == [
        *("id", "question", "lang", "status", "answer", "citations", "timings", "model")
    ]
    assert list(record["timings"]) == ["retrieve_ms", "first_token_ms", "total_ms"]
    for citation in record["citations"]:
        assert list(citation) == ["marker", "source", "section", "start", "end", "quote"]
        text = library.get(citation["source"]).text
        assert text[citation["start"] : citation["end"]] == citation["quote"]
    assert record["citations"][0]["section"] == "Harbour lamps"


@pytest.mark.parametrize("kept", [False, True])
def test_warming_reads_every_excerpt_of_an_engine_that_keeps_them(
    library: Library, tmp_path: Path, kept: bool
) -> None:
    model = scripted(["No"] * 20)
    if kept:
        model._states = PromptStates(tmp_path, tmp_path, lambda _: False, lambda _: False)
    left = model._model.messages  # type: ignore[attr-defined]
    Assistant(library, model).warm()
    excerpts, prompts = 2, len(WITH_EXAMPLES) * 2
    assert len(list(left)) == (20 - excerpts - prompts if kept else 20)
