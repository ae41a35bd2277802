"""What do all tests of the store begin with?"""

from collections.abc import Iterator

import pytest

from paper.store import stamp


@pytest.fixture(autouse=True)
def no_stamp_before() -> Iterator[None]:
    """Each test begins with the numbers of its own database."""
    stamp.file().unlink(missing_ok=True)
    yield
    stamp.file().unlink(missing_ok=True)
