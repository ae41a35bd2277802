"""What do the tests of proving share? A paper that signs."""

from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from paper.proving import keys
from tests import factories


@pytest.fixture
def key(tmp_path: Path, settings: Settings) -> keys.Key:
    """A key that the paper signs with, in a folder of its own."""
    settings.SIGNING_KEY = tmp_path / "signing_key.pem"
    return keys.make(at=factories.NOW)
