"""Word characters: what stands inside a word as written, which `\\w` alone does not know."""

WORD_CHARS = r"\w\u200c\u200d\u0900-\u097f"
"""Characters of words, for a class in a pattern: the joiners inside Persian and Hindi words and the vowel signs of
Hindi belong to them."""
MARKS = "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u0591-\u05c7"
"""Vowel signs of Arabic and Hebrew writing, for a class in a pattern: they stand inside words as written."""
COMBINING = MARKS + "\u0300-\u036f\u0900-\u0903\u093a-\u093c\u093e-\u094f\u0951-\u0957\u0962\u0963"
"""Those, accents written apart from their letter, and the vowel signs of Hindi: no letters, but no end of a word."""
