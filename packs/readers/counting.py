"""Numbers that papers write in words, in one place: "three", "third"."""

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen twenty"
)
_TENS = "thirty forty fifty sixty seventy eighty ninety"
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
CARDINALS = {word: value for value, word in enumerate(_UNITS.split())} | {
    word: value for value, word in zip(range(30, 100, 10), _TENS.split(), strict=True)
}
ORDINALS = {word: value for value, word in enumerate(_ORDINALS.split(), start=1)}
_COUNTED = CARDINALS | ORDINALS | {"a": 1, "an": 1}
#: For patterns, the longest first.
CARDINAL = "|".join(sorted(CARDINALS, key=len, reverse=True))
ORDINAL = "|".join(sorted(ORDINALS, key=len, reverse=True))


def count_of(word: str) -> int | None:
    """What "3", "three", "third" or "a" counts; None for other words."""
    return int(word) if word.isdigit() else _COUNTED.get(word.lower())
