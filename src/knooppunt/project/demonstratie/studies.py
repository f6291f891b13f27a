"""Distribution plans that Carla Mulder asked, one of each source: counted in the background when the product runs."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from knooppunt.kaart.actions.studies import ask_from_dossiers, ask_study
from knooppunt.kaart.queries.bewaard import kept_peildata
from knooppunt.kaart.queries.gebied import area_facts
from knooppunt.kaart.rules.studies import Studiesoort
from knooppunt.kaart.rules.verdeelplan.vraag import Sector, Verdeelvraag, Voor, Vraagbron, first_choices
from knooppunt.project.demonstratie.gang import kijker
from knooppunt.toegang.models import Account

SWV, WIE, SECONDEN = "PO9901", "Carla Mulder", 10


def ask_plans(at: datetime) -> None:
    """Asked as she would; nobody waits for it, not even the first page."""
    by = kijker(Account.objects.get(naam=WIE), at)
    peildatum = kept_peildata([SWV])[0]
    keuzes = first_choices(Sector.PO, at.date()) | {"seconden": SECONDEN}
    vraag = Verdeelvraag(swv=SWV, peildatum=peildatum, sector=Sector.PO, voor=Voor.ALLEN, **keuzes)
    ask_study(
        sleutel="voorbeeldstudie", soort=Studiesoort.VERDEELPLAN, naam="Wat als expertise reist in Waterrijk?",
        vraag=vraag.as_json(), feiten=area_facts(SWV, peildatum, Sector.PO, at.date()).as_json(),
        by=by, at=at,
    )  # fmt: skip
    uit_dossiers = replace(vraag, bron=Vraagbron.DOSSIERS, peildatum=by.op, samen=True)
    ask_from_dossiers(
        sleutel="dossierstudie", soort=Studiesoort.VERDEELPLAN, naam="Welke hulp hebben kinderen in Waterrijk nodig?",
        vraag=uit_dossiers, samen=True, by=by, at=at,
    )  # fmt: skip
