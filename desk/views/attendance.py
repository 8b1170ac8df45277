"""Who came to a meeting: the board's members of that day with one key each, and everybody else by name."""

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from desk.forms.attendance import APOLOGIES, PRESENT, RollForm, SomebodyForm
from desk.views.saving import kept_meeting, wants_json
from meetings import services
from meetings.choices import AttendanceCapacity, Capacity
from people.choosing import labelled
from people.models import Person
from scrutiny.ui.times import clock

CAPACITIES = {
    Capacity.CHAIR: AttendanceCapacity.CHAIR,
    Capacity.CO_OPTED: AttendanceCapacity.CO_OPTED,
    Capacity.BY_INVITATION: AttendanceCapacity.BY_INVITATION,
}
ORDER = list(Capacity)


def attendance(request, pk):
    """The roll of one meeting. Each answer is saved by itself, so that two who take it lose nothing."""
    meeting = kept_meeting(request, pk)
    seats = members_of(meeting)
    people = Person.objects.visible_to(request.user).active()
    data = request.POST if request.method == "POST" else None
    adding = data is not None and "add" in data
    roll = RollForm(None if adding else data, members=list(seats), people=people, prefix=None)
    somebody = SomebodyForm(data if adding else None, people=people)
    if adding and somebody.is_valid():
        add(meeting, **somebody.cleaned_data)
        messages.success(request, f"{somebody.cleaned_data['person']} is on the attendance.")
        return redirect("desk:attendance", pk)
    if data is not None and "remove" in data:
        row = get_object_or_404(meeting.attendance, person=data["remove"][:18])
        services.forget_attendance(meeting=meeting, person=row.person)
        messages.success(request, f"{row.person} is off the attendance.")
        return redirect("desk:attendance", pk)
    if data is not None and not adding and roll.is_valid():
        call(meeting, seats, roll.changed())
        if wants_json(request):
            return JsonResponse({"saved": clock(timezone.localtime())})
        messages.success(request, "The attendance is saved.")
        return redirect("desk:attendance", pk)
    if data is not None and wants_json(request):
        errors = [str(error) for errors in roll.errors.values() for error in errors]
        return JsonResponse({"errors": errors}, status=400)
    rows = list(meeting.attendance.select_related("person", "substitute_for", "directorate"))
    context = {
        "meeting": meeting,
        "roll": roll,
        "lines": lines(roll, seats, rows),
        "others": others(seats, rows),
        "somebody": somebody,
    }
    return render(request, "desk/attendance.html", context)


def members_of(meeting):
    """Who sat on the board on that day, in the order that minutes list them: {person: capacity}."""
    seats = meeting.board.memberships.current(meeting.on).select_related("person")
    seats = sorted(seats, key=lambda seat: (ORDER.index(seat.capacity), seat.person.sort_name))
    return {seat.person: seat.capacity for seat in seats}


def lines(roll, seats, rows):
    """One line a member: what is noted of them, and who stands in for them."""
    noted = {row.person_id: row for row in rows}
    standing_in = {row.substitute_for_id: row.person for row in rows if row.substitute_for_id}
    found = []
    for member, capacity in seats.items():
        row = noted.get(member.pk)
        mark = "" if not row else PRESENT if row.is_present else APOLOGIES
        substitute = standing_in.get(member.pk)
        was = labelled(substitute) if substitute else ""
        marked, typed = f"mark_{member.pk}", f"substitute_{member.pk}"
        which = f"{typed}_which"
        found.append(
            {
                "member": member,
                "capacity": Capacity(capacity).label,
                "mark": roll.data.get(marked, mark) if roll.is_bound else mark,
                "was_mark": mark,
                "substitute": roll.data.get(typed, was) if roll.is_bound else was,
                "was_substitute": was,
                "field": roll[typed],
                "which": roll[which] if which in roll.fields else None,
            }
        )
    return found


def others(seats, rows):
    """Those who do not sit on the board, by their surnames; officers by directorate."""
    groups = {}
    for row in sorted(rows, key=lambda row: row.person.sort_name):
        if row.person in seats:
            continue
        title = AttendanceCapacity(row.capacity).label
        if row.directorate:
            title = f"{title}: {row.directorate.name}"
        groups.setdefault(title, []).append(row)
    return groups.items()


def call(meeting, seats, changed):
    """Note what changed. A substitute comes in the place of a member, who then sent apologies."""
    order = {person: 2 * n for n, person in enumerate(seats)}
    for member, mark, substitute in changed:
        mark = mark or (APOLOGIES if substitute else mark)
        if mark == "":
            services.forget_attendance(meeting=meeting, person=member)
        elif mark:
            services.record_attendance(
                meeting=meeting,
                person=member,
                capacity=CAPACITIES.get(seats[member], AttendanceCapacity.MEMBER),
                is_present=mark == PRESENT,
                position=order[member],
            )
        if substitute is not None:
            _stand_in(meeting, member, substitute, order[member] + 1)


def _stand_in(meeting, member, substitute, position):
    for row in meeting.attendance.filter(substitute_for=member).exclude(person=substitute or None):
        services.forget_attendance(meeting=meeting, person=row.person)
    if substitute:
        services.record_attendance(
            meeting=meeting,
            person=substitute,
            capacity=AttendanceCapacity.SUBSTITUTE,
            substitute_for=member,
            position=position,
        )


def add(meeting, person, capacity):
    """Somebody else, after those who are noted already; an officer with the directorate they work in."""
    last = max(meeting.attendance.values_list("position", flat=True), default=0)
    officer = capacity == AttendanceCapacity.EMPLOYEE
    services.record_attendance(
        meeting=meeting,
        person=person,
        capacity=capacity,
        directorate=person.directorate if officer else None,
        position=max(last, 100) + 1,
    )
