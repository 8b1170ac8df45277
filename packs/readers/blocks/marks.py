"""Take the Markdown and HTML marks out of a piece of text.

Every pattern is bounded or cannot backtrack, because the text may come from a stranger.
"""

import html
import re

ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~])")
SPACED_ORDINAL = re.compile(r"(\d)[ \t]?<sup>[ \t]?(st|nd|rd|th)[ \t]?</sup>", re.IGNORECASE)
FOOTNOTE = re.compile(r"(?<!m)<sup>[ \t]?\d{1,2}[ \t]?</sup>", re.IGNORECASE)
PART_ENDS = re.compile(r"<br ?/?>|</?(?:li|ul|ol|p|div)(?: [^<>]{0,200})?>", re.IGNORECASE)
AUTOLINK = re.compile(
    r"<((?:https?://|mailto:|www\.)[^<>\s]{1,2000}|[\w.+-]{1,100}@[\w.-]{1,200})>"
)
LINK = re.compile(r"!?\[([^\[\]]{0,500})\]\([^()\s]{0,2000}\)")
TAG = re.compile(r"</?[A-Za-z][^<>]{0,300}>")
LONE_ORDINAL = re.compile(r"(\b\d{1,2}) (st|nd|rd|th)\b")
#: Escaped characters hide here while the marks go, so that they are not taken for marks.
HIDDEN = 0xE000


def plain(raw: str) -> str:
    """The words alone, white space collapsed."""
    text = ESCAPED.sub(lambda found: chr(HIDDEN + ord(found[1])), raw)
    if "<" in text:
        text = _without_tags(text)
    if "](" in text:
        text = LINK.sub(r"\1", text)
    if "&" in text:
        text = html.unescape(text)
    text = _without_emphasis(text)
    text = "".join(_shown(letter) for letter in text) if text != raw else text
    return LONE_ORDINAL.sub(r"\1\2", " ".join(text.split()))


def parts_of(raw: str) -> tuple[str, ...]:
    """The values of one cell, parted by line breaks or list items; empty when there is only one."""
    if "<" not in raw:
        return ()
    parts = tuple(part for part in (plain(piece) for piece in PART_ENDS.split(raw)) if part)
    return parts if len(parts) > 1 else ()


def is_bold(raw: str) -> bool:
    """Bold from its first word on, or with a bold mark whose other half has gone astray."""
    return raw.startswith(("**", "__", "<b>", "<strong>")) or raw.count("**") % 2 == 1


def _without_tags(text: str) -> str:
    text = SPACED_ORDINAL.sub(r"\1\2", text)
    text = FOOTNOTE.sub("", text)
    text = PART_ENDS.sub(" ", text)
    text = AUTOLINK.sub(r"\1", text)
    return TAG.sub("", text)


def _without_emphasis(text: str) -> str:
    text = text.replace("**", "").replace("__", "")
    for mark in "*_`":
        # A lone asterisk is a footnote's sign, and an underscore within a word belongs to it.
        if mark in text and text.count(mark) % 2 == 0:
            text = re.sub(
                rf"(?<!\w){re.escape(mark)}(?=\S)|(?<=\S){re.escape(mark)}(?!\w)",
                "",
                text,
            )
    return text


def _shown(letter: str) -> str:
    return chr(ord(letter) - HIDDEN) if HIDDEN <= ord(letter) < HIDDEN + 128 else letter
