"""Are there known weaknesses in what we depend on? ``python tools/kwetsbaar.py [ververs MAP]``.

Without arguments: asks the OSV database about every pin of both locks; where it cannot be reached, looks in the copy
that lies beside this file and says from which day it is. Exit code 1 when something was found.

``ververs MAP`` renews the copy from a checkout of github.com/pypa/advisory-database (CC BY 4.0): only what is about a
package in our locks, with the ranges in which it holds. The suite reads the copy, so it needs no network.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import urllib.request
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml
from packaging.utils import canonicalize_name
from packaging.version import InvalidVersion, Version

ROOT = Path(__file__).resolve().parents[1]
LOCKS = ("requirements.lock", "requirements-test.lock", "requirements-uv.lock")
COPY = Path(__file__).with_name("kwetsbaarheden.json")
OSV = "https://api.osv.dev/v1/querybatch"
PIN = re.compile(r"^([A-Za-z0-9][\w.-]*)(?:\[[\w,]+\])?==([^\s;\\]+)", re.MULTILINE)


def pins(root: Path = ROOT) -> dict[str, str]:
    """Name and version of everything in the locks."""
    found: dict[str, str] = {}
    for lock in LOCKS:
        for name, version in PIN.findall((root / lock).read_text(encoding="utf-8")):
            found[canonicalize_name(name)] = version
    return found


def affected(version: str, advisory: dict[str, Any]) -> bool:
    """Does the advisory hold for this version? By its list of versions, or between ``introduced`` and ``fixed``."""
    if version in advisory["versions"]:
        return True
    mine = Version(version)
    return any(
        _at_least(mine, introduced) and not (fixed and _at_least(mine, fixed))
        for introduced, fixed in advisory["ranges"]
    )


def _at_least(mine: Version, bound: str) -> bool:
    try:
        return bound == "0" or mine >= Version(bound)
    except InvalidVersion:
        return False  # the list of versions still speaks


def known(packages: dict[str, str], copy: dict[str, Any]) -> list[str]:
    """What the copy says about these pins: ``name version: advisory``."""
    return [
        f"{name} {version}: {advisory['id']}"
        for name, version in sorted(packages.items())
        for advisory in copy["advisories"].get(name, [])
        if affected(version, advisory)
    ]


def ask_osv(packages: dict[str, str]) -> list[str]:
    """The same question to OSV, as it is today; OSError when it cannot be reached."""
    order = sorted(packages.items())
    queries = [{"version": v, "package": {"name": n, "ecosystem": "PyPI"}} for n, v in order]
    request = urllib.request.Request(
        OSV, json.dumps({"queries": queries}).encode(), {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310 - the same
        results = json.load(answer)["results"]
    return [
        f"{name} {version}: {vuln['id']}"
        for (name, version), result in zip(order, results, strict=True)
        for vuln in result.get("vulns", [])
    ]


def renew(folder: Path) -> None:
    """Write the copy anew from a checkout, also a bare one."""
    git = ["git", "-C", str(folder)]
    commit, day = _run([*git, "log", "-1", "--format=%H %cs"]).split()
    names = _run([*git, "ls-tree", "-r", "--name-only", "HEAD", "vulns"]).split("\n")
    ours = pins()
    advisories: dict[str, list[Any]] = {}
    for path in names:
        package = canonicalize_name(path.split("/")[1]) if path.count("/") == 2 else ""
        if package in ours:
            advisories.setdefault(package, []).append(_read(_run([*git, "show", f"HEAD:{path}"]), package))
    COPY.write_text(_written(commit, day, advisories), encoding="utf-8")


def _written(commit: str, day: str, advisories: dict[str, list[Any]]) -> str:
    """JSON with one advisory on a line, so that a renewal shows what is new."""
    packages = ",\n".join(
        f"  {json.dumps(name)}: [\n" + ",\n".join(f"   {json.dumps(a)}" for a in found) + "\n  ]"
        for name, found in sorted(advisories.items())
    )
    source = json.dumps("github.com/pypa/advisory-database, CC BY 4.0")
    head = f' "source": {source},\n "commit": "{commit}",\n "day": "{day}",\n'
    return f'{{\n{head} "advisories": {{\n{packages}\n }}\n}}\n'


def _run(command: Iterable[str]) -> str:
    return subprocess.run(list(command), capture_output=True, text=True, check=True).stdout.strip()  # noqa: S603 - our own words


def _read(text: str, package: str) -> dict[str, Any]:
    """What the check needs of one advisory."""
    advisory = yaml.safe_load(text)
    mine = [a for a in advisory["affected"] if canonicalize_name(a["package"]["name"]) == package]
    events = [
        (e.get("introduced", ""), e.get("fixed", ""))
        for a in mine
        for r in a.get("ranges", [])
        if r["type"] == "ECOSYSTEM"
        for e in r["events"]
    ]
    ranges, begin = [], ""
    for introduced, fixed in events:  # pairs stand behind each other; a range without an end is open
        if introduced:
            ranges.append([str(introduced), ""])
            begin = str(introduced)
        elif fixed and ranges and ranges[-1][0] == begin:
            ranges[-1][1] = str(fixed)
    versions = sorted({str(v) for a in mine for v in a.get("versions", [])}) if not ranges else []
    return {"id": advisory["id"], "ranges": ranges, "versions": versions}


def main(arguments: list[str]) -> int:
    if arguments[:1] == ["ververs"] and len(arguments) == 2:
        renew(Path(arguments[1]))
        return 0
    ours = pins()
    try:
        found, of = ask_osv(ours), "OSV, today"
    except OSError as error:
        copy = json.loads(COPY.read_text(encoding="utf-8"))
        found, of = known(ours, copy), f"the copy of {copy['day']} (OSV cannot be reached: {error})"
    sys.stdout.write("".join(f"{line}\n" for line in found))
    sys.stdout.write(f"{len(ours)} pins, {len(found)} known weaknesses; {of}\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
