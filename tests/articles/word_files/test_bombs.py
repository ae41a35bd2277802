"""Is a small document that asks for much answered quickly and in little memory?"""

import json
import random
import subprocess
import sys
from collections.abc import Callable

import pytest

from tests.articles.word_files import making

MOST_WORK = 60  # yardsticks; thirty were measured
MOST_MEGABYTES = 400

# In a process of its own, so that the peak of its memory is that of this file alone.
ANSWER = """
import io, json, re, resource, sys
from pathlib import Path
import django
from django.conf import settings
settings.configure()
django.setup()
from articles.word_files.opening import WordFileRefused
from articles.word_files.reading import bring
from tests.work import measured

def answer():
    try:
        return str(len(bring(io.BytesIO(content)).body))
    except WordFileRefused as refused:
        return str(refused)

content = sys.stdin.buffer.read()
said, work = measured(answer)
status = Path("/proc/self/status")  # getrusage would count what the parent used before
peak = int(re.search(r"VmHWM:\\s*(\\d+)", status.read_text())[1]) if status.exists() else 0
peak = peak or resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(json.dumps([said, work, peak / 1024]))
"""


def _words(count: int) -> str:
    # Words that hardly compress, so that no limit on that is met.
    chosen = random.Random(count)
    return " ".join("".join(chosen.choices("abcdefghijklmnopqrstuvwxyz", k=6)) for _ in range(count))


def _paragraphs(count: int, *, words: int) -> bytes:
    texts = _words(count * words).split()
    return making.docx(
        making.paragraph("A title", "Title"),
        *[making.paragraph(" ".join(texts[n * words : (n + 1) * words])) for n in range(count)],
    )


def _runs() -> bytes:
    texts = iter(_words(12_000).split())
    run = "<w:r><w:rPr><w:b/></w:rPr><w:t>{}</w:t></w:r>"
    return making.docx(*["<w:p>" + "".join(run.format(next(texts)) for _ in range(12)) + "</w:p>" for _ in range(900)])


def _attributes() -> bytes:
    texts = iter(_words(300_000).split())
    named = [" ".join(f'a{n}="{next(texts)}"' for n in range(200)) for _ in range(1_200)]
    return making.docx(*[f"<w:p {each}><w:r><w:t>x</w:t></w:r></w:p>" for each in named])


BIG: dict[str, Callable[[], bytes]] = {
    "ten thousand paragraphs": lambda: _paragraphs(10_000, words=12),
    "as many paragraphs as are read": lambda: _paragraphs(16_000, words=4),
    "as many elements as are read": _runs,
    "attributes without end": _attributes,
    "one paragraph of five megabytes": lambda: _paragraphs(1, words=700_000),
}


def answer(content: bytes, *, program: str = ANSWER) -> tuple[str, float, float]:
    """Give (sentence or length of the text, work in yardsticks, megabytes at the peak)."""
    run = subprocess.run([sys.executable, "-c", program], input=content, capture_output=True, check=True)
    said, work, megabytes = json.loads(run.stdout)
    return said, work, megabytes


@pytest.mark.slow
@pytest.mark.parametrize("name", [*BIG, *making.HOSTILE])
def test_a_bomb_is_answered_quickly_and_in_little_memory(name: str) -> None:
    said, work, megabytes = answer((making.HOSTILE | BIG)[name]())
    assert (work < MOST_WORK, megabytes < MOST_MEGABYTES) == (True, True), (said, work, megabytes)
    if name == "ten thousand paragraphs":
        assert said.isdecimal(), "long, and a text all the same"


@pytest.mark.slow
def test_without_the_limits_the_same_document_takes_longer() -> None:
    # Control arm: a document of three times as many elements as are read.
    limits = "\nimport articles.word_files.opening as opening\nopening.MOST_ELEMENTS = opening.MOST_XML = 10**9\n"
    lifted = ANSWER.replace("\ncontent = sys", f"{limits}content = sys")
    content = _paragraphs(45_000, words=1)
    _, refused, _ = answer(content)
    _, converted, _ = answer(content, program=lifted)
    assert refused < MOST_WORK < converted
