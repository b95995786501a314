"""Texts that are one wire text; `is_near_copy` is tested in tests/candidates/test_copies.py."""

from claimdiff.near_copies import fold_words, is_same_wire_text

WIRE = " ".join(f"word{number} of the agency's text" for number in range(20))
OWN = " ".join(f"quite other words{number} by our reporter" for number in range(20))


def test_words_are_folded() -> None:
    assert fold_words("«The DAM, burst!»") == "the dam burst"
    assert fold_words("اِنْدَلَعَتِ") == "اندلعت"


def test_an_outlet_may_cut_and_frame_a_wire_text() -> None:
    assert is_same_wire_text(WIRE, WIRE)
    assert is_same_wire_text(WIRE, "Our headline. " + WIRE[: len(WIRE) // 2] + " More at eight.")
    assert not is_same_wire_text(WIRE, OWN)
    assert not is_same_wire_text(WIRE + " " + OWN, OWN[: len(OWN) // 3] + " ".join(f"new{n}" for n in range(200)))


def test_a_text_too_short_to_tell_is_no_wire_text() -> None:
    assert not is_same_wire_text("Orda", "Orda")
    assert not is_same_wire_text("", WIRE)
