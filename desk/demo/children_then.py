"""The second half of the children's board's year. The shape is that of `children_first`."""

MINUTES = {
    -15: [
        (
            "Special Educational Needs: Plans on Time",
            "Members heard that six in ten plans were issued within twenty weeks, against seven in ten a year "
            "earlier. Staffing of the assessment team was the main reason given.",
            [
                (
                    "report_back",
                    "request monthly figures and a report back in two meetings' time",
                    {
                        "title": "Plans on time: figures and report back",
                        "raised": "councillor",
                        "owner": "officer",
                        "due": -1,
                        "story": [
                            (
                                -11,
                                "update",
                                "Two posts are filled; figures for the first month are enclosed.",
                            ),
                        ],
                    },
                ),
                (
                    "recommend",
                    "recommend to the Cabinet Member for Children that the two vacant posts be filled at once",
                    {
                        "title": "Fill the two vacant assessment posts",
                        "owner": "oke",
                        "due": -8,
                        "cabinet": "marsh",
                        "body": "cabinet_children",
                        "story": [
                            (-10, "report", "Both posts were filled in the last month."),
                            (-9, "accept", "Welcomed by the Board."),
                        ],
                    },
                ),
            ],
        ),
        (
            "Youth Offer",
            "Members considered the youth offer and the views of the youth council.",
            [
                (
                    "request",
                    "ask that the youth council be invited to the next discussion of the offer",
                    {
                        "title": "Invite the youth council to the next discussion",
                        "owner": "quill",
                        "due": 9,
                        "story": [],
                    },
                ),
                (
                    "request",
                    "ask for a map of provision by ward",
                    {
                        "title": "Map of youth provision by ward",
                        "raised": "holt",
                        "owner": "officer",
                        "due": 1,
                        "story": [],
                    },
                ),
                (
                    "agree",
                    "agree to set up a task and finish group on detached youth work",
                    {
                        "title": "Set up a task and finish group on detached youth work",
                        "owner": "coordinator",
                        "due": -5,
                        "story": [
                            (
                                -7,
                                "withdraw",
                                "Overtaken by the regional review, which the Chair has joined.",
                            )
                        ],
                    },
                ),
            ],
        ),
    ],
    -9: [
        (
            "Quality of Practice",
            "The Board considered the audits of the quarter. Half of the cases audited were judged good. Officers "
            "said that they would bring the supervision audit to members as soon as it was complete.",
            [
                (
                    "report_back",
                    "request the supervision audit",
                    {
                        "title": "The supervision audit",
                        "raised": "iqbal",
                        "owner": "carrow",
                        "due": 3,
                        "story": [
                            (-5, "update", "Fieldwork is finished; moderation is under way.")
                        ],
                    },
                ),
                (
                    "hold_event",
                    "agree that an informal audit workshop be held for members",
                    {
                        "title": "Informal audit workshop for members",
                        "owner": "carrow",
                        "due": -2,
                        "story": [(-3, "report", "Held with seven members; slides circulated.")],
                    },
                ),
            ],
        ),
        (
            "Holiday Activities",
            "Members considered take-up of the holiday activities programme.",
            [
                (
                    "request",
                    "ask for take-up by children with special educational needs",
                    {
                        "title": "Take-up of holiday activities by children with special needs",
                        "owner": "officer",
                        "due": 12,
                        "story": [
                            (
                                -8,
                                "update",
                                "Providers have been asked to record it from this holiday.",
                            )
                        ],
                    },
                ),
                (
                    "recommend",
                    "recommend that providers be paid within ten days",
                    {
                        "title": "Pay holiday providers within ten days",
                        "owner": None,
                        "due": 5,
                        "cabinet": "marsh",
                        "body": "cabinet_children",
                        "story": [],
                    },
                ),
            ],
        ),
    ],
    -3: [
        (
            "Exclusions and Alternative Provision",
            "The Board considered exclusions by school and by group. Members questioned the rise in Year 9 and "
            "the length of time before a full-time place was offered.",
            [
                ("note", "note the briefing", None),
                (
                    "report_back",
                    "request a report back on the time taken to offer a full-time place",
                    {
                        "title": "Time taken to offer a full-time place after exclusion",
                        "owner": "lund",
                        "due": 9,
                        "story": [],
                    },
                ),
                (
                    "request",
                    "ask the Safeguarding Partnership to review the cases of repeat exclusion",
                    {
                        "title": "Review of repeat exclusions by the partnership",
                        "owner": "bassey",
                        "due": 5,
                        "body": "safeguarding",
                        "story": [(-1, "update", "The partnership has put it on its agenda.")],
                    },
                ),
                ("add_to_programme", "add managed moves to the work programme", "slot"),
            ],
        ),
        (
            "Family Hubs: Survey of Families",
            "Members heard the first results of the survey that they had asked for in the spring.",
            [
                (
                    "report_back",
                    "request the full results at the next meeting",
                    {
                        "title": "Full results of the family hub survey",
                        "owner": "officer",
                        "due": 2,
                        "said": "the next meeting",
                        "story": [],
                    },
                ),
                ("request", "ask that the questions be shared with the health board", None),
            ],
        ),
    ],
}
