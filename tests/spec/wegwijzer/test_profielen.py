"""De wegwijzer: ondersteuningsprofielen van scholen."""

from datetime import date

import pytest

from knooppunt.wegwijzer.rules.bandbreedte import Spreidingsregel, picture, spread, too_wide
from knooppunt.wegwijzer.rules.profielen import (
    Ingevuld,
    Onderdeelsoort,
    Profielstand,
    Profielstatus,
    Verandering,
    below_norm,
    change_since,
    change_verdict,
    holds_until,
    may_become,
    norm_verdict,
    publish_verdict,
    ready_by,
    reopen_verdict,
    school_year,
    standing,
)
from knooppunt.wegwijzer.rules.validatie import (
    Gezien,
    Validatiestatus,
    answer_by,
    ask_verdict,
    is_validated,
    outcome_verdict,
    still_counts,
)
from knooppunt.wegwijzer.rules.validatie import may_become as validation_may_become

OP = date(2026, 11, 16)
CONCEPT, VASTGESTELD = Profielstatus.CONCEPT, Profielstatus.VASTGESTELD


@pytest.mark.parametrize(
    ("titel", "dag", "schooljaar"),
    [
        ("De laatste dag van een schooljaar", date(2026, 7, 31), 2025),
        ("De eerste dag van het volgende", date(2026, 8, 1), 2026),
        ("In januari", date(2027, 1, 5), 2026),
    ],
)
def test_het_schooljaar(titel, dag, schooljaar):
    """In welk schooljaar ligt een dag? Het heet naar het jaar waarin het begint"""
    assert school_year(dag) == schooljaar


@pytest.mark.parametrize(
    ("titel", "vastgesteld", "geldt_tot_en_met"),
    [
        ("Een SOP van voor de wetswijziging: vier jaar", date(2025, 7, 31), date(2029, 7, 31)),
        ("Sinds 1 augustus 2025 in de schoolgids: elk jaar", date(2025, 8, 1), date(2026, 8, 1)),
    ],
)
def test_hoe_lang_een_profiel_geldt(titel, vastgesteld, geldt_tot_en_met):
    """Tot en met welke dag geldt een profiel?"""
    assert holds_until(vastgesteld) == geldt_tot_en_met


@pytest.mark.parametrize(
    ("titel", "jaar", "vastgesteld", "gevalideerd", "stand"),
    [
        ("Nooit een profiel", None, None, False, Profielstand.ONTBREEKT),
        (
            "Van vorig schooljaar, meer dan een jaar oud",
            2025,
            date(2025, 9, 10),
            True,
            Profielstand.VEROUDERD,
        ),
        ("Van vorig schooljaar, in mei vastgesteld", 2025, date(2026, 5, 10), True, Profielstand.VORIG_JAAR),
        ("Een SOP van 2024 geldt vier jaar", 2024, date(2025, 5, 10), False, Profielstand.VORIG_JAAR),
        (
            "Van dit schooljaar, niemand keek mee",
            2026,
            date(2026, 9, 10),
            False,
            Profielstand.NIET_GEVALIDEERD,
        ),
        ("Van dit schooljaar, gevalideerd", 2026, date(2026, 9, 10), True, Profielstand.GEVALIDEERD),
    ],
)
def test_hoe_het_met_een_profiel_staat(titel, jaar, vastgesteld, gevalideerd, stand):
    """Hoe staat het op 16 november 2026 met het nieuwste profiel van een school?"""
    assert standing(jaar, vastgesteld, gevalideerd, OP) is stand


def part(naam="Lezen", soort="basis", niveau=3, bewijs="Twee leesspecialisten."):
    return Ingevuld(naam, Onderdeelsoort(soort), niveau, bewijs)


@pytest.mark.parametrize(
    ("titel", "delen", "ouders", "reden"),
    [
        ("Alles ingevuld", [part()], "Welkom.", ""),
        ("Een onderdeel van de basis zonder niveau", [part(niveau=None)], "Welkom.", "Kies een niveau bij: Lezen."),
        ("Iets extra's mag leeg blijven", [part(), part("Autisme", "extra", None, "")], "Welkom.", ""),
        ("Op orde, maar zonder bewijs", [part(bewijs=" ")], "Welkom.", "Schrijf op waaraan men het ziet bij: Lezen."),
        ("In ontwikkeling mag zonder bewijs", [part(niveau=2, bewijs="")], "Welkom.", ""),
        ("Zonder tekst voor ouders", [part()], " ", "Schrijf een korte tekst voor ouders."),
        (
            "De regio koos nog niets", [], "Welkom.",
            "De regio koos nog geen onderdelen. Vraag het samenwerkingsverband.",
        ),
    ],
)  # fmt: skip
def test_vaststellen(titel, delen, ouders, reden):
    """Kan een school haar profiel vaststellen?"""
    assert publish_verdict(delen, ouders, OP).reason == reden


@pytest.mark.parametrize(
    ("titel", "status", "jaar", "reden"),
    [
        ("Het concept van dit schooljaar", CONCEPT, 2026, ""),
        ("Vastgesteld", VASTGESTELD, 2026, "Dit profiel is vastgesteld. Zet het eerst terug naar concept."),
        (
            "Het concept van vorig jaar",
            CONCEPT,
            2025,
            "Een profiel van een ander schooljaar verandert niet meer.",
        ),
    ],
)
def test_veranderen(titel, status, jaar, reden):
    """Kan een school op 16 november 2026 iets veranderen?"""
    assert change_verdict(status, jaar, OP).reason == reden


@pytest.mark.parametrize(
    ("titel", "status", "jaar", "reden"),
    [
        ("Vastgesteld dit schooljaar", VASTGESTELD, 2026, ""),
        ("Het is al een concept", CONCEPT, 2026, "Dit profiel is al een concept."),
        (
            "Dat van vorig jaar blijft staan", VASTGESTELD, 2025,
            "Een profiel van een ander schooljaar verandert niet meer.",
        ),
    ],
)  # fmt: skip
def test_terug_naar_concept(titel, status, jaar, reden):
    """Kan een profiel terug naar concept?"""
    assert reopen_verdict(status, jaar, OP).reason == reden


def test_twee_keer_vaststellen():
    """Een vastgesteld profiel wordt niet nog eens vastgesteld"""
    reden = "Dit profiel is vastgesteld. Zet het eerst terug naar concept."
    assert may_become(VASTGESTELD, VASTGESTELD).reason == reden


@pytest.mark.parametrize(
    ("titel", "niveau", "vorig", "verandering"),
    [
        ("Hoger", 3, 2, Verandering.VOORUIT),
        ("Hetzelfde", 3, 3, Verandering.GELIJK),
        ("Lager", 2, 3, Verandering.ACHTERUIT),
        ("Vorige keer niets gezegd", 3, None, Verandering.NIEUW),
    ],
)
def test_wat_er_veranderde(titel, niveau, vorig, verandering):
    """Wat veranderde er sinds de vorige keer?"""
    assert change_since(niveau, vorig) is verandering


@pytest.mark.parametrize(
    ("titel", "niveau", "norm", "onder"),
    [
        ("Lager dan afgesproken", 2, 3, True),
        ("Precies zoals afgesproken", 3, 3, False),
        ("Er is niets afgesproken", 1, None, False),
        ("Nog niet ingevuld", None, 3, False),
    ],
)
def test_naast_de_norm(titel, niveau, norm, onder):
    """Ligt een school onder de norm van de regio?"""
    assert below_norm(niveau, norm) is onder


@pytest.mark.parametrize(
    ("titel", "niveau", "bandbreedte", "reden"),
    [
        ("Een niveau, en hoe ver scholen uit elkaar mogen liggen", 3, 1, ""),
        ("Geen afspraak meer", None, None, ""),
        ("Een niveau dat er niet is", 5, None, "Kies een niveau van 1 tot en met 4."),
        ("Wel een verschil, geen niveau", None, 1, "Kies eerst een niveau. Het verschil is 0 tot en met 3 stappen."),
        ("Vier stappen kan niet", 3, 4, "Kies eerst een niveau. Het verschil is 0 tot en met 3 stappen."),
    ],
)  # fmt: skip
def test_een_norm(titel, niveau, bandbreedte, reden):
    """Wat kan een regio afspreken?"""
    assert norm_verdict(niveau, bandbreedte).reason == reden


@pytest.mark.parametrize(
    ("titel", "status", "school", "wie", "reden"),
    [
        ("Een andere school", VASTGESTELD, 1, 2, ""),
        ("De eigen school", VASTGESTELD, 1, 1, "Een school valideert haar eigen profiel niet."),
        (
            "Nog een concept", CONCEPT, 1, 2,
            "Stel het profiel eerst vast. Daarna kan iemand anders meekijken.",
        ),
    ],
)  # fmt: skip
def test_om_validatie_vragen(titel, status, school, wie, reden):
    """Kan een school deze organisatie vragen om mee te kijken?"""
    assert ask_verdict(status, school, wie).reason == reden


@pytest.mark.parametrize(
    ("titel", "gezien", "reden"),
    [
        ("Hetzelfde gezien", [Gezien("Lezen", 3, 3, "")], ""),
        ("Iets anders gezien, met uitleg", [Gezien("Lezen", 3, 2, "In één groep nog niet.")], ""),
        (
            "Iets anders gezien, zonder uitleg", [Gezien("Lezen", 3, 2, " ")],
            "Schrijf op waarom u iets anders zag bij: Lezen.",
        ),
        ("Niets bekeken", [], "Kies bij ten minste één onderdeel wat u zag."),
    ],
)  # fmt: skip
def test_wat_een_ander_zag(titel, gezien, reden):
    """Wat schrijft wie meekijkt?"""
    assert outcome_verdict(gezien).reason == reden


@pytest.mark.parametrize(
    ("titel", "toen", "nu", "telt"),
    [
        ("De school zegt nog hetzelfde", 3, 3, True),
        ("De school zegt nu iets anders", 3, 4, False),
        ("De school haalde het weg", 3, None, False),
    ],
)
def test_tot_wanneer_een_validatie_telt(titel, toen, nu, telt):
    """Telt een validatie nog?"""
    assert still_counts(toen, nu) is telt


@pytest.mark.parametrize(
    ("titel", "getoetst", "gevalideerd"),
    [
        ("Elk onderdeel", [True, True], True),
        ("Eén niet", [True, False], False),
        ("Er is niets ingevuld", [], False),
    ],
)
def test_een_heel_profiel(titel, getoetst, gevalideerd):
    """Is een profiel gevalideerd?"""
    assert is_validated(getoetst) is gevalideerd


@pytest.mark.parametrize(
    ("nu", "straks", "reden"),
    [
        ("gevraagd", "afgerond", ""),
        ("gevraagd", "geweigerd", ""),
        ("gevraagd", "ingetrokken", ""),
        ("afgerond", "ingetrokken", "Deze validatie is al afgerond."),
        ("geweigerd", "afgerond", "Er is al geantwoord dat deze validatie niet kan."),
        ("ingetrokken", "afgerond", "Deze validatie is ingetrokken."),
    ],
)
def test_van_gevraagd_tot_gevalideerd(nu, straks, reden):
    """Kan een validatie van de ene staat naar de andere?"""
    assert validation_may_become(Validatiestatus(nu), Validatiestatus(straks)).reason == reden


def test_de_dagen():
    """Een profiel is klaar op 1 november; wie is gevraagd, valideert binnen zes weken"""
    assert (ready_by(2026), answer_by(OP)) == (date(2026, 11, 1), date(2026, 12, 28))


@pytest.mark.parametrize(
    ("titel", "niveaus", "norm", "bandbreedte", "uitkomst"),
    [
        ("Eén school onder de norm, te ver uit elkaar", [1, 3, 4], 3, 2, (3, 1, True)),
        ("Precies zo ver als mag", [2, 4], 3, 2, (2, 1, False)),
        ("Niets afgesproken", [1, 4], None, None, (3, 0, False)),
    ],
)
def test_de_bandbreedte(titel, niveaus, norm, bandbreedte, uitkomst):
    """Hoe ver liggen scholen uit elkaar, hoeveel liggen onder de norm, en is dat te ver?"""
    s = spread(niveaus)
    assert (s.breedte, s.below(norm), too_wide(s, bandbreedte)) == uitkomst


def test_het_plaatje():
    """De lijn loopt van de laagste naar de hoogste school, en de grootste stip is het vaakste niveau"""
    (rij,) = picture([Spreidingsregel("Lezen", spread([2, 3, 3]), norm=3)]).rijen
    (laag, klein, een), (hoog, groot, twee) = rij.punten
    assert (rij.van, rij.tot, rij.norm, een, twee, klein < groot) == (laag, hoog, hoog, 1, 2, True)
