"""One file of settings. What differs between places comes from the environment: see docs/configuration.md."""

from pathlib import Path
from urllib.parse import urlsplit

import django

from scrutiny import environment as env

BASE_DIR = Path(__file__).resolve().parent.parent

# --- Where it runs

DEBUG = env.flag("DEBUG")
SECRET_KEY = env.secret("SECRET_KEY", DEBUG and "throw-away-" * 5)
SITE_URL = env.site_address("SITE_URL", "http://127.0.0.1:8000" if DEBUG else "")
SITE_HOST = urlsplit(SITE_URL).hostname
IS_SECURE = SITE_URL.startswith("https://")
ALLOWED_HOSTS = env.hosts("ALLOWED_HOSTS", [SITE_HOST, *env.LOOPBACK] if DEBUG else [SITE_HOST])
CSRF_TRUSTED_ORIGINS = [SITE_URL]
#: How many proxies of ours stand before the server; their word on who called is then believed.
PROXY_COUNT = env.whole_number("PROXY_COUNT", 0, 0, 9)

DATA_DIR = env.folder("DATA_DIR", BASE_DIR / ".data")
MAIL_FOLDER = DATA_DIR / "mail"

ROOT_URLCONF = "scrutiny.urls"
WSGI_APPLICATION = "scrutiny.wsgi.application"

# --- What it is made of

INSTALLED_APPS = [
    "scrutiny",
    "scrutiny.history",
    "scrutiny.ui",
    "people",
    "meetings",
    "actions",
    "performance",
    "packs",
    "desk",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "django_tables2",
    "django_filters",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",  # last, so that our form templates come before Django's
]
if django.VERSION >= (6, 0):
    CSP_MIDDLEWARE = "django.middleware.csp.ContentSecurityPolicyMiddleware"
else:
    INSTALLED_APPS.insert(-1, "csp")
    CSP_MIDDLEWARE = "csp.middleware.CSPMiddleware"

MIDDLEWARE = [
    "scrutiny.headers.headers",
    CSP_MIDDLEWARE,
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "desk.viewing.viewing_as",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "scrutiny.ui.context.council",
                "desk.context.everywhere",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
DJANGO_TABLES2_TEMPLATE = "django_tables2/govuk.html"

# --- Where it keeps things

DATABASES = {"default": env.database("DATABASE_URL", DATA_DIR)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # Without these, writers that meet give "database is locked".
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
else:
    DATABASES["default"] |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}

CACHES = {"default": env.cache("CACHE_URL")}

STORAGES = {
    "default": {
        "BACKEND": "scrutiny.storage.PrivateFiles",
        "OPTIONS": {"location": DATA_DIR / "open"},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
STORAGES["open"] = STORAGES["default"]
STORAGES["exempt"] = {
    "BACKEND": "scrutiny.storage.PrivateFiles",
    "OPTIONS": {"location": DATA_DIR / "exempt"},
}
if DEBUG:
    STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
#: The year's end carries up to 2,000 items of a board in one form, each with its tick and a reason.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700

STATIC_URL = "/static/"
STATICFILES_DIRS = [built for built in [BASE_DIR / "static"] if built.is_dir()]
STATIC_ROOT = DATA_DIR / "static"
WHITENOISE_USE_FINDERS = DEBUG

# --- Tasks and mail

BROKER = env.address("BROKER_URL", ("redis", "rediss", "amqp", "amqps", "filesystem", "memory"))
CELERY_BROKER_URL = BROKER or "filesystem://"
if CELERY_BROKER_URL.startswith("filesystem:"):
    BROKER_FOLDER = DATA_DIR / "broker"
    for part in ("messages", "control"):
        (BROKER_FOLDER / part).mkdir(parents=True, exist_ok=True)
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "data_folder_in": str(BROKER_FOLDER / "messages"),
        "data_folder_out": str(BROKER_FOLDER / "messages"),
        "control_folder": str(BROKER_FOLDER / "control"),
        "polling_interval": 0.2,
    }
# A page that nudges a task must not wait for a broker that is away.
elif CELERY_BROKER_URL.startswith("amqp"):
    CELERY_BROKER_CONNECTION_TIMEOUT = 2
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "read_timeout": 10,
        "write_timeout": 10,
        "confirm_publish": True,
    }
else:
    CELERY_BROKER_TRANSPORT_OPTIONS = {"socket_connect_timeout": 2, "socket_timeout": 10}
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_PUBLISH_RETRY = False
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BEAT_SCHEDULE_FILENAME = str(DATA_DIR / "beat")
# Beat only ticks; which Europe/London date owes what is worked out from the rows, in summer time too.
CELERY_TIMEZONE = "UTC"
TICK_SECONDS = env.whole_number("TICK_SECONDS", 300, 5, 3600)

#: The hour, in Europe/London, from which a person's message of the day may go, where they chose no other.
REMINDER_HOUR = env.whole_number("REMINDER_HOUR", 7, 6, 20)
#: Days overdue after which the head of service, the co-ordinator's desk and the chair hear of an action.
ESCALATE_HEAD_DAYS = env.whole_number("ESCALATE_HEAD_DAYS", 7, 1, 365)
ESCALATE_DESK_DAYS = env.whole_number("ESCALATE_DESK_DAYS", 14, 1, 365)
ESCALATE_CHAIR_DAYS = env.whole_number("ESCALATE_CHAIR_DAYS", 28, 1, 365)
#: A figure about fewer children or people than these is suppressed, and one about nobody too unless zeros are shown.
SMALL_NUMBER_UNDER = env.whole_number("SMALL_NUMBER_UNDER", 6, 0, 100)
SMALL_NUMBER_SHOW_ZERO = env.flag("SMALL_NUMBER_SHOW_ZERO")
#: For so many days what somebody had checked of a draft paper is kept, unless they delete it before.
DRAFT_DAYS = env.whole_number("DRAFT_DAYS", 14, 1, 90)
#: After so many minutes a message that is still being sent is left by a sender that died. No mail server is waited for
#: so long: each of its half dozen answers has 20 seconds, twice where a line broke early.
SETTLING_MINUTES = env.whole_number("SETTLING_MINUTES", 15, 5, 240)
#: Where a test lets a sender die; see scrutiny/failpoint.py.
FAILPOINT = env.text("FAILPOINT") if DEBUG else ""
MAIL_BACKEND, MAIL_OPTIONS = env.mail("EMAIL_URL", MAIL_FOLDER)
NOTIFY_API_KEY = env.text("NOTIFY_API_KEY")
NOTIFY_TEMPLATE_ID = env.needed("NOTIFY_TEMPLATE_ID", when=NOTIFY_API_KEY, whose="NOTIFY_API_KEY")
NOTIFY_URL = env.address("NOTIFY_URL", ("https", "http"))
if NOTIFY_API_KEY:
    MAIL_BACKEND, MAIL_OPTIONS = "scrutiny.notify.Notify", {}
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.text("MAIL_FROM", f"scrutiny@{SITE_HOST}")
if django.VERSION >= (6, 1):
    MAILERS = {"default": {"BACKEND": MAIL_BACKEND, "OPTIONS": MAIL_OPTIONS}}
else:
    EMAIL_BACKEND = MAIL_BACKEND
    EMAIL_HOST, EMAIL_PORT = MAIL_OPTIONS.get("host", ""), MAIL_OPTIONS.get("port", 25)
    EMAIL_HOST_USER = MAIL_OPTIONS.get("username", "")
    EMAIL_HOST_PASSWORD = MAIL_OPTIONS.get("password", "")
    EMAIL_USE_TLS, EMAIL_USE_SSL = MAIL_OPTIONS.get("use_tls"), MAIL_OPTIONS.get("use_ssl")
    EMAIL_TIMEOUT = MAIL_OPTIONS.get("timeout")

# --- Signing in

AUTH_USER_MODEL = "people.Person"
#: A constraint on the lower-cased address makes it unique, which the check cannot see.
SILENCED_SYSTEM_CHECKS = ["auth.W004"]
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in [
        ("UserAttributeSimilarityValidator", {"user_attributes": ["email", "name"]}),
        ("MinimumLengthValidator", {"min_length": 12}),
        ("CommonPasswordValidator", {}),
    ]
]
PASSWORD_RESET_TIMEOUT = 60 * 60
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"

ACCOUNT_ADAPTER = "people.adapter.Adapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
# People are entered by the council; a code or a reset link sent to the address proves it.
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if IS_SECURE else "http"
ALLAUTH_TRUSTED_PROXY_COUNT = PROXY_COUNT
SOCIALACCOUNT_ONLY = False
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Scrutiny"

#: The most days for which somebody may make a token for their own programs, and how often a minute each may ask.
API_TOKEN_DAYS = env.whole_number("API_TOKEN_DAYS", 365, 1, 1825)
API_REQUESTS_A_MINUTE = env.whole_number("API_REQUESTS_A_MINUTE", 120, 1, 10_000)

SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = IS_SECURE
SESSION_COOKIE_NAME = "__Host-session" if IS_SECURE else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if IS_SECURE else "csrf"
CSRF_COOKIE_HTTPONLY = True

# --- What browsers are told

#: For how long what a stranger was shown may be kept and shown to others: so soon what became private is gone.
PUBLIC_PAGE_SECONDS = env.whole_number("PUBLIC_PAGE_SECONDS", 60, 0, 3600)

CSP_DIRECTIVES = {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "img-src": ["'self'"],
    "font-src": ["'self'"],
    "connect-src": ["'self'"],
    "form-action": ["'self'"],
    "base-uri": ["'none'"],
    "frame-ancestors": ["'none'"],
    "object-src": ["'none'"],
}
if django.VERSION >= (6, 0):
    SECURE_CSP = CSP_DIRECTIVES
else:
    CONTENT_SECURITY_POLICY = {"DIRECTIVES": CSP_DIRECTIVES}
SECURE_SSL_REDIRECT = IS_SECURE
SECURE_HSTS_SECONDS = 63_072_000 if IS_SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = IS_SECURE
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
if PROXY_COUNT:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
X_FRAME_OPTIONS = "DENY"

# --- Language and clocks

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True

# --- Logs: one line a happening, nobody's name in it

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {"django": {"handlers": ["console"], "level": "INFO", "propagate": False}},
}
