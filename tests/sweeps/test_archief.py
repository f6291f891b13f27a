"""What lies in the repository can be read anywhere: no broken links, no address of the machine that made it."""

import re
import subprocess
from pathlib import Path

from tests.sweeps.kamers import ROOT, place

LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)[^)]*\)")
ELSEWHERE = re.compile(r"(?:https?|mailto):")
OF_A_MACHINE = re.compile(
    r"(?<![\w.-])/(?:work|root|home)/\w"  # folders of who built it
    r"|pypi\.(?:org|python)|pythonhosted|npmjs\.|npm\.pkg"  # registries differ per place; start.py honours the reader's
)


def tracked() -> list[Path]:
    names = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    return [ROOT / name for name in names.split("\0") if name and (ROOT / name).is_file()]


def texts() -> list[tuple[Path, str]]:
    found = []
    for path in tracked():
        try:
            found.append((path, path.read_text(encoding="utf-8")))
        except UnicodeDecodeError:
            continue  # a picture or a compiled catalogue
    return found


def test_every_link_in_the_documents_leads_somewhere():
    wrong = [
        f"{place(path)}: {link}"
        for path, text in texts()
        if path.suffix == ".md"
        for link in LINK.findall(text)
        if not ELSEWHERE.match(link) and not (path.parent / link).exists()
    ]
    assert wrong == [], "\n".join(wrong)


def test_nothing_names_a_folder_of_a_machine_or_a_registry():
    wrong = [
        f"{place(path)}:{number}: {line.strip()[:80]}"
        for path, text in texts()
        if path != Path(__file__)
        for number, line in enumerate(text.splitlines(), 1)
        if OF_A_MACHINE.search(line)
    ]
    assert wrong == [], "\n".join(wrong)
