"""Things of every kind around three children, and strategies and changes that make them anyone's or no one's."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from hypothesis import strategies as st

from knooppunt.basis.viewer import Viewer
from knooppunt.besluiten.models import Inzet
from knooppunt.bestanden.models import Bestand
from knooppunt.bestanden.rules.uitslag import Uitslag
from knooppunt.dossier.models import (
    Afspraak,
    Document,
    Dossier,
    Knooppunt,
    Knooppuntlid,
    Meldcode,
    Meldcodemedewerker,
    Notitie,
    Overleg,
    Regisseur,
)
from knooppunt.dossier.rules.kring import DEELBAAR, KindGegevens
from knooppunt.kennis.models import Deelname, Itemversie, Kennisitem, Oproep, Oproepantwoord, Scholing
from knooppunt.kennis.rules.items import Versiestatus
from knooppunt.kennis.rules.oproepen import Oproepstatus
from knooppunt.loket.models import Geinformeerde, Vraag
from knooppunt.organisaties.models import Organisatie
from knooppunt.privacy.models import Verzoek
from knooppunt.steunpunt.models import Contact
from knooppunt.toegang.models import Lidmaatschap
from tests.factories import AT, OP, Cast
from tests.factories.documenten import put_document
from tests.factories.kennis import answered, call, concept, training
from tests.factories.knooppunten import bespreking, knooppunt, overleg
from tests.integration.loket.verhalen import sent

DAGEN = st.integers(-3, 3).map(lambda n: OP + timedelta(days=n))
ORGANISATIE = st.integers(0, 3)
JA_NEE = st.booleans()
PERIODE = st.none() | st.tuples(DAGEN, st.none() | st.integers(0, 4))
"""From which day, and for how many days; no period at all."""
VAN_WIE = st.none() | st.tuples(st.booleans(), ORGANISATIE)
"""Nobody's; or the viewer's (else a colleague's), at an organisation."""
VRAAG = st.tuples(
    VAN_WIE,
    VAN_WIE,
    st.sampled_from(["verstuurd", "opgepakt", "wacht", "advies"]),
    st.booleans(),
    st.booleans(),
)
"""Owner, informed, status, whether somebody reacted, and whether the term is over."""
OVERIG = st.fixed_dictionaries(
    {
        "vragen": st.lists(VRAAG, min_size=3, max_size=3),
        "documenten": st.lists(st.tuples(JA_NEE, JA_NEE, JA_NEE), min_size=9, max_size=9),
        "notities": st.lists(st.tuples(st.sampled_from(DEELBAAR), JA_NEE, JA_NEE), min_size=3, max_size=3),
        "meldcodes": st.lists(st.tuples(ORGANISATIE, PERIODE), min_size=3, max_size=3),
        "team": st.tuples(ORGANISATIE, PERIODE),
        "verzoeken": st.lists(
            st.tuples(JA_NEE, st.sampled_from(["niemand", "ik", "ander"]), JA_NEE), min_size=3, max_size=3
        ),
        "item": st.tuples(ORGANISATIE, st.sampled_from(list(Versiestatus))),
        "deelname": st.tuples(ORGANISATIE, JA_NEE),
        "oproep": st.tuples(ORGANISATIE, ORGANISATIE, st.sampled_from(list(Oproepstatus))),
    }
)  # fmt: skip
"""Of documents: waits for the scanner, taken away, the viewer's own. Of notes: part, part of the dossier, own. Of
requests: the viewer's own, whose access it is about, and whether the viewer leads for the family. Of an item: whose,
and where its newest version is. Of who comes: whose training, and the viewer. Of a call: whose, who answered, state."""


def organisations(cast: Cast) -> list[Organisatie]:
    return [cast.school, cast.andere_school, cast.swv, cast.jeugdhulp]


def three_dossiers(cast: Cast) -> list[Dossier]:
    """Three dossiers without anybody in them, whose circles each example fills."""
    kinderen = [KindGegevens(f"Kind{i}", "Kok", OP - timedelta(days=3000 + i), "9901") for i in range(3)]
    dossiers = [cast.dossier(kind=kind, ouders=[]) for kind in kinderen]
    for dossier in dossiers:
        dossier.betrokkenen.all().delete()
    return dossiers


def furnish(cast: Cast, drie: Sequence[Dossier]) -> None:
    """One of every kind of thing around each child: a document and support per part, a note, a register, a meeting."""
    ander, wie = cast.account("mentor"), cast.account("adviseur")
    team = knooppunt(cast, {})
    for i, dossier in enumerate(drie):
        plaats = cast.join(dossier, "moeder", "ouder")
        lid = cast.join(dossier, "coordinator")
        for deel in DEELBAAR:
            put_document(dossier, cast.moeder, deel=deel, at=AT)
            Inzet.objects.create(
                dossier=dossier, soort="expertise", deel=deel.value, omschrijving="x", aanbieder_naam="x",
                aantal_keren=1, startdatum=OP, evaluatiedatum=OP + timedelta(days=9), created_at=AT, updated_at=AT,
                created_by=ander,
            )  # fmt: skip
        Notitie.objects.create(
            dossier=dossier, auteur=ander, deel="zorg", titel="x", tekst="x", created_at=AT, bijgewerkt_at=AT
        )
        Meldcode.objects.create(dossier=dossier, organisatie=cast.swv, begonnen_by=ander, begonnen_at=AT)
        bijeen = overleg(cast, team, begint_at=AT + timedelta(days=20 + i))
        zaak = bespreking(
            cast, bijeen, dossier, gezin=False, reden_zonder_ouders="x", reden_zonder_leerling="x"
        )
        Afspraak.objects.create(
            dossier=dossier, bespreking=zaak, tekst="x", eigenaar=ander, voor=OP, created_at=AT
        )
        Verzoek.objects.create(
            dossier=dossier, soort="inzage", tekst="x", gedaan_by=ander, gedaan_at=AT, antwoord_voor=OP
        )
        sent(cast, kind_voornaam=f"Vraag{i}")
        plaats.delete(), lid.delete()
    concept(cast)
    Deelname.objects.create(
        scholing=training(cast), account=cast.account("mentor"), status="aangemeld", aangemeld_at=AT
    )
    answered(cast, call(cast))
    for organisatie in organisations(cast):
        Contact.objects.create(
            organisatie=organisatie, gesproken_op=OP, kanaal="telefoon", met="ouder", sector="po", onderwerp="hulp",
            verslag="x", by=wie, created_at=AT, bijgewerkt_at=AT,
        )  # fmt: skip


def rearrange(cast: Cast, viewer: Viewer, overig: dict[str, Any]) -> None:
    """Put an example of everything but the circles in the tables, and the roles of the viewer."""
    viewer_id = viewer.account_id
    assert viewer_id is not None
    Lidmaatschap.objects.filter(account=viewer_id).delete()
    for functie in set(viewer.functies):
        Lidmaatschap.objects.create(
            account_id=viewer_id, organisatie_id=functie.organisatie_id, rol=functie.rol, begin=OP
        )
    werk, ander = organisations(cast), cast.account("mentor").pk
    for vraag, voorbeeld in zip(Vraag.objects.order_by("pk"), overig["vragen"], strict=True):
        _hand_out(vraag, werk, viewer_id, ander, voorbeeld)
    for document, (wacht, is_weg, eigen) in zip(
        Document.objects.order_by("pk"), overig["documenten"], strict=True
    ):
        wie = viewer_id if eigen else cast.account("moeder").pk
        uitslag = Uitslag.WACHT if wacht else Uitslag.SCHOON
        Bestand.objects.filter(pk=document.bestand_id).update(uitslag=uitslag.value)
        Document.objects.filter(pk=document.pk).update(
            toegevoegd_by=wie, weg_at=AT if is_weg else None, weg_by=wie if is_weg else None
        )
    for notitie, (deel, opgenomen, eigen) in zip(
        Notitie.objects.order_by("pk"), overig["notities"], strict=True
    ):
        Notitie.objects.filter(pk=notitie.pk).update(
            deel=deel.value, opgenomen_at=AT if opgenomen else None, auteur=viewer_id if eigen else ander
        )
    Meldcodemedewerker.objects.all().delete()
    for meldcode, (waar, periode) in zip(Meldcode.objects.order_by("pk"), overig["meldcodes"], strict=True):
        Meldcode.objects.filter(pk=meldcode.pk).update(organisatie=werk[waar])
        if periode:
            Meldcodemedewerker.objects.create(meldcode=meldcode, account_id=viewer_id, **_days(periode))
    _team(werk, viewer_id, *overig["team"])
    _requests(viewer_id, ander, overig["verzoeken"])
    _knowledge(werk, viewer_id, ander, overig)


def _knowledge(werk: list[Organisatie], viewer_id: int, ander: int, overig: dict[str, Any]) -> None:
    van, status = overig["item"]
    Kennisitem.objects.update(eigenaar=werk[van])
    Itemversie.objects.update(status=status.value)
    organiseert, zelf = overig["deelname"]
    Scholing.objects.update(organisatie=werk[organiseert])
    Deelname.objects.update(account_id=viewer_id if zelf else ander)
    vraagt, antwoordt, stand = overig["oproep"]
    klaar = stand in (Oproepstatus.GESLOTEN, Oproepstatus.INGETROKKEN)
    Oproep.objects.update(organisatie=werk[vraagt], status=stand.value, gesloten_at=AT if klaar else None)
    Oproepantwoord.objects.update(organisatie=werk[antwoordt])


def _requests(viewer_id: int, ander: int, voorbeelden: Any) -> None:
    Regisseur.objects.all().delete()
    for verzoek, (eigen, over, leidt) in zip(Verzoek.objects.order_by("pk"), voorbeelden, strict=True):
        Verzoek.objects.filter(pk=verzoek.pk).update(
            gedaan_by=viewer_id if eigen else ander, soort="inzage" if over == "niemand" else "toegang",
            over={"niemand": None, "ik": viewer_id, "ander": ander}[over],
        )  # fmt: skip
        if leidt:
            Regisseur.objects.create(gezin=verzoek.dossier.kind.gezin, account_id=viewer_id, vanaf=OP)


def _hand_out(vraag: Vraag, werk: list[Organisatie], viewer_id: int, ander: int, voorbeeld: Any) -> None:
    eigenaar, geinformeerd, status, gereageerd, laat = voorbeeld
    vraag.geinformeerden.all().delete()
    wie = None if eigenaar is None else viewer_id if eigenaar[0] else ander
    Vraag.objects.filter(pk=vraag.pk).update(
        status=status, eigenaar=wie, eigenaar_organisatie=None if eigenaar is None else werk[eigenaar[1]],
        reactie_at=AT if gereageerd else None, reageer_voor=OP - timedelta(days=1) if laat else OP,
    )  # fmt: skip
    if geinformeerd:
        leest = viewer_id if geinformeerd[0] else ander
        Geinformeerde.objects.create(
            vraag=vraag, account_id=leest, organisatie=werk[geinformeerd[1]], rol="mentor", vanaf_at=AT
        )


def _team(werk: list[Organisatie], viewer_id: int, school: int, periode: Any) -> None:
    """Whose team it is, and whether the viewer is in it."""
    Knooppunt.objects.update(school=werk[school])
    Knooppuntlid.objects.all().delete()
    if periode:
        team = Overleg.objects.earliest("pk").knooppunt
        Knooppuntlid.objects.create(knooppunt=team, account_id=viewer_id, rol="lid", **_days(periode))


def _days(periode: Any) -> dict[str, Any]:
    vanaf, duur = periode
    return {"vanaf": vanaf, "tot": None if duur is None else vanaf + timedelta(days=duur)}
