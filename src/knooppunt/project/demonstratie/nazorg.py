"""After the stories: the night does its work, and people say what is still needed."""

from __future__ import annotations

from datetime import timedelta

from knooppunt.privacy.actions.uitstel import hold
from knooppunt.privacy.models import Aankondiging
from knooppunt.privacy.rules.bewaren import Uitstelreden
from knooppunt.project.demonstratie.gang import kijker
from knooppunt.project.demonstratie.klok import Klok
from knooppunt.project.demonstratie.mensen import Mensen
from knooppunt.toegang.nacht import nightly_work, run_night


def look_after(mensen: Mensen, klok: Klok) -> None:
    """The first night, and one old dossier that is still needed. The record is read over after all is committed."""
    list(run_night(now=lambda: klok.nu, alleen={werk.code for werk in nightly_work()} - {"nakijken"}))
    eerste = Aankondiging.objects.filter(soort="dossier").first()
    if eerste:
        hold(
            aankondiging_ref=eerste.ref, reden=Uitstelreden.HULP, tot=klok.vandaag + timedelta(days=120),
            toelichting="De nieuwe school begint net. Zij willen in het voorjaar nog één keer terugkijken.",
            by=kijker(mensen.accounts["joke"], klok.nu), at=klok.nu,
        )  # fmt: skip
