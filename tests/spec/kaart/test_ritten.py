"""Leerlingenvervoer: wie rijdt wanneer mee, hoe lang geldt een lijst, en wanneer is een plan te maken?"""

from datetime import date

import pytest

from knooppunt.kaart.rules.ritten.dag import (
    NIETS_ANDERS,
    Uitzondering,
    Uitzonderingsoort,
    day_verdict,
    exception_verdict,
    rider_on,
)
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


MAANDAG, DINSDAG, WOENSDAG, ZATERDAG = (date(2026, 11, dag) for dag in (16, 17, 18, 21))
AFWEZIG, DICHT, TIJD, AUTO = Uitzonderingsoort


def anders(soort, van=MAANDAG, tot=None, wie="r", **meer) -> Uitzondering:
    return Uitzondering("u", soort.value, wie, van, tot or van, **meer)


@pytest.mark.parametrize(
    ("titel", "dag", "uitzonderingen", "tijden"),
    [
        ("Een gewone maandag", MAANDAG, [], (510, 870)),
        ("Ziek", MAANDAG, [anders(AFWEZIG)], (None, None)),
        ("Ziek van maandag tot en met woensdag", WOENSDAG, [anders(AFWEZIG, tot=WOENSDAG)], (None, None)),
        ("De dag na de ziekte", WOENSDAG, [anders(AFWEZIG, tot=DINSDAG)], (510, 735)),
        ("Alleen ’s ochtends niet", MAANDAG, [anders(AFWEZIG, deel="heen")], (None, 870)),
        ("Studiedag: de school is dicht", MAANDAG, [anders(DICHT, wie="99AA00")], (None, None)),
        ("Een andere school is dicht", MAANDAG, [anders(DICHT, wie="99AA01")], (510, 870)),
        ("De school is eerder uit", MAANDAG, [anders(TIJD, wie="99AA00", eindigt=720)], (510, 720)),
        ("De leerling begint later", MAANDAG, [anders(TIJD, begint=600)], (600, 870)),
        ("Een keer mee op een andere dag", DINSDAG, [anders(TIJD, DINSDAG, begint=510)], (510, None)),
        (
            "De school heeft andere tijden op een dag dat deze leerling niet rijdt",
            DINSDAG,
            [anders(TIJD, DINSDAG, wie="99AA00", begint=600)],
            (None, None),
        ),
        (
            "De school is dicht, maar deze leerling rijdt een keer",
            MAANDAG,
            [anders(TIJD, begint=600), anders(DICHT, wie="99AA00")],
            (600, None),
        ),
        ("In het weekend rijdt niemand", ZATERDAG, [anders(TIJD, ZATERDAG, begint=600)], (None, None)),
    ],
)
def test_hoe_rijdt_een_leerling_op_een_dag_die_anders_is(titel, dag, uitzonderingen, tijden):
    """Wat er van de leerling staat, gaat voor wat er van de school staat (in minuten na middernacht)"""
    op_die_dag = rider_on(rijder(), dag, uitzonderingen)
    assert (op_die_dag.begint, op_die_dag.eindigt, op_die_dag.rijdt) == (*tijden, tijden != (None, None))


AL_IETS = "Voor deze dag staat er al iets. Haal dat eerst weg."


@pytest.mark.parametrize(
    ("titel", "nieuw", "bestaand", "reden"),
    [
        ("Vandaag ziek", anders(AFWEZIG), [], ""),
        (
            "Een dag die voorbij is",
            anders(AFWEZIG, date(2026, 11, 13)),
            [],
            "Deze dag is voorbij. Kies vandaag of een dag die nog komt.",
        ),
        (
            "De laatste dag is de eerste niet",
            anders(AFWEZIG, WOENSDAG, MAANDAG),
            [],
            "De laatste dag is eerder dan de eerste. Kies een latere dag.",
        ),
        (
            "Na de laatste dag van de lijst",
            anders(AFWEZIG, date(2027, 8, 2)),
            [],
            "Dan geldt deze lijst niet meer. Kies een eerdere dag.",
        ),
        ("Deze leerling rijdt niet op dinsdag", anders(AFWEZIG, DINSDAG), [], NIETS_ANDERS),
        ("Het weekend", anders(AFWEZIG, ZATERDAG), [], NIETS_ANDERS),
        ("Niemand rijdt naar deze school", anders(DICHT, wie="99AA01"), [], NIETS_ANDERS),
        ("De tijd is dezelfde", anders(TIJD, begint=510), [], NIETS_ANDERS),
        ("Een auto rijdt niet", anders(AUTO, DINSDAG, wie="bus"), [], ""),
        ("Een auto rijdt niet in het weekend", anders(AUTO, ZATERDAG, wie="bus"), [], NIETS_ANDERS),
        ("Het staat er al", anders(AFWEZIG), [anders(AFWEZIG, tot=WOENSDAG)], AL_IETS),
        ("Later heen, en terug niet mee", anders(TIJD, begint=600), [anders(AFWEZIG, deel="terug")], ""),
        ("Later heen, en heen niet mee", anders(TIJD, begint=600), [anders(AFWEZIG, deel="heen")], AL_IETS),
    ],
)
def test_wanneer_kan_een_dag_anders_zijn(titel, nieuw, bestaand, reden):
    """Alleen voor een dag die nog komt, waarop er een rit anders wordt, en één keer per rit"""
    assert exception_verdict(nieuw, [rijder()], bestaand, OP, date(2027, 7, 31)).reason == reden


@pytest.mark.parametrize(
    ("titel", "dag", "rijders", "reden"),
    [
        ("Iemand rijdt", MAANDAG, [rijder()], ""),
        ("De dag is voorbij", date(2026, 11, 11), [rijder()], "Deze dag is voorbij."),
        ("Niemand rijdt", DINSDAG, [rijder()], "Op deze dag rijdt er niemand. Er zijn geen ritten te maken."),
    ],
)
def test_wanneer_zijn_er_eigen_ritten_van_een_dag_te_maken(titel, dag, rijders, reden):
    """Voor een dag die nog komt, als er iemand rijdt"""
    assert day_verdict(rijders, dag, OP).reason == reden


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
