"""Closed parts with something in them, reached by the real actions. What is written there is a marker to look for."""

from __future__ import annotations

from knooppunt.dossier.actions.meldcode import begin_meldcode, take_step
from knooppunt.dossier.actions.notities import write_note
from knooppunt.dossier.models import Dossier, Meldcode, Notitie
from knooppunt.dossier.queries.kring import dossier_for
from knooppunt.dossier.queries.meldcode import MeldcodeZicht, meldcode_for
from knooppunt.dossier.rules.kring import Deel
from knooppunt.dossier.rules.meldcode import Meldbesluit, Meldcodestap
from tests.factories import AT, OP, Cast

MERK = "Blauweplek7Merk"
"""Stands in every text of a closed part, and nowhere else."""


def note(cast: Cast, dossier: Dossier, wie: str = "deskundige", deel: Deel = Deel.ONDERWIJS) -> Notitie:
    """A note of an expert in the circle, that is not part of the dossier yet."""
    by = getattr(cast, wie)
    zicht = dossier_for(by, dossier.ref)
    assert zicht is not None
    return write_note(zicht=zicht, titel=f"{MERK} titel", tekst=f"{MERK} tekst", deel=deel, by=by, at=AT)


def register(cast: Cast, dossier: Dossier, wie: str = "coordinator", *, tot_besluit: bool = True) -> Meldcode:
    """A register of the meldcode with its steps taken."""
    by = getattr(cast, wie)
    zicht = dossier_for(by, dossier.ref)
    assert zicht is not None
    meldcode = begin_meldcode(zicht=zicht, by=by, at=AT)
    for stap in list(Meldcodestap) if tot_besluit else [Meldcodestap.SIGNALEN]:
        take_step(
            zicht=as_worker(cast, wie, meldcode), stap=stap, datum=OP, tekst=f"{MERK} {stap.label}",
            besluit=Meldbesluit.HULP if stap is Meldcodestap.BESLISSEN else None, by=by, at=AT,
        )  # fmt: skip
    return meldcode


def as_worker(cast: Cast, wie: str, meldcode: Meldcode) -> MeldcodeZicht:
    zicht = meldcode_for(getattr(cast, wie), meldcode.ref)
    assert zicht is not None
    return zicht
