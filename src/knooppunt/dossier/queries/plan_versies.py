"""What changed between a version of the plan and the one before, as far as the viewer sees it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Prefetch

from knooppunt.basis.verdict import nl
from knooppunt.dossier.models import Actie, Plan
from knooppunt.dossier.queries.behoeften import needs_in_words
from knooppunt.dossier.queries.kring import DossierZicht
from knooppunt.dossier.queries.plan import plans_of, visible_goals
from knooppunt.dossier.rules.kring import Deel
from knooppunt.dossier.rules.plan_delen import missing_parts_sentence
from knooppunt.dossier.rules.plan_vergelijken import Doelbeeld, Doelverschil, compare_goals


@dataclass(frozen=True)
class Versieverschil:
    """Two versions side by side. ``teksten``: (name, old, new) of the texts that changed."""

    oud: Plan
    nieuw: Plan
    teksten: tuple[tuple[str, str, str], ...]
    doelen: tuple[Doelverschil, ...]
    gemist: str

    @property
    def is_gelijk(self) -> bool:
        return not self.teksten and all(d.soort == "gelijk" for d in self.doelen)


def compare_with_previous(zicht: DossierZicht, plan: Plan) -> Versieverschil | None:
    """The differences with the version before; None for the first version."""
    vorige = plans_of(zicht).filter(versie__lt=plan.versie).first()
    if vorige is None:
        return None
    teksten = _changed_texts(vorige, plan) if Deel.ONDERWIJS in zicht.delen else ()
    doelen = compare_goals(_goals(zicht, vorige), _goals(zicht, plan))
    return Versieverschil(vorige, plan, teksten, doelen, missing_parts_sentence(zicht.delen))


def _changed_texts(oud: Plan, nieuw: Plan) -> tuple[tuple[str, str, str], ...]:
    paren = (
        (nl("Waar werken we naartoe?"), oud.perspectief, nieuw.perspectief),
        (nl("Wat helpt?"), oud.bevorderend, nieuw.bevorderend),
        (nl("Wat staat in de weg?"), oud.belemmerend, nieuw.belemmerend),
        (nl("Welke hulp nodig is"), ", ".join(needs_in_words(oud)), ", ".join(needs_in_words(nieuw))),
        (nl("Niveau van ondersteuning"), _level(oud), _level(nieuw)),
    )
    return tuple(paar for paar in paren if paar[1] != paar[2])


def _level(plan: Plan) -> str:
    return plan.niveau.label if plan.niveau else ""


def _goals(zicht: DossierZicht, plan: Plan) -> tuple[Doelbeeld, ...]:
    acties = Actie.objects.filter(verwijderd_at__isnull=True).select_related("eigenaar")
    doelen = visible_goals(zicht).filter(plan=plan).prefetch_related(Prefetch("acties", acties), "uitkomsten")
    return tuple(
        Doelbeeld(
            sleutel=doel.pk,
            vorige=doel.voortzetting_van_id,
            deel=Deel(doel.deel).label,
            tekst=doel.tekst,
            eigen_woorden=doel.eigen_woorden,
            acties=tuple(f"{a.tekst} ({a.eigenaar.naam})" for a in doel.acties.all()),
            bereikt=any(u.uitkomst == "bereikt" for u in doel.uitkomsten.all()),
        )
        for doel in doelen
    )
