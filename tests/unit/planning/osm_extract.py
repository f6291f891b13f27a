"""A made OpenStreetMap extract (PBF) and timetable (GTFS): twelve streets each way, 100 m apart, one of them stairs.

Source of the format: https://wiki.openstreetmap.org/wiki/PBF_Format.
"""

import struct
import zipfile
import zlib
from pathlib import Path

from knooppunt_planning import Point

STREETS = 12
NORTH, EAST = 0.00089932, 0.0014565  # 100 m, in degrees at 52 degrees north
STAIRS = 3

TIMETABLE = {
    "agency.txt": "agency_id,agency_name,agency_url,agency_timezone\nb,Bus,https://example.org,Europe/Amsterdam",
    "stops.txt": f"stop_id,stop_name,stop_lat,stop_lon\na,A,52.0,5.0\nz,Z,{52 + 11 * NORTH},{5 + 11 * EAST}",
    "routes.txt": "route_id,agency_id,route_short_name,route_type\n1,b,1,3",
    "trips.txt": "route_id,service_id,trip_id\n1,w,early\n1,w,late",
    "stop_times.txt": "trip_id,arrival_time,departure_time,stop_id,stop_sequence\n"
    "early,08:00:00,08:00:00,a,1\nearly,08:06:00,08:06:00,z,2\n"
    "late,08:30:00,08:30:00,a,1\nlate,08:33:00,08:33:00,z,2",
    "calendar.txt": "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\n"
    "w,1,1,1,1,1,0,0,20260101,20271231",
}


def crossing(row: int, column: int) -> Point:
    """So many streets to the north and to the east."""
    return Point(52.0 + NORTH * row, 5.0 + EAST * column)


def write(folder: Path) -> tuple[Path, Path]:
    """The extract and the timetable as files in this folder."""
    roads, timetable = folder / "klein.osm.pbf", folder / "klein.zip"
    numbers = range(STREETS)
    nodes = {_node(r, c): crossing(r, c) for r in numbers for c in numbers}
    street = {"highway": "residential", "maxspeed": "50"}
    ways = {100 + r: ([_node(r, c) for c in numbers], street) for r in numbers}
    ways |= {
        200 + c: ([_node(r, c) for r in numbers], {"highway": "steps"} if c == STAIRS else street)
        for c in numbers
    }
    roads.write_bytes(extract(nodes, ways))
    with zipfile.ZipFile(timetable, "w") as archive:
        for name, rows in TIMETABLE.items():
            archive.writestr(name, rows + "\n")
    return roads, timetable


def _node(row: int, column: int) -> int:
    return 1 + row * STREETS + column


def _varint(number: int) -> bytes:
    out = bytearray()
    while True:
        number, low = number >> 7, number & 127
        out.append(low | (128 if number else 0))
        if not number:
            return bytes(out)


def _field(number: int, value: int | bytes) -> bytes:
    if isinstance(value, int):
        return _varint(number << 3) + _varint(value)
    return _varint(number << 3 | 2) + _varint(len(value)) + value


def _steps(values: list[int]) -> bytes:
    """Differences, as signed numbers."""
    out, before = bytearray(), 0
    for value in values:
        step, before = value - before, value
        out += _varint(2 * step if step >= 0 else -2 * step - 1)
    return bytes(out)


def _blob(kind: bytes, data: bytes) -> bytes:
    body = _field(2, len(data)) + _field(3, zlib.compress(data))
    head = _field(1, kind) + _field(3, len(body))
    return struct.pack(">I", len(head)) + head + body


def extract(nodes: dict[int, Point], ways: dict[int, tuple[list[int], dict[str, str]]]) -> bytes:
    """An extract of nodes by number, and of ways with the nodes along them and their tags."""
    words = ["", *sorted({word for _, tags in ways.values() for pair in tags.items() for word in pair})]
    number_of = {word: number for number, word in enumerate(words)}
    latitudes, longitudes = ([round(at[k] * 1e7) for at in nodes.values()] for k in (0, 1))
    dense = _field(1, _steps(list(nodes))) + _field(8, _steps(latitudes)) + _field(9, _steps(longitudes))
    lines = bytearray()
    for number, (along, tags) in ways.items():
        keys, values = (b"".join(_varint(number_of[word]) for word in row) for row in (tags, tags.values()))
        lines += _field(3, _field(1, number) + _field(2, keys) + _field(3, values) + _field(8, _steps(along)))
    table = _field(1, b"".join(_field(1, word.encode()) for word in words))
    header = _field(4, b"OsmSchema-V0.6") + _field(4, b"DenseNodes")
    data = table + _field(2, _field(2, dense)) + _field(2, bytes(lines))
    return _blob(b"OSMHeader", header) + _blob(b"OSMData", data)
