"""Who takes what over: one person for everything, or group by group, or row by row."""

from django import forms

from people.choosing import PeopleForm

#: Rows of one group that can be given one by one; longer groups go to one person as they are.
ONE_BY_ONE = 25


class HandOverForm(PeopleForm):
    """Answers with `given`, [(holding, taker or None)], for what is to be passed on or ended."""

    ONE = ("everything",)

    leaves = forms.ChoiceField(
        label="Why is it handed over?",
        choices=[
            ("yes", "They leave: everything below needs somebody"),
            ("no", "They stay, and hand over only what has a name beside it"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whether they leave"},
    )
    why = forms.CharField(
        label="Anything to add? (optional)",
        help_text="It is kept with each thing, and on a public board anyone may read it.",
        max_length=300,
        required=False,
    )
    everything = forms.CharField(
        label="Who takes everything that has no other name below?",
        help_text="Type the name, or part of it. Leave it empty to name somebody for each group.",
        required=False,
    )

    def __init__(self, *args, groups, **options):
        super().__init__(*args, **options)
        self.groups = groups
        for key, board, sort, rows in groups:
            self._ask(key, f"Who takes these? {sort.title}, {board}", sort.ends)
            for row in rows if 1 < len(rows) <= ONE_BY_ONE else ():
                self._ask(
                    f"{row.sort}-{row.key}-row", f"Somebody else for: {row.title or 'private'}"
                )

    def _ask(self, name, label, ends=False):
        hint = "Left empty, it ends when they leave." if ends else ""
        self.fields[name] = forms.CharField(label=label, help_text=hint, required=False)
        self.ONE = (*self.ONE, name)
        self._ask_which(name)

    def clean(self):
        answers = super().clean()
        leaves = answers.get("leaves") == "yes"
        given, homeless = [], []
        for key, _, sort, rows in self.groups:
            of_group = answers.pop(key, None)
            for row in rows:
                taker = answers.pop(f"{row.sort}-{row.key}-row", None) or of_group
                taker = taker or (None if sort.ends else answers.get("everything"))
                if taker or (leaves and sort.ends):
                    given.append((row, taker))
                elif leaves:
                    homeless.append(key)
        if not self.errors:
            self._refuse(homeless, given)
        return {"leaves": leaves, "why": answers.get("why", ""), "given": given}

    def _refuse(self, homeless, given):
        for key in dict.fromkeys(homeless):
            self.add_error(key, f"{self.fields[key].label.replace('Who takes these? ', '')}: name "
                                "somebody who takes these over")  # fmt: skip
        if not given and not homeless:
            self.add_error("everything", "Name somebody for what is to be handed over")

    def shown(self):
        """The groups with their fields, as the page draws them."""
        return [
            {
                "key": key,
                "board": board,
                "sort": sort,
                "fields": self._fields(key),
                "rows": [(row, self._fields(f"{row.sort}-{row.key}-row")) for row in rows],
            }
            for key, board, sort, rows in self.groups
        ]

    def _fields(self, name):
        return [self[it] for it in (name, f"{name}_which") if it in self.fields]
