"""Het knooppunt: wanneer mag een overleg, wie moet zijn uitgenodigd, en hoe lang ziet iemand een kind?"""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from knooppunt.basis.verdict import JA
from knooppunt.dossier.rules.knooppunt import (
    OVERGANGEN,
    Overlegstatus,
    Uitnodigingsstand,
    agreement_is_possible,
    family_is_invited,
    ground_is_complete,
    guest_may_look_until,
    may_be_held,
    may_be_planned,
    may_become,
    may_begin,
    may_change_agenda,
    may_write_duiding,
    member_access_until,
    merge_texts,
    pupil_is_invited_itself,
)
from knooppunt.dossier.rules.kring import Grondslag

S = Overlegstatus
OVERLEGDAG = date(2026, 12, 1)
GOED = Uitnodigingsstand("Ilyas", 1, (), "", True, "")

UITGENODIGD = [
    # wat anders is dan "alles in orde", de redenen, titel
    ({}, (), "Ouders en leerling zijn uitgenodigd: het kan"),
    (
        {"ouders_genodigd": 0, "ouders_niet_genodigd": ("Samira",)},
        ("Ilyas: de ouders zijn niet uitgenodigd, en er staat geen reden.",),
        "Geen ouder uitgenodigd en geen reden: het kan niet",
    ),
    (
        {
            "ouders_genodigd": 0,
            "ouders_niet_genodigd": ("Samira",),
            "reden_zonder_ouders": "Moeder vroeg dit zelf.",
        },
        (),
        "Geen ouder uitgenodigd, wel een reden: het kan",
    ),
    (
        {"ouders_niet_genodigd": ("Karim",)},
        ("Ilyas: niet alle ouders zijn uitgenodigd (Karim niet), en er staat geen reden.",),
        "Eén van de twee ouders uitgenodigd en geen reden: het kan niet",
    ),
    (
        {"ouders_niet_genodigd": ("Karim",), "reden_zonder_ouders": "Vader heeft geen contact."},
        (),
        "Eén van de twee ouders uitgenodigd, wel een reden: het kan",
    ),
    (
        {"leerling_genodigd": False},
        ("Ilyas: de leerling is niet uitgenodigd, en er staat geen reden.",),
        "Leerling niet uitgenodigd en geen reden: het kan niet",
    ),
    (
        {"leerling_genodigd": False, "reden_zonder_leerling": "De juf praatte met hem."},
        (),
        "Leerling niet uitgenodigd, wel een reden: het kan",
    ),
    (
        {"leerling_genodigd": False, "reden_zonder_leerling": "   "},
        ("Ilyas: de leerling is niet uitgenodigd, en er staat geen reden.",),
        "Een reden van alleen spaties is geen reden",
    ),
    (
        {"ouders_genodigd": 0, "leerling_genodigd": False},
        (
            "Ilyas: de ouders zijn niet uitgenodigd, en er staat geen reden.",
            "Ilyas: de leerling is niet uitgenodigd, en er staat geen reden.",
        ),
        "Niemand van het gezin uitgenodigd: allebei staat er",
    ),
]


@pytest.mark.parametrize(("anders", "redenen", "titel"), UITGENODIGD, ids=[t for *_, t in UITGENODIGD])
def test_het_gezin_is_uitgenodigd_of_er_staat_waarom_niet(anders, redenen, titel):
    assert family_is_invited(replace(GOED, **anders)).reasons == redenen


def test_een_overleg_zonder_zaken_kan():
    assert may_be_held([]) == JA


def test_een_zaak_die_niet_in_orde_is_houdt_het_hele_overleg_tegen():
    assert may_be_held([GOED, replace(GOED, zaak="Mila", leerling_genodigd=False)]).reasons == (
        "Mila: de leerling is niet uitgenodigd, en er staat geen reden.",
    )


STAPPEN = [
    (van, naar, naar in mogelijk)
    for van, mogelijk in (
        (S.GEPLAND, {S.BEZIG, S.AFGELAST}),
        (S.BEZIG, {S.GEHOUDEN}),
        (S.GEHOUDEN, set()),
        (S.AFGELAST, set()),
    )
    for naar in S
]


@pytest.mark.parametrize(("van", "naar", "kan"), STAPPEN, ids=[f"{a}-{b}" for a, b, _ in STAPPEN])
def test_van_welke_stand_een_overleg_naar_welke_gaat(van, naar, kan):
    assert bool(may_become(van, naar)) is kan


def test_elke_stand_staat_in_de_tabel():
    assert set(OVERGANGEN) == set(S)


BEGINNEN = [
    (S.GEPLAND, date(2026, 11, 30), False, "De dag ervoor: nog niet"),
    (S.GEPLAND, date(2026, 12, 1), True, "Op de dag zelf: ja"),
    (S.GEPLAND, date(2026, 12, 3), True, "Later nog vastleggen: ja"),
    (S.AFGELAST, date(2026, 12, 1), False, "Een afgelast overleg begint niet"),
    (S.GEHOUDEN, date(2026, 12, 1), False, "Een gehouden overleg begint niet opnieuw"),
]


@pytest.mark.parametrize(("status", "vandaag", "kan", "titel"), BEGINNEN, ids=[t for *_, t in BEGINNEN])
def test_wanneer_een_overleg_begint(status, vandaag, kan, titel):
    assert bool(may_begin(status, OVERLEGDAG, vandaag)) is kan


NU = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)
PLANNEN = [
    (NU + timedelta(hours=1), 60, (), "Over een uur kan"),
    (NU, 60, ("Kies een moment in de toekomst.",), "Nu is te laat"),
    (NU + timedelta(days=731), 60, (), "Over twee jaar kan nog net"),
    (
        NU + timedelta(days=732),
        60,
        ("Kies een moment binnen twee jaar.",),
        "Over meer dan twee jaar is een vergissing",
    ),
    (
        NU + timedelta(days=1),
        9,
        ("Een overleg duurt tussen de 10 minuten en 8 uur.",),
        "Negen minuten is te kort",
    ),
    (NU + timedelta(days=1), 480, (), "Acht uur kan"),
    (
        NU + timedelta(days=1),
        481,
        ("Een overleg duurt tussen de 10 minuten en 8 uur.",),
        "Langer dan acht uur niet",
    ),
]


@pytest.mark.parametrize(("begin", "duur", "redenen", "titel"), PLANNEN, ids=[t for *_, t in PLANNEN])
def test_wanneer_een_overleg_te_plannen_is(begin, duur, redenen, titel):
    assert may_be_planned(begin, duur, NU).reasons == redenen


@pytest.mark.parametrize("status", [S.BEZIG, S.GEHOUDEN, S.AFGELAST])
def test_na_de_start_staat_de_agenda_vast(status):
    assert may_change_agenda(status).reasons == (
        f"Dit overleg is {status.label}. De agenda en de uitnodigingen staan vast.",
    )


LEEFTIJD = [
    (date(2014, 12, 2), True, False, "De dag voor de twaalfde verjaardag: via de ouders"),
    (date(2014, 12, 1), True, True, "Op de twaalfde verjaardag: een eigen uitnodiging"),
    (date(2010, 5, 4), False, False, "Ouder dan twaalf zonder account: via de ouders"),
]


@pytest.mark.parametrize(("geboren", "account", "zelf", "titel"), LEEFTIJD, ids=[t for *_, t in LEEFTIJD])
def test_vanaf_welke_leeftijd_de_leerling_een_eigen_uitnodiging_krijgt(geboren, account, zelf, titel):
    assert pupil_is_invited_itself(geboren, OVERLEGDAG, account) is zelf


def test_een_lid_ziet_het_kind_tot_twee_weken_na_het_overleg():
    assert member_access_until(OVERLEGDAG) == date(2026, 12, 15)


GASTEN = [
    (date(2026, 12, 1), ("De einddatum ligt na de dag van het overleg.",), "De dag zelf is te vroeg"),
    (date(2026, 12, 2), (), "De dag erna kan"),
    (date(2026, 12, 15), (), "Even lang als een lid kan"),
    (
        date(2026, 12, 16),
        ("Een gast ziet de zaak niet langer dan tot 15-12-2026.",),
        "Langer dan een lid kan niet",
    ),
]


@pytest.mark.parametrize(("tot", "redenen", "titel"), GASTEN, ids=[t for *_, t in GASTEN])
def test_tot_wanneer_een_gast_het_kind_ziet(tot, redenen, titel):
    assert guest_may_look_until(tot, OVERLEGDAG).reasons == redenen


GRONDEN = [
    (Grondslag.TOESTEMMING, "Samira", (), "Toestemming met een naam"),
    (Grondslag.TOESTEMMING, " ", ("Schrijf op wie toestemming gaf.",), "Toestemming zonder naam"),
    (Grondslag.WETTELIJKE_TAAK, "", (), "Een wettelijke taak vraagt geen naam"),
]


@pytest.mark.parametrize(("grond", "door", "redenen", "titel"), GRONDEN, ids=[t for *_, t in GRONDEN])
def test_op_welke_grond_het_team_over_een_kind_praat(grond, door, redenen, titel):
    assert ground_is_complete(grond, door).reasons == redenen


SCHRIJVEN = [
    (S.GEPLAND, OVERLEGDAG, False, "Voor het begin niet"),
    (S.BEZIG, OVERLEGDAG, True, "Tijdens het overleg"),
    (S.GEHOUDEN, date(2026, 12, 14), True, "De laatste dag erna nog wel"),
    (S.GEHOUDEN, date(2026, 12, 15), False, "Twee weken erna staat het verslag vast"),
    (S.AFGELAST, OVERLEGDAG, False, "Bij een afgelast overleg niet"),
]


@pytest.mark.parametrize(("status", "dag", "kan", "titel"), SCHRIJVEN, ids=[t for *_, t in SCHRIJVEN])
def test_wanneer_het_team_schrijft(status, dag, kan, titel):
    assert bool(may_write_duiding(status, OVERLEGDAG, dag)) is kan


SAMEN = [
    # begin, mijn, bewaard, samen, botsing, titel
    ("a", "b", "a", {"sterk": "b"}, {}, "Alleen ik veranderde iets: mijn tekst"),
    ("a", "a", "b", {"sterk": "b"}, {}, "Alleen de ander veranderde iets: de tekst van de ander blijft"),
    ("a", "b", "b", {"sterk": "b"}, {}, "Allebei hetzelfde geschreven"),
    ("a", "b", "c", {}, {"sterk": "c"}, "Allebei iets anders: beide teksten op het scherm"),
    ("a", "a", "a", {"sterk": "a"}, {}, "Niemand veranderde iets"),
]


@pytest.mark.parametrize(
    ("begin", "mijn", "bewaard", "samen", "botsing", "titel"), SAMEN, ids=[t for *_, t in SAMEN]
)
def test_twee_mensen_schrijven_tegelijk(begin, mijn, bewaard, samen, botsing, titel):
    assert merge_texts({"sterk": begin}, {"sterk": mijn}, {"sterk": bewaard}) == (samen, botsing)


VANDAAG = date(2026, 12, 1)
DATUM = "Kies een datum vanaf vandaag, binnen twee jaar."
AFSPRAKEN = [
    (VANDAAG, None, (), "Vandaag kan"),
    (date(2026, 11, 30), None, (DATUM,), "Gisteren niet"),
    (date(2029, 1, 1), None, (DATUM,), "Over meer dan twee jaar niet"),
    (date(2026, 12, 14), date(2026, 12, 15), (), "De laatste dag dat een gast het kind ziet"),
    (
        date(2026, 12, 15),
        date(2026, 12, 15),
        ("Ria ziet dit dossier tot 15-12-2026. Kies een eerdere datum, of vraag Ria voor het team.",),
        "Een afspraak die de eigenaar niet meer kan zien",
    ),
]


@pytest.mark.parametrize(("voor", "tot", "redenen", "titel"), AFSPRAKEN, ids=[t for *_, t in AFSPRAKEN])
def test_welke_afspraak_mogelijk_is(voor, tot, redenen, titel):
    assert agreement_is_possible(voor, VANDAAG, "Ria", tot).reasons == redenen
