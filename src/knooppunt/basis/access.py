"""How a view declares who may enter it. A view without a declaration is never served.

@access()                                  anyone who has signed in
@access(publiek=True)                      everyone
@access(Permissie.WERKLIJST_LOKET)         who has a role with that permission
@access(doel="begeleiding")                shows personal data, for this purpose (recorded with the look)
@access(publiek=True, tempo="loket_mail")  forms of it are sent at this pace at most (toegang/rules/tempo.toml)
@access(meertalig=True)                    speaks the reader's language; every public page does
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from knooppunt.basis.uitwisselingen import UITWISSELINGEN
from knooppunt.basis.verdict import JA, Verdict, nee
from knooppunt.basis.verwerkingen import VERWERKINGEN
from knooppunt.basis.viewer import Viewer

View = TypeVar("View", bound=Callable[..., Any])

DOELEN = {code: verwerking.doel for code, verwerking in VERWERKINGEN.items()}
"""Purposes for which personal data may be shown, with the words in which a parent reads them."""


@dataclass(frozen=True)
class Toegang:
    """What a view asks of who enters."""

    publiek: bool = False
    permissie: str = ""
    doel: str = ""
    tempo: str = ""
    meertalig: bool = False
    uitwisseling: str = ""
    """Code of the exchange by which the answer leaves as a file (uitwisselingen.toml)."""

    def verdict(self, viewer: Viewer) -> Verdict:
        if self.publiek or not self.permissie or viewer.mag(self.permissie):
            return JA
        return nee("Deze pagina hoort niet bij uw rol.")


def access(
    permissie: str = "",
    *,
    publiek: bool = False,
    doel: str = "",
    tempo: str = "",
    meertalig: bool = False,
    uitwisseling: str = "",
) -> Callable[[View], View]:
    """Declare who may enter a view; see the module."""
    if doel and doel not in DOELEN:
        raise ValueError(f"unknown purpose {doel}")
    if uitwisseling and uitwisseling not in UITWISSELINGEN:
        raise ValueError(f"unknown exchange {uitwisseling}")
    if publiek and permissie:
        raise ValueError("a public view asks no permission")

    def declare(view: View) -> View:
        view.access = Toegang(publiek, str(permissie), doel, tempo, publiek or meertalig, uitwisseling)  # type: ignore[attr-defined]  # a function may carry what a sweep reads
        return view

    return declare
