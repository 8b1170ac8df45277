"""What a limb's words ask for, and how to call it: pure functions over text."""

import re

from rapidfuzz import fuzz

#: Kinds of limb that ask somebody for something.
ASKS = ("request", "report_back", "recommend", "hold_event", "refer", "add_to_programme")
LEAD = re.compile(
    r"^(?:the (?:scrutiny )?(?:board|committee|panel) )?(?:to )?(?:further )?"
    r"(?:requests?(?:ed)?|agree[sd]?|recommends?|recommended|asks?|asked|resolves?)\b(?: to)?"
    r"(?: (?:that|for)\b)?[ ,:]*(?:the |an |a )?",
    re.I,
)
BE = re.compile(
    r"\b(?<!to )(?<!can )(?<!may )(?<!will )(?<!would )(?<!should )(?<!could )(?<!must )(?<!not )"
    r"((?:also |then )?)be (?=\w)",
    re.I,
)
TASK = re.compile(
    r"\b(?:be|to) (?:\w+ )?(?:held|hold|invited?|circulated?|provided?|sent|send|arranged?|established?|set up|"
    r"shared?|written|write|prepared?|convened?|organised?|brought|bring|submitted|submit|forwarded|forward|"
    r"undertaken|undertake|reviewed|review|published?|visit(?:ed)?|contacted|contact|scheduled?)\b",
    re.I,
)
#: Words that say nothing of the subject.
HOLLOW = {
    "a", "added", "agenda", "also", "an", "and", "april", "at", "august", "back", "be", "board",
    "briefing", "by", "december", "february", "following", "for", "from", "further", "in",
    "including", "information", "item", "items", "its", "january", "july", "june", "march", "may",
    "meeting", "next", "note", "notes", "november", "october", "of", "on", "paper", "programme",
    "progress", "receive", "report", "reports", "scrutiny", "september", "that", "the", "this",
    "to", "update", "updates", "with", "work",
}  # fmt: skip


def is_task(text):
    """Whether what was agreed leaves somebody something to do."""
    return bool(TASK.search(text))


def short_title(text, addressed_to=(), most=110):
    """A title out of the board's words: "request a report back on fostering" is "Report back on fostering".

    Whom they speak to stands in a field of its own, and is left out where the words begin with it.
    """
    words = " ".join(text.split()).rstrip(" .;,")
    bare = LEAD.sub("", words, count=1)
    if " to be " not in bare:
        bare = BE.sub(r"\1to be ", bare, count=1)
    bare = _without_addressees(bare, addressed_to) or words
    if len(bare) > most:
        bare = bare[:most].rsplit(" ", 1)[0].rstrip(" ,;:-") + "…"
    return bare[:1].upper() + bare[1:]


def _without_addressees(words, names):
    """ "the Trust and the Director promote it" is "promote it" when both are addressed."""
    rest = words
    for _ in names:
        for name in names:
            bare = re.sub(
                rf"^(?:and |, ?)*(?:the )?{re.escape(name)}\b[ ,)]*", "", rest, count=1, flags=re.I
            )
            rest = bare if bare.strip() else rest
    return re.sub(r"^(?:to|should|be asked to) ", "", rest) if rest != words else words


def same_subject(one, other):
    """Whether two titles are about one thing: all the words of the shorter, and at least two of them."""
    mine, theirs = _subject(one), _subject(other)
    if not mine or not theirs:
        return False
    if min(len(mine), len(theirs)) < 2:
        return mine == theirs
    return fuzz.token_set_ratio(" ".join(mine), " ".join(theirs)) >= 95


def plain(words):
    """Words without what a conversion changes: case, punctuation, spaces."""
    return " ".join(re.findall(r"\w+", (words or "").casefold()))


def _subject(words):
    return [word for word in plain(words).split() if word not in HOLLOW and not word.isdigit()]
