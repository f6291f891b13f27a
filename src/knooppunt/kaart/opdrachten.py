"""``knooppunt thuisnabij``: how near to home pupils go to school; ``knooppunt dichtbij``: for how many that is near."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click
from django.db import DatabaseError
from django.utils import timezone
from rich.console import Console
from rich.table import Table

from knooppunt.basis.verdict import Refusal
from knooppunt.kaart.queries.dichtbij import Dichtbijbeeld, near_home_now
from knooppunt.kaart.queries.norm import norm_in_force, sports_norm
from knooppunt.kaart.queries.thuisnabij import ALLE, Thuisnabijbeeld
from knooppunt.kaart.queries.thuisnabij import thuisnabij as thuisnabij_van
from knooppunt.kaart.rules.dichtbij import Verplaatsing
from knooppunt.kaart.rules.norm import HELE_REGIO, Norm, Normgroep
from knooppunt.kaart.rules.sport import read_sports
from knooppunt.kaart.rules.thuisnabij import Marge, Thuisnabij
from knooppunt.organisaties.public import built_swvs

DICHTBIJKOPPEN = (
    "Leerlingen", "Gaat dichtbij", "Kan dichtbij", "Blijft", "Dan dichtbij", "Leerling-km", "Deskundige-km",
)  # fmt: skip
GEEN_TABELLEN = "De database heeft nog geen tabellen. Bouw eerst een regio: knooppunt regio bouw."


@click.command()
@click.option("--swv", required=True, multiple=True, metavar="CODE [CODE ...]", help="Zoals PO3005, of alle.")
@click.argument("meer", nargs=-1, metavar="")
@click.option(
    "--peildatum", type=click.DateTime(["%Y-%m-%d"]), metavar="JJJJ-MM-DD", help="Standaard de nieuwste."
)
@click.option("--json", "als_json", is_flag=True, help="Als JSON, met Engelse namen.")
def thuisnabij(
    swv: tuple[str, ...], meer: tuple[str, ...], peildatum: datetime | None, als_json: bool
) -> None:
    """Laat zien hoe dicht bij huis leerlingen naar school gaan.

    Het gaat om leerlingen die in het gebied wonen. Noemt u meer codes, dan is dat samen één gebied.
    """
    try:
        beeld = thuisnabij_van((*swv, *meer), peildatum.date() if peildatum else None)
    except Refusal as weigering:
        raise _fout(str(weigering)) from None
    except DatabaseError:
        raise _fout(GEEN_TABELLEN) from None
    if als_json:
        click.echo(json.dumps(as_json(beeld), ensure_ascii=False))
    else:
        Console(highlight=False).print(_tabel(beeld))


def _fout(zin: str) -> click.ClickException:
    fout = click.ClickException(zin)
    fout.exit_code = 2
    return fout


def as_json(beeld: Thuisnabijbeeld) -> dict[str, Any]:
    """Kilometres in metres' precision, shares with four decimals, the estimate with one."""
    return {
        "swv": list(beeld.swv),
        "peildatum": beeld.peildatum.isoformat(),
        "soorten": {rij.soort: _als_json(rij) for rij in beeld.soorten},
    }


def _als_json(rij: Thuisnabij) -> dict[str, Any]:
    return {
        "pupils_low": rij.laag,
        "pupils_high": rij.hoog,
        "pupils_estimate": round(rij.schatting, 1),
        "median_km": _rond(rij.mediaan_km, 3),
        "p90_km": _rond(rij.p90_km, 3),
        "outside_share_low": _rond(rij.buiten_laag, 4),
    }


def _rond(waarde: float | None, decimalen: int) -> float | None:
    return None if waarde is None else round(waarde, decimalen)


def _tabel(beeld: Thuisnabijbeeld) -> Table:
    titel = f"Leerlingen die wonen in {' + '.join(beeld.swv)}, {beeld.peildatum:%d-%m-%Y}"
    tabel = Table("Soort", title=titel, title_justify="left", caption_justify="left")
    tabel.caption = "Afstand hemelsbreed, van het punt van de postcode naar de school. Gewogen met laagst."
    for kop in ("Laagst", "Hoogst", "Schatting", "Helft binnen", "90% binnen", "Buiten gebied"):
        tabel.add_column(kop, justify="right")
    for rij in beeld.soorten:
        buiten = "-" if rij.buiten_laag is None else f"{100 * rij.buiten_laag:.1f}%".replace(".", ",")
        afstanden = (_km(rij.mediaan_km), _km(rij.p90_km))
        tabel.add_row(rij.soort, str(rij.laag), str(rij.hoog), f"{rij.schatting:.0f}", *afstanden, buiten)
    return tabel


def _km(afstand: float | None) -> str:
    return "-" if afstand is None else f"{afstand:.1f} km".replace(".", ",")


@click.command()
@click.option(
    "--gebied",
    required=True,
    multiple=True,
    metavar="CODES",
    help="Eén code, of meer codes tussen aanhalingstekens: die zijn samen één gebied. Of alle.",
)
@click.option(
    "--sport",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Reken dichtbij uit deze lijsten van plekken om te sporten. Anders geldt wat de regio bepaalde.",
)
@click.option("--json", "als_json", is_flag=True, help="Als JSON, met Engelse namen.")
def dichtbij(gebied: tuple[str, ...], sport: tuple[Path, ...], als_json: bool) -> None:
    """Laat zien welk deel van de leerlingen dichtbij huis naar school gaat, en wat reizende deskundigen veranderen.

    Bouw de regio eerst: knooppunt regio bouw.
    """
    op, uitvoer = timezone.localdate(), []
    for codes in gebied:
        swvs = sorted(built_swvs()) if codes.upper() == ALLE else codes.upper().split()
        try:
            norm = _norm(sport, swvs, op)
            beeld = near_home_now(swvs, norm)
        except (Refusal, ValueError) as fout:
            raise _fout(f"{codes}: {fout}") from None
        except DatabaseError:
            raise _fout(GEEN_TABELLEN) from None
        if als_json:
            uitvoer.append(nearness_as_json(codes, norm, beeld))
        else:
            Console(highlight=False).print(_dichtbijtabel(codes, norm, beeld))
    if als_json:
        click.echo(json.dumps(uitvoer, ensure_ascii=False))


def _norm(sport: tuple[Path, ...], swvs: list[str], op: date) -> Norm:
    plekken = [plek for pad in sport for plek in read_sports(pad.read_bytes())]
    return sports_norm(plekken, swvs, op) if plekken else norm_in_force(op).norm


def nearness_as_json(codes: str, norm: Norm, beeld: Dichtbijbeeld) -> dict[str, Any]:
    """Shares with four decimals, kilometres a week and pupils with one."""
    verplaatst = {rij.soort: rij for rij in beeld.verplaatst}
    return {
        "area": codes,
        "peildatum": beeld.peildatum.isoformat(),
        "ways": {"detour": beeld.maat.omweg, "built": beeld.maat.bebouwing, "roads": beeld.maat.bron},
        "norm_km": {f"{rij.gemeente}/{rij.groep.value}".lstrip("/"): rij.km for rij in norm.rijen},
        "kinds": {
            rij.soort: {
                "pupils_low": rij.laag,
                "pupils_high": rij.hoog,
                "near_now": _rond(rij.nu_geschat, 4),
                "near_now_bounds": [_rond(w, 4) for w in rij.nu or ()],
                "near_possible_bounds": [_rond(w, 4) for w in rij.kan or ()],
                **_moved_as_json(verplaatst.get(rij.soort)),
            }
            for rij in beeld.soorten
        },
    }


def _moved_as_json(rij: Verplaatsing | None) -> dict[str, Any]:
    if rij is None:
        return {}
    return {
        "one_in": rij.een_van,
        "pupils_staying": round(rij.leerlingen, 1),
        "near_then": round(rij.daarna, 4),
        "pupil_km_less": round(rij.leerling_km, 1),
        "expert_km": round(rij.deskundige_km, 1),
    }


def _dichtbijtabel(codes: str, norm: Norm, beeld: Dichtbijbeeld) -> Table:
    regio = " en ".join(
        f"{norm.of_group(HELE_REGIO, g):.1f} km ({g.label})".replace(".", ",") for g in Normgroep
    )
    tabel = Table(
        "Soort", title=f"{codes}, {beeld.peildatum:%d-%m-%Y}", title_justify="left", caption_justify="left"
    )
    tabel.caption = (
        f"Dichtbij in de hele regio: {regio}, in een rechte lijn. Percentage: schatting (zeker laagst tot hoogst). "
        f"Afstanden: {beeld.maat.kort}."
    )
    for kop in (
        "Leerlingen",
        "Gaat dichtbij",
        "Kan dichtbij",
        "Blijft",
        "Dan dichtbij",
        "Leerling-km",
        "Deskundige-km",
    ):
        tabel.add_column(kop, justify="right")
    verplaatst = {rij.soort: rij for rij in beeld.verplaatst}
    for rij in beeld.soorten:
        nu = "-" if rij.nu_geschat is None else f"{100 * rij.nu_geschat:.0f}% ({_procent(rij.nu)})"
        dan = verplaatst.get(rij.soort)
        staart = ("", "", "", "") if dan is None else (
            f"{dan.leerlingen:.0f}", f"{100 * dan.daarna:.0f}%", f"-{dan.leerling_km:.0f}", f"+{dan.deskundige_km:.0f}",
        )  # fmt: skip
        tabel.add_row(rij.soort, f"{rij.laag} tot {rij.hoog}", nu, _procent(rij.kan), *staart)
    return tabel


def _procent(marge: Marge | None) -> str:
    return "-" if marge is None else " tot ".join(f"{100 * deel:.0f}" for deel in marge) + "%"
