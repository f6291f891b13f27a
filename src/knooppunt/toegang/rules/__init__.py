"""How someone comes in: sessions, brakes on guessing, second steps. Plain Python."""

from pathlib import Path

from knooppunt.basis.termijnen import lees_regelpakket

PAKKET = lees_regelpakket(Path(__file__).parent / "inloggen.toml")
