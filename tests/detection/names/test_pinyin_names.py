"""Names in Latin letters, as passports, cards and bilingual forms write them."""

from __future__ import annotations

import pytest

from noticegen.detection import scan_text


def _people(text: str) -> list[str]:
    return [found.value for found in scan_text(text) if found.type == "PERSON"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("姓名 Name：Zhang Jianguo，电话 Tel", "Zhang Jianguo"),
        ("户主：Zhāng Jiànguó", "Zhāng Jiànguó"),
        ("持卡人姓名拼音ZHANG/JIANGUO", "ZHANG/JIANGUO"),
        ("护照持有人：WANG, XIAOMEI", "WANG, XIAOMEI"),
        ("寄件人：zhangjianguo", "zhangjianguo"),
        ("户主姓名zhang jian guo", "zhang jian guo"),
        ("英文名：Jianguo Zhang", "Jianguo Zhang"),
        ("Name: Lü Xiuying", "Lü Xiuying"),
        ("Applicant: Ouyang Xiu", "Ouyang Xiu"),
        ("Signature: Batu Bayar", "Batu Bayar"),
        ("户主姓名：Li Xiu-lan", "Li Xiu-lan"),
        ("ZHAO GUILAN\t150299196304051126", "ZHAO GUILAN"),
        ("村民Gao Feng反映", "Gao Feng"),
    ],
)
def test_names_in_latin_letters_are_found(text: str, name: str) -> None:
    assert _people(text) == [name]


def test_a_name_beside_the_same_in_characters_is_found() -> None:
    assert _people("张晓丽（Zhang Xiaoli）") == ["张晓丽", "Zhang Xiaoli"]
    assert _people("低保对象名单：Bao Yinhua、Liu Erniu") == ["Bao Yinhua", "Liu Erniu"]


@pytest.mark.parametrize(
    "text",
    [
        "联系人：admin",
        "用户名：zhangsan",
        "负责人：见附件 Excel",
        "姓名：Name",
        "姓名 Xing Ming",
        "品牌：Li Ning",
        "收款人：Wang Ye Restaurant",
        "收款人 Bank of China",
        "户名：Beijing Anda Co., Ltd",
        "网址 www.ningcheng.gov.cn",
        "地址：Hohhot Xincheng District",
        "申请人类型：Individual",
        "Hai Lan Zhi Jia 男装 198元",
        "户主：N/A",
    ],
)
def test_other_words_in_latin_letters_are_none(text: str) -> None:
    assert _people(text) == []
