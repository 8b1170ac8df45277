"""What counts as a promise in the telling of minutes."""

import pytest

from packs.readers.due import Calendar
from packs.readers.lines import TextLine
from packs.readers.promises import find_promises


def promised(text):
    return [(one.text, one.by) for one in find_promises([TextLine(text, 1)], Calendar())]


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("The Harbour Master said she would email the fares to members.", "Harbour Master"),
        ("Officers confirmed that they would look into the late ferries.", "Officers"),
        ("Una Reed replied that she would let the Board have the list.", "Una Reed"),
        ("The Harbour Master offered to send the fares.", "Harbour Master"),
    ],
)
def test_whoever_says_that_they_would_send_or_find_out_promises_it(text, by):
    assert promised(text) == [(text.rstrip("."), by)]


@pytest.mark.parametrize(
    "text",
    [
        "The Harbour Master said she would be surprised by that.",
        "Officers explained that they would review the fares each year.",
        "Officers said that providers would send the fares to the Trust.",
        "The Board said it would send its comments.",
        "The Harbour Master said the fares had been sent.",
    ],
)
def test_what_is_only_told_is_no_promise(text):
    assert promised(text) == []
