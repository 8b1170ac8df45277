"""The improvement plan after Marlbridge's inspection, and the measures that show whether it works."""

PLAN = {
    "title": "Children's Services Improvement Plan",
    "source": "Inspection of children's services",
    "judgement": "Requires improvement to be good",
    "cycle_weeks": 12,
}

#: text, objective, owner, due week, officer's rating, board's rating, notes: (week, words)
RECOMMENDATIONS = [
    (
        "Reduce the time that children wait for a first visit",
        "Every child is seen within the time that their need asks for.",
        "bassey",
        10,
        "green",
        "amber",
        [
            (-20, "Visits are now planned on the day of referral."),
            (-6, "Eight in ten first visits are in time, against six in ten in the spring."),
            (-1, "One team of four still misses one in three; its rota changes next week."),
        ],
    ),
    (
        "Make every plan for a child specific, with dates and names",
        "Families can read what will happen, who does it and by when.",
        "carrow",
        16,
        "amber",
        "amber",
        [(-18, "Training begun."), (-5, "Half of the plans audited name who and when.")],
    ),
    (
        "Supervise every social worker at least once a month",
        "Social workers are supported and challenged in good time.",
        "bassey",
        -4,
        "amber",
        "red",
        [(-12, "Seven in ten supervisions were held last month.")],
    ),
    (
        "Strengthen the response to children who go missing",
        "Each child is spoken to within three days of coming home.",
        "officer",
        20,
        "green",
        "green",
        [(-7, "Nine in ten conversations were held in time for three months running.")],
    ),
    (
        "Use one threshold for early help with all partners",
        "A family is told the same wherever it asks.",
        "officer",
        -12,
        "blue",
        "green",
        [(-14, "The threshold document was agreed by all partners and launched.")],
    ),
    (
        "Check the quality of private fostering assessments",
        "Children who live with others are known and safe.",
        "bassey",
        6,
        "green",
        "",
        [(-9, "All nine assessments were checked by a second manager.")],
    ),
    (
        "Offer every care leaver a named adviser before they turn sixteen",
        "No young person leaves care without somebody they know.",
        "oke",
        24,
        "amber",
        "",
        [],
    ),
    (
        "Record the voice of the child in every review",
        "Reviews begin with what the child says.",
        "carrow",
        None,
        "",
        "",
        [
            (-16, "A template has been tried in two teams."),
            (-2, "Four teams use the template; this quarter’s reviews will be checked."),
        ],
    ),
    (
        "Report impact, not activity, to the improvement board",
        "Members can tell what is different for children.",
        None,
        None,
        "",
        "",
        [],
    ),
]

#: recommendation (from 0, or None), words, week, the highlight report; those of the board's own are at a meeting
SIGN_OFFS = [
    (4, "Threshold document agreed and launched", -10, "Highlight report 2: early help"),
    (3, "Return conversations: process and training", -10, "Highlight report 3: missing children"),
    (None, "Refurbishment of the contact centre", -10, ""),
    (None, "Private fostering: checks by a second manager", -8, "Highlight report 4: fostering"),
    (0, "Duty rota redesigned", -2, "Highlight report 5: first visits"),
]
SIGNED_BY_BOARD = (
    4,
    "Threshold document agreed and launched",
    -9,
    "Highlight report 2: early help",
)

#: Why the board rated a recommendation as it did, by its place from 0.
BOARD_SAYS = {
    0: "Visits are sooner, but one team of four still misses one in three.",
    2: "A third of supervisions were missed for the second quarter running.",
    3: "Three months of nine in ten, and the children say that they were listened to.",
}
#: Target dates that moved: recommendation, week, to which week, why.
MOVED = [
    (1, -12, 10, "Two of the three trainers left."),
    (1, -2, 16, "The second half of the audit waits for the new form."),
]
#: What became of recommendations: which, week, status, on whose word, why.
BECAME = [
    (4, -10, "completed", "Children's Improvement Board", "The document is agreed and in use."),
    (3, -10, "completed", "Children's Improvement Board", "The process and the training are done."),
    (5, -8, "completed", "Children's Improvement Board", "Every assessment has had its check."),
    (3, -3, "embedded", "Children and Families Scrutiny Board", "It has held for three months."),
    (
        4,
        -2,
        "open",
        "Children's Improvement Board",
        "An audit found two thresholds in use in one area.",
    ),
]
#: Milestones: recommendation, words, week due, week reached or None.
MILESTONES = [
    (0, "New duty rota in all four teams", -4, -2),
    (0, "Nine in ten first visits in time", 9, None),
    (2, "Supervision diary in every team", -5, None),
    (3, "All staff trained in return conversations", -14, -12),
]
#: What shows it: recommendation, week, words, an address.
SHOWN = [
    (
        0,
        -4,
        "An audit of sixty first visits: forty-nine in time.",
        "https://example.org/first-visits",
    ),
    (3, -5, "Forty children were asked: thirty-six felt listened to.", ""),
]
#: What changed because of it: recommendation, week, words.
IMPACT = [
    (0, -4, "A child waits four days for a first visit; in the spring it was nine."),
    (3, -4, "Fewer children go missing a second time: eleven in the quarter, against nineteen."),
]
#: The measures that show whether it worked, by their titles.
MEASURED = {0: "First visits in time"}

YEARS = ("2024", "2025", "2026")
#: title, phase, unit, polarity, target, rows: area -> values by year; ranks as (place, joint)
MEASURES = [
    (
        "Good level of development",
        "Early years",
        "%",
        "higher",
        {
            "Marlbridge": (64.2, 65.1, 66.9),
            "National": (67.2, 67.7, 68.3),
            "Statistical neighbours": (65.0, 65.8, 66.4),
            "SN ranking": ((7, False), (7, True), (5, False)),
            "LA ranking": ((109, False), (112, True), (98, False)),
        },
    ),
    (
        "Phonics standard in Year 1",
        "Key stage 1",
        "%",
        "higher",
        {
            "Marlbridge": (77.0, 79.0, 79.0),
            "National": (79.0, 80.0, 80.0),
            "Statistical neighbours": (78.1, 79.2, 79.8),
            "SN ranking": ((8, False), (6, True), (7, False)),
            "LA ranking": ((118, False), (99, False), (102, True)),
        },
    ),
    (
        "Reading, writing and maths at key stage 2",
        "Key stage 2",
        "%",
        "higher",
        {
            "Marlbridge": (57.0, 58.0, 61.0),
            "National": (60.0, 61.0, 62.0),
            "Statistical neighbours": (58.3, 59.4, 60.2),
            "SN ranking": ((7, False), (7, False), (4, True)),
            "LA ranking": ((121, False), (119, False), (88, False)),
        },
    ),
    (
        "Attainment 8",
        "Key stage 4",
        "score",
        "higher",
        {
            "Marlbridge": (44.1, 43.8, None),
            "National": (46.1, 45.9, None),
            "Statistical neighbours": (44.6, 44.5, None),
            "LA ranking": ((101, False), (104, False), None),
        },
    ),
    (
        "Persistent absence in secondary schools",
        "Attendance",
        "%",
        "lower",
        {
            "Marlbridge": (27.8, 28.4, 27.1),
            "National": (26.7, 25.6, 24.2),
            "Statistical neighbours": (27.9, 26.8, 25.9),
            "SN ranking": ((5, False), (9, False), (9, True)),
        },
    ),
    (
        "First visits in time",
        "Social care",
        "%",
        "higher",
        {"Marlbridge": (58.0, 63.0, 81.0), "National": (None, None, None)},
    ),
    (
        "Plans for special needs issued within 20 weeks",
        "Social care",
        "%",
        "higher",
        {"Marlbridge": (71.0, 70.0, 60.0), "National": (49.2, 50.3, 51.0)},
    ),
]
