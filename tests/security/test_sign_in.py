"""Can somebody get in who should not: by guessing, by waiting, or by a form that was forgotten?"""

from collections.abc import Callable

import pytest
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import User
from django.test import Client

from tests.factories import People

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
SignIn = Callable[[User], Client]
RIGHT = "a lantern in every window"


def test_nobody_inside_can_guess_at_another_door(people: People, sign_in: SignIn) -> None:
    User.objects.filter(pk=people.editor_in_chief.pk).update(password=make_password(RIGHT))
    client = sign_in(people.writer)
    client.post("/newsroom/login/", {"username": people.editor_in_chief.username, "password": RIGHT})
    assert client.session["_auth_user_id"] == str(people.writer.pk)
