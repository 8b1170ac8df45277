"""GOV.UK Notify as far as we call it: a small HTTP server that records before it answers, and its client's two calls.

Where Notify's own client is installed the tests use it; else `stand_in` does, over the same HTTP.
"""

import json
import sys
import threading
import types
import urllib.error
import urllib.parse
import urllib.request
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

KEY = "tests-" + "-".join(["11111111-1111-1111-1111-111111111111"] * 2)
#: Told to the server: keep the message and break the line instead of answering.
DROP = 0


class Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        service = self.server
        said = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        assert self.path == "/v2/notifications/email", self.path
        answer = service.answers.pop(0) if service.answers else 201
        if answer in (201, DROP, 500):  # kept, whatever the caller hears of it
            service.kept.append(said)
        if answer == DROP:
            self.close_connection = True
            return
        errors = {"status_code": answer, "errors": [{"error": "Error", "message": "told to"}]}
        self.reply(answer, {"id": str(len(service.kept))} if answer == 201 else errors)

    def do_GET(self):
        at = urllib.parse.urlsplit(self.path)
        assert at.path == "/v2/notifications", at.path
        (wanted,) = urllib.parse.parse_qs(at.query)["reference"]
        self.server.asked.append(wanted)
        found = [said for said in self.server.kept if said["reference"] == wanted]
        self.reply(200, {"notifications": found, "links": {}})

    def reply(self, status, words):
        body = json.dumps(words).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *words):
        pass


@contextmanager
def listening():
    """Notify, on a port: `kept` is what it was given, `asked` what it was asked for, `answers` what it says."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.kept, server.asked, server.answers = [], [], []
    server.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def stand_in():
    """The modules of Notify's client that we import, with its two calls and its error."""
    package = types.ModuleType("notifications_python_client")
    notifications = types.ModuleType("notifications_python_client.notifications")
    errors = types.ModuleType("notifications_python_client.errors")
    notifications.NotificationsAPIClient, errors.HTTPError = Client, HTTPError
    for module in (package, notifications, errors):
        sys.modules[module.__name__] = module


class HTTPError(Exception):
    def __init__(self, status_code, message):
        super().__init__(message)
        self.status_code, self.message = status_code, message


class Client:
    def __init__(self, api_key, base_url, timeout):
        self.base_url, self.timeout = base_url, timeout

    def send_email_notification(self, **words):
        return self._call("/v2/notifications/email", json.dumps(words).encode())

    def get_all_notifications(self, **words):
        return self._call(f"/v2/notifications?{urllib.parse.urlencode(words)}")

    def _call(self, path, body=None):
        request = urllib.request.Request(self.base_url + path, data=body)
        try:
            with urllib.request.urlopen(request, timeout=self.timeout) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as error:
            raise HTTPError(error.code, error.reason) from error
        except OSError as error:  # as the client itself has it
            raise HTTPError(503, "Request failed") from error


def install():
    """Have a client to import."""
    try:
        import notifications_python_client  # noqa: F401
    except ImportError:
        stand_in()
