"""Drawings, a photo and a tune for the demonstration, made by code: nothing in it is of a real child."""

from __future__ import annotations

import math
import struct
from io import BytesIO

from PIL import Image, ImageDraw, ImageFilter

Punt = tuple[float, float]
FIJN = 3
"""Drawn this many times larger and then made smaller: soft edges, as of a crayon."""


class Vel:
    """A sheet of paper with crayons."""

    def __init__(self, breedte: int, hoogte: int, kleur: str) -> None:
        self.beeld = Image.new("RGB", (breedte * FIJN, hoogte * FIJN), kleur)
        self.potlood = ImageDraw.Draw(self.beeld)

    def vlak(self, punten: list[Punt], kleur: str) -> None:
        self.potlood.polygon([(x * FIJN, y * FIJN) for x, y in punten], fill=kleur)

    def lijn(self, punten: list[Punt], kleur: str, dikte: int = 6) -> None:
        self.potlood.line(
            [(x * FIJN, y * FIJN) for x, y in punten], fill=kleur, width=dikte * FIJN, joint="curve"
        )

    def rond(self, x: float, y: float, straal: float, kleur: str) -> None:
        links, boven, rechts, onder = ((c + d * straal) * FIJN for d in (-1, 1) for c in (x, y))
        self.potlood.ellipse((links, boven, rechts, onder), fill=kleur)

    def klaar(self, soort: str = "PNG") -> bytes:
        klein = self.beeld.resize(
            (self.beeld.width // FIJN, self.beeld.height // FIJN), Image.Resampling.LANCZOS
        )
        bestand = BytesIO()
        klein.save(bestand, soort)
        return bestand.getvalue()


def _golf(y: float, hoog: float, lang: float, breedte: int, schuif: float = 0) -> list[Punt]:
    return [(x, y + hoog * math.sin((x + schuif) / lang)) for x in range(0, breedte + 1, 6)]


def vuurtoren() -> bytes:
    """A lighthouse with a boat, as a boy of nine draws it."""
    vel = Vel(900, 640, "#fffdf6")
    vel.rond(770, 110, 62, "#f6b93b")
    for graad in range(0, 360, 30):
        hoek = math.radians(graad)
        van, tot = (82, 116) if graad % 60 else (82, 132)
        straal = [(770 + r * math.cos(hoek), 110 + r * math.sin(hoek)) for r in (van, tot)]
        vel.lijn(straal, "#f6b93b", 7)
    for links, hoog in ((120, 120), (300, 80)):
        for dx, dik in ((0, 34), (38, 44), (80, 32)):
            vel.rond(links + dx, hoog - dik / 3, dik, "#dfeefb")
    vel.vlak([(0, 470), *_golf(450, 12, 38, 900), (900, 640), (0, 640)], "#7fbfe0")
    for rij, kleur in enumerate(("#3d8bbd", "#2f74a5", "#3d8bbd")):
        vel.lijn(_golf(500 + 46 * rij, 9, 26, 900, 40 * rij), kleur, 5)
    vel.vlak([(250, 520), (430, 520), (400, 190), (280, 190)], "#ffffff")
    for nummer in range(4):
        boven, onder = 205 + 80 * nummer, 250 + 80 * nummer
        schuin = [(280 - (y - 190) / 11, y) for y in (boven, onder)]
        vel.vlak([*schuin, *[(680 - x, y) for x, y in reversed(schuin)]], "#d64541")
    vel.vlak([(268, 190), (412, 190), (390, 120), (290, 120)], "#4a4a4a")
    vel.rond(340, 155, 22, "#ffe680")
    vel.vlak([(280, 120), (400, 120), (340, 66)], "#d64541")
    vel.lijn([(362, 150), (620, 90)], "#ffe680", 9)
    vel.lijn([(362, 164), (620, 190)], "#ffe680", 9)
    vel.vlak([(560, 500), (760, 500), (720, 560), (600, 560)], "#8e5a2b")
    vel.lijn([(660, 500), (660, 380)], "#5d3a1a", 7)
    vel.vlak([(666, 390), (666, 486), (745, 486)], "#ffffff")
    vel.vlak([(666, 390), (666, 486), (745, 486)], "#fbe0dd")
    vel.rond(625, 478, 16, "#f2c9a1")
    vel.lijn([(617, 484), (625, 490), (633, 484)], "#7a3b1d", 3)
    return vel.klaar()


def goede_dag() -> bytes:
    """Colours of a good day, by a girl of fifteen who likes music better than talking."""
    vel = Vel(900, 900, "#1d2b3a")
    kleuren = ("#f3a683", "#f7d794", "#778beb", "#e77f67", "#63cdda", "#cf6a87", "#f5cd79")
    for nummer, kleur in enumerate(kleuren):
        y = 180 + 90 * nummer
        band = _golf(y, 46 - 3 * nummer, 90 + 9 * nummer, 900, 130 * nummer)
        vel.vlak([*band, (900, y + 62), *reversed([(x, yy + 62) for x, yy in band])], kleur)
    for x, y in ((210, 120), (470, 70), (690, 130)):
        vel.rond(x, y, 24, "#ffffff")
        vel.lijn([(x + 21, y), (x + 21, y - 92)], "#ffffff", 8)
        vel.lijn([(x + 21, y - 92), (x + 62, y - 76)], "#ffffff", 10)
    return vel.klaar()


def rustplek() -> bytes:
    """The quiet place in the classroom, as a photo: soft light, cushions, a plant, a lamp."""
    vel = Vel(1200, 900, "#e9dcc6")
    vel.vlak([(0, 620), (1200, 620), (1200, 900), (0, 900)], "#b98b5e")
    vel.vlak([(70, 80), (470, 80), (470, 460), (70, 460)], "#cfe6f2")
    vel.lijn([(270, 80), (270, 460)], "#fff8ec", 14)
    vel.lijn([(70, 270), (470, 270)], "#fff8ec", 14)
    vel.vlak([(520, 300), (1160, 300), (1160, 660), (520, 660)], "#7a9e87")
    for x, kleur in ((560, "#d9825b"), (760, "#f0c36d"), (950, "#5c8a9e")):
        vel.vlak([(x, 520), (x + 180, 490), (x + 190, 660), (x + 10, 670)], kleur)
    vel.vlak([(500, 640), (1190, 640), (1190, 730), (500, 730)], "#5f7f6c")
    vel.lijn([(420, 780), (420, 380)], "#6b5b4b", 12)
    vel.vlak([(350, 380), (490, 380), (455, 280), (385, 280)], "#fff1c2")
    vel.vlak([(150, 640), (290, 640), (270, 780), (170, 780)], "#c46f4e")
    for graad in range(200, 345, 18):
        hoek = math.radians(graad)
        vel.lijn([(220, 640), (220 + 190 * math.cos(hoek), 640 + 190 * math.sin(hoek))], "#3f7d4f", 16)
    vel.beeld = vel.beeld.filter(ImageFilter.GaussianBlur(2 * FIJN))
    return vel.klaar("JPEG")


def wijsje() -> bytes:
    """A few notes, as a WAV: a soft tone that fades, eight times."""
    tempo, per_noot = 16_000, 0.32
    noten = (392.0, 440.0, 493.9, 587.3, 493.9, 440.0, 392.0, 293.7)
    punten = bytearray()
    for hoogte in noten:
        for n in range(int(tempo * per_noot)):
            t = n / tempo
            toon = math.sin(2 * math.pi * hoogte * t) + 0.35 * math.sin(4 * math.pi * hoogte * t)
            punten += struct.pack("<h", int(9000 * toon * math.exp(-5 * t) * min(1.0, 90 * t)))
    kop = b"fmt " + struct.pack("<IHHIIHH", 16, 1, 1, tempo, 2 * tempo, 2, 16)
    delen = b"WAVE" + kop + b"data" + struct.pack("<I", len(punten)) + bytes(punten)
    return b"RIFF" + struct.pack("<I", len(delen)) + delen
