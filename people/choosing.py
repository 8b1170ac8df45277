"""People are found by typing their name: no list of everybody, and no JavaScript."""

from django import forms

#: More than these do not help anybody to choose; the words typed are too few.
SHOWN = 10


def labelled(person):
    """As a person is typed and shown: "Olive Owner, Head of Early Help" tells namesakes apart."""
    return f"{person.name}, {person.post}" if person.post else person.name


def found(words, people):
    """Who is meant: the one with exactly this name, as it is or as pages write it, or all who fit the words."""
    words = " ".join(words.split())
    exact = list(people.filter(name__iexact=words)[: SHOWN + 1])
    if exact:
        return exact
    candidates = list(people.search(words.replace(",", " "))[: SHOWN + 1])
    named = [
        one for one in candidates if words.lower() in (labelled(one).lower(), str(one).lower())
    ]
    return named or candidates


class PeopleForm(forms.Form):
    """A form with people in it: `ONE` names the fields for one person, `MANY` those of a name a line.

    Where several people fit, a question is added: which one is meant?
    """

    ONE = ()
    MANY = ()

    def __init__(self, *args, people, **options):
        super().__init__(*args, **options)
        self.people = people
        for name in self.ONE:
            self._ask_which(name)

    def _ask_which(self, name):
        typed = self.data.get(self.add_prefix(name), "").strip() if self.is_bound else ""
        several = found(typed, self.people) if typed else []
        if not 1 < len(several) <= SHOWN:
            return
        which = forms.ChoiceField(
            label=f"Which {typed}?",
            choices=[(str(person.pk), labelled(person)) for person in several],
            widget=forms.RadioSelect,
            required=False,
        )
        self.fields[f"{name}_which"] = which
        order = list(self.fields)
        order.insert(order.index(name) + 1, order.pop())
        self.order_fields(order)

    def clean(self):
        answers = super().clean()
        for name in self.ONE:
            which = answers.pop(f"{name}_which", "")
            if name in answers:
                answers[name] = self._one(name, answers[name], which)
        for name in self.MANY:
            if name in answers:
                lines = [line.strip() for line in answers[name].splitlines() if line.strip()]
                answers[name] = [self._one(name, line, "") for line in lines]
        return answers

    def _one(self, name, typed, which):
        """The person meant, or None with an error beside the field."""
        if not typed.strip():
            return None
        several = found(typed, self.people)
        chosen = [person for person in several if str(person.pk) == which]
        if len(chosen or several) == 1:
            return (chosen or several)[0]
        self.add_error(name, _refusal(typed, several))
        return None


def _refusal(typed, several):
    if not several:
        return f"Nobody in the directory fits “{typed}”. Check the spelling, or add them to the directory first."
    if len(several) > SHOWN:
        return f"More than {SHOWN} people fit “{typed}”. Type more of the name."
    names = "; ".join(labelled(person) for person in several)
    return f"Choose who you mean by “{typed}”: {names}."


def names(people):
    """People as lines for a MANY field."""
    return "\n".join(labelled(person) for person in people)
