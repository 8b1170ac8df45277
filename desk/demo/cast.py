"""The people, bodies and boards of Marlbridge."""

COUNCIL = {"name": "Marlbridge City Council", "short_name": "Marlbridge", "colour": "#14505c"}

DIRECTORATES = ["Children and Education", "Adults and Health", "Law and Governance"]

#: key, name, title, kind, post, directorate
PEOPLE = [
    ("admin", "Alex Penhallow", "", "officer", "Systems administrator", 2),
    ("coordinator", "Dilys Farrant", "", "officer", "Scrutiny co-ordinator", 2),
    ("officer", "Priya Nandakumar", "", "officer", "Head of Early Help", 0),
    ("councillor", "Tobias Wren", "Councillor", "councillor", "", None),
    ("oke", "Marcus Oke", "", "officer", "Director of Children's Services", 0),
    ("lund", "Ingrid Lund", "", "officer", "Head of School Improvement", 0),
    ("bassey", "Grace Bassey", "", "officer", "Principal Social Worker", 0),
    ("carrow", "Stephen Carrow", "", "officer", "Head of Quality Assurance", 0),
    ("ashdown", "Leila Ashdown", "", "officer", "Director of Adult Services", 1),
    ("pryce", "Gareth Pryce", "", "officer", "Head of Commissioning", 1),
    ("moss", "Verity Moss", "", "officer", "Public Health Consultant", 1),
    ("quill", "Jonah Quill", "", "officer", "Governance officer", 2),
    ("sayer", "Hilary Sayer", "Councillor", "councillor", "", None),
    ("dunmore", "Patrick Dunmore", "Councillor", "councillor", "", None),
    ("iqbal", "Nasreen Iqbal", "Councillor", "councillor", "", None),
    ("holt", "Barbara Holt", "Councillor", "councillor", "", None),
    ("teague", "Simon Teague", "Councillor", "councillor", "", None),
    ("marsh", "Rosalind Marsh", "Councillor", "councillor", "Cabinet Member for Children", None),
    ("vane", "Desmond Vane", "Councillor", "councillor", "Cabinet Member for Health", None),
    ("kettle", "Margaret Kettle", "Mrs", "co_opted", "Diocesan representative", None),
    ("ferris", "Aidan Ferris", "Mr", "co_opted", "Parent governor", None),
]

#: Who hears of what stays overdue in their service.
HEADS = {
    "oke": ["officer", "lund", "bassey", "carrow"],
    "ashdown": ["pryce", "moss"],
}

#: The accounts that can sign in, by the part before @example.org.
ACCOUNTS = ("admin", "coordinator", "officer", "councillor")

BODIES = [
    ("cabinet_children", "Cabinet Member for Children", "cabinet_member", "marsh"),
    ("cabinet_health", "Cabinet Member for Health", "cabinet_member", "vane"),
    ("safeguarding", "Marlbridge Safeguarding Partnership", "partner", None),
    ("nhs", "Marl Valley NHS Trust", "nhs", None),
]

CHILDREN = {
    "name": "Children and Families Scrutiny Board",
    "slug": "children-and-families",
    "prefix": "CFS",
}
HEALTH = {
    "name": "Health and Adult Care Scrutiny Board",
    "slug": "health-and-adults",
    "prefix": "HAC",
}

#: board: seats by capacity
SEATS = {
    "children": {
        "chair": ["sayer"],
        "vice-chair": ["iqbal"],
        "member": ["councillor", "dunmore", "holt"],
        "co-opted": ["kettle", "ferris"],
        "by-invitation": ["marsh"],
    },
    "health": {
        "chair": ["teague"],
        "member": ["councillor", "holt", "iqbal"],
        "by-invitation": ["vane"],
    },
}

#: Weeks from the Thursday of the day it is loaded, by board: past ones were held.
MEETINGS = {
    "children": [-33, -27, -21, -15, -9, -3, 3, 9, 15],
    "health": [-31, -22, -13, -4, 4, 13],
}

#: The last meeting's minutes as they are being written: title, text, limbs (kind, words, the action it became).
DRAFT = [
    ("Apologies and Substitutions", "Apologies are listed above.", []),
    ("Declarations of Interest", "There were no declarations of interest.", []),
    (
        "Home to School Transport",
        "The Head of Early Help told members that one route in five had changed its operator since "
        "September, and that two in three parents who answered were content. Members asked why "
        "late buses were not counted.\n"
        "The Head of Early Help undertook to circulate the number of late buses on each route "
        "after the meeting.",
        [
            (
                "request",
                "request that the Head of Early Help write to the operators about late buses within a month",
                {
                    "title": "Write to the operators about late buses",
                    "owner": "officer",
                    "said": "within a month",
                    "due": 4,
                    "to": "Head of Early Help",
                },
            ),
            (
                "report_back",
                "request that the Head of School Improvement bring a report back to the next meeting",
                None,
            ),
        ],
    ),
    ("Any Other Business", "", []),
]
