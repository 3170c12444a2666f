"""The stance sentences through the whole reader, alone and in a report: no worse than when measured."""

from __future__ import annotations

import pytest

from evals.stance import ALONE, IN_A_REPORT, read_stances

# Share of right ones, rounded down. A sentence alone seldom sounds like a report of conflict: most have no event there.
# Of doubts alone none was right.
FLOORS = {"alone": {"denies": 0.23, "asserts": 0.14}, "in a report": {"denies": 0.93, "asserts": 0.71, "doubts": 0.5}}
AROUND = {"alone": ALONE, "in a report": IN_A_REPORT}


@pytest.mark.parametrize("place", list(FLOORS))
def test_the_stance_reaches_the_record(place: str) -> None:
    counts = read_stances(AROUND[place])
    assert sum(count.total() for count in counts.values()) >= 150
    for stance, floor in FLOORS[place].items():
        assert counts[stance]["right"] / counts[stance].total() >= floor, counts[stance]
    assert counts["none"]["wrong stance"] == 0, counts["none"]  # of a near miss nobody is said to deny anything
