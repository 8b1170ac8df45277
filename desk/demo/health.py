"""What the health board discussed and resolved. The shape is that of `children_first`."""

MINUTES = {
    -31: [
        (
            "Dental Care",
            "Members heard from residents who could not register with a dentist.",
            [
                (
                    "request",
                    "ask the Trust how many practices take new patients",
                    {
                        "title": "Practices that take new dental patients",
                        "owner": "pryce",
                        "due": -24,
                        "body": "nhs",
                        "story": [
                            (-26, "report", "Seven of nineteen practices take new patients."),
                            (-25, "accept", ""),
                        ],
                    },
                ),
                (
                    "request",
                    "ask for a page on the council's site that says where to register",
                    {
                        "title": "A page that says where to register with a dentist",
                        "owner": "moss",
                        "due": -18,
                        "story": [(-20, "report", "The page is live."), (-18, "accept", "")],
                    },
                ),
            ],
        ),
        (
            "Hospital Discharge",
            "The Board considered how long people wait to leave hospital once they are well enough.",
            [
                (
                    "report_back",
                    "request weekly figures and a report back before the winter",
                    {
                        "title": "Hospital discharge: report back before the winter",
                        "owner": "ashdown",
                        "due": -12,
                        "story": [
                            (-20, "update", "Weekly figures are being shared."),
                            (-14, "report", "Report sent with the papers."),
                            (-13, "accept", "Taken in full."),
                        ],
                    },
                ),
                (
                    "request",
                    "ask the Trust for its discharge policy",
                    {
                        "title": "The Trust's discharge policy",
                        "owner": None,
                        "due": None,
                        "body": "nhs",
                        "story": [],
                    },
                ),
            ],
        ),
    ],
    -22: [
        (
            "Home Care Market",
            "Members heard that two providers had left the market and that hours had been covered.",
            [
                (
                    "report_back",
                    "request a report on the stability of the market",
                    {
                        "title": "Stability of the home care market",
                        "owner": "pryce",
                        "due": -4,
                        "story": [
                            (-10, "update", "Half of the providers have answered the survey."),
                            (-5, "ask", 6, "Two large providers have still to answer."),
                        ],
                    },
                ),
                (
                    "recommend",
                    "recommend to the Cabinet Member for Health that travel time be paid",
                    {
                        "title": "Pay travel time in home care contracts",
                        "owner": "pryce",
                        "due": -14,
                        "cabinet": "vane",
                        "body": "cabinet_health",
                        "story": [
                            (-16, "report", "Accepted in part: from the next contracts."),
                            (-14, "accept", ""),
                        ],
                    },
                ),
            ],
        ),
        (
            "Carers' Strategy",
            "The Board welcomed the draft strategy and the carers who came to speak to it.",
            [
                (
                    "request",
                    "ask that carers be offered a review every year",
                    {
                        "title": "Offer every carer a yearly review",
                        "owner": "ashdown",
                        "due": -10,
                        "story": [
                            (-15, "update", "Letters have gone to 1,200 carers."),
                            (-11, "report", "All known carers have been offered a review."),
                            (-10, "accept", ""),
                        ],
                    },
                ),
                (
                    "agree",
                    "agree to receive the final strategy before it is published",
                    {
                        "title": "Final carers' strategy before it is published",
                        "owner": "ashdown",
                        "due": 13,
                        "story": [(-6, "update", "Consultation has closed; 300 answers.")],
                    },
                ),
            ],
        ),
    ],
    -13: [
        (
            "Equipment at Home",
            "The Board considered how long people wait for equipment that lets them stay at home.",
            [
                (
                    "request",
                    "ask that everybody waiting be told when it will come",
                    {
                        "title": "Tell everybody when their equipment will come",
                        "owner": "pryce",
                        "due": -3,
                        "story": [
                            (-7, "update", "Text messages are being tried with one supplier.")
                        ],
                    },
                ),
                (
                    "report_back",
                    "request a report back in the new year",
                    {
                        "title": "Waiting times for equipment at home",
                        "owner": "pryce",
                        "due": 8,
                        "said": "in the new year",
                        "story": [(-5, "update", "A week's figures have been drawn.")],
                    },
                ),
                (
                    "recommend",
                    "recommend to the Cabinet Member for Health that returned equipment be used again",
                    {
                        "title": "Use returned equipment again",
                        "owner": "pryce",
                        "due": 1,
                        "cabinet": "vane",
                        "body": "cabinet_health",
                        "story": [(-4, "ask", 10, "The contract has to be varied first.")],
                    },
                ),
            ],
        ),
        (
            "Vaccination of Young Children",
            "Members considered take-up by ward and the difference between the highest and the lowest.",
            [
                (
                    "request",
                    "ask for a plan for the three wards with the lowest take-up",
                    {
                        "title": "Plan for the three wards with the lowest vaccination take-up",
                        "owner": "moss",
                        "due": -1,
                        "story": [
                            (-8, "update", "Two wards have a plan; the third is in draft."),
                            (-2, "report", "All three plans are published."),
                        ],
                    },
                ),
                (
                    "report_back",
                    "request the effect of the plans after six months",
                    {
                        "title": "Effect of the vaccination plans",
                        "owner": "moss",
                        "due": 13,
                        "story": [
                            (-9, "pause", -1, "Waits until the plans have run for a quarter.")
                        ],
                    },
                ),
                (
                    "refer",
                    "refer access in schools to the Children and Families Scrutiny Board",
                    {
                        "title": "Refer vaccination in schools to the children's board",
                        "owner": "coordinator",
                        "due": -11,
                        "story": [(-12, "report", "Referred by letter."), (-11, "accept", "")],
                    },
                ),
            ],
        ),
    ],
    -4: [
        (
            "Falls Prevention",
            "Members considered the classes offered and who comes to them.",
            [
                (
                    "request",
                    "ask that classes be offered in the two wards that have none",
                    {
                        "title": "Falls classes in the two wards that have none",
                        "owner": "moss",
                        "due": 11,
                        "story": [],
                    },
                ),
                (
                    "hold_event",
                    "agree that members visit a class",
                    {
                        "title": "Members' visit to a falls class",
                        "owner": "quill",
                        "due": 7,
                        "story": [],
                    },
                ),
                (
                    "report_back",
                    "request the cost of a fall to the Trust and the council",
                    {
                        "title": "What a fall costs the Trust and the council",
                        "owner": "ashdown",
                        "due": 2,
                        "story": [],
                    },
                ),
            ],
        ),
        (
            "Adult Social Care Waiting Lists",
            "Members were told how many people wait for an assessment, and that the longest wait had shortened.",
            [
                (
                    "report_back",
                    "request the figures by ward at the next meeting",
                    {
                        "title": "Assessment waiting lists by ward",
                        "owner": "ashdown",
                        "due": 3,
                        "said": "the next meeting",
                        "story": [(-2, "update", "The figures by ward are ready for checking.")],
                    },
                ),
                (
                    "request",
                    "ask for the number waiting over six months",
                    {
                        "title": "Number waiting over six months for an assessment",
                        "owner": "pryce",
                        "due": 2,
                        "story": [],
                    },
                ),
                ("add_to_programme", "add the dementia pathway to the work programme", "slot"),
            ],
        ),
    ],
}
