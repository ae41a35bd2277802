"""What do the tests of safety share? The database that a module's tests and a real server look at together."""

from tests.browser.conftest import standing_house

__all__ = ["standing_house"]
