"""Leerlingenvervoer: wie rijdt wanneer mee, hoe lang geldt een lijst, en wanneer is een plan te maken?"""

from datetime import date

import pytest

from knooppunt.kaart.rules.ritten.lijst import (
    Deelrit,
    Rijder,
    list_verdict,
    names_verdict,
    plan_verdict,
    schools_verdict,
)

OP = date(2026, 11, 16)


def rijder(**anders) -> Rijder:
    gegevens = {
        "begint": 510,
        "eindigt": 870,
        "eindigt_wo": 735,
        "dagen": ("ma", "wo"),
        "langste_rit": 60,
    } | anders
    return Rijder(
        ref="r", naam="Een", adres="", postcode="9901", punt=(52.6, 5.3), school="99AA00", **gegevens
    )


@pytest.mark.parametrize(
    ("titel", "anders", "deel", "dag", "tijd"),
    [
        ("Heen op een dag van de lijst", {}, Deelrit.HEEN, "ma", 510),
        ("Een dag die niet is aangekruist", {}, Deelrit.HEEN, "di", None),
        ("Terug op maandag", {}, Deelrit.TERUG, "ma", 870),
        ("Terug op woensdag, eerder uit", {}, Deelrit.TERUG, "wo", 735),
        ("Op woensdag zonder andere tijd", {"eindigt_wo": None}, Deelrit.TERUG, "wo", 870),
        ("Rijdt alleen heen", {"eindigt": None}, Deelrit.TERUG, "wo", None),
        ("Ziek: rijdt nu niet mee", {"rijdt": False}, Deelrit.HEEN, "ma", None),
    ],
)
def test_wanneer_rijdt_een_leerling_mee(titel, anders, deel, dag, tijd):
    """Een leerling rijdt op de eigen dagen, heen en terug als er een tijd staat (in minuten na middernacht)"""
    assert rijder(**anders).tijd(deel, dag) == tijd


@pytest.mark.parametrize(
    ("titel", "tot", "reden"),
    [
        ("Tot vandaag", OP, ""),
        ("Tot het einde van het schooljaar", date(2027, 7, 31), ""),
        ("Precies een jaar en een dag", date(2027, 11, 17), ""),
        (
            "Langer dan een jaar",
            date(2027, 11, 18),
            "Een lijst geldt hoogstens een jaar. Maak daarna een nieuwe.",
        ),
        ("Een dag die voorbij is", date(2026, 11, 15), "Kies een dag die nog komt."),
    ],
)
def test_hoe_lang_geldt_een_lijst(titel, tot, reden):
    """Een lijst geldt hoogstens een jaar; daarna kijkt iemand opnieuw wie er meerijdt"""
    assert list_verdict(tot, OP).reason == reden


@pytest.mark.parametrize(
    ("titel", "leerlingen", "autos", "reden"),
    [
        ("Een leerling en een auto", [rijder()], 1, ""),
        ("Niemand", [], 1, "Er rijdt nog niemand mee. Zet eerst leerlingen op de lijst."),
        (
            "Iedereen is ziek",
            [rijder(rijdt=False)],
            1,
            "Er rijdt nog niemand mee. Zet eerst leerlingen op de lijst.",
        ),
        ("Geen auto", [rijder()], 0, "Er is nog geen auto. Zet eerst een auto op de lijst."),
        (
            "Te veel leerlingen",
            [rijder()] * 301,
            1,
            "Dit zijn 301 leerlingen. Meer dan 300 kan niet in één lijst. Maak er twee.",
        ),
        ("Te veel auto’s", [rijder()], 61, "Dit zijn 61 auto’s. Meer dan 60 kan niet in één lijst."),
    ],
)
def test_wanneer_is_een_plan_te_maken(titel, leerlingen, autos, reden):
    """Een plan heeft leerlingen en auto’s nodig, en niet te veel"""
    assert plan_verdict(leerlingen, autos).reason == reden


@pytest.mark.parametrize(
    ("titel", "bekend", "reden"),
    [
        ("De school bestaat", {"99AA00"}, ""),
        (
            "De school is opgeheven",
            set(),
            "Kies opnieuw een school voor: Een. De school is niet meer bekend.",
        ),
    ],
)
def test_elke_school_bestaat_nog(titel, bekend, reden):
    """Is een school weg, dan kiest iemand een andere voordat er een plan komt"""
    assert schools_verdict([rijder()], bekend).reason == reden


@pytest.mark.parametrize(
    ("titel", "namen", "reden"),
    [
        ("Verschillende namen", ["Bodil A.", "Bodil B."], ""),
        (
            "Dezelfde naam, anders geschreven",
            ["Bodil A.", " bodil a."],
            "Deze naam staat al op de lijst: Bodil A. Zet er iets achter, zoals de school.",
        ),
    ],
)
def test_elke_naam_staat_een_keer_op_de_lijst(titel, namen, reden):
    """Wie dezelfde naam heeft, wordt verwisseld: zet er iets achter"""
    assert names_verdict(namen).reason == reden
