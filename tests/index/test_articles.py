import pytest

from index.articles import builtin_article, builtin_articles
from index.errors import BadInput


def test_the_built_in_article() -> None:
    (article,) = builtin_articles()
    assert article == builtin_article("xiaomi-deep-sea")
    assert article.titles == {"zh": "小米汽车的深海战略", "en": "Xiaomi Auto's Deep-Sea Strategy"}
    document = article.document()
    assert (document.id, document.lang, document.title) == (
        "xiaomi-deep-sea",
        "zh",
        "小米汽车的深海战略",
    )
    assert document.source == "刘万里 · 网易新闻"
    assert article.author in document.text
    for editor in ("杨晓", "赵艳丽", "张旭", "丁然"):
        assert editor in article.editors and editor in document.text


def test_an_article_that_is_not_built_in() -> None:
    with pytest.raises(BadInput, match=r"No built-in article is called 'tesla'; .*xiaomi-deep-sea"):
        builtin_article("tesla")
