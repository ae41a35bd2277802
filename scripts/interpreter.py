"""Can this Python do the work? Written so that Python 3.6 can read it too, and say that it is too old."""

MINIMUM = (3, 11)


def refusal(*, version: "tuple[int, int]", has_venv: bool, executable: str) -> str:
    """Return one sentence that says what to do about this Python, or an empty string when it will do."""
    if version < MINIMUM:
        return (
            f"Python 3.11 or newer is needed and {executable} is Python {version[0]}.{version[1]}: "
            "install a newer one, or name it: make PYTHON=/path/to/python3.11"
        )
    if not has_venv:
        return (
            f"{executable} cannot make a virtual environment, for its modules venv and ensurepip are missing: "
            f"install them (Debian and Ubuntu: apt-get install python{version[0]}.{version[1]}-venv), "
            "or name another Python: make PYTHON=/path/to/python3"
        )
    return ""
