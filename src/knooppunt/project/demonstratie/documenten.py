"""Invented documents in the two dossiers of the family Bouzid: drawings, a photo, a tune and letters."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from knooppunt.basis.datums import datum
from knooppunt.basis.pdf import make_pdf
from knooppunt.bestanden.keuring.keur import look
from knooppunt.bestanden.public import Ontvangen, Uitslag
from knooppunt.dossier.actions.documenten import add_document
from knooppunt.dossier.public import Deel
from knooppunt.dossier.rules.documenten import Documentsoort
from knooppunt.project.demonstratie.bouzid import Bouzid
from knooppunt.project.demonstratie.gang import Gang
from knooppunt.project.demonstratie.streek import read_data
from knooppunt.project.demonstratie.tekeningen import goede_dag, rustplek, vuurtoren, wijsje
from knooppunt.toegang.models import Account


def write_documents(familie: Bouzid) -> None:
    """What each of them put in the dossier, on a day on which it fits the story."""
    op, wie, ilyas, yara = familie.o.op, familie.wie, familie.ilyas, familie.yara
    brieven = read_data("brieven.toml")
    voeg = partial(op, uur=19)
    voeg(146, _add, ilyas, wie["samira"], vuurtoren(), Deel.GEZIN, Documentsoort.TEKENING, "De vuurtoren")
    voeg(60, _letter, ilyas, wie["samira"], brieven["logopedist"], Deel.ZORG, Documentsoort.BRIEF)
    voeg(38, _letter, ilyas, wie["joke"], brieven["observatie"], Deel.ONDERWIJS, Documentsoort.VERSLAG)
    voeg(
        37, _add, ilyas, wie["els"], rustplek(), Deel.ONDERWIJS, Documentsoort.FOTO, "De rustplek in de klas"
    )
    voeg(
        13, _add, yara, wie["yara"], goede_dag(), Deel.GEZIN, Documentsoort.TEKENING, "Zo voelt een goede dag"
    )
    voeg(11, _add, yara, wie["yara"], wijsje(), Deel.GEZIN, Documentsoort.GELUID, "Stukje van mijn liedje")


def _letter(
    at: datetime, gang: Gang, account: Account, brief: dict[str, object], deel: Deel, soort: Documentsoort
) -> None:
    inhoud = make_pdf("project/demonstratie/brief.typ", brief | {"datum": f"Lindeveen, {datum(at)}"})
    _add(at, gang, account, inhoud, deel, soort, str(brief["titel"]))


def _add(
    at: datetime, gang: Gang, account: Account, inhoud: bytes, deel: Deel, soort: Documentsoort, titel: str
) -> None:
    """Looked into as every file is, but in this process: the demonstration must be there soon."""
    ontvangen = Ontvangen(look(inhoud), Uitslag.GEEN_SCANNER)
    sleutel = f"demo{gang.dossier.pk}{titel}"[:16].replace(" ", "")
    add_document(
        ontvangen=ontvangen, sleutel=sleutel, deel=deel, soort=soort, titel=titel, **gang.doet(account, at)
    )
