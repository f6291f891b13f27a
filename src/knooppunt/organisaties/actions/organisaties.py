"""Write the organisations: the samenwerkingsverbanden, municipalities, boards and schools of a region."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from knooppunt.basis.referentie import nieuwe_referentie
from knooppunt.organisaties.actions.rijen import upsert_rows
from knooppunt.organisaties.models import Organisatie, Regio, Vestiging
from knooppunt.organisaties.rules.vestigingen import Vestigingsgegevens

VELDEN = ("ref", "soort", "naam", "regio", "gemeente", "swv", "bestuur", "bestuursnummer")


def _write(rijen: Mapping[Any, tuple[Any, ...]], bekend: Mapping[Any, str]) -> dict[Any, int]:
    """Rows without their ref, by a key of the caller; gives the ids by that key. Known keys keep their ref."""
    refs = {sleutel: bekend.get(sleutel) or nieuwe_referentie() for sleutel in rijen}
    alles = [(refs[sleutel], *rij) for sleutel, rij in rijen.items()]
    upsert_rows(Organisatie, VELDEN, alles, sleutel="ref", houd=("regio",))
    soorten = {rij[1] for rij in alles}
    ids = dict(Organisatie.objects.filter(soort__in=soorten).values_list("ref", "id"))
    return {sleutel: ids[ref] for sleutel, ref in refs.items()}


def write_swv_organisaties(
    codes: Collection[str], namen: Mapping[str, str], swv: Mapping[str, int], regio: Regio
) -> None:
    soort = Organisatie.Soort.SWV
    bekend = dict(Organisatie.objects.filter(soort=soort, swv__isnull=False).values_list("swv__code", "ref"))
    _write(
        {
            code: (
                soort,
                f"Samenwerkingsverband {namen.get(code) or code}",
                regio.pk,
                None,
                swv[code],
                None,
                "",
            )
            for code in codes
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


def write_vestigingen(
    sites: Collection[Vestigingsgegevens],
    eigen: Collection[str],
    regio: Regio,
    gemeente_van: Mapping[str, int | None],
    besturen: Mapping[str, int],
) -> dict[str, int]:
    """The schools and their sites; gives the ids of the sites by vestigingscode."""
    soort = Organisatie.Soort.SCHOOL
    bekend = dict(Vestiging.objects.values_list("vestigingscode", "organisatie__ref"))
    rijen = {
        site.vestigingscode: (
            soort,
            site.naam,
            regio.pk if site.vestigingscode in eigen else None,
            gemeente_van[site.vestigingscode],
            None,
            besturen.get(site.bestuursnummer),
            site.bestuursnummer,
        )
        for site in sites
    }
    organisaties = _write(rijen, bekend)
    upsert_rows(
        Vestiging,
        (
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
        ),
        [_vestigingsrij(site, organisaties[site.vestigingscode]) for site in sites],
        sleutel="vestigingscode",
    )
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
