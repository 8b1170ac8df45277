"""Which action follows a promise that was made in the text of a minute."""

from rapidfuzz import fuzz

from packs.intake.wording import plain

#: A promise whose words were mended a little is the one that was caught.
SAME_PROMISE = 90


def caught_as(text, actions):
    """The action that follows a promise, even when its words were mended since; or None."""
    same = (
        one for one in actions if fuzz.ratio(plain(one.word("asked")), plain(text)) >= SAME_PROMISE
    )
    return next(same, None)
