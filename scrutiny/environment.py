"""Settings read from the environment; one that makes no sense is refused by name, in a plain sentence.

A refusal never repeats an address in full: it may carry a password.
"""

import warnings
from pathlib import Path
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

ENV = environ.Env()
LOOPBACK = ("localhost", "127.0.0.1", "[::1]")


def text(name, default=""):
    return ENV.str(name, default="").strip() or default


def flag(name, default=False):
    """True or false. django-environ alone takes any other word for false."""
    said = text(name)
    if not said:
        return default
    if said.lower() not in ("true", "false"):
        raise ImproperlyConfigured(f"{name} is '{said}'; it must be true or false.")
    return said.lower() == "true"


def whole_number(name, default, least, most):
    said = text(name, str(default))
    if not said.isascii() or not said.isdigit() or not least <= int(said) <= most:
        raise ImproperlyConfigured(
            f"{name} is '{said}'; it must be a whole number from {least} to {most}."
        )
    return int(said)


def needed(name, *, when, whose):
    """A text that another setting needs beside it."""
    said = text(name)
    if when and not said:
        raise ImproperlyConfigured(f"{name} is not set; {whose} needs it.")
    return said


def secret(name, throw_away):
    """A secret has no default, except the throw-away one that only DEBUG permits."""
    said = text(name) or (throw_away or "")
    if not said:
        raise ImproperlyConfigured(
            f"{name} is not set; set it to 50 or more random characters that you keep to yourself."
        )
    if len(said) < 32:
        raise ImproperlyConfigured(
            f"{name} is too short to be a secret; it must have 32 or more characters."
        )
    return said


def site_address(name, default):
    """The address people type, such as https://scrutiny.example.gov.uk: no path, and safe from listeners."""
    said = text(name, default).rstrip("/")
    if not said:
        raise ImproperlyConfigured(
            f"{name} is not set; set it to the address people type, "
            "such as https://scrutiny.example.gov.uk."
        )
    try:
        parts = urlsplit(said)
        host, _ = parts.hostname, parts.port
    except ValueError:
        parts, host = urlsplit(""), None
    if (
        not host
        or parts.scheme not in ("http", "https")
        or said != f"{parts.scheme}://{parts.netloc}"
    ):
        raise ImproperlyConfigured(
            f"{name} is '{said}'; it must be an address without a path, "
            "such as https://scrutiny.example.gov.uk."
        )
    if "@" in parts.netloc:
        raise ImproperlyConfigured(f"{name} must not hold a name or a password.")
    return said


def hosts(name, default):
    """Host names, parted by commas. A star would let anyone choose the address our mail links to."""
    said = [host.strip() for host in text(name).split(",") if host.strip()] or default
    for host in said:
        if "*" in host or "/" in host or " " in host:
            raise ImproperlyConfigured(
                f"{name} has '{host}'; it must be host names parted by commas, such as scrutiny.example.gov.uk."
            )
    return said


def address(name, schemes, needs_host=False):
    """An address that another program answers at, or "" when it is not set."""
    said = text(name)
    if not said:
        return ""
    try:
        parts = urlsplit(said)
        scheme, host, _ = parts.scheme, parts.hostname, parts.port
    except ValueError:
        scheme, host = "", None
    if "://" not in said or scheme not in schemes:
        allowed = " or ".join(f"{known}://" for known in schemes)
        raise ImproperlyConfigured(f"{name} makes no sense; it must begin with {allowed}.")
    if needs_host and not host:
        raise ImproperlyConfigured(f"{name} names no host; it must read {scheme}://host/….")
    return said


def database(name, folder):
    """What DATABASES["default"] is: the named database, or a file in the data folder."""
    said = address(name, ("postgresql", "postgres", "sqlite"))
    if not said:
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": folder / "scrutiny.sqlite3"}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        config = ENV.db_url(name)
    if not config.get("NAME"):
        raise ImproperlyConfigured(
            f"{name} names no database; it must read postgresql://user@host/name."
        )
    return config


def cache(name):
    """What CACHES["default"] is: memory of one process, unless a shared cache is named."""
    if not address(name, ("redis", "rediss", "locmemcache")):
        return {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    return ENV.cache_url(name)


def mail(name, folder):
    """(backend, options) as Django 6.1's MAILERS names them: SMTP, or one file a message in `folder`."""
    said = address(name, ("smtp", "smtp+tls", "smtp+ssl"), needs_host=True)
    if not said:
        return "scrutiny.mail.Folder", {"folder": str(folder)}
    config = ENV.email_url(name)
    options = {
        "host": config["EMAIL_HOST"],
        "port": config["EMAIL_PORT"]
        or {"smtp+tls": 587, "smtp+ssl": 465}.get(urlsplit(said).scheme, 25),
        "username": config["EMAIL_HOST_USER"] or "",
        "password": config["EMAIL_HOST_PASSWORD"] or "",
        "use_tls": config.get("EMAIL_USE_TLS", False),
        "use_ssl": config.get("EMAIL_USE_SSL", False),
        "timeout": 20,
    }
    return "scrutiny.mail.Smtp", options


def folder(name, default):
    """A folder of ours, made when it is not there."""
    path = Path(text(name, str(default))).expanduser()
    if not path.is_absolute():
        path = Path.cwd() / path
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise ImproperlyConfigured(
            f"{name} is '{path}', which cannot be made: {error.strerror.lower()}."
        ) from None
    return path
