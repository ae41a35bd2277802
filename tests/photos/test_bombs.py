"""Is a small file that asks for much answered quickly and in little memory?"""

import json
import subprocess
import sys

import pytest
from PIL import Image

from tests.photos import making

MOST_WORK = 40  # yardsticks; fourteen were measured
MOST_MEGABYTES = 400

# In a process of its own, so that the peak of its memory is that of this file alone.
ANSWER = """
import io, json, re, resource, sys
from pathlib import Path
from photos.intake import PhotoRefused, take_in
from tests.work import measured

def answer():
    try:
        return str(take_in(io.BytesIO(content)).master.size)
    except PhotoRefused as refused:
        return str(refused)

content = sys.stdin.buffer.read()
said, work = measured(answer)
status = Path("/proc/self/status")  # getrusage would count what the parent used before
peak = int(re.search(r"VmHWM:\\s*(\\d+)", status.read_text())[1]) if status.exists() else 0
peak = peak or resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(json.dumps([said, work, peak / 1024]))
"""

# Taken in, because somebody may mean them; all others of the bombs are refused.
MEANT = {
    "a PNG of 29,999 pixels by 1,600": "(2560, 137)",
    "a PNG of 49 megapixels in 16 bits with alpha": "(2560, 2560)",
}


def answer(content: bytes, *, program: str = ANSWER) -> tuple[str, float, float]:
    """Give (sentence or size, work in yardsticks, megabytes at the peak)."""
    run = subprocess.run([sys.executable, "-c", program], input=content, capture_output=True, check=True)
    said, work, megabytes = json.loads(run.stdout)
    return said, work, megabytes


@pytest.mark.parametrize("name", making.BOMBS)
def test_a_bomb_is_answered_quickly_and_in_little_memory(name: str) -> None:
    said, work, megabytes = answer(making.BOMBS[name]())
    assert (work < MOST_WORK, megabytes < MOST_MEGABYTES) == (True, True), (said, work, megabytes)
    assert said == MEANT.get(name) if name in MEANT else said.endswith(".")


@pytest.mark.slow
def test_a_camera_s_jpeg_of_50_megapixels_is_taken_in() -> None:
    noise = Image.effect_noise((866, 577), 60).resize((8660, 5773))
    said, _, megabytes = answer(making.encoded(noise.convert("RGB"), quality=60))
    assert said == "(2560, 1707)"
    assert megabytes < MOST_MEGABYTES


@pytest.mark.slow
def test_a_progressive_jpeg_of_48_megapixels_is_taken_in() -> None:
    said, _, megabytes = answer(making.encoded(Image.new("RGB", (8000, 6000), "teal"), progressive=True))
    assert said == "(2560, 1920)"
    assert megabytes < MOST_MEGABYTES


@pytest.mark.slow
def test_a_naive_thumbnail_of_a_bomb_takes_the_memory() -> None:
    naive = ANSWER.replace("take_in(io.BytesIO(content)).master.size", "naive(content)").replace(
        "from photos.intake import PhotoRefused, take_in",
        """from PIL import Image
class PhotoRefused(Exception): pass
def naive(content):
    image = Image.open(io.BytesIO(content)).convert("RGB")
    image.thumbnail((2560, 2560))
    return image.size""",
    )
    said, _, megabytes = answer(making.BOMBS["a WebP of 49 megapixels"](), program=naive)
    assert said == "(2560, 2560)"
    assert megabytes > MOST_MEGABYTES


@pytest.mark.slow
def test_the_scans_that_are_counted_would_take_minutes() -> None:
    # Control arm of the JPEG of a thousand scans, at a fiftieth of its length.
    content = making.many_scans((4_000, 3_000), scans=20)
    program = ANSWER.replace("content = sys", "import photos.intake\nphotos.intake.MOST_SCANS = 10**9\ncontent = sys")
    _, few, _ = answer(making.encoded(Image.new("RGB", (4_000, 3_000)), progressive=True))
    _, many, _ = answer(content, program=program)
    assert (many - few) * 50 > MOST_WORK
