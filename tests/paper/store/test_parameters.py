"""Does every view get the parameters that it reads, and no other?"""

import re
from pathlib import Path

import pytest
from django.conf import settings

from paper.store.parameters import PARAMETERS, canonical

_READ = re.compile(r"""(?:GET|given)(?:\.get(?:list)?\(|\[)\s*["'](\w+)["']""")


def test_what_a_public_view_reads_is_in_the_table() -> None:
    """One that is missing there never reaches the view on a running server, and no test through a client shows it."""
    sources = [file for floor in ("paper", "photos") for file in (Path(settings.BASE_DIR) / floor).rglob("*.py")]
    read = {name for file in sources for name in _READ.findall(file.read_text())}
    assert "q" in read, "the control arm: it does find them"
    assert read <= {name for _, names in PARAMETERS for name in names}


@pytest.mark.parametrize(
    ("path", "query", "expected"),
    [
        ("/search/", "q=a+b&utm_source=x", "q=a+b"),
        ("/search/", "before=3&q=a", "q=a&before=3"),
        ("/search/", "q=a&q=b", "q=b"),
        ("/search/", "q=&section=", ""),
        ("/search/", "q=%26%3D%00", "q=%26%3D%00"),
        ("/search/", "q=\xd8\xa2", "q=%D8%A2"),
        ("/search", "q=a", "q=a"),
        ("/fa-af/search/", "q=a&x=1", "q=a"),
        ("/ps/search", "before=3&q=a", "q=a&before=3"),
        ("/de/search/", "q=a", ""),
        ("/searching/", "q=a", ""),
        ("/api/v1/articles/", "limit=5&section=opinion&key=x", "section=opinion&limit=5"),
        ("/", "q=a", ""),
        ("/search/", "&&&=;", ""),
    ],
)
def test_a_query_is_reduced_to_what_counts(path: str, query: str, expected: str) -> None:
    assert canonical(path, query) == expected
