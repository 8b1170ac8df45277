"""Votes that are printed with names: how many are told, and how many named."""

import pytest

from packs.checks.prose.claims import prose_claims
from packs.checks.prose.votes import vote_claims
from packs.checks.sentences import Reading
from packs.readers.pack import read_with_blocks
from tests.packs.readers.pdfs import a_pdf

AGREES, ASK = "agrees", "worth asking"


def told(text):
    claims = prose_claims(Reading(*read_with_blocks(text.encode(), "minutes.md")))
    return [(str(one.verdict), one.says, one.computed) for one in claims]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("For (3) Mr Ash, Mrs T Birch, MBE, Ms Cole", [(AGREES, "For (3)", "3 named")]),
        ("For (4) Mr Ash, Mrs Birch and Ms Cole", [(ASK, "For (4)", "3 named")]),
        ("For (2) Mr Ash, Mrs Birch Against (1) Ms Cole Motion carried.",
         [(AGREES, "For (2)", "2 named"), (AGREES, "Against (1)", "1 named")]),
        ("FOR the motion: 2 – Councillors Ash and Birch", [(AGREES, "FOR the motion: 2", "2 named")]),
        ("In favour: Councillors Ash, Birch and Cole (2)",
         [(ASK, "In favour: Councillors Ash, Birch and Cole (2)", "3 named")]),
        ("Abstentions (2): Mr and Mrs Dean. The motion was lost.", [(AGREES, "Abstentions (2)", "2 named")]),
        ("| For (2) | Cllrs Ash, Birch |\n|---|---|\n| Against (2) | Cllr Cole |",
         [(AGREES, "For (2)", "2 named"), (ASK, "Against (2)", "1 named")]),
        ("**For (2)**\n\nCllr Ash, Cllr Birch\n\nCllr Cole", [(AGREES, "For (2)", "2 named")]),
        ("For (3)\n\n- Cllr Ash\n- Cllr Birch\n", [(ASK, "For (3)", "2 named")]),
        ("For (2) Mr Ash\n\nAgainst (1) Ms Cole", [(ASK, "For (2)", "1 named"), (AGREES, "Against (1)", "1 named")]),
        ("For (3) Mr Ash, Mrs Birch,\n\nMs Cole\n\nMotion carried.", [(AGREES, "For (3)", "3 named")]),
    ],
)  # fmt: skip
def test_as_many_voted_as_are_named(text, claims):
    assert told(text) == claims


@pytest.mark.parametrize(
    "text",
    [
        "For (7), Against (2)",
        "For (0) Motion lost.",
        "For (3) Mr Ash, Mrs Birch and the whole of the Liberal group",
        "For (3) see the recording",
        "For (4) Mr Ash, Mrs Birch,\n\nThe clerk then read the rest.",
        "The motion was carried: For 7, Against 2, Abstentions 1.",
        "For 3 – 5 year olds, Ash and Birch are free.",
    ],
)
def test_without_a_list_of_nothing_but_names_nothing_is_said(text):
    assert told(text) == []


def test_a_list_that_a_page_cuts_short_is_not_counted():
    pages = [["BT /F 12 Tf 50 700 Td (For \\(3\\) Mr Ash, Mrs Birch) Tj ET"],
             ["BT /F 12 Tf 50 700 Td (The clerk then read the rest of the letter.) Tj ET"]]  # fmt: skip
    assert list(vote_claims(Reading(*read_with_blocks(a_pdf(*pages), "minutes.pdf")))) == []
