"""What is refused in a public file, and where exactly."""

from __future__ import annotations

from knooppunt.basis.verdict import Refusal


class Bronfout(Exception):
    """One refusal: file, line as an editor counts it (the first line is 1), column, and the reason in Dutch.

    ``regel`` and ``kolom`` are None when the fault is about the whole file.
    """

    def __init__(self, bestand: str, regel: int | None, kolom: str | None, reden: str) -> None:
        self.bestand, self.regel, self.kolom, self.reden = bestand, regel, kolom, reden
        plek = [bestand]
        if regel is not None:
            plek.append(f"regel {regel}")
        if kolom is not None:
            plek.append(f"kolom {kolom}")
        super().__init__(f"{', '.join(plek)}: {reden}")


class Bronweigering(Refusal):
    """All refusals of one folder together, so that somebody can repair every file in one go."""

    def __init__(self, *fouten: Bronfout) -> None:
        super().__init__(*(str(fout) for fout in fouten))
        self.fouten = fouten
