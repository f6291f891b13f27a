"""Sound: every byte belongs to the sound, there is no picture with it, and what it says about its maker is blanked.

Four small walks through the file. Each ends exactly where the file ends, so nothing else can hang behind it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from knooppunt.bestanden.rules.inhoud import Geweigerd, Weigering

BITRATES = {
    # (is MPEG-1, layer): kilobits per second by index
    (True, 3): (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    (True, 2): (0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384),
    (False, 3): (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
    (False, 2): (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
FREQUENTIES = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}
MP4_DOZEN = {b"moov", b"trak", b"mdia"}
WEBM_DOZEN = {0x18538067, 0x1654AE6B, 0xAE}
"""Segment, tracks, track."""
EBML, CLUSTER, CODEC, TAGS, BIJLAGEN = 0x1A45DFA3, 0x1F43B675, 0x86, 0x1254C367, 0x1941A469
ID3_HOOGSTENS = 5_000_000


def check_sound(soort: str, inhoud: bytes) -> bytes:
    """The same sound without what is said about it; Geweigerd when it is not whole, or not only sound."""
    try:
        return WANDELINGEN[soort](inhoud)
    except (IndexError, KeyError) as fout:
        raise Geweigerd(Weigering.KAPOT) from fout


def _require(voorwaarde: object, weigering: Weigering = Weigering.KAPOT) -> None:
    if not voorwaarde:
        raise Geweigerd(weigering)


def _wav(inhoud: bytes) -> bytes:
    """Only format and sound are kept: recorders put names and places in other chunks."""
    _require(int.from_bytes(inhoud[4:8], "little") + 8 == len(inhoud))
    plaats, gehouden = 12, []
    while plaats + 8 <= len(inhoud):
        lengte = int.from_bytes(inhoud[plaats + 4 : plaats + 8], "little")
        _require(plaats + 8 + lengte <= len(inhoud))
        volgende = plaats + 8 + lengte + lengte % 2
        if inhoud[plaats : plaats + 4] in (b"fmt ", b"data", b"fact"):
            gehouden.append(inhoud[plaats:volgende])
        plaats = volgende
    _require([stuk[:4] for stuk in gehouden if stuk[:4] != b"fact"] == [b"fmt ", b"data"])
    inhoud = b"WAVE" + b"".join(gehouden)
    return b"RIFF" + len(inhoud).to_bytes(4, "little") + inhoud


def _ogg(inhoud: bytes) -> bytes:
    """Pages of Opus, Vorbis or Speex, one after the other."""
    plaats, stromen = 0, {}
    while plaats < len(inhoud):
        _require(inhoud[plaats : plaats + 4] == b"OggS")
        stukken = inhoud[plaats + 26]
        begin = plaats + 27 + stukken
        if inhoud[plaats + 5] & 2:  # the first page of a stream says what it is
            stromen[inhoud[plaats + 14 : plaats + 18]] = inhoud[begin : begin + 8]
        plaats = begin + sum(inhoud[plaats + 27 : begin])
    _require(plaats == len(inhoud) and stromen)
    goed = (b"OpusHead", b"\x01vorbis", b"Speex   ")
    _require(all(kop.startswith(goed) for kop in stromen.values()), Weigering.VIDEO)
    return inhoud


def _mp3(inhoud: bytes) -> bytes:
    """Frame after frame; the tags before and behind (names, pictures, whatever) are cut off."""
    begin, eind = 0, len(inhoud)
    while inhoud[begin : begin + 3] == b"ID3":
        begin += 10 + sum(
            (b & 0x7F) << s for b, s in zip(inhoud[begin + 6 : begin + 10], (21, 14, 7, 0), strict=True)
        )
        _require(begin < min(eind, ID3_HOOGSTENS))
    if inhoud[eind - 128 : eind - 125] == b"TAG":
        eind -= 128
    plaats, aantal = begin, 0
    while plaats < eind:
        plaats += _frame_length(inhoud[plaats : plaats + 4])
        aantal += 1
    # The last frame of a recording that was stopped may be short, never more.
    _require(aantal >= 4 and plaats - eind < 2_000)
    return inhoud[begin:eind]


def _frame_length(kop: bytes) -> int:
    _require(len(kop) == 4 and kop[0] == 0xFF and kop[1] & 0xE0 == 0xE0)
    versie, laag = kop[1] >> 3 & 3, 4 - (kop[1] >> 1 & 3)
    kilobits = BITRATES[versie == 3, laag][kop[2] >> 4]
    _require(kilobits)
    frequentie = FREQUENTIES[versie][kop[2] >> 2 & 3]
    factor = 144 if versie == 3 or laag == 2 else 72
    return factor * kilobits * 1000 // frequentie + (kop[2] >> 1 & 1)


def _m4a(inhoud: bytes) -> bytes:
    """Boxes in boxes; a track that is not sound is refused, and where it was recorded is blanked."""
    schoon, sporen = bytearray(inhoud), []
    for soort, begin, eind in _boxes(inhoud, 0, len(inhoud)):
        if soort == b"hdlr":
            sporen.append(inhoud[begin + 8 : begin + 12])
        if soort in (b"udta", b"meta", b"uuid"):
            schoon[begin - 4 : begin] = b"free"
            schoon[begin:eind] = bytes(eind - begin)
    _require(sporen)
    _require(set(sporen) == {b"soun"}, Weigering.VIDEO)
    return bytes(schoon)


def _boxes(inhoud: bytes, plaats: int, eind: int, diep: int = 0) -> Iterator[tuple[bytes, int, int]]:
    """(kind, begin, end) of every box that fills its parent exactly."""
    _require(diep < 8)
    while plaats < eind:
        lengte, soort = int.from_bytes(inhoud[plaats : plaats + 4], "big"), inhoud[plaats + 4 : plaats + 8]
        begin = plaats + 8
        if lengte == 1:
            lengte, begin = int.from_bytes(inhoud[plaats + 8 : plaats + 16], "big"), plaats + 16
        _require(begin - plaats <= lengte <= eind - plaats and soort.isascii())
        yield soort, begin, plaats + lengte
        if soort in MP4_DOZEN:
            yield from _boxes(inhoud, begin, plaats + lengte, diep + 1)
        plaats += lengte


def _webm(inhoud: bytes) -> bytes:
    """Elements in elements; only tracks of Opus or Vorbis, and what is said about it becomes a void."""
    _require(inhoud.startswith(EBML.to_bytes(4, "big")))
    schoon, codecs, plaats = bytearray(inhoud), [], 0
    while plaats < len(inhoud):
        soort, begin = _vint(inhoud, plaats, keep=True)
        lengte, begin, onbekend = _length(inhoud, begin)
        # A live recording does not know how long it becomes: walk into it instead of past it.
        if soort in WEBM_DOZEN or (onbekend and soort == CLUSTER):
            plaats = begin
            continue
        eind = begin + lengte
        _require(not onbekend and eind <= len(inhoud))
        if soort == CODEC:
            codecs.append(inhoud[begin:eind])
        if soort == EBML:
            _require(b"webm" in inhoud[begin:eind], Weigering.VIDEO)
        if soort in (TAGS, BIJLAGEN):
            _void(schoon, plaats, eind)
        plaats = eind
    _require(codecs)
    _require(all(codec in (b"A_OPUS", b"A_VORBIS") for codec in codecs), Weigering.VIDEO)
    return bytes(schoon)


def _void(schoon: bytearray, plaats: int, eind: int) -> None:
    """An element of nothing, of exactly this size: one byte of kind, eight of length."""
    _require(eind - plaats >= 9)
    schoon[plaats] = 0xEC
    schoon[plaats + 1 : plaats + 9] = ((eind - plaats - 9) | 1 << 56).to_bytes(8, "big")
    schoon[plaats + 9 : eind] = bytes(eind - plaats - 9)


def _vint(inhoud: bytes, plaats: int, *, keep: bool) -> tuple[int, int]:
    """A number of one to eight bytes, with (for kinds) or without its mark; and where it ends."""
    eerste = inhoud[plaats]
    _require(eerste)
    bytes_ = 9 - eerste.bit_length()
    waarde = int.from_bytes(inhoud[plaats : plaats + bytes_], "big")
    return (waarde if keep else waarde & ~(1 << 7 * bytes_)), plaats + bytes_


def _length(inhoud: bytes, plaats: int) -> tuple[int, int, bool]:
    """The length of an element, where its content begins, and whether the length is not known."""
    waarde, begin = _vint(inhoud, plaats, keep=False)
    return waarde, begin, waarde == (1 << 7 * (begin - plaats)) - 1


WANDELINGEN: dict[str, Callable[[bytes], bytes]] = {
    "wav": _wav,
    "ogg": _ogg,
    "mp3": _mp3,
    "m4a": _m4a,
    "webm": _webm,
}
