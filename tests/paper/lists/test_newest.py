"""What is newest is found by an index, so that no archive is looked through for it."""

import pytest
from django.db import connection

from paper.models import PublishedEdition
from tests.factories import make_released_edition

pytestmark = pytest.mark.django_db

INDEX = "edition_ahead_by_language"
DEFINED = {
    "sqlite": "SELECT sql FROM sqlite_master WHERE name = %s",
    "postgresql": "SELECT indexdef FROM pg_indexes WHERE indexname = %s",
}


def test_what_is_out_ahead_is_found_by_an_index_of_its_own() -> None:
    make_released_edition()
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # A handful of rows is read whole, whatever indexes there are.
            cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(DEFINED[connection.vendor], [INDEX])
        [(definition,)] = cursor.fetchall()
    assert INDEX in PublishedEdition.objects.in_language("en").ahead().newest_first()[:3].explain()
    assert "is_ahead" in definition, "nothing else stands in it, so that it stays nearly empty"
