"""How is this installation set up? In the order of Django's settings reference; values come through `newsroom.env`."""

from typing import Any

from csp.constants import NONE, SELF
from django.conf.locale import LANG_INFO

from newsroom import editor, env, identity
from paper.machines.crawlers import POLICIES

DATA = env.data_folder()
BASE_DIR = env.ROOT
SITE_URL, SITE_HOST, HTTPS = env.site(DATA)

# With NEWSROOM_PUBLIC_ONLY the process holds the three public floors alone: no staff pages, no drafts, no accounts.
PUBLIC_ONLY = env.flag("NEWSROOM_PUBLIC_ONLY")
PUBLIC_FLOORS = ["paper", "authors", "photos"]
STAFF_FLOORS = [
    "newsroom.apps.NewsroomConfig",
    "newsroom.apps.NewsroomAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    # allauth's list of passkeys says how long ago each was used.
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "ckeditor",
    "editions",
    "articles",
]

# The paper's own identity, as printed from today on; what was printed before keeps the name of its day.
PAPER_IDENTITY = identity.by_language()
PAPER_NAME, PAPER_MOTTO, PAPER_ADDRESS = (PAPER_IDENTITY["en"][name] for name in ("paper_name", "motto", "address"))

# On which weekdays the paper appears. Friday is the day of rest in Afghanistan, so that nobody makes or sells a paper.
WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
PUBLISHING_DAYS = env.choices("NEWSROOM_PUBLISHING_DAYS", [day for day in WEEKDAYS if day != "friday"], of=WEEKDAYS)

# Who may read the whole paper by program (`paper.machines.crawlers`), who tells feed readers that there is something
# new, and how many questions a minute one address may put to the API.
CRAWLERS = env.choice("NEWSROOM_CRAWLERS", "all", of=POLICIES)
WEBSUB_HUB = env.web_address("NEWSROOM_WEBSUB_HUB")
API_RATE = env.number("NEWSROOM_API_RATE", 120)

ALLOWED_HOSTS = env.words("NEWSROOM_ALLOWED_HOSTS", [SITE_HOST] if HTTPS else [SITE_HOST, "localhost"])
CACHES = {
    # Shared by all workers, which the throttle of the sign-in needs; Redis when its address is given.
    "default": (
        {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": env.text("NEWSROOM_REDIS_URL", "")}
        if env.text("NEWSROOM_REDIS_URL", "")
        else {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "newsroom_cache"}
    )
}
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_NAME = "__Host-csrftoken" if HTTPS else "csrftoken"
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_SECURE = HTTPS
CSRF_FAILURE_VIEW = "newsroom.views.csrf_failure"
DATABASES: dict[str, dict[str, Any]] = {
    "default": env.database("DATABASE_URL", f"sqlite:///{DATA / 'newsroom.sqlite3'}")
}
# How long one question may take on PostgreSQL, in seconds; 0, as for the commands of `manage.py`, is without an end.
STATEMENT_SECONDS = env.number("NEWSROOM_STATEMENT_SECONDS", 10)
SQLITE = DATABASES["default"]["ENGINE"].endswith("sqlite3")
# Opening the database for every page anew costs a fifth of the page on SQLite and four fifths on PostgreSQL.
DATABASES["default"] |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
DATABASES["default"] |= (
    {
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            # With recursive triggers a REPLACE asks the append-only records like any DELETE.
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON"
            ),
        }
    }
    if SQLITE
    else {
        # A host that does not answer at all must not hold a thread for the minutes that TCP would wait.
        "OPTIONS": {
            "options": f"-c statement_timeout={STATEMENT_SECONDS}s -c lock_timeout=3s -c jit=off",
            "connect_timeout": 3,
        },
    }
)
# An article's body is one field; 20 MB belongs to photos, which stream to disk.
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DEBUG = env.flag("NEWSROOM_DEBUG")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DEFAULT_FROM_EMAIL = env.text("NEWSROOM_FROM_EMAIL", f"newsroom@{SITE_HOST}")
EMAIL_BACKEND = env.text("NEWSROOM_EMAIL_BACKEND", "django.core.mail.backends.filebased.EmailBackend")
EMAIL_FILE_PATH = str(DATA / "mail")
EMAIL_HOST = env.text("NEWSROOM_EMAIL_HOST", "localhost")
EMAIL_HOST_PASSWORD = env.text("NEWSROOM_EMAIL_PASSWORD", "")
EMAIL_HOST_USER = env.text("NEWSROOM_EMAIL_USER", "")
EMAIL_PORT = env.number("NEWSROOM_EMAIL_PORT", 25)
# In seconds; whoever sends has other duties.
EMAIL_TIMEOUT = 10
EMAIL_USE_TLS = env.flag("NEWSROOM_EMAIL_STARTTLS")
FILE_UPLOAD_PERMISSIONS = 0o640
INSTALLED_APPS = [*([] if PUBLIC_ONLY else STAFF_FLOORS), *PUBLIC_FLOORS, "django.contrib.staticfiles"]
# The staff's pages are English; a reader's page speaks the language of what it shows (`paper.page`).
# Django has no catalogue of its own for Afghanistan's languages: their words are in locale/.
LANGUAGES = [("en", "English"), ("fa-af", "Dari"), ("ps", "Pashto")]
LANGUAGES_BIDI = ["fa-af", "fa", "ps"]
LANGUAGE_CODE = "en"
LANG_INFO |= {
    "fa-af": {"bidi": True, "code": "fa-af", "name": "Dari", "name_local": "دری"},
    "ps": {"bidi": True, "code": "ps", "name": "Pashto", "name_local": "پښتو"},
}
LOCALE_PATHS = [BASE_DIR / "locale"]
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.text("NEWSROOM_LOG_LEVEL", "WARNING")},
    # Addresses that are not there are a reader's business; their paths and queries stay out of the log.
    "loggers": {"django.request": {"level": "ERROR"}, "django.security.DisallowedHost": {"level": "CRITICAL"}},
}
MEDIA_ROOT = DATA / "media"
MEDIA_URL = "/media/"
# In the session and not in a cookie of their own: messages name headlines that nobody has released.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
STAFF_MIDDLEWARE = [
    "newsroom.sessions.StaffSession",
    "newsroom.sessions.StaffAuthentication",
    "newsroom.accounts.SessionAge",
    "newsroom.sessions.StaffMessages",
    "allauth.account.middleware.AccountMiddleware",
    "newsroom.staff_changes.StaffChanges",
]
MIDDLEWARE = [
    "newsroom.headers.ContentSecurityPolicy",
    "newsroom.headers.Baseline",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "paper.store.caching.ReadersCaching",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.middleware.common.CommonMiddleware",
    "newsroom.headers.OwnOrigin",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    *([] if PUBLIC_ONLY else STAFF_MIDDLEWARE),
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
PASSWORD_RESET_TIMEOUT = 60 * 60
# What the cache in front is told when readers' pages change, and a header that it wants with it (`paper.store.purge`).
PURGE_HEADER = env.text("NEWSROOM_PURGE_HEADER", "")
PURGE_URL = env.web_address("NEWSROOM_PURGE_URL")
ROOT_URLCONF = "newsroom.urls"
SECRET_KEY = env.secret_key(DATA)
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
# How many proxies of ours stand in front; only then may one of them say that the reader came over HTTPS.
TRUSTED_PROXIES = env.number("NEWSROOM_TRUSTED_PROXIES", 0)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXIES else None
SECURE_REFERRER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = HTTPS
# Who tells a process that readers' pages have changed: a file on this machine, or the row (`paper.store.freshness`).
STAMP = env.choice("NEWSROOM_STAMP", "file", of=("file", "database"))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
# The key that editions are signed with (`manage.py make_signing_key`); what is public of it stands beside it.
SIGNING_KEY = env.path("NEWSROOM_SIGNING_KEY", DATA / "signing_key.pem")
# How much of every process's memory holds whole pages (`paper.store`); while templates are written, none.
STORE_BYTES = 0 if DEBUG else env.number("NEWSROOM_STORE_MB", 64) * 1024 * 1024
STAFF_CONTEXT = [
    "django.contrib.auth.context_processors.auth",
    "django.contrib.messages.context_processors.messages",
]
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "paper.context.identity",
                *([] if PUBLIC_ONLY else STAFF_CONTEXT),
            ]
        },
    },
    # The readers' pages, also while they are unreleased: whoever prints one says in which language (`paper.page`).
    *(
        {
            "BACKEND": "django.template.backends.jinja2.Jinja2",
            "NAME": language,
            "OPTIONS": {
                "auto_reload": DEBUG,
                "context_processors": ["paper.context.identity"],
                "environment": "paper.templating.environment.environment",
                "language": language,
            },
        }
        for language in PAPER_IDENTITY
    ),
]
TIME_ZONE = env.text("NEWSROOM_TIME_ZONE", "Asia/Kabul")
USE_I18N = True
USE_TZ = True
X_FRAME_OPTIONS = "DENY"

# django.contrib.auth, .sessions, .staticfiles
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 15}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "admin:index"
# Two hours after the last page, twelve after signing in (`newsroom.accounts.SessionAge`).
SESSION_COOKIE_AGE = 2 * 60 * 60
SESSION_MAXIMUM_AGE = 12 * 60 * 60
SESSION_ENGINE = "newsroom.sessions"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_NAME = "__Host-sessionid" if HTTPS else "sessionid"
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = HTTPS
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
STATIC_ROOT = DATA / "static"
STATIC_URL = "/static/"
# Where no page stands that all readers share.
NOT_READERS_PAGES = ("/newsroom", MEDIA_URL, STATIC_URL)
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "paper.design.sheets.PageSheets",
]
# The editor loads its plugins by their plain names, so both copies stay.
WHITENOISE_KEEP_ONLY_HASHED_FILES = False
# A sheet that was not collected leaves a plain page, and not an error instead of the news.
WHITENOISE_MANIFEST_STRICT = False

# django-allauth: sign-in with throttle, second factor available, no sign-up
ACCOUNT_ADAPTER = "newsroom.accounts.StaffOnlyAdapter"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_RATE_LIMITS = {"login_failed": "5/m/key,30/m/ip", "login": "60/m/ip"}
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_SIGNUP_FIELDS = ["username*", "email", "password1*", "password2*"]
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXIES
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = PAPER_NAME
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS

# django-csp: what readers get; `newsroom.headers` holds what staff pages get instead
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

# django-ckeditor 4.22.1: a text box and nothing more. It is the last free release and is not patched any more
# (CVE-2024-24815 and its kin), so the body is cleaned on every write and on every load, nothing is uploaded through
# it, and the vendor's warning is silenced here, knowingly.
SILENCED_SYSTEM_CHECKS = ["ckeditor.W001"]
CKEDITOR_CONFIGS = {"article": editor.ARTICLE}

env.refuse_unknown()
