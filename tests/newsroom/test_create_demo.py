"""Does `create_demo` make, report, refuse and keep quiet as it says?"""

import datetime
import io
import re
import stat

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from editions.models import Edition

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def create(*arguments: str) -> list[str]:
    out = io.StringIO()
    call_command("create_demo", *arguments, stdout=out)
    return out.getvalue().splitlines()


def test_it_makes_the_paper_and_says_who_signs_in_how() -> None:
    report = create("--stage", "planned", "--date", "2026-03-14")
    assert Edition.objects.get().issue_date == datetime.date(2026, 3, 15)
    assert report[0] == "Editions: 1, articles: 9, photos: 10."
    logins = [re.split(r"  +", line) for line in report[1:]]
    assert [(role, username) for role, username, _ in logins] == [
        ("writer", "writer"),
        ("section editor", "section-editor"),
        ("photo editor", "photo-editor"),
        ("editor-in-chief", "editor-in-chief"),
        ("administrator", "administrator"),
    ]
    assert [User.objects.get(username=name).check_password(password) for _, name, password in logins] == [True] * 5
    file = settings.DATA / "demo-logins.txt"
    assert file.read_text().splitlines() == report[1:]
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_it_refuses_a_database_with_editions_unless_it_may_keep_quiet() -> None:
    Edition.objects.create(issue_date=datetime.date(2026, 3, 14), number=1)
    with pytest.raises(CommandError, match=r"^There are editions in this database already: .*\.$"):
        create()
    assert create("--if-empty") == []
    assert (Edition.objects.count(), User.objects.count()) == (1, 0)
