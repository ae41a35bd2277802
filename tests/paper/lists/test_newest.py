"""What is newest is found by an index, so that no archive is looked through for it."""

import pytest
from django.db import connection

from paper.models import PublishedEdition
from tests.factories import make_released_edition

pytestmark = pytest.mark.django_db


def test_what_is_out_ahead_is_found_by_an_index_of_its_own() -> None:
    make_released_edition()
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # A handful of rows is read whole, whatever indexes there are.
            cursor.execute("SET LOCAL enable_seqscan = off")
    plan = PublishedEdition.objects.in_language("en").ahead().newest_first()[:3].explain()
    assert "edition_ahead_by_language" in plan
