"""What stops a target, in one sentence that says what to do about it?"""

import errno

DISK_FULL = "The disk is full: make room (df -h shows where) and run the same command again."


class Problem(Exception):
    """Carries the sentence that a person reads; it is printed alone, without a traceback."""


def from_database(error: Exception, *, place: str) -> Problem:
    """Return the sentence for a database that refuses; `place` is its file, or empty for a server."""
    reason = (str(error).strip().splitlines() or ["it says nothing"])[0]
    if "disk is full" in reason or "No space left" in reason:
        return Problem(DISK_FULL)
    if "not a database" in reason or "malformed" in reason:
        return Problem(
            f"{place} is damaged ({reason}): put a backup in its place, or move it away to start with a new one."
        )
    if place and ("readonly" in reason or "unable to open" in reason):
        return Problem(f"{place} cannot be opened and written to: check who owns it and its folder.")
    return Problem(f"The database refuses ({reason}): check DATABASE_URL.")


def from_os(error: OSError) -> Problem | None:
    """Return the sentence for a full disk or a folder that may not be written to; None for any other error."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return Problem(DISK_FULL)
    if error.errno in {errno.EROFS, errno.EACCES, errno.EPERM}:
        return Problem(
            f"{error.filename or 'A folder'} may not be written to: make it yours, work in a clone of your own, "
            "or set NEWSROOM_DATA to another folder."
        )
    return None
