"""People whom a Chinese text names, spelled in Latin letters: 林若衡, "Lin Ruoheng".

A small model that is to translate such a name makes one up, another one in each sentence. Who is a
person is told by what stands beside the name: somebody who speaks ("林若衡说"), a post ("首席执行官
林若衡"), a form of address ("林若衡女士"), an age or a year of birth. Where one such place is
found, all others are the same person.
"""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache

_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕"
    "丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙陶贺毛郝顾龚邵覃武钱戴"
    "严莫孔汤常温康施牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟申欧耿关兰焦俞左柳祝包宁尚符舒阮柯纪梅童凌"
    "毕单裴霍涂成苗曲盛翁骆鲍解辛管喻季卓柴冉靳戚娄仇褚穆仲尉臧卞桂楼华艾祁岑桑"
)
_COMPOUND = "欧阳|上官|司马|诸葛|皇甫|司徒|令狐|尉迟|慕容|东方|端木|公孙|夏侯|长孙|宇文"
# As surnames these are read in a way of their own.
_READ = {"曾": "zeng", "单": "shan", "解": "xie", "仇": "qiu", "任": "ren", "华": "hua"}
_READ |= {"盖": "ge", "区": "ou", "朴": "piao", "查": "zha", "覃": "qin", "翟": "zhai"}
_SPEAKS = (
    r"(?:说(?!明|法|服)|表示|认为|介绍|解释|坦言|回忆|指出|透露|补充|强调|写道|承认|反驳"
    r"|告诉|笑道|感慨|直言|总结|谈到|提到|判断|预计|提醒|建议|警告|呼吁|估计|评价|反问|回应|质疑|主张|感叹)"
)
_POST = (
    r"(?:总裁|总监|经理|主任|教授|院士|博士|书记|[镇市省县村区乡部校所院台站馆馆行社会]长|主席|主管|合伙人|分析师"
    r"|工程师|设计师|研究员|记者|作者|编辑|导演|医生|律师|[A-Z]{2}O|(?:执行|运营|财务|技术|营销|信息)官|创始人|创办人"
    r"|负责人|发言人|教练|队长|店主|老板|顾问|董事|专家|预报员|员工|司机|师傅|老师|学者)"
)
_ADDRESSED = r"(?:先生|女士|教授|博士|老师|院士|师傅)"
_BORN = r"[，,（(](?:1[89]|20)\d\d[年—–-]|[今现]年"
_AFTER = (
    r"(?=[，。：；、！？“”‘’（）《》,.:;!?()\s]"
    r"|[的在是于对向和与把将从也还就已曾并为则却都不没有又便再掰]|$)"
)
_GIVEN = rf"[\u4e00-\u9fff](?:(?!{_SPEAKS})[\u4e00-\u9fff])?"
_NAME = rf"(?P<name>(?:{_COMPOUND}|[{_SURNAMES}]){_GIVEN})"
_PLACES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?<![\u4e00-\u9fff]){_NAME}(?={_SPEAKS})",
        rf"{_POST}{_NAME}(?:{_AFTER}|(?={_SPEAKS}))",
        rf"(?<![\u4e00-\u9fff]){_NAME}(?={_ADDRESSED}|{_BORN})",
        rf"岁的{_NAME}{_AFTER}",
        rf"^{_NAME}(?=[：:])",
    )
)
# A second character that makes no name of what stands before it.
_NO_GIVEN = re.compile(r".[们者家人员是的了在也都就不有和这那其此后前中上下里内外间时]")
# Words that begin like a name. A name may begin like one too, and comes again.
_WORD = re.compile(
    r"方面|方案|高管|高级|程序|文章|应该|任何|周边|安全|成都|成本|常常|常务|严重|白天|平均|温度|时间|万一"
    r"|金融|金额|管理|于是|马上|江苏|江西|华为|华东|华南|华北|陈述|关于|关键|包括|明确|项目|向来|石油|单位|易于"
    r"|安排|康复|武汉|宁波|龙头|段落|章节|季度|盛大|成立|解决|温馨|单独|连续|左右|何时|何地|何以|如何"
)
_AGAIN = 3
# A spelling that a translation gives in the place of another: "Ro Xiao Man", of Luo Xiaoman.
_RUN = re.compile(r"\b[A-Z][a-z'’]+(?:[ -][A-Z][a-z'’]+){1,2}\b")
_ALIKE = 0.75


@lru_cache(maxsize=16)
def begins_with_a_person(text: str) -> bool:
    """Whether a Chinese ``text`` begins with what may be somebody's name: a surname, and one or two
    characters more.
    """
    found = re.match(_NAME, text)
    return found is not None and not _NO_GIVEN.match(text) and not _WORD.match(text)


def people_spelled(text: str) -> tuple[tuple[str, str], ...]:
    """The people whom ``text`` names, the longest names first, each with its spelling: the family
    name, then the given name, without tones.
    """
    names: set[str] = set()
    for line in text.splitlines():
        for place in _PLACES:
            names.update(found["name"] for found in place.finditer(line))
    known = sorted((name for name in names if _is_name(name, text)), key=len, reverse=True)
    whole = [name for name in known if not any(name != o and o.startswith(name) for o in known)]
    return tuple((name, _spelled(name)) for name in whole)


def _is_name(name: str, text: str) -> bool:
    if _NO_GIVEN.match(name):
        return False
    return not _WORD.match(name) or (len(name) > 2 and text.count(name) >= _AGAIN)


def _spelled(name: str) -> str:
    from pypinyin import Style, lazy_pinyin  # its tables take a fifth of a second to load

    family = name[:2] if re.match(_COMPOUND, name) else name[:1]
    given = lazy_pinyin(name[len(family) :], style=Style.NORMAL, v_to_u=True)
    # "Xi'an": where a syllable begins with a vowel it might be read with the one before it.
    joined = "".join(f"'{each}" if i and each[0] in "aeo" else each for i, each in enumerate(given))
    read = _READ.get(family) or "".join(lazy_pinyin(family, style=Style.NORMAL, v_to_u=True))
    return f"{read.capitalize()} {joined.capitalize()}"


def mend_names(said: str, people: Sequence[tuple[str, str]]) -> str:
    """A translation ``said`` with each of the ``people`` (name and spelling) whom its source names
    spelled so, where it has the family name with another given one, or a name spelled much alike.
    """
    for _, spelled in people:
        if spelled not in said:
            family = spelled.split()[0]
            said = re.sub(rf"\b{family}(?:[ -][A-Z][a-z'’]+){{1,2}}", spelled, said)
            for run in _RUN.findall(said):
                said = said.replace(run, spelled) if _alike(run, spelled) else said
    return said


def _alike(one: str, other: str) -> bool:
    one, other = (re.sub(r"[ '’-]", "", each).lower() for each in (one, other))
    return SequenceMatcher(None, one, other).ratio() >= _ALIKE
