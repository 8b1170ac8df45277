"""What the children's board discussed and resolved, meeting by meeting, and what became of it.

A limb is (kind, words, follow-up). A follow-up is None, or a dict: title, owner, due (weeks from today, or None),
said, and `story`, what happened since: (week, verb, words or weeks …) as `build.STORY` reads them.
"""

MINUTES = {
    -33: [
        (
            "Early Help and Family Hubs",
            "The Board considered a report on the first year of the four family hubs. Members heard that "
            "referrals had risen by a fifth and that waiting times differed between hubs. Officers offered to "
            "share the hub managers' own survey with members.",
            [
                ("note", "note the progress of the family hubs", None),
                (
                    "report_back",
                    "request a report back on waiting times at each hub",
                    {
                        "title": "Waiting times at each family hub",
                        "owner": "officer",
                        "due": -21,
                        "story": [
                            (-29, "update", "Hub managers have agreed one way of counting a wait."),
                            (-22, "report", "The figures for all four hubs are in the report."),
                            (-21, "accept", "Taken at the meeting."),
                        ],
                    },
                ),
                (
                    "request",
                    "ask that the opening hours be displayed at every primary school",
                    {
                        "title": "Display hub opening hours at every primary school",
                        "owner": "officer",
                        "due": -25,
                        "story": [
                            (-26, "report", "Posters went to all 61 schools; 58 confirmed."),
                            (-25, "send_back", "Three schools have not confirmed."),
                            (-23, "report", "The last three confirmed on the telephone."),
                            (-22, "accept", ""),
                        ],
                    },
                ),
            ],
        ),
        (
            "Children's Services Inspection",
            "The Board received the inspection report and the council's first response. Members asked how the "
            "improvement plan would show impact rather than activity.",
            [
                (
                    "report_back",
                    "receive progress on the improvement plan at every second meeting",
                    {
                        "title": "Progress on the improvement plan at every second meeting",
                        "raised": "councillor",
                        "owner": "oke",
                        "due": 3,
                        "first": -9,
                        "story": [
                            (-20, "update", "First progress report taken in full."),
                            (-10, "ask", 3, "The second report follows the quarter's figures."),
                            (-9, "grant", "Agreed by the Chair."),
                            (-4, "update", "The draft is with the directorate."),
                        ],
                    },
                ),
                (
                    "recommend",
                    "recommend to the Cabinet Member for Children that each recommendation have one named owner",
                    {
                        "title": "One named owner for each recommendation",
                        "owner": "oke",
                        "due": -24,
                        "cabinet": "marsh",
                        "body": "cabinet_children",
                        "story": [
                            (-26, "report", "The Cabinet Member accepted it; owners are named."),
                            (-25, "accept", ""),
                        ],
                    },
                ),
            ],
        ),
    ],
    -27: [
        (
            "Elective Home Education",
            "The Board considered figures on children educated at home. Members were concerned that the reasons "
            "families gave were not recorded in the same way from year to year.",
            [
                (
                    "request",
                    "request that reasons for home education be recorded under the national headings",
                    {
                        "title": "Record reasons for home education under national headings",
                        "raised": "councillor",
                        "owner": "lund",
                        "due": -12,
                        "story": [
                            (-18, "update", "The form is redrafted and out to schools."),
                            (-13, "ask", -6, "The system supplier needs a release."),
                            (-12, "grant", "One release is reasonable."),
                            (-7, "ask", 1, "The release slipped to this month."),
                            (
                                -6,
                                "grant",
                                "Last time; please bring it to the Board if it slips again.",
                            ),
                        ],
                    },
                ),
                (
                    "report_back",
                    "ask for a further report in the autumn including the views of families",
                    {
                        "title": "Home education: a further report with the views of families",
                        "owner": "lund",
                        "due": -2,
                        "said": "in the autumn",
                        "story": [
                            (-14, "update", "Thirty families have agreed to be interviewed.")
                        ],
                    },
                ),
            ],
        ),
        (
            "Foster Carer Recruitment",
            "Members heard that eleven households were approved in the year against a target of twenty.",
            [
                (
                    "request",
                    "ask officers to compare allowances with the neighbouring councils",
                    {
                        "title": "Compare fostering allowances with neighbouring councils",
                        "owner": "bassey",
                        "due": -17,
                        "story": [
                            (-19, "report", "Comparison of nine councils circulated."),
                            (-17, "accept", ""),
                        ],
                    },
                ),
                (
                    "hold_event",
                    "agree that members visit the fostering information evening",
                    {
                        "title": "Members' visit to the fostering information evening",
                        "owner": "bassey",
                        "due": None,
                        "story": [],
                    },
                ),
                ("add_to_programme", "add placement sufficiency to the work programme", "slot"),
            ],
        ),
    ],
    -21: [
        (
            "School Attendance",
            "The Board considered attendance by phase and group. Persistent absence had fallen in primary schools "
            "and risen in secondary schools. The Head of School Improvement undertook to write to the five schools "
            "with the largest rise.",
            [
                (
                    "report_back",
                    "request a report back on the five schools with the largest rise in absence",
                    {
                        "title": "The five schools with the largest rise in absence",
                        "raised": "councillor",
                        "owner": "lund",
                        "due": -3,
                        "story": [
                            (
                                -11,
                                "update",
                                "Four of the five have an agreed plan; one visit is booked.",
                            ),
                        ],
                    },
                ),
                (
                    "request",
                    "ask that absence figures be given by ward as well as by school",
                    {
                        "title": "Give absence figures by ward",
                        "owner": "carrow",
                        "due": 8,
                        "story": [
                            (-8, "pause", 5, "Waits for the national release in the spring.")
                        ],
                    },
                ),
                (
                    "request",
                    "ask the Safeguarding Partnership how it checks on children missing education",
                    {
                        "title": "How the partnership checks on children missing education",
                        "raised": "iqbal",
                        "owner": None,
                        "due": -8,
                        "body": "safeguarding",
                        "story": [],
                    },
                ),
            ],
        ),
        (
            "Complaint about a Placement",
            "The Board considered the findings of an independent person on one placement.",
            [
                (
                    "report_back",
                    "request a private report on the provider's improvement by the spring",
                    {
                        "title": "Private report on the provider's improvement",
                        "owner": "bassey",
                        "due": 6,
                        "story": [
                            (-10, "update", "The provider's plan has been received and checked.")
                        ],
                    },
                ),
            ],
            2,
        ),
    ],
}
