"""``knooppunt thuisnabij``: how near to home pupils go to school."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import click
from django.db import DatabaseError
from rich.console import Console
from rich.table import Table

from knooppunt.basis.verdict import Refusal
from knooppunt.kaart.queries.thuisnabij import Thuisnabijbeeld
from knooppunt.kaart.queries.thuisnabij import thuisnabij as thuisnabij_van
from knooppunt.kaart.rules.thuisnabij import Thuisnabij


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
        raise _fout(
            "De database heeft nog geen tabellen. Bouw eerst een regio: knooppunt regio bouw."
        ) from None
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
