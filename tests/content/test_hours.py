"""Whether two claims speak of one moment of a day."""

from datetime import date

import pytest

from claimdiff.content.day_parts import find_day_parts
from claimdiff.content.hours import Hours, hours_of, tell_one_hour
from claimdiff.content.times import find_times


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (("حتى ظهر الأربعاء", "ar"), ("By Wednesday evening", "en"), False),
        (("مساء الأربعاء", "ar"), ("Wednesday afternoon", "en"), True),  # a مساء begins there
        (("on Wednesday at 19:30", "en"), ("К вечеру среды", "ru"), True),
        (("on Wednesday at 10:15", "en"), ("فجر الأربعاء", "ar"), False),
        (("الأربعاء عند الساعة الخامسة", "ar"), ("le mercredi soir", "fr"), True),  # nobody knows which five
        (("at midnight on Monday", "en"), ("lunes por la noche", "es"), True),
        (("at midnight on Monday", "en"), ("Montagmittag", "de"), False),
        (("at 18:00 GMT", "en"), ("Mittwochfrüh", "de"), None),  # its hour there is unknown
        (("on Wednesday", "en"), ("Mittwochfrüh", "de"), None),
        (("周三凌晨", "zh"), ("周三晚上", "zh"), False),
    ],
)
def test_one_moment(left: tuple[str, str], right: tuple[str, str], expected: bool | None) -> None:
    sides = [(find_times(*side, date(2026, 3, 12)), find_day_parts(*side)) for side in (left, right)]
    assert tell_one_hour(*sides) is expected
    assert tell_one_hour(*sides[::-1]) is expected


def test_an_hour_before_noon_may_be_one_of_the_afternoon() -> None:
    assert hours_of(find_times("عند الساعة الخامسة", "ar", None), ()) == (Hours(300, 300), Hours(1020, 1020))
    assert hours_of(find_times("at 05:00", "en", None), ()) == (Hours(300, 300),)
    assert hours_of(find_times("at 17:00", "en", None), ()) == (Hours(1020, 1020),)
