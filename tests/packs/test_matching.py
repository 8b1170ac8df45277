"""Which spellings are one person, and who they may be."""

import pytest

from packs.matching import Group, Known, group, is_person, key, match, spelling

DIRECTORY = [
    Known(1, "John Marsh", "officer"),
    Known(2, "Ellen Rowan", "councillor"),
    Known(3, "Lena Pardew-Cole", "officer"),
    Known(4, "Joan Marsh", "councillor"),
]


@pytest.mark.parametrize(
    ("printed", "name", "title"),
    [
        ("Cllr Rowan", "Rowan", "Councillor"),
        ("Councillor E Rowan", "E Rowan", "Councillor"),
        ("Lena Pardew- Cole", "Lena Pardew-Cole", ""),
        ("Mrs T Hall", "T Hall", "Mrs"),
        ("Dr Ann Lee", "Ann Lee", "Dr"),
        ("Cllr Dr Ann Lee", "Ann Lee", "Councillor"),
    ],
)
def test_a_title_is_set_apart(printed, name, title):
    one = spelling(printed)

    assert (one.name, one.title) == (name, title)


@pytest.mark.parametrize(
    ("names", "persons"),
    [
        (["Cllr Rowan", "Councillor E Rowan"], 1),
        (["J Marsh", "John Marsh"], 1),
        (["J Marsh", "John Marsh", "Jane Marsh"], 3),
        (["J Marsh", "K Marsh"], 2),
        (["Cllr Rowan", "Councillor E Rowan", "Councillor T Rowan"], 3),
        (["Lena Pardew- Cole", "Lena Pardew-Cole"], 1),
    ],
)
def test_spellings_are_gathered_where_one_person_alone_can_be_meant(names, persons):
    assert len(group([spelling(name) for name in names])) == persons


def test_an_officer_and_a_councillor_of_one_name_are_two():
    officer = spelling("J Marsh", kind="officer")
    councillor = spelling("Councillor J Marsh")

    assert len(group([officer, councillor])) == 2
    assert key(officer) != key(councillor)


@pytest.mark.parametrize(
    ("printed", "kind", "how", "who"),
    [
        ("John Marsh", "", "found", [1]),
        ("J Marsh", "officer", "likely", [1]),
        ("Councillor J Marsh", "", "likely", [4]),
        ("J Marsh", "", "several", [1, 4]),
        ("Cllr Rowan", "", "likely", [2]),
        ("Lena Pardew- Cole", "", "found", [3]),
        ("Lena Pardue-Cole", "", "several", [3]),
        ("A Stranger", "", "new", []),
    ],
)
def test_the_directory_is_asked(printed, kind, how, who):
    found = match(Group((spelling(printed, kind=kind),)), DIRECTORY)

    assert (found.how, [one.key for one in found.people]) == (how, who)


@pytest.mark.parametrize(
    ("printed", "person"),
    [
        ("John Marsh", True),
        ("Cllr Rowan", True),
        ("Youth club members", False),
        ("Hill School pupils", False),
        ("Health Trust", False),
        ("all", False),
    ],
)
def test_groups_are_nobody(printed, person):
    assert is_person(spelling(printed)) is person


def test_a_co_opted_member_in_a_list_of_councillors_is_no_councillor():
    listed = spelling("T Hall", "Councillor", "co_opted")
    (one,) = group([listed, spelling("Mrs T Hall", kind="co_opted")])

    assert (one.title, one.kind) == ("Mrs", "co_opted")
