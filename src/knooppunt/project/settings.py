"""Django settings. Everything that differs between machines comes from the environment.

``KNOOPPUNT_DATA``   folder for the embedded database, the secret key and outgoing mail (default: the platform's)
``DATABASE_URL``     another database, e.g. postgresql://user@host/name (default: SQLite in the data folder)
``KNOOPPUNT_MODUS``  ``demonstratie`` (default for the embedded start) or ``productie``
``KNOOPPUNT_SLEUTELS``  keys of what is encrypted (default in demonstration mode: a file in the data folder)
``KNOOPPUNT_BESTANDEN``  folder for encrypted documents (default: in the data folder)
``KNOOPPUNT_SCANNER``    address of ClamAV, e.g. unix:/run/clamav/clamd.ctl (default: documents are not scanned)
``KNOOPPUNT_WAARMERKSLEUTELS``  keys that mark the record, oldest first (default in demonstration mode: a file)
``KNOOPPUNT_PROXIES``  how many proxies of your own stand in front (default: 1 in production, else 0)
``KNOOPPUNT_BUREN_LOKAAL``  ``ja``: a wegwijzer on this very machine may be followed, in demonstration mode only
``KNOOPPUNT_WEGEN``  roads that distances go over: OpenStreetMap (.osm.pbf) or a graph of OSMnx (default: estimates)
``KNOOPPUNT_DIENSTREGELING``, ``KNOOPPUNT_AANKOMST``  timetables (GTFS) with it, and when one must be there
``KNOOPPUNT_BEVEILIGING``  where a weakness is reported: ``mailto:...`` or ``https://...`` (security.txt)
``KNOOPPUNT_SECRET_KEY``, ``KNOOPPUNT_HOSTS``, ``KNOOPPUNT_ORIGINS``, ``EMAIL_URL`` in production
"""

import os
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF

from knooppunt.kaart.rules.wegen.bron import read_roads
from knooppunt.project.gegevensmap import gegevensmap, geheime_sleutel
from knooppunt.project.omgeving import is_demonstration
from knooppunt.toegang.rules.aanbieder import read_providers

ROOT = Path(__file__).resolve().parent.parent
DEMONSTRATIE = is_demonstration(os.environ)
"""Demonstration mode lets a visitor pick an invented person to sign in as; impossible otherwise."""
GEGEVENSMAP = gegevensmap()

DEBUG = False
SECRET_KEY = os.environ.get("KNOOPPUNT_SECRET_KEY") or geheime_sleutel(GEGEVENSMAP)
SLEUTELS = os.environ.get("KNOOPPUNT_SLEUTELS", "")
SLEUTELBESTAND = GEGEVENSMAP / "sleutels" if DEMONSTRATIE else None
"""What is most sensitive is encrypted with these (ADR 0015). In production only from the environment."""
WAARMERKSLEUTELS = (
    os.environ.get("KNOOPPUNT_WAARMERKSLEUTELS") or geheime_sleutel(GEGEVENSMAP, "waarmerksleutels")
).split()
"""Separated by spaces or lines; the last one marks, every one is accepted in what is there (ADR 0012)."""
ANKER = GEGEVENSMAP / "anker"
"""Where the record ended last, outside the database."""
ALLOWED_HOSTS = [h for h in os.environ.get("KNOOPPUNT_HOSTS", "127.0.0.1,localhost,[::1]").split(",") if h]
PROXIES = int(os.environ.get("KNOOPPUNT_PROXIES", "0" if DEMONSTRATIE else "1"))
"""How many proxies of our own stand in front; each appends the address that it saw to X-Forwarded-For."""
SITE = os.environ.get("KNOOPPUNT_SITE") or (
    "http://127.0.0.1:8000" if DEMONSTRATIE else f"https://{ALLOWED_HOSTS[0]}"
)
"""The address of the product for people, for links in mail that is sent at night."""
CSRF_TRUSTED_ORIGINS = [o for o in os.environ.get("KNOOPPUNT_ORIGINS", "").split(",") if o]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "knooppunt.basis",
    "knooppunt.organisaties",
    "knooppunt.toegang",
    "knooppunt.wegwijzer",
    "knooppunt.kennis",
    "knooppunt.bestanden",
    "knooppunt.dossier",
    "knooppunt.steunpunt",
    "knooppunt.besluiten",
    "knooppunt.loket",
    "knooppunt.kaart",
    "knooppunt.monitor",
    "knooppunt.privacy",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "knooppunt.basis.koppen.KoppenMiddleware",
    "knooppunt.basis.antwoord.CompressStatic",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "knooppunt.basis.antwoord.head_as_get",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "knooppunt.toegang.web.middleware.ToegangMiddleware",
]

ROOT_URLCONF = "knooppunt.project.urls"
WSGI_APPLICATION = "knooppunt.project.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "knooppunt.project.context.pagina",
            ],
        },
    }
]

DATABASES = {
    "default": dj_database_url.config(
        default=f"sqlite:///{GEGEVENSMAP / 'knooppunt.sqlite3'}", conn_max_age=600, conn_health_checks=True
    )
}
IS_SQLITE = DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3"
# Django's own backends, which also mark what changed before each commit (ADR 0012).
DATABASES["default"]["ENGINE"] = f"knooppunt.toegang.databases.{'sqlite' if IS_SQLITE else 'postgresql'}"
if IS_SQLITE:
    # IMMEDIATE and a busy timeout: writers queue instead of failing with 'database is locked' (stack.md).
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA mmap_size=268435456; PRAGMA cache_size=-20000;"
        ),
    }

# What was derived from public counts (the map, near home) outlives a restart and is shared by all processes.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": GEGEVENSMAP / "bewaard",
    }
}

AUTH_USER_MODEL = "toegang.Account"
LOGIN_URL = "toegang:binnenkomen"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
AUTHENTICATION_BACKENDS = ["knooppunt.toegang.web.sessies.AccountBackend"]
AANBIEDERS = read_providers(os.environ)
"""Providers of organisations that say who comes in (OpenID Connect); see docs/how-to/inloggen-instellen.md."""
STAP_VERPLICHT = not DEMONSTRATIE
"""Who works here needs a second step before anything personal is shown; with OIDC the organisation sees to it."""
SESSION_ENGINE = "knooppunt.toegang.sessies"
SESSION_COOKIE_AGE = 60 * 60
"""Of a visitor; how long the visit of who signed in lasts is in toegang/rules/inloggen.toml."""
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "knooppunt.basis.web.csrf_fout"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
# A browser takes a cookie that is named __Host- only over https, from this very host and for all of it.
VOOR = "" if DEMONSTRATIE else "__Host-"
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = f"{VOOR}sessionid", f"{VOOR}csrftoken"
LANGUAGE_COOKIE_NAME, APPARAAT_COOKIE_NAME = f"{VOOR}taal", f"{VOOR}apparaat"
if not DEMONSTRATIE:
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True
    if PROXIES:  # a header of who sends the request is believed only where a proxy of our own writes it
        SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REFERRER_POLICY = "same-origin"
"""A personal link stays on this site. Stricter than this and browsers send no origin: every form would be refused."""
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "media-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "upgrade-insecure-requests": not DEMONSTRATIE,
    }
}
BUREN_LOKAAL = DEMONSTRATIE and os.environ.get("KNOOPPUNT_BUREN_LOKAAL") == "ja"
"""Follow a wegwijzer on this machine too, over http: to try it out, never in production."""
BEVEILIGING = os.environ.get("KNOOPPUNT_BEVEILIGING", "")
"""Where a weakness is reported, for security.txt; without it that is the page about it."""

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
LOCALE_PATHS = [ROOT / "project" / "locale"]
USE_TZ = True
TIME_ZONE = "Europe/Amsterdam"

STATIC_URL = "static/"
STATIC_ROOT = GEGEVENSMAP / "static"
STATIC_ROOT.mkdir(exist_ok=True)  # filled by collectstatic in production; WhiteNoise wants it to be there
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 3600
WHITENOISE_ALLOW_ALL_ORIGINS = False

EMAIL_BACKEND = "knooppunt.toegang.post.Postvak"
"""Keeps outgoing mail in the database (readable in demonstration mode) and sends it when EMAIL_URL is set."""
EMAIL_URL = os.environ.get("EMAIL_URL", "")
DEFAULT_FROM_EMAIL = os.environ.get("KNOOPPUNT_AFZENDER", "knooppunt@voorbeeld.invalid")

WEGENBRON = read_roads(os.environ)
"""Roads and timetables of the region; None: distances are estimated (docs/how-to/wegen-instellen.md)."""
BESTANDENMAP = Path(os.environ.get("KNOOPPUNT_BESTANDEN") or GEGEVENSMAP / "bestanden")
SCANNER = os.environ.get("KNOOPPUNT_SCANNER", "")
FILE_UPLOAD_HANDLERS = ["knooppunt.bestanden.web.ontvangst.InGeheugen"]
"""What is sent is never on the disk as it was sent: it is looked into, cleaned and encrypted first (bestanden)."""
DATA_UPLOAD_MAX_NUMBER_FILES = 3
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TEST_RUNNER = "django.test.runner.DiscoverRunner"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"zonder_sleutels": {"()": "knooppunt.project.logboek.ZonderSleutels"}},
    "formatters": {
        "zonder_inhoud": {
            "()": "knooppunt.project.logboek.ZonderInhoud",
            "format": "%(asctime)s %(levelname)s %(name)s %(message)s",
        }
    },
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "filters": ["zonder_sleutels"],
            "formatter": "zonder_inhoud",
        }
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
}
