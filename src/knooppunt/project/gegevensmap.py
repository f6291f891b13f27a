"""The data folder: where the embedded database and the secret keys live."""

import os
import secrets
from pathlib import Path

import platformdirs


def gegevensmap() -> Path:
    """The data folder, made when it is not there (readable by the owner only)."""
    pad = Path(
        os.environ.get("KNOOPPUNT_DATA") or platformdirs.user_data_dir("knooppunt", appauthor=False)
    ).resolve()
    pad.mkdir(mode=0o700, parents=True, exist_ok=True)
    return pad


def geheime_sleutel(map_: Path, naam: str = "geheime-sleutel") -> str:
    """A secret of this installation, made once and readable by the owner only."""
    pad = map_ / naam
    try:
        with os.fdopen(os.open(pad, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as bestand:
            bestand.write(secrets.token_urlsafe(50))
    except FileExistsError:
        pass
    return pad.read_text().strip()
