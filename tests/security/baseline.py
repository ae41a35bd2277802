"""Which headers does each kind of answer carry? The security document's baseline, as data."""

from tests.security.serving import Answer

Policy = dict[str, set[str]]

_SELF = {"'self'"}
READERS: Policy = {
    "default-src": {"'none'"},
    "base-uri": {"'none'"},
    "frame-ancestors": {"'none'"},
    **dict.fromkeys(
        ("script-src", "style-src", "img-src", "font-src", "connect-src", "manifest-src", "form-action"), _SELF
    ),
}
STAFF: Policy = {name: sources for name, sources in READERS.items() if name != "manifest-src"} | {
    "img-src": {"'self'", "data:"}
}
# CKEditor writes handlers and styles into its own page; nothing else in the newsroom may. The preview is framed.
FORM: Policy = STAFF | {
    "script-src-attr": {"'unsafe-inline'"},
    "style-src": {"'self'", "'unsafe-inline'"},
    "frame-src": _SELF,
}
MEDIA: Policy = {"default-src": {"'none'"}, "sandbox": set()}

POLICIES = {"reader": READERS, "staff": STAFF, "form": FORM, "media": MEDIA}

_ALWAYS = {
    "x-content-type-options": "nosniff",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), browsing-topics=()",
}
_STAFFS = {"referrer-policy": "no-referrer", "cache-control": "no-store", "x-robots-tag": "noindex, nofollow"}
HSTS = "max-age=31536000; includeSubDomains; preload"


def faults(answer: Answer, kind: str) -> list[str]:
    """Return what is wrong with the headers of an answer to a reader, a member of staff, the form or for a picture."""
    expected = _ALWAYS | (_STAFFS if kind in {"staff", "form"} else {"referrer-policy": "same-origin"})
    wrong = [f"{name}: {answer.header(name)}" for name, value in expected.items() if answer.header(name) != value]
    if policy_of(answer) != POLICIES[kind]:
        wrong.append(f"content-security-policy: {answer.header('content-security-policy')}")
    if kind not in {"staff", "form"}:
        wrong += [f"set-cookie: {line}" for line in answer.headers.get("set-cookie", [])]
        wrong += ["vary: cookie"] if "cookie" in answer.header("vary").lower() else []
        wrong += ["no-store"] if "no-store" in answer.header("cache-control") else []
    return wrong + [name for name in ("server", "x-powered-by") if "django" in answer.header(name).lower()]


def policy_of(answer: Answer) -> Policy:
    """Return an answer's content security policy by directive."""
    parts = [part.split() for part in answer.header("content-security-policy").split(";") if part.strip()]
    return {name: set(sources) for name, *sources in parts}
