"""B24 承诺无书面依据."""

from __future__ import annotations

import pytest

from qingdesk.domain.commitment import CommitmentBasis
from qingdesk.rules.commitments.commitment_without_basis import RULE
from tests.unit.rules.samples import YELLOW, cadre_facts, commitment, day, limits, severities


@pytest.mark.parametrize("basis", [None, *CommitmentBasis])
def test_a_basis_in_writing(basis: CommitmentBasis | None) -> None:
    facts = cadre_facts(commitments=(commitment(basis=basis),))
    expected = [YELLOW] if basis in (None, CommitmentBasis.NONE) else []
    assert severities(RULE.check(facts, limits(), day("2026-03-02"))) == expected
    assert RULE.check(facts, limits(), day("2026-03-01")) == []
