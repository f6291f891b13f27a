"""Inloggen via de eigen organisatie."""

import pytest

from knooppunt.toegang.rules.aanbieder import (
    Aanbieder,
    Instelfout,
    Verklaring,
    address_of,
    enough_proof,
    is_safe,
    read_providers,
)

GEMEENTE = Aanbieder(
    "lindeveen", "Gemeente Lindeveen", "https://inlog.lindeveen.nl", "k", "g", frozenset({"lindeveen.nl"})
)
IK = "linda@lindeveen.nl"


@pytest.mark.parametrize(
    ("titel", "verklaring", "adres"),
    [
        ("een adres dat de organisatie heeft gecontroleerd", Verklaring("1", IK, True), IK),
        ("hoofdletters maken niet uit", Verklaring("1", "Linda@Lindeveen.NL", True), IK),
        ("een adres dat zij niet heeft gecontroleerd", Verklaring("1", IK, False), ""),
        ("een adres van een andere organisatie", Verklaring("1", "joke@devuurtoren.nl", True), ""),
        ("een adres dat er alleen op lijkt", Verklaring("1", "x@nietlindeveen.nl", True), ""),
        (
            "een onderdeel van het domein is een ander domein",
            Verklaring("1", "x@jeugd.lindeveen.nl", True),
            "",
        ),
        ("geen adres", Verklaring("1"), ""),
    ],
)
def test_for_which_address_an_organisation_speaks(titel, verklaring, adres):
    """Voor welk adres een organisatie spreekt"""
    assert address_of(GEMEENTE, verklaring) == adres


@pytest.mark.parametrize(
    ("titel", "eis_acr", "eis_amr", "verklaring", "genoeg"),
    [
        ("niets gevraagd", (), (), Verklaring("1"), True),
        ("twee stappen gevraagd en gedaan", (), ("mfa",), Verklaring("1", amr=("pwd", "mfa")), True),
        ("twee stappen gevraagd en niet gedaan", (), ("mfa",), Verklaring("1", amr=("pwd",)), False),
        ("niveau gevraagd en gehaald", ("hoog",), (), Verklaring("1", acr="hoog"), True),
        ("niveau gevraagd en niet gehaald", ("hoog",), (), Verklaring("1", acr="laag"), False),
        ("niveau gevraagd en niets gezegd", ("hoog",), (), Verklaring("1"), False),
        ("beide gevraagd, één gehaald", ("hoog",), ("mfa",), Verklaring("1", acr="hoog"), False),
    ],
)
def test_how_sure_an_organisation_must_be(titel, eis_acr, eis_amr, verklaring, genoeg):
    """Hoe zeker de organisatie moet zijn"""
    aanbieder = Aanbieder("a", "A", "https://a.nl", "k", "g", frozenset(), acr=eis_acr, amr=eis_amr)
    assert enough_proof(aanbieder, verklaring) is genoeg


@pytest.mark.parametrize(
    ("adres", "mag"),
    [
        ("https://inlog.lindeveen.nl", True),
        ("http://inlog.lindeveen.nl", False),
        ("http://localhost:9400", True),
        ("http://127.0.0.1", True),
        ("http://127.0.0.1.elders.nl", False),
        ("http://localhost.elders.nl/", False),
        ("", False),
    ],
)
def test_an_address_is_reached_over_tls(adres, mag):
    """Een organisatie is alleen bereikbaar over een beveiligde verbinding"""
    assert is_safe(adres) is mag


OMGEVING = {
    "KNOOPPUNT_AANBIEDERS": "lindeveen",
    "KNOOPPUNT_AANBIEDER_LINDEVEEN_NAAM": "Gemeente Lindeveen",
    "KNOOPPUNT_AANBIEDER_LINDEVEEN_ADRES": "https://inlog.lindeveen.nl",
    "KNOOPPUNT_AANBIEDER_LINDEVEEN_CLIENT": "knooppunt",
    "KNOOPPUNT_AANBIEDER_LINDEVEEN_GEHEIM": "geheim",
    "KNOOPPUNT_AANBIEDER_LINDEVEEN_DOMEINEN": "lindeveen.nl, @jeugd.lindeveen.nl",
    "KNOOPPUNT_AANBIEDER_LINDEVEEN_AMR": "mfa",
    "KNOOPPUNT_AANBIEDER_LINDEVEEN_VERPLICHT": "ja",
}


def test_providers_are_read_from_the_environment():
    """Aanbieders staan in de omgeving"""
    (aanbieder,) = read_providers(OMGEVING)
    assert aanbieder == Aanbieder(
        "lindeveen", "Gemeente Lindeveen", "https://inlog.lindeveen.nl", "knooppunt", "geheim",
        frozenset({"lindeveen.nl", "jeugd.lindeveen.nl"}), amr=("mfa",), verplicht=True,
    )  # fmt: skip


def test_a_region_without_providers_has_none():
    """Een regio zonder aanbieders heeft er geen"""
    assert read_providers({}) == ()


def test_a_secret_is_not_shown_by_accident():
    """Een geheim staat niet in wat iemand afdrukt"""
    assert "geheim" not in repr(read_providers(OMGEVING)[0])


@pytest.mark.parametrize(
    ("naam", "waarde", "reden"),
    [
        ("KNOOPPUNT_AANBIEDER_LINDEVEEN_GEHEIM", "", "KNOOPPUNT_AANBIEDER_LINDEVEEN_GEHEIM ontbreekt."),
        ("KNOOPPUNT_AANBIEDER_LINDEVEEN_DOMEINEN", "", "KNOOPPUNT_AANBIEDER_LINDEVEEN_DOMEINEN ontbreekt."),
        (
            "KNOOPPUNT_AANBIEDER_LINDEVEEN_ADRES",
            "http://inlog.lindeveen.nl",
            "KNOOPPUNT_AANBIEDER_LINDEVEEN_ADRES moet met https:// beginnen.",
        ),
        (
            "KNOOPPUNT_AANBIEDERS",
            "De-Linde",
            "KNOOPPUNT_AANBIEDERS: 'De-Linde' kan niet. Gebruik kleine letters en cijfers.",
        ),
    ],
)
def test_a_setting_that_is_missing_is_named(naam, waarde, reden):
    """Een instelling die mist, wordt genoemd"""
    with pytest.raises(Instelfout) as fout:
        read_providers(OMGEVING | {naam: waarde})
    assert str(fout.value) == reden
