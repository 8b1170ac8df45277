"""What a limb's words ask for, and how to call it: pure functions over text."""

import re

from rapidfuzz import fuzz

#: Kinds of limb that ask somebody for something.
ASKS = ("request", "report_back", "recommend", "hold_event", "refer", "add_to_programme")
#: Who resolves: "the Board", "this Children's Scrutiny Committee", "Members".
BOARD = (
    r"(?:the |this )?(?:[\w'’&-]+ ){0,5}?"
    r"(?:board|committee|sub-committee|panel|commission|forum|group|members)"
    r"(?:, [^,]{1,80},)?"
)
#: What stands before the thing that is asked for.
LEADS = [
    re.compile(rf"^{lead}", re.I)
    for lead in (
        r"(?:it was )?resolved\b[ ,:–-]*",
        r"that\b[ ,]*(?=\w)",
        rf"(?:{BOARD} )?(?:to )?(?:further )?"
        r"(?:requests?(?:ed)?|agree[sd]?|recommends?|recommended|asks?|asked|resolves?)\b(?: to)?"
        r"(?: (?:that|for)\b)?[ ,:]*",
        r"it (?:be|is|was) (?:\w+ly )?(?:agreed|asked|proposed|recommended|requested|suggested)"
        r"(?: to [^,]{1,60}?)? that\b[ ,]*",
        r"the following (?:\w+ )?be \w+(?: to [^:]{1,60})?: *",
        r"there (?:should )?be ",
        r"to (?=\w)",
    )
]
#: "the Board receives the figures": what it does is the title.
DOES = re.compile(rf"^{BOARD} (\w+[^s\W]s) (?!be\b|to\b|should\b)", re.I)
#: "officers be asked to write" is "officers to write"; "be invited to the launch" stays.
ASKED = re.compile(
    r"^(.{1,80}?) be (?:\w+ly )?(?:asked|directed|encouraged|instructed|invited|requested|tasked|urged) to "
    r"(?!(?:the|a|an|all|any|each|every|its|their|this) )(?=\w)",
    re.I,
)
CONSIDERED = re.compile(r"^consideration be given to (?=\w)", re.I)
#: Past one of these a clause of its own begins, whose verbs stay as they are.
CLAUSE = re.compile(
    r"\b(?:whether|if|how|which|who|what|where|when|while|until|unless|because|as|(?<!and )(?<!; )that)\b",
    re.I,
)
SHOULD = re.compile(r"\b(?:should|shall|must) ((?:also |then |not )?)(?=\w)", re.I)
BE = re.compile(
    r"\b(?<!to )(?<!can )(?<!may )(?<!will )(?<!would )(?<!could )(?<!might )(?<!not )(?<!need )"
    r"((?:also |then )?)be (?=\w)",
    re.I,
)
NOT_BE = re.compile(
    r"(?<!can )(?<!may )(?<!will )(?<!would )(?<!could )(?<!to )\bnot be (?=\w)", re.I
)
ARTICLE = re.compile(r"^(?:the|an|a) (?=\w)", re.I)
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
    """A title out of the board's words: "That funding be kept under review" is "Funding to be kept under review".

    Whom they speak to stands in a field of its own, and is left out where the words begin with it.
    """
    words = " ".join(text.split()).rstrip(" .;,")
    bare = _to_be_done(_without_lead(words))
    bare = ARTICLE.sub("", _without_addressees(bare, addressed_to)) or words
    if len(bare) > most:
        bare = bare[:most].rsplit(" ", 1)[0].rstrip(" ,;:-") + "…"
    return bare[:1].upper() + bare[1:]


def _without_lead(words):
    """Without who resolves and the words that ask, however many of them stand one behind the other."""
    for _ in LEADS:
        before = words
        for lead in LEADS:
            bare = lead.sub("", words, count=1)
            words = bare if bare.strip() else words
        if words == before:
            break
    return DOES.sub(lambda found: f"{_plain_verb(found[1])} ", words, count=1)


def _plain_verb(verb):
    """ "receives" is "receive", "carries" is "carry", "wishes" is "wish"."""
    if verb.endswith("ies"):
        return f"{verb[:-3]}y"
    return verb[:-2] if re.search(r"(?:sh|ch|ss|x|go|do)es$", verb) else verb[:-1]


def _to_be_done(words):
    """ "a letter be sent" and "a letter should be sent" are "a letter to be sent"."""
    words = CONSIDERED.sub("consider ", ASKED.sub(r"\1 to ", words))
    clause = CLAUSE.search(words)
    end = clause.start() if clause else len(words)
    head = SHOULD.sub(lambda found: _to(found[1]), words[:end])
    head = NOT_BE.sub("not to be ", BE.sub(r"\1to be ", head))
    return re.sub(r"\b(and|;) that\b", r"\1", head) + words[end:]


def _to(between):
    """ "should not" is "not to", "should also" is "also to"."""
    return f"{between}to "


def _without_addressees(words, names):
    """ "the Trust and the Director promote it" is "promote it" when both are addressed."""
    rest = words
    for _ in names:
        for name in names:
            bare = re.sub(
                rf"^(?:and |, ?)*(?:the )?{re.escape(name)}\b[ ,)]*", "", rest, count=1, flags=re.I
            )
            rest = bare if bare.strip() else rest
    # "the Director to be invited" says something of them, and nothing without them.
    return words if rest.startswith(("to be ", "be ")) else re.sub(r"^to ", "", rest)


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
