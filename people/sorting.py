"""The key that people are listed by: surname first, in small letters, so that both databases order it alike."""

import re
import unicodedata

TITLES = (
    "alderman", "alderwoman", "baroness", "baron", "canon", "captain", "cllr", "colonel", "councillor", "dame",
    "dr", "father", "fr", "imam", "lady", "lord", "lt", "major", "miss", "mr", "mrs", "ms", "mx", "prof",
    "professor", "rabbi", "rev", "revd", "reverend", "sir", "sister", "the",
)  # fmt: skip
#: What stands behind a name besides honours and degrees in capitals.
SUFFIXES = ("bsc", "dphil", "esq", "ii", "iii", "jnr", "jr", "llb", "msc", "phd", "snr", "sr")
HONOUR = re.compile(r"(?:BA|BEM|BSC|CBE|CPFA|DBE|DL|FRSA|JP|KBE|KC|MA|MBA|MBE|MP|OBE|PHD|QC|QPM)$")
#: Small words that belong to the surname behind them: "van der Berg" stands under V, "ap Rhys" under A.
PARTICLES = (
    "al", "ap", "ab", "bin", "da", "das", "de", "del", "della", "den", "der", "di", "dos", "du", "el", "ferch",
    "la", "las", "le", "los", "mac", "st", "te", "ten", "ter", "van", "von", "y",
)  # fmt: skip


def sort_key(text: str) -> str:
    """Text as it is compared: small letters without accents, apostrophes and doubled spaces; hyphens are spaces."""
    plain = unicodedata.normalize("NFKD", text)
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold()
    plain = re.sub(r"['’`]", "", plain)
    return re.sub(r" *, *", ", ", " ".join(re.sub(r"[^\w,]+", " ", plain).split())).strip(", ")


def sort_name(name: str) -> str:
    """ "Cllr Jan van der Berg MBE" is sorted under "van der berg, jan", "A Reed" under "reed, a"."""
    first, _, rest = re.sub(r"\([^()]*\)", " ", name).partition(",")
    words, behind = _bare(first.split()), _bare(rest.replace(",", " ").split())
    if behind:  # "Reed, Anna" has its surname first already
        parts = words, behind
    else:
        start = _start_of_surname(words)
        parts = words[start:], words[:start]
    said = ", ".join(filter(None, (sort_key(" ".join(part)) for part in parts)))
    # "Reed A" has its surname first as well.
    return re.sub(r"^(\w), (\w\w.*)$", r"\2, \1", said) or sort_key(name)


def _bare(words):
    """The words of a name without titles before it and honours behind it."""
    start, end = 0, len(words)
    while start < end - 1 and sort_key(words[start]) in TITLES:
        start += 1
    while end > start and _is_suffix(words[end - 1]):
        end -= 1
    return words[start:end]


def _is_suffix(word):
    plain = word.replace(".", "")
    return bool(HONOUR.match(plain)) or plain.casefold() in SUFFIXES


def _start_of_surname(words):
    """Its last word, with the small words before it; a capital first word is a forename all the same."""
    if words and words[0] in PARTICLES:
        return 0
    start = len(words) - 1
    while start > 1 and sort_key(words[start - 1]) in PARTICLES:
        start -= 1
    return max(start, 0)
