"""Django's own pages, for looking at boards and seats: services write them, with their history."""

from django.contrib import admin

from meetings.models import Appointment, Board, Membership
from people.admin import ReadOnly

admin.site.register([Board, Membership, Appointment], ReadOnly)
