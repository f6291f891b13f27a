"""The relevance test on one database: one offer of every kind, and what is found. Leaves nothing behind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db import transaction

from knooppunt.organisaties.public import Organisatie
from knooppunt.toegang.public import bezoeker
from knooppunt.wegwijzer.models import Aanbod, Aanbodsoort, Hulpsoort
from knooppunt.wegwijzer.queries.kennis import forget
from knooppunt.wegwijzer.queries.zoeken import search
from knooppunt.wegwijzer.rules.zoekvraag import Zoekvraag
from knooppunt.wegwijzer.sjabloon.lezen import CODE
from knooppunt.wegwijzer.toets.meten import HOOGSTENS, measure, read_questions
from knooppunt.wegwijzer.zoekindex.schrijven import rebuild_index


def try_questions(at: datetime) -> dict[str, Any]:
    """Both mean reciprocal ranks, and the codes that each question gave, to lay two databases beside each other."""
    with transaction.atomic():
        kinds_of = _one_of_every_kind(at)
        rebuild_index(at.date())
        forget()
        viewer = bezoeker(at.date())
        uitkomsten = {v.tekst: search(viewer, Zoekvraag(tekst=v.tekst)) for v in read_questions()}
        antwoorden = {
            tekst: (
                [t.code for t in u.soorten],
                [kinds_of[k.aanbod_id] for k in u.kandidaten[:HOOGSTENS]],
            )
            for tekst, u in uitkomsten.items()
        }
        transaction.set_rollback(True)
    forget()
    soorten = measure(lambda tekst: _single(antwoorden[tekst][0]))
    aanbod = measure(lambda tekst: _single(antwoorden[tekst][1]))
    return {"soorten": asdict(soorten), "aanbod": asdict(aanbod), "antwoorden": antwoorden}


def _single(codes: Sequence[str]) -> list[frozenset[str]]:
    return [frozenset([code]) for code in codes]


def _one_of_every_kind(at: datetime) -> dict[int, str]:
    """An offer that says no more than what the template says of its kind. Gives the code by the id of the offer."""
    organisatie = Organisatie.objects.create(soort="extern", naam="Toets")
    codes: dict[int, str] = {}
    for soort in Hulpsoort.objects.filter(taxonomie__code=CODE, boven__isnull=False, vervallen=False):
        aanbod = Aanbod.objects.create(
            organisatie=organisatie, eigenaar=organisatie, naam=soort.naam, omschrijving=soort.uitleg, vorm="hulp",
            leeftijd_van=soort.leeftijd_van, leeftijd_tot=soort.leeftijd_tot, nagekeken_op=at.date(),
            created_at=at, gewijzigd_at=at,
        )  # fmt: skip
        Aanbodsoort.objects.create(aanbod=aanbod, hulpsoort=soort)
        codes[aanbod.pk] = soort.code
    return codes
