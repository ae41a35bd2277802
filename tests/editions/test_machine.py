"""Whatever people of all roles do with several editions and articles, in whatever order: the promises hold.

Readers see what was released, corrected and not recalled, and nothing else; the proof had the pages that the release
made; nothing approved changes; every move is recorded, and no other; what is refused changes nothing.
"""

from collections import Counter
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from articles import moves
from editions import approval, release, workflow
from editions.pieces import as_they_are
from paper.proving import sealing
from paper.store import stamp
from tests.editions.machine.chair import Chair

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

EXAMPLES, STEPS = 20, 25
# So many examples try everything that people can do often enough to say that it was done.
MANY = 300


def run(*, examples: int, steps: int = STEPS, same: bool = True) -> None:
    """Run the machine: the same examples every time, or others; without making what fails smaller, which takes long."""
    Chair.made, Chair.refused = Counter(), Counter()
    run_state_machine_as_test(
        Chair,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            derandomize=same,
            phases=[Phase.generate],
            report_multiple_bugs=False,
            print_blob=True,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_the_promises_hold_whatever_people_do(request: pytest.FixtureRequest) -> None:
    many = request.config.getoption("--machine-examples")
    run(examples=many or EXAMPLES, same=not many)
    assert set(Chair.made) >= {"place", "send_for_approval", "approve", "release", "recall"}
    if many and many >= MANY:
        kinds = {
            "correction",
            "retraction",
            "kill",
            "set_release_time",
            "stop_the_press",
            "reopen",
            "release at its time",
        }
        assert set(Chair.made) >= kinds, Chair.made


def _record_all_but_recalls(model: Any, *, verb: str, **told: Any) -> None:
    if verb != "recall":
        RECORD(model, verb=verb, **told)


RECORD = moves.record
NOTHING = lambda *args, **options: None  # noqa: E731
FAULTS: dict[str, tuple[Any, str, Any]] = {
    "readers get the working copies": (
        release,
        "as_approved",
        lambda edition: as_they_are(edition.placements.in_order().with_article()),
    ),
    "an embargo set after the approval is forgotten": (release, "_refuse_embargoed", NOTHING),
    "nobody is asked whether they may": (workflow, "_refuse_stranger", NOTHING),
    "a recall is not recorded": (moves, "record", _record_all_but_recalls),
    "a correction makes no version of the manifest": (sealing, "correct", NOTHING),
    "readers' pages are kept though they changed": (stamp, "bump", NOTHING),
    "an approval leaves the articles as they are": (approval, "move_with_edition", NOTHING),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_found(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control arms: what the machine is to find, planted."""
    owner, name, instead = FAULTS[fault]
    monkeypatch.setattr(owner, name, instead)
    with pytest.raises(BaseException, match=r"(?s).*"):
        run(examples=MANY)
