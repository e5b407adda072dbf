"""The built-in article with the real embedder: what a reader asks is found."""

from collections.abc import Iterator

import pytest

from index.articles import builtin_article
from index.embed import Embedder
from index.library import Library
from index.retrieve import Retriever
from index.weights.catalogue import EMBEDDER
from index.weights.e5 import unpacked
from tests.index.weights.conftest import real_models

pytestmark = pytest.mark.models

# Chinese, English, and what the passage that answers says.
QUESTIONS = [
    (
        "20万到25万元的乘用车有多少款可选？",
        "How many models cost 200,000 to 250,000 yuan?",
        "1038款",
    ),
    (
        "小米汽车把哪些品牌当作对标？",
        "Which brands does Xiaomi Auto measure itself by?",
        "媲美保时捷",
    ),
    ("SU7的风阻系数是多少？", "What is the SU7's drag coefficient?", "0.195"),
    ("三电指的是哪三样东西？", "What are the three electric systems?", "电池、电机、电控"),
    ("小米的战略从手机×AIoT升级成了什么？", "What did phone × AIoT become?", "人车家全生态"),
    ("全国有多少家门店？", "How many stores are there nationwide?", "352家门店"),
    ("雷军宣布造车时押上了什么？", "What did Lei Jun stake on building cars?", "毕生全部的声誉"),
    ("雷军试驾过多少款竞品？", "How many rival cars did Lei Jun test-drive?", "170余款竞品"),
    ("雷军在微博有多少粉丝？", "How many Weibo followers has Lei Jun?", "超2600万名微博粉丝"),
    ("纽北赛道一圈多长？", "How long is a lap of the Nürburgring Nordschleife?", "20.8公里"),
    ("重要发布会安排在星期几？", "On which weekday are launch events held?", "周四晚8点"),
    ("哪位歌手开着YU7去户外？", "Which singer took a YU7 outdoors?", "张震岳"),
    ("小米和哪些大学共建实验室？", "With which universities are there joint labs?", "清华大学"),
    ("小米汽车App每个月有多少活跃用户？", "How many monthly users has the car app?", "269.3万"),
    ("君迪给了SU7什么奖？", "Which J.D. Power awards did the SU7 win?", "NEV-APEAL"),
    ("澎湃OS涵盖多少个品类？", "How many product categories does HyperOS cover?", "超100个品类"),
    ("小米汽车最近有哪些负面舆情？", "What bad press was there lately?", "交付周期过长"),
    ("深海战略通俗地说是什么？", "What is the deep-sea strategy in plain words?", "宽度1米"),
    ("这篇文章的作者是谁？", "Who wrote this article?", "刘万里"),
    ("固态电池跟谁一起开发？", "With whom are solid-state batteries developed?", "固态电池"),
]


@pytest.fixture(scope="module")
def retriever(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Retriever]:
    embedder = Embedder(unpacked(real_models(EMBEDDER)))
    library = Library.open(tmp_path_factory.mktemp("recall") / "index", embedder)
    built_in = builtin_article("xiaomi-deep-sea")
    library.add(built_in.document(), built_in.raw())
    yield Retriever(library)
    library.close()


def found(retriever: Retriever, evidence: str, question: str, k: int, *wordings: str) -> bool:
    hits = retriever.retrieve(question, k, wordings=wordings)
    return any(evidence in retriever.library.text(hit.chunk) for hit in hits)


def recall(retriever: Retriever, asked: int, k: int, *, translated: bool = False) -> float:
    said = [
        found(retriever, row[2], row[asked], k, *([row[0]] if translated else []))
        for row in QUESTIONS
    ]
    return sum(said) / len(said)


def test_every_evidence_is_in_the_article(retriever: Retriever) -> None:
    text = retriever.library.get("xiaomi-deep-sea").text
    assert [evidence for *_, evidence in QUESTIONS if evidence not in text] == []


def test_chinese_questions(retriever: Retriever) -> None:
    assert recall(retriever, 0, 1) >= 0.8
    assert recall(retriever, 0, 5) >= 0.95


def test_english_questions(retriever: Retriever) -> None:
    assert recall(retriever, 1, 5) >= 0.7


def test_english_questions_with_their_translation(retriever: Retriever) -> None:
    assert recall(retriever, 1, 5, translated=True) >= 0.95


def test_products_in_bfloat16_are_those_in_float32(
    retriever: Retriever, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = [retriever.library.text(chunk) for chunk in retriever.library.chunks[:8]]
    fast = retriever.library.embedder.embed_passages(texts)
    monkeypatch.setattr("torch.cpu.get_capabilities", dict)
    exact = retriever.library.embedder.embed_passages(texts)
    assert (fast * exact).sum(axis=1).min() > 0.999


def test_the_nearest_sentence_is_the_one_that_says_it(retriever: Retriever) -> None:
    question = "SU7的风阻系数是多少？"
    near = retriever.nearest_sentences(question, retriever.retrieve(question))[0]
    assert "0.195" in retriever.library.get(near.doc_id).text[near.start : near.end]
