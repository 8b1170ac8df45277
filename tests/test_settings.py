"""A setting that makes no sense is refused by name, in one sentence."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
RANDOM = "set it to 50 or more random characters that you keep to yourself."
SITE = "it must be an address without a path, such as https://scrutiny.example.gov.uk."
HOSTS = "it must be host names parted by commas, such as scrutiny.example.gov.uk."
DATABASE = "it must begin with postgresql:// or postgres:// or sqlite://."
NAMED = "it must read postgresql://user@host/name."
BROKER = (
    "it must begin with redis:// or rediss:// or amqp:// or amqps:// or filesystem:// or memory://."
)
CACHE = "it must begin with redis:// or rediss:// or locmemcache://."
LIVE = {"SECRET_KEY": "k" * 50, "SITE_URL": "https://scrutiny.example.gov.uk"}


def start(tmp_path, **settings):
    """`manage.py check` with these settings and no others."""
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG")}
    surroundings = kept | {"DATA_DIR": str(tmp_path)} | settings
    words = [sys.executable, "manage.py", "check"]
    return subprocess.run(words, cwd=ROOT, env=surroundings, capture_output=True, text=True)


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("DEBUG", "maybe", "is 'maybe'; it must be true or false."),
        ("SECRET_KEY", "", f"is not set; {RANDOM}"),
        ("SECRET_KEY", "short", "is too short to be a secret; it must have 32 or more characters."),
        ("SITE_URL", "scrutiny.example", f"is 'scrutiny.example'; {SITE}"),
        ("SITE_URL", "https://a.example:port", f"is 'https://a.example:port'; {SITE}"),
        ("ALLOWED_HOSTS", "*", f"has '*'; {HOSTS}"),
        ("DATABASE_URL", "mysql://u:hidden@h/n", f"makes no sense; {DATABASE}"),
        ("DATABASE_URL", "postgresql://u:hidden@h", f"names no database; {NAMED}"),
        ("BROKER_URL", "kafka://u:hidden@h", f"makes no sense; {BROKER}"),
        ("CACHE_URL", "memcache", f"makes no sense; {CACHE}"),
        ("EMAIL_URL", "smtp://", "names no host; it must read smtp://host/…."),
        ("PROXY_COUNT", "-1", "is '-1'; it must be a whole number from 0 to 9."),
        ("TICK_SECONDS", "soon", "is 'soon'; it must be a whole number from 5 to 3600."),
        ("DATA_DIR", "/dev/null/x", "is '/dev/null/x', which cannot be made: not a directory."),
    ],
)
def test_nonsense_is_refused_by_name(tmp_path, name, value, sentence):
    done = start(tmp_path, **LIVE | {name: value})

    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"{name} {sentence}\n")


@pytest.mark.parametrize("settings", [LIVE, {"DEBUG": "true"}])
def test_sensible_settings_start(tmp_path, settings):
    assert start(tmp_path, **settings).returncode == 0
