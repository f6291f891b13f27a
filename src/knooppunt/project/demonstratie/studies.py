"""A distribution plan that Carla Mulder asked: counted in the background as soon as the product runs."""

from __future__ import annotations

from datetime import datetime

from knooppunt.kaart.actions.studies import ask_study
from knooppunt.kaart.queries.bewaard import kept_peildata
from knooppunt.kaart.queries.gebied import area_facts
from knooppunt.kaart.rules.studies import Studiesoort
from knooppunt.kaart.rules.verdeelplan.vraag import Sector, Verdeelvraag, Voor, first_choices
from knooppunt.project.demonstratie.gang import kijker
from knooppunt.toegang.models import Account

SWV, WIE, SECONDEN = "PO9901", "Carla Mulder", 10


def ask_a_plan(at: datetime) -> None:
    """Asked as she would; nobody waits for it, not even the first page."""
    peildatum = kept_peildata([SWV])[0]
    keuzes = first_choices(Sector.PO, at.date()) | {"seconden": SECONDEN}
    vraag = Verdeelvraag(swv=SWV, peildatum=peildatum, sector=Sector.PO, voor=Voor.ALLEN, **keuzes)
    ask_study(
        sleutel="voorbeeldstudie", soort=Studiesoort.VERDEELPLAN, naam="Wat als expertise reist in Waterrijk?",
        vraag=vraag.as_json(), feiten=area_facts(SWV, peildatum, Sector.PO, at.date()).as_json(),
        by=kijker(Account.objects.get(naam=WIE), at), at=at,
    )  # fmt: skip
