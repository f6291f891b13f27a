"""The addresses of the pages of a plan, what a page says, and what not everyone reads on it."""

from django.urls import reverse

from tests.factories.plan import Planspel

ZORG = "Ilyas slaapt de hele nacht door."


def url(spel: Planspel, naam: str, *meer: str) -> str:
    plan = (
        ()
        if naam
        in ("plan", "plan_leerling", "plan_kaart", "gezinsplan", "afsluiten", "heropenen", "plan_beginnen")
        else (spel.plan.ref,)
    )
    return reverse(f"dossier:{naam}", args=[spel.dossier.ref, *plan, *meer])


def tekst(antwoord) -> str:
    return antwoord.content.decode()
