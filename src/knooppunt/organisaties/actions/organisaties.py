"""Write the organisations: the samenwerkingsverbanden, municipalities, boards and schools of a region."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from knooppunt.basis.referentie import nieuwe_referentie
from knooppunt.organisaties.actions.rijen import upsert_rows
from knooppunt.organisaties.models import Organisatie, Regio, Vestiging
from knooppunt.organisaties.rules.vestigingen import Vestigingsgegevens

VELDEN = ("ref", "soort", "naam", "regio", "gemeente", "swv", "bestuur", "bestuursnummer")


def _write(
    rijen: Mapping[Any, tuple[Any, ...]], bekend: Mapping[Any, str], houd: Collection[str] = ("regio", "naam")
) -> dict[Any, int]:
    """Rows without their ref, by a key of the caller; gives the ids by that key. Known keys keep their ref.

    They also keep their region and, because the files have codes only, the name that people gave them.
    """
    refs = {sleutel: bekend.get(sleutel) or nieuwe_referentie() for sleutel in rijen}
    alles = [(refs[sleutel], *rij) for sleutel, rij in rijen.items()]
    upsert_rows(Organisatie, VELDEN, alles, sleutel="ref", houd=houd)
    soorten = {rij[1] for rij in alles}
    ids = dict(Organisatie.objects.filter(soort__in=soorten).values_list("ref", "id"))
    return {sleutel: ids[ref] for sleutel, ref in refs.items()}


def write_swv_organisaties(namen: Mapping[str, str], swv: Mapping[str, int], regio: Regio) -> None:
    """One organisation per samenwerkingsverband of the region (code -> name, empty when it is not certain)."""
    soort = Organisatie.Soort.SWV
    bekend = dict(Organisatie.objects.filter(soort=soort, swv__isnull=False).values_list("swv__code", "ref"))
    _write(
        {
            code: (soort, f"Samenwerkingsverband {naam or code}", regio.pk, None, swv[code], None, "")
            for code, naam in namen.items()
        },
        bekend,
    )


def write_gemeente_organisaties(gemeenten: Mapping[str, str], ids: Mapping[str, int], regio: Regio) -> None:
    """One organisation per municipality of the region (GM code -> name)."""
    soort = Organisatie.Soort.GEMEENTE
    bekend = dict(
        Organisatie.objects.filter(soort=soort, gemeente__isnull=False).values_list("gemeente__code", "ref")
    )
    _write(
        {
            code: (soort, f"Gemeente {naam}", regio.pk, ids[code], None, None, "")
            for code, naam in gemeenten.items()
        },
        bekend,
    )


def write_besturen(
    sites: Collection[Vestigingsgegevens], eigen: Collection[str], regio: Regio
) -> dict[str, int]:
    """The boards of these sites; a board belongs to the region when it has a site in ``eigen`` (site codes)."""
    soort = Organisatie.Soort.SCHOOLBESTUUR
    bekend = dict(Organisatie.objects.filter(soort=soort).values_list("bestuursnummer", "ref"))
    in_regio = {site.bestuursnummer for site in sites if site.vestigingscode in eigen}
    nummers = sorted({site.bestuursnummer for site in sites} - {""})
    rijen = {
        nummer: (
            soort,
            f"Schoolbestuur {nummer}",
            regio.pk if nummer in in_regio else None,
            None,
            None,
            None,
            nummer,
        )
        for nummer in nummers
    }
    return _write(rijen, bekend)


def write_scholen(
    sites: Collection[Vestigingsgegevens],
    eigen: Collection[str],
    regio: Regio,
    gemeente_van: Mapping[str, int | None],
    besturen: Mapping[str, int],
) -> dict[str, int]:
    """One organisation per site; gives the ids of the organisations by vestigingscode."""
    rijen = {}
    for site in sites:
        code = site.vestigingscode
        van_regio = regio.pk if code in eigen else None
        bestuur = besturen.get(site.bestuursnummer)
        soort = Organisatie.Soort.SCHOOL
        rijen[code] = (soort, site.naam, van_regio, gemeente_van[code], None, bestuur, site.bestuursnummer)
    # A school is called what the newest list calls it.
    return _write(
        rijen, dict(Vestiging.objects.values_list("vestigingscode", "organisatie__ref")), houd=("regio",)
    )


VESTIGINGSVELDEN = (
    "vestigingscode",
    "organisatie",
    "soorten",
    "denominatie",
    "postcode",
    "pc4",
    "plaats",
    "lat",
    "lon",
    "punt_is_postcode",
    "leerlingen",
)


def write_vestigingen(sites: Collection[Vestigingsgegevens], scholen: Mapping[str, int]) -> dict[str, int]:
    """The sites of these schools (organisation ids by vestigingscode); gives their own ids by the same code."""
    rijen = [_vestigingsrij(site, scholen[site.vestigingscode]) for site in sites]
    upsert_rows(Vestiging, VESTIGINGSVELDEN, rijen, sleutel="vestigingscode")
    return dict(Vestiging.objects.values_list("vestigingscode", "id"))


def _vestigingsrij(site: Vestigingsgegevens, organisatie: int) -> tuple[Any, ...]:
    lat, lon = site.punt or (None, None)
    return (
        site.vestigingscode,
        organisatie,
        ",".join(site.soorten),
        site.denominatie,
        site.postcode,
        site.pc4,
        site.plaats,
        lat,
        lon,
        site.punt_is_postcode,
        site.leerlingen,
    )
