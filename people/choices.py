"""What kinds of people and bodies there are."""

from django.db.models import TextChoices


class PersonKind(TextChoices):
    COUNCILLOR = "councillor", "Councillor"
    OFFICER = "officer", "Officer"
    CO_OPTED = "co_opted", "Co-opted member"
    PARTNER = "partner", "Partner or guest"


class Nation(TextChoices):
    ENGLAND = "england", "England"
    WALES = "wales", "Wales"


class BodyKind(TextChoices):
    CABINET_MEMBER = "cabinet_member", "Cabinet member"
    EXECUTIVE = "executive", "Cabinet or executive"
    NHS = "nhs", "NHS body"
    PARTNER = "partner", "Partner body"
    OFFICERS = "officers", "Officers"
    OTHER = "other", "Other body"
