"""De wegwijzer: de vaste contacten van een school en een adres."""

from datetime import date

import pytest

from knooppunt.wegwijzer.rules.contacten import (
    Contactfunctie,
    Grens,
    Langs,
    Ligging,
    agreement_verdict,
    borders_between,
    contact_verdict,
    goes_by,
    missing,
    rules_on,
)

OP = date(2026, 11, 16)
REGELS = {regel.code: regel for regel in rules_on(OP)}
SCHOOL, WOONPLAATS = Langs.SCHOOL, Langs.WOONPLAATS


@pytest.mark.parametrize(
    ("functie", "langs", "overal"),
    [
        (Contactfunctie.JEUGDHULP, SCHOOL, True),
        (Contactfunctie.SMW, SCHOOL, True),
        (Contactfunctie.JGZ, SCHOOL, True),
        (Contactfunctie.LEERPLICHT, WOONPLAATS, True),
        (Contactfunctie.GEMEENTE, WOONPLAATS, True),
        (Contactfunctie.BRUG, SCHOOL, False),
    ],
)
def test_de_gewone_regel(functie, langs, overal):
    """Langs wat vindt men een contact, en moet het er overal zijn?"""
    assert (REGELS[functie].langs, REGELS[functie].overal) == (langs, overal)


@pytest.mark.parametrize(
    ("titel", "afspraken", "langs"),
    [
        ("Zonder afspraak: de gewone regel", {}, WOONPLAATS),
        ("Een afspraak over leerplicht", {"leerplicht": SCHOOL}, SCHOOL),
        ("Een afspraak over alles", {"": SCHOOL}, SCHOOL),
        ("Die over leerplicht gaat voor die over alles", {"leerplicht": WOONPLAATS, "": SCHOOL}, WOONPLAATS),
        ("Een afspraak over iets anders", {"jgz": SCHOOL}, WOONPLAATS),
    ],
)
def test_een_afspraak_tussen_gemeenten(titel, afspraken, langs):
    """Langs wat gaat leerplicht als het kind over een gemeentegrens naar school gaat?"""
    assert goes_by(REGELS[Contactfunctie.LEERPLICHT], afspraken) is langs


@pytest.mark.parametrize(
    ("titel", "thuis", "school", "grenzen"),
    [
        ("Alles gelijk", ("GM1", "PO1", "a"), ("GM1", "PO1", "a"), []),
        ("Een andere gemeente", ("GM2", "PO1", "a"), ("GM1", "PO1", "a"), [Grens.GEMEENTE]),
        (
            "Ook een ander samenwerkingsverband van dezelfde regio",
            ("GM2", "PO2", "a"), ("GM1", "PO1", "a"), [Grens.GEMEENTE, Grens.SAMENWERKINGSVERBAND],
        ),
        ("Alles anders", ("GM2", "PO2", "b"), ("GM1", "PO1", "a"), list(Grens)),
        ("Van wat niet bekend is, wordt niets gezegd", ("GM2", "", ""), ("GM1", "PO1", "a"), [Grens.GEMEENTE]),
    ],
)  # fmt: skip
def test_grenzen_tussen_thuis_en_school(titel, thuis, school, grenzen):
    """Welke grenzen liggen er tussen thuis en school?"""
    assert list(borders_between(Ligging(*thuis), Ligging(*school))) == grenzen


def test_wat_ontbreekt():
    """Op de werklijst staat wat er overal moet zijn; een brugfunctionaris niet"""
    assert missing(REGELS.values(), SCHOOL, ["jgz"]) == [Contactfunctie.JEUGDHULP, Contactfunctie.SMW]
    assert missing(REGELS.values(), WOONPLAATS, []) == [Contactfunctie.LEERPLICHT, Contactfunctie.GEMEENTE]


@pytest.mark.parametrize(
    ("titel", "telefoon", "email", "reden"),
    [
        ("Een telefoonnummer", "099-1", "", ""),
        ("Een e-mailadres", "", "smw@voorbeeld.invalid", ""),
        ("Geen van beide", " ", "", "Vul een telefoonnummer of een e-mailadres in."),
    ],
)
def test_een_contact_is_bereikbaar(titel, telefoon, email, reden):
    """Wanneer kan een contact op de wegwijzer?"""
    assert contact_verdict(telefoon, email).reason == reden


@pytest.mark.parametrize(
    ("titel", "woont", "school", "tot", "reden"),
    [
        ("Twee gemeenten, zonder einde", "GM1", "GM2", None, ""),
        ("Eén gemeente", "GM1", "GM1", None, "Kies twee verschillende gemeenten."),
        ("Verkeerd om", "GM1", "GM2", OP, "De afspraak eindigt niet later dan zij begint."),
    ],
)
def test_een_afspraak_kan(titel, woont, school, tot, reden):
    """Wanneer kan een afspraak tussen gemeenten vanaf 16 november 2026 worden vastgelegd?"""
    assert agreement_verdict(woont, school, OP, tot).reason == reden
