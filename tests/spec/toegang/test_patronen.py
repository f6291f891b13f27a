"""Het logboek: wat valt op?"""

from datetime import date, datetime, timedelta

import pytest

from knooppunt.toegang.rules.patronen import PAKKET, Kijkmoment, Patroon, is_outside_hours, signals

OP = date(2026, 11, 26)
MAANDAG = datetime(2026, 11, 16, 10, 0)

TIJDEN = [
    ("Op een werkdag overdag", MAANDAG, "nee"),
    ("Net voor zeven uur", MAANDAG.replace(hour=6, minute=59), "ja"),
    ("Om zeven uur", MAANDAG.replace(hour=7), "nee"),
    ("Net voor zeven uur in de avond", MAANDAG.replace(hour=18, minute=59), "nee"),
    ("Om zeven uur in de avond", MAANDAG.replace(hour=19), "ja"),
    ("In het weekend overdag", MAANDAG - timedelta(days=1), "ja"),
]


@pytest.mark.parametrize(("titel", "moment", "opvallend"), TIJDEN, ids=[t[0] for t in TIJDEN])
def test_buiten_werktijd(titel, moment, opvallend):
    """Wanneer is het buiten werktijd?"""
    assert ("ja" if is_outside_hours(moment, OP) else "nee") == opvallend


def looks(aantal, *, dagen=0, dossiers=1, naamgenoot=False):
    """So many looks by one person, spread over days and dossiers."""
    return [
        Kijkmoment(7, f"ref{i % dossiers}", MAANDAG + timedelta(days=i * dagen), naamgenoot)
        for i in range(aantal)
    ]


VEEL = PAKKET.drempel("VEEL_DOSSIERS", OP).aantal
STIL = PAKKET.drempel("KIJKEN_ZONDER_DOEN", OP).aantal
KIJKEN = {
    "Eén keer kijken": (looks(1), ()),
    "Bij een naamgenoot kijken": (looks(1, naamgenoot=True), ()),
    "Op één dag net niet veel dossiers": (looks(VEEL - 1, dossiers=VEEL), ()),
    "Op één dag veel dossiers": (looks(VEEL, dossiers=VEEL), ()),
    "Veel keer in één dossier op één dag": (looks(60), ()),
    "Op verschillende dagen kijken en niets doen": (looks(STIL, dagen=1), ()),
    "Net niet op zo veel dagen": (looks(STIL - 1, dagen=1), ()),
    "Op verschillende dagen kijken en iets doen": (looks(STIL, dagen=1), {(7, "ref0")}),
    "Iets doen in een ander dossier": (looks(STIL, dagen=1), {(7, "ref1")}),
    "Een ander deed iets": (looks(STIL, dagen=1), {(8, "ref0")}),
}
OPVALLEND = [
    ("Eén keer kijken", ""),
    ("Bij een naamgenoot kijken", "keek bij iemand met dezelfde achternaam"),
    ("Op één dag net niet veel dossiers", ""),
    ("Op één dag veel dossiers", "opende op één dag veel dossiers"),
    ("Veel keer in één dossier op één dag", ""),
    ("Op verschillende dagen kijken en niets doen", Patroon.KIJKEN_ZONDER_DOEN.label),
    ("Net niet op zo veel dagen", ""),
    ("Op verschillende dagen kijken en iets doen", ""),
    ("Iets doen in een ander dossier", Patroon.KIJKEN_ZONDER_DOEN.label),
    ("Een ander deed iets", Patroon.KIJKEN_ZONDER_DOEN.label),
]


@pytest.mark.parametrize(("titel", "signaal"), OPVALLEND, ids=[o[0] for o in OPVALLEND])
def test_opvallend(titel, signaal):
    """Wat iemand deed, en wat daaraan opvalt"""
    momenten, gedaan = KIJKEN[titel]
    assert ", ".join(s.patroon.label for s in signals(momenten, gedaan, OP)) == signaal


def test_een_signaal_zegt_hoe_vaak_en_in_welke_dossiers():
    """Een signaal zegt hoe vaak, in welke dossiers en wanneer het laatst"""
    avond = [Kijkmoment(7, ref, MAANDAG.replace(hour=22, minute=m)) for m, ref in enumerate("aba")]
    (signaal,) = signals(avond, (), OP)
    assert (signaal.aantal, signaal.dossiers, signaal.laatst.minute) == (3, ("a", "b"), 2)
