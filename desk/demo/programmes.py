"""The work programmes of both boards: some of it slipped, and some of it wants the co-ordinator's eye."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """One item. Its slot is a kind of pool, or the week of a meeting, `slipped_from` those before it: (week, why)."""

    slot: int | str
    title: str
    question: str = ""
    who: str = ""
    kind: str = ""
    origin: str = ""
    minutes: int | None = None
    detail: str = ""
    papers: str = ""
    slipped_from: tuple = ()
    why: str = ""


CHILDREN = [
    Line(3, "Improvement plan: second progress report", "What has changed for children?", "oke marsh",
         "performance", "inspection", 50, papers="Progress report\nRisk register"),
    Line(3, "Family hub survey", "What do families say, and what follows?", "officer marsh",
         "policy", "minute", 30, papers="Results of the survey"),
    Line(3, "Foster carers: recruitment and allowances", "Do we keep the carers we train?",
         "bassey marsh", "pre_decision", "referral", 45,
         papers="Draft report to Cabinet"),
    Line(9, "Exclusions: time to a full-time place", "How long do children wait, and why?",
         "lund marsh", "performance", "minute", 30, slipped_from=((3, ""),),
         why="Two schools had not sent their figures."),
    Line(9, "Youth offer with the youth council", "Does the offer reach every ward?",
         "officer marsh", "policy", "member", 60, detail="First planned for March 2025."),
    Line(15, "Education performance", "Are results getting better, and for whom?", "lund marsh",
         "performance", "statutory", 45),
    Line(15, "Placement sufficiency", "", "bassey marsh", "pre_decision", "minute",
         slipped_from=((3, ""), (9, "The needs assessment was late.")),
         why="The market statement is to be read with it."),
    Line("undated", "Managed moves"),
    Line("undated", "School place planning", "Where will places be short?", "lund", "policy"),
    Line("undated", "Supervision audit", "Are social workers well supported?", "carrow marsh",
         "holding_to_account", "minute"),
    Line("next_year", "Elective home education", "Has recording changed anything?", "lund marsh"),
    Line("next_year", "Annual report of the virtual school", "", "lund"),
    Line("standing", "Serious case reviews", "What has been learnt?", "bassey marsh",
         "holding_to_account"),
    Line("standing", "School inspection reports", "Which schools need support?", "lund marsh",
         "performance"),
]  # fmt: skip

HEALTH = [
    Line(4, "Waiting lists by ward", "Who waits longest, and where?", "ashdown vane",
         "performance", "public", 40, papers="Waiting times by ward"),
    Line(4, "Home care market", "Is it stable?", "pryce vane", "holding_to_account", "member", 30),
    Line(13, "Carers' strategy", "What will carers notice?", "ashdown vane", "pre_decision", "", 30,
         slipped_from=((4, ""),), why="Carers asked for more time to answer."),
    Line(13, "Vaccination plans", "Has take-up risen?", "moss vane", "performance"),
    Line("undated", "Dementia pathway"),
    Line("undated", "Oral health of children", "", "moss"),
    Line("next_year", "Public health annual report", "", "moss vane", "", "statutory"),
    Line("standing", "Quality accounts of the Trust", "", "vane", "", "statutory"),
]  # fmt: skip

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
