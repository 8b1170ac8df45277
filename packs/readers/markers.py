"""The markers of lists: 1, 2, 3 and a, b, c and i, ii, iii."""

import re

ROMAN = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"]
INLINE = re.compile(r"(?:(?<=^)|(?<=[\s;,:.]))\(?([a-z]|[ivx]{2,5}|\d{1,2})[).](?:\s+)(?=\S)")


def marks_in_order(text: str) -> list[re.Match]:
    """The markers that count a, b, c or 1, 2, 3 or i, ii, iii from the first on."""
    found: list[re.Match] = []
    for mark in INLINE.finditer(text):
        if not found and place_of(mark[1]) == 1:
            found = [mark]
        elif found and follows(found[-1][1], mark[1]) and mark[0][0] == found[0][0][0]:
            found.append(mark)
    return found


def number_of(marker: str) -> str | None:
    return marker.strip("().") or None if re.search(r"\w", marker) else None


def style_of(marker: str) -> tuple[str, bool]:
    """Brackets and kind of a marker: "(a)" and "(b)" are alike, "1." and "1)" are not."""
    word = marker.strip("().")
    return re.sub(r"\w+", "#", marker), word.isdigit()


def place_of(number: str) -> int | None:
    """A marker's place in its row of numbers, letters or Roman numerals."""
    number = number.lower()
    if number.isdigit():
        return int(number)
    if number in ROMAN and number != "v" and number != "x":
        return ROMAN.index(number) + 1
    return ord(number) - ord("a") + 1 if len(number) == 1 else None


def follows(before: str, number: str) -> bool:
    before, number = before.lower(), number.lower()
    if before.isdigit() or number.isdigit():
        return before.isdigit() and number.isdigit() and int(number) == int(before) + 1
    if len(before) == len(number) == 1 and ord(number) == ord(before) + 1:
        return True
    return before in ROMAN[:-1] and ROMAN[ROMAN.index(before) + 1] == number
