"""Quantities in Chinese, which writes no spaces between words: digits and numerals, classifiers, bounds and ranges."""

from __future__ import annotations

import re
from functools import cache
from typing import cast

from claimdiff.claim_content import Bound, Quantity
from claimdiff.content.compound_durations import HALVED
from claimdiff.content.digits import read_digits
from claimdiff.content.quantity_words import read_data
from claimdiff.content.times import find_time_spans

_NUMERALS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "兩": 2, "萬": 0}
_SMALL_SCALES = {"十": 10, "百": 100, "千": 1000}
_BIG_SCALES = {"万": 10_000, "萬": 10_000, "亿": 100_000_000, "億": 100_000_000}
_NUMERAL = "零〇一二三四五六七八九十百千两兩"
_NUMBER = rf"(?:\d+(?:[.,，]\d+)*|[{_NUMERAL}]+)[百千]?(?:[万萬]?[亿億]|[万萬])?(?:[{_NUMERAL}]+)?"
_CLASSIFIERS = (
    "人次", "吨级", *"名个個位枚架辆艘座所家户起次票张支处条件份头只台套栋间股例具发批项轮场国方倍成级",
)  # fmt: skip
_BEFORE: dict[str, Bound] = {
    "大约": "about", "约": "about", "大概": "about", "近": "about", "将近": "about", "接近": "about",
    "超过": "more_than", "超": "more_than", "逾": "more_than", "多于": "more_than", "突破": "more_than",
    "至少": "at_least",
    "不少于": "at_least", "最少": "at_least", "最多": "at_most", "至多": "at_most", "不超过": "at_most",
    "高达": "at_most",
    "不足": "less_than", "不到": "less_than", "少于": "less_than", "低于": "less_than", "高于": "more_than",
}  # fmt: skip
_AFTER: dict[str, Bound] = {
    "多": "more_than", "余": "more_than", "餘": "more_than", "以上": "at_least", "左右": "about", "上下": "about",
    "以下": "at_most", "以内": "at_most",
}  # fmt: skip
_SOME = "(?<=[十百千万])[来來](?=[名个個人位枚架辆艘座所家户次张条份台套年天岁公米吨小分])"
"""Written behind tens or hundreds that are rounded (`两百来人`); before other letters it means `to come`."""
_PATTERN = re.compile(
    rf"(?P<share>百分之|千分之)?(?P<low>{_NUMBER})(?P<more>[多余餘几幾]|{_SOME})?(?P<moreunit>[万亿])?"
    rf"(?:\s?[至到~～—–-]\s?(?P<high>{_NUMBER}))?"
)
_SHARES = {"百分之": "%", "千分之": "‰"}
_FRACTION = re.compile(r"([一二两三四五六七八九]|\d{1,2})分之([一二三四五六七八九]|\d{1,2})")
_HALF = re.compile(
    rf"一半|半数|过半|(?<![\d{_NUMERAL}多几]个)(?<![\d{_NUMERAL}多几][年天周月])半(?!数)(?=个?(?:小时|年|天|月|公里))"
)
_HALF_UNIT = re.compile("[个個]半(?=小时|月|星期|钟头)")
"""A half between a number and its unit (`一个半小时`)."""
_NEXT_TO = re.compile("([一二三四五六七八两兩])([二三四五六七八九])")
_VAGUE = re.compile(r"[数數几幾上好][十百千]$")
"""Tens and hundreds of no certain number (`数百人`)."""
_BELOW_ZERO = re.compile("(?:零下|负|負)$")
_NAMED = re.compile(r"(?:第|[A-Za-z\-+/:：.]|№)$")
_HAN_NOUN = re.compile(r"[\u3400-\u9fff]{1,2}")
_NOT_TENTHS = frozenset("立为员功本果交就熟都")
_LASTING = frozenset(("为期", "长达", "持续", "历时"))
_NO_NOUN = frozenset("的在为是和与及于以被将已从到至向对由也都还再而但并其这那等中内后前时死伤亡受")


def find_han_quantities(text: str) -> tuple[Quantity, ...]:
    """Return the quantities of a Chinese text in order; a lone numeral counts only before a classifier or unit."""
    taken = find_time_spans(text, "zh")
    found = [_share(m) for m in _FRACTION.finditer(text)]
    found += [_half(m, text) for m in _HALF.finditer(text)]
    is_taken = bytearray(len(text))
    for start, end in [*taken, *((q.start, q.end) for q in found)]:
        is_taken[start:end] = b"\x01" * (end - start)
    for m in _PATTERN.finditer(text):
        if not any(is_taken[m.start() : m.end()]):
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
    ends = _ends(m)
    before, first = text[max(0, m.start() - 2) : m.start()], text[max(0, m.start() - 1) : m.start("low") + 1]
    if (
        ends is None
        or _is_grade(text, m.end(), ends)
        or _NAMED.search(before[-1:])
        or _VAGUE.search(first)
        or _BELOW_ZERO.search(before)
    ):
        return None
    low, high = ends
    unit, end, has_classifier = _unit_behind(text, m.end(), before)
    after_half = 0 if m["more"] else _after_half(text, m.end(), end, unit)
    low, high = (low + 0.5 if after_half and low == high else low), high + 0.5 * bool(after_half)
    if m["share"]:
        unit, end = _SHARES[m["share"]], m.end()
    elif has_classifier and text[end - 1 : end] == "成":  # a tenth
        if text[end : end + 1] in _NOT_TENTHS:
            return None
        low, high, unit = low * 10, high * 10, "%"
    elif m["low"][0] in _NUMERAL and not _is_counting(m["low"], unit, has_classifier):
        return None
    bound = _bound(m, text, end, is_single=m["low"] == "一" and not m["share"] and not after_half)
    if bound is None:
        return None
    has_sign = not m["share"] and text[m.end() : m.end() + 1] in ("%", "％")
    noun = "人" if unit == "person" else "" if unit else _noun_at(text, end)
    return Quantity(low, max(low, high), bound, unit, noun, m.start(), after_half or m.end() + has_sign)


def _is_grade(text: str, at: int, ends: tuple[float, float]) -> bool:
    """Whether a number ends at `at` that is a grade (`4级飓风`); one with decimals is measured (`6.1级地震`)."""
    return text[at : at + 1] == "级" and ends[1].is_integer()


def _unit_behind(text: str, at: int, before: str) -> tuple[str, int, bool]:
    """Return what `_unit_at` returns, across a half (`一个半小时`); 华氏 may stand before the number of its degrees."""
    if half := _HALF_UNIT.match(text, at):
        if text[half.end()] == "月":
            return "month", half.end() + 1, False
        at = half.end()
    unit, end, has_classifier = _unit_at(text, at)
    return "fahrenheit" if unit == "degree" and before == "华氏" else unit, end, has_classifier


def _after_half(text: str, at: int, end: int, unit: str) -> int:
    """Return the index after a half that is added to the number that ends at `at`, its unit at `end`, else 0."""
    if unit not in HALVED:
        return 0
    if _HALF_UNIT.match(text, at):
        return end
    return end + 1 if text[end : end + 1] == "半" and text[end + 1 : end + 2] not in ("数", "年", "天", "个") else 0


def _ends(m: re.Match[str]) -> tuple[float, float] | None:
    """Return the lowest and highest value of a number or range; the scale of `3至5万` holds for both."""
    low, high = _value(m["low"]), _value(m["high"] or m["low"])
    if not m["high"] and (pair := _neighbours(m["low"])):
        low, high = pair
    if low is None or high is None:
        return None
    scale = _BIG_SCALES.get(m["moreunit"] or "", 1)
    shared = _BIG_SCALES.get((m["high"] or m["low"])[-1], 1) if low < high and low < 1000 else 1
    if shared > 1 and high / shared > low:
        low *= shared
    return low * scale, high * scale


def _neighbours(number: str) -> tuple[float, float] | None:
    """Return both ends of a number that names two digits next to each other (`三四十`: 30 to 40), else None."""
    pairs = list(_NEXT_TO.finditer(number))
    if len(pairs) != 1:
        return None
    start, end = pairs[0].span()
    first, second = (_NUMERALS[c] for c in pairs[0].groups())
    others = number[max(0, start - 1) : start] + number[end : end + 1]
    if any(c in _NUMERALS and c not in _BIG_SCALES for c in others):
        return None  # 二三四: digits, one by one
    if second != first + 1 and (first, second) != (3, 5):
        return None
    low, high = _value(number[: start + 1] + number[end:]), _value(number[:start] + number[start + 1 :])
    return None if low is None or high is None or low >= high else (low, high)


def _is_counting(numeral: str, unit: str, has_classifier: bool) -> bool:
    is_compound = len(numeral) > 1 and any(c in _SMALL_SCALES or c in _BIG_SCALES for c in numeral)
    return bool(unit) or has_classifier or (is_compound and numeral[0] not in "百千万亿" and numeral != "十")


def _bound(m: re.Match[str], text: str, end: int, *, is_single: bool) -> Bound | None:
    """Return the bound; None for a word for one (`一名发言人`: a spokesman) that no bound makes a count."""
    before = text[max(0, m.start() - 3) : m.start()]
    for length in (3, 2, 1):
        if bound := _BEFORE.get(before[-length:]):
            return bound
    if is_single and text[max(0, m.start() - 2) : m.start()] not in _LASTING:
        return None
    if m["more"]:
        return "about" if m["more"] in "来來" else "more_than"
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
    return "" if m is None or m[0][0] in _NO_NOUN else m[0].rstrip("的")


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
