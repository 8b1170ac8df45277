"""What every page says of the council, from the settings; asks the database nothing."""

from django.conf import settings


def council(request):
    return {
        "council_name": getattr(settings, "COUNCIL_NAME", "Your council"),
        "service_name": getattr(settings, "SERVICE_NAME", "Scrutiny tracker"),
    }
