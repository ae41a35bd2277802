"""Whatever people of all roles do with several editions and articles, in whatever order: the promises hold."""

from collections import Counter

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.editions.machine.chair import Chair

pytestmark = pytest.mark.django_db

STEPS = 30


def run(*, examples: int, phases: tuple[Phase, ...] = (Phase.generate,), same: bool = True) -> None:
    Chair.made, Chair.refused = Counter(), Counter()
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        Chair,
        settings=settings(
            max_examples=examples,
            stateful_step_count=STEPS,
            derandomize=same,
            phases=phases,
            report_multiple_bugs=False,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_the_promises_hold_whatever_people_do(request: pytest.FixtureRequest) -> None:
    examples = request.config.getoption("--machine-examples")
    run(examples=examples or 30, same=not examples)
    print(Chair.made, Chair.refused)
