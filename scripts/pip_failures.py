"""Why could the packages not be installed? Turns what pip said into one sentence that says what to do."""

import platform
import re

# The first that matches is the reason: a network that fails also makes pip say that a package does not exist.
_REASONS = [
    (
        r"No space left on device|Disk quota exceeded",
        "the disk is full: make room (df -h shows where) and run the same command again.",
    ),
    (
        r"NewConnectionError|ConnectTimeoutError|NameResolutionError|ReadTimeoutError|ProxyError"
        r"|Temporary failure in name resolution|Network is unreachable|Connection refused",
        "the package index could not be reached: check the network (or pip's proxy and index settings) and try again.",
    ),
    (
        r"CERTIFICATE_VERIFY_FAILED|SSLError",
        "the package index has a certificate that this machine does not trust: set PIP_CERT to your network's "
        "certificate file.",
    ),
    (
        r"DO NOT MATCH THE HASHES",
        "a package is not the one that was locked, and nothing of it was used: find out who changed it before you "
        "try again.",
    ),
    (
        r"Read-only file system|Permission denied",
        "the folder .venv may not be written to: check who owns the checkout.",
    ),
]
# pip names the package in different places, by the step that failed.
_UNBUILT = (
    re.compile(r"No matching distribution found for ([A-Za-z0-9._-]+)"),
    re.compile(r"Failed building wheel for ([A-Za-z0-9._-]+)"),
    re.compile(r".*\bCollecting ([A-Za-z0-9._-]+).*subprocess-exited-with-error", re.DOTALL),
)


def explain(said: str) -> str:
    """Return the sentence for what pip `said` when it failed."""
    return f"The packages could not be installed: {_known_reason(said) or _unbuilt(said) or _last_error(said)}"


def _known_reason(said: str) -> str:
    return next((sentence for pattern, sentence in _REASONS if re.search(pattern, said)), "")


def _unbuilt(said: str) -> str:
    package = next((found[1] for pattern in _UNBUILT if (found := pattern.search(said))), "")
    return package and (
        f"{package} has no ready-made build for Python {platform.python_version()} on this machine and could not be "
        "compiled: use another Python (make PYTHON=python3.11), or install a C compiler and Python's headers "
        "(Debian and Ubuntu: apt-get install build-essential python3-dev)."
    )


def _last_error(said: str) -> str:
    errors = [line.partition("ERROR:")[2].strip() for line in said.splitlines() if "ERROR:" in line]
    return f"{errors[-1] if errors else 'pip did not say why'} (everything pip said is in .venv/pip.log)"
