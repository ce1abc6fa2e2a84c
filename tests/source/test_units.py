"""One row gives a currency or a unit all that a reader and an editor see of it."""

from __future__ import annotations

from typing import get_args

import pytest

from macros.domain import dimensions, formats
from macros.schema.shared import Unit
from macros.source import numerals, prose_errors, units


def amounts(text):
    return [fault.near for fault in prose_errors.amounts(text)]


@pytest.mark.parametrize("unit", units.IDS)
def test_a_unit_can_be_chosen_read_and_calculated_with(unit):
    assert unit in get_args(Unit)
    assert formats.single(unit, 5).startswith((*(row.sign for row in units.CURRENCIES.values()), "5"))
    assert dimensions.fits_unit(dimensions.of_unit(unit), unit)


@pytest.mark.parametrize("currency", units.CURRENCIES.values(), ids=units.CURRENCIES)
def test_an_amount_of_every_currency_is_found_however_it_is_typed(currency):
    code = currency.id.upper()
    typed = [f"{currency.sign}500", f"{currency.sign} 500", f"500 {currency.sign}", f"{code} 500", f"500 {code}"]
    assert [amounts(f"It costs {text} to begin.") for text in typed] == [[text] for text in typed]
    assert numerals.advice(f"{currency.sign}93,600") == numerals.advice("93,600")
    sign, unit = f"{currency.sign}((fee))", formats.single(currency.id, 5)
    assert [fault.near for fault in prose_errors.signs(currency.sign, "((fee))", "")] == [sign]
    assert unit == f"{currency.sign}5"


def test_a_sign_belongs_to_the_number_after_it():
    assert amounts("from 2024 $500 more, in 2030 £5") == ["$500", "£5"]


def test_the_words_of_a_unit_are_what_people_type_for_it():
    assert all(units.typed(unit.id) or not unit.many for unit in units.UNITS.values())
