import pytest

from tests.assistant.figures.shorthand import found


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("31万", ["310000"]),
        ("7.312亿", ["731200000"]),
        ("1.2万亿元", ["1200000000000 CNY"]),
        ("1亿2000万元", ["120000000 CNY"]),
        ("3千米", ["3 km"]),
        ("220千瓦", ["220 kW"]),
        ("13 billion", ["13000000000"]),
        ("1,000", ["1000"]),
        ("90 thousand", ["90000"]),
        ("2.8k and 4.5M", ["2800", "4500000"]),
        (
            "£2.5m, € 40 m, US$3b, $1.2t, 7m yuan",
            ["2500000 GBP", "40000000 EUR", "3000000000 USD", "1200000000000 USD", "7000000 CNY"],
        ),
        ("£2m–3m, £2–3m, between £2m and £3m", ["2000000 GBP low", "3000000 GBP high"] * 3),
        ("3m users, 5m downloads, 20m homes", ["3000000 people", "5000000 occurrence", "20000000"]),
        ("12m tonnes", ["12000000 tonne"]),
        (
            "a wall 30m long, 400m hurdles, 2.5 m, 10m from £5",
            ["30 m", "400 m", "2.5 m", "10 m", "5 GBP"],
        ),
        ("9.0", ["9"]),
        ("百万名粉丝", ["1000000 people"]),
        ("１，０００ and ３１万", ["1000", "310000"]),
        ("３５萬輛", ["350000 unit"]),
        ("2,000 engineers, 2000名", ["2000 people", "2000 people"]),
        ("下降-3%", ["-3 %"]),
        ("超300万米粉", ["3000000 over"]),
        ("3个人", ["3 people"]),
        ("3 × 5", ["3", "5"]),
        ("时速265公里", ["265 km/h"]),
        ("265 km/h", ["265 km/h"]),
        ("2.5 MW, 3兆瓦, 1.2 GW, 4吉瓦", ["2.5 MW", "3 MW", "1.2 GW", "4 GW"]),
        ("60瓦, 60 watts", ["60 W", "60 W"]),
        ("3瓦罐", ["3"]),
        ("11.8 GWh, 3.5吉瓦时, 7 MWh, 40 Wh", ["11.8 GWh", "3.5 GWh", "7 MWh", "40 Wh"]),
        ("214万千瓦时, 2 TWh", ["2140000 kWh", "2 TWh"]),
        ("20 kV, 噪声51分贝, 51 dB(A)", ["20 kV", "51 dB", "51 dB"]),
        ("12 ha, 5公顷, 40 acres, 300英亩", ["12 hectare", "5 hectare", "40 acre", "300 acre"]),
        ("2,900 square miles, 70平方英里", ["2900 square mile", "70 square mile"]),
        ("400 cubic metres, 300 m³, 5立方米", ["400 m3", "300 m3", "5 m3"]),
        ("28海里, 3 nautical miles", ["28 nautical mile", "3 nautical mile"]),
        (
            "500mg, 0.5克, 20毫克, 5 mL, 5毫升, 2l",
            ["500 mg", "0.5 g", "20 mg", "5 ml", "5 ml", "2 litre"],
        ),
        ("5.2GHz, 90 Hz, 120赫兹, 900兆赫", ["5.2 GHz", "90 Hz", "120 Hz", "900 MHz"]),
        (
            "2TB硬盘, 512MB, 5000mAh, 3nm, 3纳米, 40µm",
            ["2 TB", "512 MB", "5000 mAh", "3 nm", "3 nm", "40 micrometre"],
        ),
        ("60fps, 3000rpm, 每秒60fps, Only 12dpi", ["60 fps", "3000 rpm", "60 fps", "12 dpi"]),
        ("4WD, 2FA, 5G, 3D, 12B2, 737MAX, abc12mg", []),
        ("零下5℃, 零下5°C, 5 degrees Celsius below zero, -5℃, 零下五摄氏度", ["-5 celsius"] * 5),
        ("一个半月, 两个半月, 一个半小时", ["1.5 month", "2.5 month", "1.5 hour"]),
        ("A$5, S$6, NT$700, C$8, NZ$9", ["5 AUD", "6 SGD", "700 TWD", "8 CAD", "9 NZD"]),
        (
            "新台币100元, 100新台币, 港币30元, ₩5000, 5000韩元, ₹70",
            ["100 TWD", "100 TWD", "30 HKD", "5000 KRW", "5000 KRW", "70 INR"],
        ),
        ("C$5m, US$4, HK$3, $2", ["5000000 CAD", "4 USD", "3 HKD", "2 USD"]),
        (
            "500 pounds of sugar, it weighs 12 pounds, £12, 12 pounds",
            ["500 lb", "12 lb", "12 GBP", "12 GBP"],
        ),
        (
            "6 feet, 6英尺, 12 inches, 12英寸, 3 lb, 3磅, 40 mph, 70°F",
            ["6 foot", "6 foot", "12 inch", "12 inch", "3 lb", "3 lb", "40 mph", "70 fahrenheit"],
        ),
        ("5 gallons, 5加仑, 900 square feet", ["5 gallon", "5 gallon", "900 square foot"]),
        ("35岁, 35 years old, a 35-year-old", ["35 age"] * 3),
    ],
)
def test_values_and_units(text: str, figures: list[str]) -> None:
    assert found(text) == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("三分钟", ["3 minute"]),
        ("十年", ["10 year"]),
        ("两周", ["2 week"]),
        ("两个半小时", ["2.5 hour"]),
        ("三年半", ["3.5 year"]),
        ("半小时", ["0.5 hour"]),
        ("三大机制", ["3"]),
        ("二十五家", ["25 item"]),
        ("three minutes", ["3 minute"]),
        ("a three-minute wait", ["3 minute"]),
        ("twenty-five stores", ["25 item"]),
        ("half a million", ["500000"]),
        ("two and a half million yuan", ["2500000 CNY"]),
        ("two and a half hours", ["2.5 hour"]),
        ("a dozen", ["12"]),
        ("tenfold, 10-fold, 10x, 10倍", ["10 fold"] * 4),
        ("10 times", ["10 times"]),
    ],
)
def test_number_words(text: str, figures: list[str]) -> None:
    assert found(text) == figures


@pytest.mark.parametrize(
    "text",
    ["RMB 13 billion", "RMB13 billion", "¥13 billion", "13 billion yuan", "CNY 13bn", "130亿元",
     "130亿元人民币", "人民币130亿元", "130亿人民币", "13 billion RMB"],
)  # fmt: skip
def test_one_sum_of_money_in_many_writings(text: str) -> None:
    assert found(text) == ["13000000000 CNY"]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("15—20年", ["15 year low", "20 year high"]),
        ("15–20 years", ["15 year low", "20 year high"]),
        ("between 15 and 20 years", ["15 year low", "20 year high"]),
        ("15至20年", ["15 year low", "20 year high"]),
        ("20万—25万元", ["200000 CNY low", "250000 CNY high"]),
        ("20—25万元", ["200000 CNY low", "250000 CNY high"]),
        ("8000—1.2万元", ["8000 CNY low", "12000 CNY high"]),
        ("$13–15 billion", ["13000000000 USD low", "15000000000 USD high"]),
        ("$13 billion to $15 billion", ["13000000000 USD low", "15000000000 USD high"]),
        ("10-20%", ["10 % low", "20 % high"]),
        ("15 and 20 years", ["15", "20 year"]),
        ("3 minutes to 20 cars", ["3 minute", "20 unit"]),
    ],
)
def test_ranges_share_what_is_written_once(text: str, figures: list[str]) -> None:
    assert found(text) == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("近9万台", ["90000 unit nearly"]),
        ("超过292个", ["292 over"]),
        ("约3000人", ["3000 people about"]),
        ("2800多件", ["2800 item over"]),
        ("170余款", ["170 item over"]),
        ("20多万台", ["200000 unit over"]),
        ("四个多月", ["4 month over"]),
        ("三个多小时", ["3 hour over"]),
        ("两年多以前", ["2 year over"]),
        ("两年多少钱", ["2 year"]),
        ("8公里左右", ["8 km about"]),
        ("突破10.6亿次", ["1060000000 occurrence over"]),
        ("some three minutes", ["3 minute about"]),
        ("不到3年", ["3 year under"]),
        ("nearly 90,000", ["90000 nearly"]),
        ("more than 2,000 people", ["2000 people over"]),
        ("2,000+ people", ["2000 people over"]),
        ("about 8 km", ["8 km about"]),
        ("less than 3 years", ["3 year under"]),
        ("最近3年", ["3 year"]),
        ("promised £9 over three years", ["9 GBP", "3 year"]),
        ("spread over 10 weeks", ["10 week"]),
        ("it took over two weeks", ["2 week over"]),
        ("over three years ago", ["3 year over"]),
        ("打破3项纪录", ["3 item"]),
    ],
)
def test_hedges(text: str, figures: list[str]) -> None:
    assert found(text) == figures


@pytest.mark.parametrize(
    "text", ["数百万用户", "数十万台", "上千家", "几十个", "十几万台", "several thousand users",
             "a few hundred cars", "millions of users", "dozens of cities"]
)  # fmt: skip
def test_vague_amounts_are_no_figures(text: str) -> None:
    assert found(text, idioms=True) == []
