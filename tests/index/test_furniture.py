import pytest

from index.furniture import is_furniture


@pytest.mark.parametrize(
    "line",
    [
        "打开网易新闻 查看更多图片",
        "打开腾讯新闻，查看更多图片",
        "返回搜狐，查看更多",
        "点击上方蓝字关注我们",
        "展开剩余 72%",
        "举报/反馈",
        "特别声明：以上内容(如有图片或视频亦包括在内)为自媒体平台“网易号”用户上传并发布，本平台仅提供信息存储服务。",
        "ADVERTISEMENT",
        "Read more",
    ],
)
def test_lines_of_the_site(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "打开网易新闻 查看更多图片的人越来越多。",
        "用户打开小米汽车App即可查看订单。",
        "点击量突破5.5亿次。",
        "Read more about the deep sea in chapter 2.",
        "声明：本文不构成投资建议。",
    ],
)
def test_lines_of_the_article(line: str) -> None:
    assert not is_furniture(line)
