"""Toegang in een noodgeval"""

from datetime import date

import pytest

from knooppunt.dossier.rules.nood import (
    Noodoordeel,
    attempt_verdict,
    emergency_period,
    is_told,
    review_verdict,
)

OP = date(2026, 11, 16)


@pytest.mark.parametrize(
    ("titel", "dag", "ziet"),
    [
        ("Op de dag zelf", date(2026, 11, 16), True),
        ("De dag erna", date(2026, 11, 17), True),
        ("Twee dagen later", date(2026, 11, 18), False),
    ],
)
def test_hoe_lang(titel, dag, ziet):
    """Hoe lang geldt toegang die op 16 november is geopend?"""
    assert emergency_period(OP).bevat(dag) is ziet


@pytest.mark.parametrize(
    ("titel", "pogingen", "reden"),
    [
        ("De eerste keer", 0, ""),
        ("De vijfde keer", 4, ""),
        (
            "De zesde keer",
            5,
            "Per dag kunt u hoogstens vijf keer een dossier openen in een noodgeval. "
            "Bel Veilig Thuis of 112 als het niet kan wachten.",
        ),
    ],
)
def test_hoe_vaak_op_een_dag(titel, pogingen, reden):
    """Hoe vaak mag iemand het op een dag proberen?"""
    assert attempt_verdict(pogingen, OP).reason == reden


@pytest.mark.parametrize(
    ("titel", "geboren", "hoort_het"),
    [
        ("De dag voor de twaalfde verjaardag", date(2014, 11, 17), False),
        ("Op de twaalfde verjaardag", date(2014, 11, 16), True),
    ],
)
def test_hoort_de_leerling_het(titel, geboren, hoort_het):
    """Hoort de leerling het ook?"""
    assert is_told(geboren, OP) is hoort_het


@pytest.mark.parametrize(
    ("titel", "oordeel", "gevolgen", "is_eigen", "is_beoordeeld", "reden"),
    [
        ("Terecht", Noodoordeel.TERECHT, "", False, False, ""),
        (
            "Niet terecht, met gevolgen",
            Noodoordeel.ONTERECHT,
            "Gesprek met de leidinggevende.",
            False,
            False,
            "",
        ),
        (
            "Niet terecht, zonder gevolgen",
            Noodoordeel.ONTERECHT,
            " ",
            False,
            False,
            "Schrijf op wat er gebeurt nu dit niet terecht was.",
        ),
        ("Zonder oordeel", None, "", False, False, "Kies of het terecht was."),
        (
            "De eigen toegang",
            Noodoordeel.TERECHT,
            "",
            True,
            False,
            "U kunt uw eigen noodtoegang niet beoordelen.",
        ),
        ("Een tweede keer", Noodoordeel.TERECHT, "", False, True, "Dit is al beoordeeld."),
    ],
)
def test_beoordelen(titel, oordeel, gevolgen, is_eigen, is_beoordeeld, reden):
    """Elke toegang in een noodgeval wordt beoordeeld"""
    assert review_verdict(oordeel, gevolgen, is_eigen=is_eigen, is_beoordeeld=is_beoordeeld).reason == reden
