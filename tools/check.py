"""`manage.py check --deploy` as a live site would be set, and no migration forgotten."""

import os
import subprocess
import sys
import tempfile

#: No server need be there: nothing is connected to.
LIVE = {
    "SECRET_KEY": "only-for-this-check-" + "0123456789abcdefghijklmnopqrstuvwxyz",
    "SITE_URL": "https://scrutiny.example.gov.uk",
    "DATABASE_URL": "postgresql://scrutiny@localhost/scrutiny",
    "BROKER_URL": "redis://localhost/1",
    "CACHE_URL": "redis://localhost/2",
    "EMAIL_URL": "smtp+tls://localhost",
}


def manage(surroundings, *words):
    kept = {
        name: value for name, value in os.environ.items() if name not in ("DEBUG", "DATABASE_URL")
    }
    return subprocess.run([sys.executable, "manage.py", *words], env=kept | surroundings).returncode


def main():
    with tempfile.TemporaryDirectory() as folder:
        live = manage(LIVE | {"DATA_DIR": folder}, "check", "--deploy", "--fail-level", "WARNING")
        here = {"DEBUG": "true", "DATA_DIR": folder}
        return live or manage(here, "makemigrations", "--check", "--dry-run", "--verbosity", "1")


if __name__ == "__main__":
    sys.exit(main())
