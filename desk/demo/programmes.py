"""The work programmes of both boards."""

#: slot (weeks, or a kind), title, question, people
CHILDREN = [
    (3, "Improvement plan: second progress report", "What has changed for children?", "oke marsh"),
    (3, "Family hub survey", "What do families say, and what follows?", "officer marsh"),
    (
        9,
        "Exclusions: time to a full-time place",
        "How long do children wait, and why?",
        "lund marsh",
    ),
    (9, "Youth offer with the youth council", "Does the offer reach every ward?", "officer marsh"),
    (15, "Education performance", "Are results getting better, and for whom?", "lund marsh"),
    (15, "Placement sufficiency", "", "bassey marsh"),
    ("undated", "Managed moves", "", ""),
    ("undated", "School place planning", "Where will places be short?", "lund"),
    ("undated", "Supervision audit", "Are social workers well supported?", "carrow marsh"),
    ("next_year", "Elective home education", "Has recording changed anything?", "lund marsh"),
    ("next_year", "Annual report of the virtual school", "", "lund"),
    ("standing", "Serious case reviews", "What has been learnt?", "bassey marsh"),
    ("standing", "School inspection reports", "Which schools need support?", "lund marsh"),
]

HEALTH = [
    (4, "Waiting lists by ward", "Who waits longest, and where?", "ashdown vane"),
    (4, "Home care market", "Is it stable?", "pryce vane"),
    (13, "Carers' strategy", "What will carers notice?", "ashdown vane"),
    (13, "Vaccination plans", "Has take-up risen?", "moss vane"),
    ("undated", "Dementia pathway", "", ""),
    ("undated", "Oral health of children", "", "moss"),
    ("next_year", "Public health annual report", "", "moss vane"),
    ("standing", "Quality accounts of the Trust", "", "vane"),
]

#: Report backs that are booked: the action's title and the programme item that will answer it.
BOOKED = {
    "Full results of the family hub survey": "Family hub survey",
    "Progress on the improvement plan at every second meeting": "Improvement plan: second progress report",
    "Time taken to offer a full-time place after exclusion": "Exclusions: time to a full-time place",
    "The supervision audit": "Supervision audit",
    "Assessment waiting lists by ward": "Waiting lists by ward",
    "Stability of the home care market": "Home care market",
    "Effect of the vaccination plans": "Vaccination plans",
}
