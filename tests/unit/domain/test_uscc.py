"""Credit codes: the standard's examples, every single-character error, what is said about a wrong one."""

from __future__ import annotations

import pytest

from qingdesk.domain import uscc
from qingdesk.domain.uscc import ALPHABET, UsccFaultKind, check_character, fault, inner_check_ok, normalise

EXAMPLES = ("914403001922038216", "91330100799655058B", "9144030071526726XG")


@pytest.mark.parametrize("code", EXAMPLES)
def test_public_examples_pass(code: str) -> None:
    assert fault(code) is None
    assert check_character(code[:17]) == code[17]


def test_weights_are_powers_of_three() -> None:
    assert tuple(pow(3, i, 31) for i in range(17)) == uscc.WEIGHTS


@pytest.mark.parametrize("code", EXAMPLES)
def test_every_single_character_error_is_caught(code: str) -> None:
    missed = [
        (position, other)
        for position in range(18)
        for other in ALPHABET
        if other != code[position] and fault(code[:position] + other + code[position + 1 :]) is None
    ]
    assert missed == []


def test_all_adjacent_swaps_of_the_example_are_caught() -> None:
    code = EXAMPLES[0]
    swapped = {code[:i] + code[i + 1] + code[i] + code[i + 2 :] for i in range(17)} - {code}
    assert len(swapped) == 14  # three pairs are alike
    assert all(fault(wrong) is not None for wrong in swapped)


def test_wrong_check_character_says_what_it_should_be() -> None:
    wrong = fault("914403001922038217")
    assert wrong is not None
    assert (wrong.kind, wrong.found, wrong.expected) == (UsccFaultKind.CHECK, "7", "6")
    assert wrong.suggestion == EXAMPLES[0]
    assert wrong.reason.format(**wrong.params).endswith("it should end in 6")


def test_length_is_told_first() -> None:
    wrong = fault("91440300192203821")
    assert wrong is not None
    assert wrong.kind is UsccFaultKind.LENGTH
    assert wrong.params == {"length": 17}


@pytest.mark.parametrize("letter", "IOSVZ")
def test_letters_that_are_misread_are_not_in_the_alphabet(letter: str) -> None:
    wrong = fault(f"91440300{letter}922038216")
    assert wrong is not None
    assert (wrong.kind, wrong.position, wrong.found) == (UsccFaultKind.ALPHABET, 9, letter)


def test_o_for_zero_and_i_for_one_are_suggested_only() -> None:
    wrong = fault("9I44O3001922038216")
    assert wrong is not None
    assert wrong.suggestion == EXAMPLES[0]


def test_region_must_be_digits_but_the_first_letter_may_be_one() -> None:
    wrong = fault("9144A300192203821" + "6")
    assert wrong is not None
    assert (wrong.kind, wrong.position) == (UsccFaultKind.REGION, 5)
    farm = "N2410922MA0000017"
    assert fault(farm + check_character(farm)) is None


@pytest.mark.parametrize(
    "text",
    [
        "914403 001922 038216",
        "９１４４０３００１９２２０３８２１６",
        "'914403001922038216",
        " 914403001922038216\n",
        "9144\u200b03001922038216",
    ],
)
def test_width_blanks_and_marks_are_normalised(text: str) -> None:
    assert normalise(text) == EXAMPLES[0]


def test_case_is_normalised() -> None:
    assert normalise("91330100799655058b") == EXAMPLES[1]
    assert normalise("９１３３０１００７９９６５５０５８ｂ") == EXAMPLES[1]


def test_inner_check_uses_all_letters() -> None:
    assert inner_check_ok(EXAMPLES[0])
    assert not inner_check_ok("914403001922038316")
    # K counts 20 in GB 11714 and 19 in GB 32100.
    total = sum(int(c, 36) * w for c, w in zip("MA000K00", (3, 7, 9, 10, 5, 8, 4, 2), strict=True))
    assert inner_check_ok("91410922MA000K00" + "0123456789X"[-total % 11] + "0")


def test_inner_check_of_something_else_is_false() -> None:
    assert not inner_check_ok("9144")
    assert not inner_check_ok("91440300甲922038216")


@pytest.mark.parametrize("first17", ["", "9144030019220382", "9144030019220382O"])
def test_check_character_of_nonsense_is_refused(first17: str) -> None:
    with pytest.raises(ValueError, match=r"17 characters|not in the alphabet"):
        check_character(first17)
