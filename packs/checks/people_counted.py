"""Words of which a small number may tell who is meant: children, residents, patients, employees."""

import re

#: Where so few are counted, or fewer, somebody who knows the place may know who they are.
FEW = 5
#: Singular: plural.
ANYBODY = {
    "child": "children",
    "pupil": "pupils",
    "student": "students",
    "learner": "learners",
    "boy": "boys",
    "girl": "girls",
    "baby": "babies",
    "infant": "infants",
    "toddler": "toddlers",
    "teenager": "teenagers",
    "adolescent": "adolescents",
    "young person": "young people",
    "young adult": "young adults",
    "sibling": "siblings",
    "care leaver": "care leavers",
    "person": "people",
    "adult": "adults",
    "man": "men",
    "woman": "women",
    "resident": "residents",
    "tenant": "tenants",
    "patient": "patients",
    "inpatient": "inpatients",
    "service user": "service users",
    "mother": "mothers",
    "father": "fathers",
    "parent": "parents",
    "carer": "carers",
    "claimant": "claimants",
    "applicant": "applicants",
    "complainant": "complainants",
    "victim": "victims",
    "survivor": "survivors",
    "offender": "offenders",
    "asylum seeker": "asylum seekers",
    "refugee": "refugees",
    "family": "families",
    "household": "households",
}
#: People at work: their number tells of somebody only beside something personal.
AT_WORK = {
    "employee": "employees",
    "member of staff": "members of staff",
    "staff member": "staff members",
    "apprentice": "apprentices",
    "worker": "workers",
}
#: What happens to a person once, so that its number is one of people.
EVENTS = r"exclusions?|deaths?|suicides?|stillbirths?|pregnanc(?:y|ies)|adoptions?|fatalit(?:y|ies)|dismissals?"
#: A case is one of somebody where it is of an illness or a wrong, as of fly-tipping it is not.
CASES = (
    r"cases? of (?:\w+ ){0,2}(?:tuberculosis|tb|hiv|aids|measles|mumps|meningitis|hepatitis|sepsis|cholera|cancer"
    r"|self-harm|abuse|neglect|exploitation|mutilation|rape|assault|trafficking|slavery|violence)\b"
)
PERSONAL = (
    r"disciplin\w+|dismiss\w+|suspen\w+|grievances?|sick\w*|absen\w+|redundan\w+|disab\w+|ethnic\w*|matern\w+"
    r"|assault\w*|injur\w+|died|deaths?|diagnos\w+|settlements?|whistle\w+|bull(?:y|ied|ying)|harass\w+|abus\w+"
)


def _either(words: list[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


ONE = _either([*ANYBODY, *AT_WORK])
SEVERAL = _either([*ANYBODY.values(), *AT_WORK.values(), "staff"])
WORKING = re.compile(rf"(?:{_either([*AT_WORK, *AT_WORK.values(), 'staff'])})", re.I)
#: A heading or a label that says that people are counted.
PEOPLE = re.compile(rf"\b(?:{SEVERAL}|pupil|cohort|headcount|{EVENTS})\b(?!['’]s)", re.I)
ANY_PEOPLE = re.compile(rf"\b(?:{ONE}|{SEVERAL}|{EVENTS})\b", re.I)
