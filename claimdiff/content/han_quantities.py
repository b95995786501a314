"""Quantities in Chinese, which writes no spaces between words: digits and numerals, classifiers, bounds and ranges."""

from __future__ import annotations

import re
from functools import cache
from typing import cast

from claimdiff.content.digits import read_digits
from claimdiff.content.quantity_words import read_data
from claimdiff.content.records import Bound, Quantity
from claimdiff.content.times import find_time_spans

_NUMERALS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "兩": 2, "萬": 0}
_SMALL_SCALES = {"十": 10, "百": 100, "千": 1000}
_BIG_SCALES = {"万": 10_000, "萬": 10_000, "亿": 100_000_000, "億": 100_000_000}
_NUMERAL = "零〇一二三四五六七八九十百千两兩"
_NUMBER = rf"(?:\d+(?:[.,，]\d+)*|[{_NUMERAL}]+)[百千]?(?:[万萬]?[亿億]|[万萬])?(?:[{_NUMERAL}]+)?"
_CLASSIFIERS = (
    "名 个 個 位 枚 架 辆 艘 座 所 家 户 起 次 人次 票 张 支 处 条 件 份 头 只 台 套 栋 间 股 例 具 发 批 项 轮 场 国 方 倍 成 吨级 级"
).split()
_BEFORE: dict[str, Bound] = {
    "大约": "about", "约": "about", "大概": "about", "近": "about", "将近": "about", "接近": "about", "超过": "more_than",
    "超": "more_than", "逾": "more_than", "多于": "more_than", "突破": "more_than", "至少": "at_least",
    "不少于": "at_least", "最少": "at_least", "最多": "at_most", "至多": "at_most", "不超过": "at_most", "高达": "at_most",
    "不足": "less_than", "不到": "less_than", "少于": "less_than", "低于": "less_than", "高于": "more_than",
}  # fmt: skip
_AFTER: dict[str, Bound] = {
    "多": "more_than", "余": "more_than", "餘": "more_than", "以上": "at_least", "左右": "about", "上下": "about",
    "以下": "at_most", "以内": "at_most",
}  # fmt: skip
_PATTERN = re.compile(
    rf"(?P<share>百分之|千分之)?(?P<low>{_NUMBER})(?P<more>[多余餘])?(?P<moreunit>[万亿])?"
    rf"(?:\s?[至到~～—–-]\s?(?P<high>{_NUMBER}))?"
)
_FRACTION = re.compile(r"([一二两三四五六七八九]|\d{1,2})分之([一二三四五六七八九]|\d{1,2})")
_HALF = re.compile("一半|半数|过半|半(?=个?(?:小时|年|天|月|公里))")
_NAMED = re.compile(r"(?:第|[A-Za-z\-+/:：.]|№)$")
_HAN_NOUN = re.compile(r"[\u3400-\u9fff]{1,2}")
_NO_NOUN = frozenset("的在为是和与及于以被将已从到至向对由也都还再而但并其这那等中内后前时死伤亡受")


def find_han_quantities(text: str) -> tuple[Quantity, ...]:
    """Return the quantities of a Chinese text in order; a lone numeral counts only before a classifier or unit."""
    taken = find_time_spans(text, "zh")
    found = [_share(m) for m in _FRACTION.finditer(text)]
    found += [_half(m, text) for m in _HALF.finditer(text)]
    spans = [*taken, *((q.start, q.end) for q in found)]
    for m in _PATTERN.finditer(text):
        if not any(start < m.end() and m.start() < end for start, end in spans[:200]):
            quantity = _read(m, text)
            if quantity is not None:
                found.append(quantity)
    return tuple(sorted(found, key=lambda quantity: quantity.start))


def _share(m: re.Match[str]) -> Quantity:
    value = round(100 * _small(m[2]) / max(_small(m[1]), 1), 4)
    return Quantity(value, value, "exactly", "%", "", m.start(), m.end())


def _half(m: re.Match[str], text: str) -> Quantity:
    unit = _unit_at(text, m.end())[0]
    value = 0.5 if unit else 50.0
    bound: Bound = "more_than" if m[0] == "过半" else "exactly"
    return Quantity(value, value, bound, unit or "%", "", m.start(), m.end())


def _read(m: re.Match[str], text: str) -> Quantity | None:
    low = _value(m["low"])
    high = _value(m["high"]) if m["high"] else low
    if low is None or high is None or _NAMED.search(text[max(0, m.start() - 1) : m.start()]):
        return None
    if m["moreunit"]:
        low, high = low * _BIG_SCALES[m["moreunit"]], high * _BIG_SCALES[m["moreunit"]]
    if m["high"] and low < high and low < 1000 and (scale := _last_scale(m["high"])):
        low = low * scale if high / scale > low else low  # 3至5万
    unit, end, has_classifier = _unit_at(text, m.end())
    is_bare_numeral = not any(map(str.isdigit, m["low"])) or m["low"][0] in _NUMERAL
    if is_bare_numeral and not m["share"] and not _is_counting(m["low"], unit, has_classifier):
        return None
    bound = _bound(m, text, end, is_single=m["low"] == "一" and not m["share"])
    if bound is None:
        return None
    if m["share"]:
        unit, end = "%", m.end()
    sign = text[m.end() : m.end() + 1] if unit == "%" and not m["share"] else ""
    noun = "人" if unit == "person" else "" if unit else _noun_at(text, end)
    return Quantity(low, max(low, high), bound, unit, noun, m.start(), m.end() + (sign in ("%", "％") and bool(sign)))


def _is_counting(numeral: str, unit: str, has_classifier: bool) -> bool:
    is_compound = len(numeral) > 1 and any(c in _SMALL_SCALES or c in _BIG_SCALES for c in numeral)
    return bool(unit) or has_classifier or (is_compound and numeral[0] not in "百千万亿" and numeral != "十")


def _bound(m: re.Match[str], text: str, end: int, *, is_single: bool) -> Bound | None:
    """Return the bound; None for a word for one (`一名发言人`: a spokesman) that no bound makes a count."""
    before = text[max(0, m.start() - 3) : m.start()]
    for length in (3, 2, 1):
        if bound := _BEFORE.get(before[-length:]):
            return bound
    if is_single:
        return None
    if m["more"]:
        return "more_than"
    after = text[end : end + 2]
    return _AFTER.get(after) or _AFTER.get(after[:1]) or "exactly"


def _unit_at(text: str, at: int) -> tuple[str, int, bool]:
    """Return the unit at `at` (empty where none is), the index after it, and whether a classifier stands there."""
    if text[at : at + 1] in ("%", "％"):
        return "%", at + 1, False
    tail = text[at : at + 5]
    for form, unit in _han_units():
        if tail.startswith(form):
            return unit, at + len(form), False
    for classifier in _CLASSIFIERS:
        if tail.startswith(classifier):
            return "", at + len(classifier), True
    return "", at, False


@cache
def _han_units() -> list[tuple[str, str]]:
    table = read_data("units.toml")["zh"]
    forms = [(form, unit) for unit, forms in table.items() for form in cast(str, forms).split()]
    return sorted(forms, key=lambda item: -len(item[0]))


def _noun_at(text: str, at: int) -> str:
    m = _HAN_NOUN.match(text, at)
    return "" if m is None or m[0][0] in _NO_NOUN else m[0]


def _last_scale(number: str) -> int:
    return _BIG_SCALES.get(number[-1], 0)


def _value(number: str) -> float | None:
    """Return what digits, numerals or both are worth: `1.2万`, `三十五`, `两万五千`, `3亿5000万`."""
    for sign, scale in (("亿", 100_000_000), ("億", 100_000_000), ("万", 10_000), ("萬", 10_000)):
        head, mark, tail = number.rpartition(sign)
        if mark:
            first, rest = _value(head) if head else 1.0, _value(tail) if tail else 0.0
            return None if first is None or rest is None else round(first * scale + rest, 6)
    stem = number.rstrip("百千")
    if stem and stem[-1].isdigit() and stem[-1] not in _NUMERAL:
        value = read_digits(stem.replace("，", ","), "zh", has_scale=stem != number)
        factor = 1
        for sign in number[len(stem) :]:
            factor *= _SMALL_SCALES[sign]
        return None if value is None else value * factor
    return float(_small(number))


def _small(numerals: str) -> int:
    """Return the value of numerals below ten thousand (`三百一十二`, `一二三`), or of digits."""
    if numerals.isdecimal():
        return int(numerals)
    if not any(c in _SMALL_SCALES for c in numerals):
        return int("".join(str(_NUMERALS.get(c, 0)) for c in numerals[:15]) or 0)
    total, digit = 0, 0
    for c in numerals:
        if c in _SMALL_SCALES:
            total += (digit or 1) * _SMALL_SCALES[c]
            digit = 0
        else:
            digit = _NUMERALS.get(c, 0)
    return total + digit
