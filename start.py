#!/usr/bin/env python3
"""Set up Knooppunt and run it, with nothing but Python and git.

    python3 start.py                  start with a demonstration region
    python3 start.py test [ARGS]      set up and run all checks and tests (ARGS go to pytest)
    python3 start.py SUBCOMMAND ...   the command line of the product (``--help`` lists it)

Only the standard library is used here. The set-up is done once per lock file; later starts skip it.
"""

import sys

if sys.version_info < (3, 11):  # before anything that an older Python cannot read
    sys.exit(
        "Knooppunt heeft Python 3.11 of nieuwer nodig; dit is Python %d.%d. "
        "Start met een nieuwere, bijvoorbeeld: python3.11 start.py" % sys.version_info[:2]
    )

import hashlib
import importlib.util
import os
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
WINDOWS = os.name == "nt"
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")
STAMP = VENV / "knooppunt-stand.txt"
LOCK, TEST_LOCK, UV_LOCK = "requirements.lock", "requirements-test.lock", "requirements-uv.lock"


def main(args: list[str]) -> None:
    testing = args[:1] == ["test"]
    set_up(testing)
    # Granian's worker processes need the path too, so it goes into the environment, not only into sys.path.
    paths = [str(ROOT / "src"), str(ROOT), os.environ.get("PYTHONPATH", "")]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in paths if p)}
    module = ["-m", "tests", *args[1:]] if testing else ["-m", "knooppunt", *args]
    command = [str(PYTHON), "-P", *module]  # -P: what lies in the reader's own folder is not ours to import
    if WINDOWS:  # execve there starts a second process and returns to the shell at once
        sys.exit(subprocess.run(command, env=environment).returncode)
    sys.stdout.flush()
    os.execve(command[0], command, environment)


def set_up(testing: bool) -> None:
    """Bring ``.venv`` in line with the lock file, or leave with one sentence that says what is missing."""
    works = venv_works()
    installed = read_stamp() if works else ""
    # The test lock holds everything that the product needs: a start keeps the tools of a tester in place.
    locks = [TEST_LOCK] if testing or installed.startswith(TEST_LOCK) else [LOCK]
    if installed == stamp_of(locks[0]):
        return
    print("Knooppunt zet eenmalig de onderdelen klaar (ongeveer een minuut)...", flush=True)
    uv = uv_on_path()
    if not works:
        make_venv(uv)
    if uv is None:
        uv = uv_inside_venv()
    STAMP.unlink(missing_ok=True)
    run([uv, "pip", "sync", "--quiet", "--require-hashes", "--python", str(PYTHON), str(ROOT / locks[0])])
    STAMP.write_text(stamp_of(locks[0]), encoding="utf-8")


def stamp_of(lock: str) -> str:
    return f"{lock} {hashlib.sha256((ROOT / lock).read_bytes()).hexdigest()}"


def read_stamp() -> str:
    return STAMP.read_text(encoding="utf-8") if STAMP.exists() else ""


def venv_works() -> bool:
    """Is there a ``.venv`` whose Python runs? Any supported version will do, also another than ours."""
    code = "import sys; print(sys.version_info >= (3, 11), sys.prefix != sys.base_prefix)"
    try:
        answer = subprocess.run([str(PYTHON), "-c", code], capture_output=True, text=True).stdout.split()
    except OSError:
        return False
    if answer == ["False", "True"]:  # someone's working environment: not ours to throw away
        sys.exit(f"De omgeving in {VENV} is van een te oude Python. Verplaats die map en start opnieuw.")
    return answer == ["True", "True"]


def make_venv(uv: "str | None") -> None:
    if VENV.is_symlink() or (VENV.exists() and not (VENV / "pyvenv.cfg").exists() and any(VENV.iterdir())):
        sys.exit(f"{VENV} is geen Python-omgeving. Verplaats of verwijder die map en start opnieuw.")
    shutil.rmtree(VENV, ignore_errors=True)
    try:
        if uv is not None:
            run([uv, "venv", "--quiet", "--python", sys.executable, str(VENV)])
            return
        # Debian and Ubuntu ship Python without these two; venv itself would leave half a folder behind.
        if not all(importlib.util.find_spec(module) for module in ("venv", "ensurepip")):
            package = f"python3.{sys.version_info[1]}-venv"
            sys.exit(f"Python mist de module venv. Installeer die (apt install {package}) en start opnieuw.")
        run([sys.executable, "-m", "venv", str(VENV)])
    except BaseException:
        shutil.rmtree(VENV, ignore_errors=True)
        raise


def uv_on_path() -> "str | None":
    uv = shutil.which("uv")
    # A shim of a version manager can be on PATH and still not run.
    if uv and subprocess.run([uv, "--version"], capture_output=True).returncode == 0:
        return uv
    return None


def uv_inside_venv() -> str:
    uv = PYTHON.with_name("uv.exe" if WINDOWS else "uv")
    if not uv.exists():
        if subprocess.run([str(PYTHON), "-m", "pip", "--version"], capture_output=True).returncode:
            run([str(PYTHON), "-m", "ensurepip", "--default-pip"])
        quiet = ["--quiet", "--disable-pip-version-check"]
        run([str(PYTHON), "-m", "pip", "install", *quiet, "--require-hashes", "-r", str(ROOT / UV_LOCK)])
    return str(uv)


def run(command: list[str]) -> None:
    """Run one step of the set-up; its output is shown only when it fails."""
    environment = {"UV_COMPILE_BYTECODE": "1", "UV_PYTHON_DOWNLOADS": "never", **os.environ}
    # One mirror, known under either name, serves both tools.
    for name, other in (("UV_DEFAULT_INDEX", "PIP_INDEX_URL"), ("PIP_INDEX_URL", "UV_DEFAULT_INDEX")):
        if other in os.environ:
            environment.setdefault(name, os.environ[other])
    environment.pop("VIRTUAL_ENV", None)
    done = subprocess.run(
        command, env=environment, cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, text=True
    )
    if done.returncode == 0:
        return
    output = (done.stdout + done.stderr).strip()
    print(output, file=sys.stderr)
    hint = ""
    if "CERTIFICATE_VERIFY_FAILED" in output and sys.platform == "darwin":
        hint = ' Dubbelklik eerst op "Install Certificates.command" in de map van Python.'
    sys.exit(f"Klaarzetten is niet gelukt; hierboven staat waarom. Los dat op en start opnieuw.{hint}")


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except KeyboardInterrupt:
        sys.exit("Gestopt. Start opnieuw om verder te gaan.")
