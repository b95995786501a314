"""Times as Chinese writes them: `2026年3月12日`, `19日凌晨4时`, `去年`, `上周五`."""

from __future__ import annotations

import re
from functools import lru_cache

from claimdiff.content.clocks import minute_of_day
from claimdiff.content.raw_time import RawKind, RawTime, decade_span, gregorian_time, year_span

_N = "零〇一二三四五六七八九十"
_DATE = re.compile(
    rf"(?:(?P<year>\d{{4}}|[〇零一二三四五六七八九]{{4}})\s?年\s?)?"
    rf"(?:(?P<month>\d{{1,2}}|[{_N}]{{1,2}})\s?月(?!光|球|饼)\s?(?:份)?)?"
    rf"(?:(?P<day>\d{{1,2}}|[{_N}]{{1,3}})(?:\s?[至到~—-]\s?(?P<to>\d{{1,2}}))?\s?[日号](?!线|楼|机|门|院|舱|文)"
    rf"(?:\s?[至到~—-]\s?(?P<until>\d{{1,2}}|[{_N}]{{1,3}})\s?[日号])?)?"
)
_START = re.compile(
    rf"\d{{4}}\s?年|[〇零一二三四五六七八九]{{4}}年|"
    rf"(?:\d{{1,2}}|[{_N}]{{1,3}})\s?(?:月|[日号]|[至到~—-]\s?\d{{1,2}}\s?[日号])"
)
_CLOCK = re.compile(
    rf"(?P<part>凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚间|夜间|深夜|当晚|当天)?\s?"
    rf"(?P<hour>\d{{1,2}}|[{_N}两]{{1,3}})"
    rf"(?:[:：](?P<colon>\d{{2}})|[时点](?!间|名|评|燃|候|期|代)"
    rf"(?:(?P<half>半)|(?P<quarter>一刻)|(?P<minute>\d{{1,2}}|[{_N}]{{1,3}})分)?)"
)
_ZONES = {
    "北京时间": "beijing", "当地时间": "local", "格林尼治时间": "utc", "格林尼治标准时间": "utc", "世界时": "utc",
    "协调世界时": "utc", "莫斯科时间": "msk", "GMT": "utc", "UTC": "utc",
}  # fmt: skip
_ZONE_BEFORE = re.compile(rf"({'|'.join(sorted(_ZONES, key=len, reverse=True))})[^，。；,;()（）]*$", re.IGNORECASE)
_ZONE_BEHIND = re.compile(r"\s?[（(]?(GMT|UTC)", re.IGNORECASE)
_MAX_ZONE_CHARS = 20
"""From a zone to a time of day, with the date between them."""
_EVENT = re.compile(r"(?:恐怖|恐)?(?:袭击|事件|政变|大屠杀)")
"""Behind a day without its year these make the name of an event."""
_AGO = re.compile(
    rf"(?<![第\d.,{_N}两几数])(?P<count>\d{{1,3}}|[{_N}两]{{1,3}})\s?(?P<more>多|余)?\s?(?P<unit>天|周|个?星期|个月|年|个?小时|分钟)"
    r"(?:之|以)?前(?![后夕任往总首副卫锋])"
)
_AGO_KINDS: dict[str, RawKind] = {"天": "day", "周": "ago_week", "星期": "ago_week", "个星期": "ago_week"}
_DECADE = re.compile(
    rf"(?:(?P<last>20世纪|二十世纪|上世纪|上个世纪)|(?P<this>21世纪|本世纪))?(?P<year>\d{{4}}|\d{{2}}|[{_N}]{{1,2}})年代"
)
_DAYS = {
    "今天": 0, "今日": 0, "今晚": 0, "今晨": 0, "昨天": -1, "昨日": -1, "昨晚": -1, "明天": 1, "明日": 1, "前天": -2,
    "后天": 2,
}  # fmt: skip
_SPANS = {
    "今年": ("span_year", 0), "去年": ("span_year", -1), "明年": ("span_year", 1),
    "本月": ("span_month", 0), "上个月": ("span_month", -1), "上月": ("span_month", -1),
    "下个月": ("span_month", 1), "下月": ("span_month", 1),
    "本周": ("span_week", 0), "上周": ("span_week", -1), "下周": ("span_week", 1),
}  # fmt: skip
_WORD = re.compile(
    "|".join(
        [*_DAYS, "(?:上个?|下个?|本|这)?(?:周|星期|礼拜)[一二三四五六日天]", *sorted(_SPANS, key=len, reverse=True)]
    )
)
_WEEKDAYS = {c: n for n, c in enumerate("一二三四五六日", start=1)} | {"天": 7}
_DIGIT = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_PARTS = {
    "凌晨": "am", "清晨": "am", "早上": "am", "早晨": "am", "上午": "am", "中午": "pm", "下午": "pm", "傍晚": "pm",
    "晚上": "night", "晚间": "night", "夜间": "night", "深夜": "night", "当晚": "night",
}  # fmt: skip


@lru_cache(maxsize=16)
def find_han_raw_times(text: str) -> tuple[RawTime, ...]:
    """Return the times of a Chinese text in order, none overlapping."""
    found = [raw for m in _START.finditer(text) if (raw := _read_date(_DATE.match(text, m.start())))]
    found += [raw for m in _CLOCK.finditer(text) if (raw := _read_clock(m))]
    found += [_read_ago(m) for m in _AGO.finditer(text)]
    found += [_read_decade(m) for m in _DECADE.finditer(text)]
    found += [_read_word(m) for m in _WORD.finditer(text)]
    kept: list[RawTime] = []
    for raw in sorted(found, key=lambda item: (item.start, -item.end)):
        if not kept or raw.start >= kept[-1].end:
            kept.append(raw)
    return tuple(kept)


def _read_date(m: re.Match[str] | None) -> RawTime | None:
    if m is None or not m[0]:
        return None
    year = _number(m["year"]) if m["year"] else None
    month = _number(m["month"]) if m["month"] else None
    days = tuple(_number(part) for part in (m["day"], m["to"] or m["until"]) if part)
    raw: RawTime | None = None
    if month is not None and 1 <= month <= 12:
        raw = gregorian_time(month, days, year)
        if raw is not None and raw.kind == "month_day" and _EVENT.match(m.string, m.end()):
            raw = raw._replace(kind="vague")
    elif year is not None and not days and (span := year_span(year)):
        raw = RawTime(0, 0, "year", (year,), first=span[0], last=span[1])
    elif year is None and month is None and days and all(1 <= day <= 31 for day in days):
        raw = RawTime(0, 0, "day_of_month", days)
    return None if raw is None else raw._replace(start=m.start(), end=m.end())


def _read_clock(m: re.Match[str]) -> RawTime | None:
    hour = _number(m["hour"])
    if m["colon"] or m["minute"]:
        minute = int(m["colon"]) if m["colon"] else _number(m["minute"])
    else:
        minute = 30 if m["half"] else 15 if m["quarter"] else 0
    is_chinese = not m["hour"][0].isdecimal()
    if hour >= 24 or minute >= 60 or (is_chinese and not m["part"]):
        return None
    start = m.start() if m["part"] else m.start("hour")
    told = minute_of_day(hour, minute, _PARTS.get(m["part"] or "", ""))
    return RawTime(start, m.end(), "clock", (told,), zone=_zone_of(m))


def _zone_of(m: re.Match[str]) -> str:
    """Return the zone that the clause before a time of day or the word behind it names (`当地时间12日18时`)."""
    before = m.string[max(m.start() - _MAX_ZONE_CHARS, 0) : m.start()]
    behind = m.string[m.end() : m.end() + _MAX_ZONE_CHARS]
    named = _ZONE_BEFORE.search(before) or _ZONE_BEHIND.match(behind)
    return _ZONES[named[1].upper()] if named else ""


def _read_ago(m: re.Match[str]) -> RawTime:
    kind = "vague" if m["more"] else _AGO_KINDS.get(m["unit"], "vague")
    count = _number(m["count"].replace("两", "二"))
    return RawTime(m.start(), m.end(), kind, (-count if kind == "day" else count,))


def _read_decade(m: re.Match[str]) -> RawTime:
    """Read a decade; two digits without a century can be of the last one only from the thirties on."""
    year = _number(m["year"])
    if len(m["year"]) < 4 or not m["year"].isdecimal():
        year += 2000 if m["this"] else 1900 if m["last"] or year >= 30 else 0
    span = decade_span(year) if year % 10 == 0 else None
    raw = RawTime(m.start(), m.end(), "vague")
    return raw if span is None else raw._replace(kind="year", first=span[0], last=span[1])


def _read_word(m: re.Match[str]) -> RawTime:
    word = m[0]
    if word in _DAYS:
        return RawTime(m.start(), m.end(), "day", (_DAYS[word],))
    if word in _SPANS:
        kind, offset = _SPANS[word]
        return RawTime(m.start(), m.end(), kind, (offset,))  # type: ignore[arg-type]
    weekday = _WEEKDAYS[word[-1]]
    weeks = {"上": -1, "下": 1, "本": 0, "这": 0}.get(word[0])
    if weeks is None:
        return RawTime(m.start(), m.end(), "weekday", (weekday,))
    return RawTime(m.start(), m.end(), "week_day", (weekday, weeks))


def _number(numeral: str) -> int:
    """Return the value of digits or of numerals below a hundred (`二十一`), a year digit by digit."""
    if numeral.isdecimal():
        return int(numeral)
    if "十" not in numeral:
        return int("".join(str(_DIGIT.get(c, 0)) for c in numeral))
    tens, _, units = numeral.partition("十")
    return (_DIGIT.get(tens, 1) if tens else 1) * 10 + (_DIGIT.get(units, 0) if units else 0)
