"""What every answer tells the browser, beyond what Django's own middleware says."""

from django.conf import settings
from django.utils.cache import (
    get_conditional_response,
    patch_cache_control,
    patch_vary_headers,
    set_response_etag,
)

FEATURES = ("accelerometer", "camera", "geolocation", "gyroscope", "microphone", "payment", "usb")
PERMISSIONS = ", ".join(f"{feature}=()" for feature in FEATURES)


def headers(get_response):
    """No device features, no neighbours, and nothing of a signed-in person's kept on a shared computer."""

    def answer(request):
        response = get_response(request)
        # Asked through the session, so that a stranger's page costs no query.
        if "_auth_user_id" in getattr(request, "session", {}):
            patch_cache_control(response, no_store=True, private=True)
        elif getattr(response, "is_for_everybody", False):
            response = kept_for_a_while(request, response)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response

    return answer


def kept_for_a_while(request, response):
    """What a stranger read may be kept for a moment, and shown to the next stranger; see 0050.

    An answer that sets a cookie, holds a form of the reader's own or a message for them is never one of these: all
    three come with a cookie.
    """
    is_read = request.method in ("GET", "HEAD") and response.status_code == 200
    if not is_read or response.cookies or response.has_header("Cache-Control"):
        return response
    patch_cache_control(response, public=True, max_age=settings.PUBLIC_PAGE_SECONDS)
    patch_vary_headers(response, ["Cookie", "Authorization"])
    if response.streaming:
        return response
    set_response_etag(response)
    return get_conditional_response(request, etag=response["ETag"], response=response)
