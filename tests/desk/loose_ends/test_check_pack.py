"""`check_pack` on a whole pack of an invented board: what it leaves open, and what is worth asking."""

import io
import json

import pytest
from django.core.management import call_command

PACK = """### **Harbours Scrutiny Board**

**Time and Date**

10.00 am on Wednesday, 12th February, 2031

**Place**

The Custom House

**Public Business**

1. **Apologies**
2. **Minutes** (Pages 3 - 6)
3. **Breakwater and harbour walls** (Pages 7 - 12)
4. **Work Programme** (Pages 13 - 14)

Tuesday, 4 February 2031

**Sandhaven Council**
**Minutes of the Meeting of Harbours Scrutiny Board**
**held at 2.00 pm on Wednesday, 8 January 2031**

Present:

Members: Councillor A Fenn (Chair)
Councillor B Orme

### **7. Harbour Walls**

The Chair had invited the Pilots' Guild to the Board should they wish to attend.

A Task and Finish Group to consider wrecks had been established.

Officers offered to circulate the tide tables before the summer.

**RESOLVED that the Board:**

- 1) **note the report**
- 2) **request a report back on the repair of the walls**
- 3) **request that the tide bulletin also be circulated to co-opted Members**
- 4) **request the Harbour Master light the steps**

### **8. Ferry Fares**

The Board heard about fares.

**RESOLVED that the Board request a report back in February, 2031**

(Meeting closed at 4.00 pm)

Sandhaven Council

## Briefing note

**To: Harbours Scrutiny Board**

**Date: 12th February 2031**

**Subject: Breakwater and harbour walls**

### **1 Background**

1.1 The repair of the walls has begun. The tide bulletin is issued to all pilots, all masters and the Coastguard.

1.2 The Harbour Forum meets every six weeks. A survey of the piles took place in November 2031.

Boats	2029	2030	Diff
North quay	40	46	+6
South quay	31	28	-3
West quay	12	19	+9

<b>Date</b>	<b>Title</b>	<b>Detail</b>	<b>Cabinet Member/ Lead Officer</b>
<b>12<sup>th</sup> February 2031</b>	Breakwater and harbour walls	How the repair goes	Una Reed Cllr Wade
<b>9<sup>th</sup> April 2031</b>	Lamps		Una Reed Cllr Wade
	Ropes	To come to the Board in September 2031	Cllr Wade
"""


@pytest.fixture
def pack(tmp_path):
    file = tmp_path / "harbours.txt"
    file.write_text(PACK)
    return file


def printed(pack):
    out = io.StringIO()
    call_command("check_pack", str(pack), "--json", stdout=out)
    return json.loads(out.getvalue())


def test_a_pack_is_told_what_it_leaves_open(pack):
    told = printed(pack)

    assert told["schema"] == "scrutiny-check/1"
    ends = {(end["rule"], end["says"].split()[0]) for end in told["loose_ends"]}
    assert {
        ("promised-not-booked", "request"),  # ferry fares
        ("informal-promise", "Officers"),
        ("circulation-incomplete", "request"),
        ("addressee-not-told", "request"),
        ("invitation-without-outcome", "The"),
        ("group-without-scope", "A"),
        ("item-without-question", "Lamps"),
        ("item-without-officer", "Ropes"),
        ("text-names-another-date", "Ropes"),
    } <= ends
    assert all(end["lines"] and end["found"] for end in told["loose_ends"])


def test_beside_an_earlier_pack_it_is_told_what_has_gone_from_the_programme(pack, tmp_path, capsys):
    earlier = tmp_path / "earlier.txt"
    earlier.write_text(PACK.replace("Ropes", "Buoys\tWhy\tUna Reed\n\tRopes"))

    def vanished(**options):
        out = io.StringIO()
        call_command("check_pack", str(pack), "--json", stdout=out, **options)
        told = json.loads(out.getvalue())["loose_ends"]
        return [end["says"] for end in told if end["rule"] == "item-vanished"]

    assert (vanished(), vanished(before=earlier)) == ([], ["Buoys"])
    with pytest.raises(SystemExit):
        vanished(before=tmp_path / "none.txt")
    assert "cannot be opened" in capsys.readouterr().err


def test_and_what_in_it_is_worth_asking(pack):
    told = printed(pack)

    asked = [one for one in told["claims"] if one["verdict"] == "worth asking"]
    assert [(one["says"], one["computed"]) for one in asked] == [("Diff: +9", "19 − 12 = 7")]
    assert [one["says"] for one in told["dates"]] == ["took place in November 2031"]


def test_for_people_it_is_told_in_sentences(pack):
    out = io.StringIO()
    call_command("check_pack", str(pack), stdout=out)

    assert "claims worth asking about: 1 (2 agree)" in out.getvalue()
    assert "took place in November 2031 (after the paper's own date" in out.getvalue()


def test_a_file_that_is_not_there_is_one_sentence(tmp_path, capsys):
    with pytest.raises(SystemExit) as end:
        call_command("check_pack", str(tmp_path / "none.txt"))

    assert end.value.code == 2
    assert "none.txt cannot be opened" in capsys.readouterr().err
