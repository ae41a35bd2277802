"""Do tests run with the very versions that readers get?"""

import re

import pytest

from scripts import environment, places

pytestmark = pytest.mark.slow


def pins(name: str) -> dict[str, str]:
    """Return package, with the extras it is locked with → version with its marker."""
    return dict(lines(name))


def lines(name: str) -> list[tuple[str, str]]:
    """Return (package, version with its marker) pairs; some packages have another version for another Python."""
    return re.findall(r"^([][A-Za-z0-9._,-]+)==(.+?) ?\\?$", (places.ROOT / name).read_text(), flags=re.MULTILINE)


def test_the_requirements_of_tests_hold_those_of_the_site_at_the_same_versions() -> None:
    site, tests = pins(environment.RUN), pins(environment.DEVELOP)
    assert site
    assert {name: version for name, version in tests.items() if name in site} == site


@pytest.mark.parametrize("name", [environment.RUN, environment.DEVELOP])
def test_every_locked_package_has_its_digests(name: str) -> None:
    text = (places.ROOT / name).read_text()
    entries = re.split(r"\n(?=[A-Za-z0-9])", text)[1:]
    assert len(entries) == len(lines(name))
    assert [entry.splitlines()[0] for entry in entries if "--hash=sha256:" not in entry] == []
