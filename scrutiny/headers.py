"""What every answer tells the browser, beyond what Django's own middleware says."""

from django.utils.cache import patch_cache_control

FEATURES = ("accelerometer", "camera", "geolocation", "gyroscope", "microphone", "payment", "usb")
PERMISSIONS = ", ".join(f"{feature}=()" for feature in FEATURES)


def headers(get_response):
    """No device features, no neighbours, and nothing of a signed-in person's kept on a shared computer."""

    def answer(request):
        response = get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        # Asked through the session, so that a stranger's page costs no query.
        if "_auth_user_id" in getattr(request, "session", {}):
            patch_cache_control(response, no_store=True, private=True)
        return response

    return answer
