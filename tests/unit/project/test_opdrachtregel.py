"""The command line speaks Dutch and says what is wrong."""

import ast
import json
import re
import tomllib
from pathlib import Path

import click
import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from click.testing import CliRunner, Result

import benchmarks
import knooppunt
from knooppunt.project import cli
from knooppunt.project.opdrachten import meten
from knooppunt.project.opdrachten.meten import benchmark

ROOT = Path(__file__).resolve().parents[3]
CATALOGUE = cli.LOCALE / "nl" / "LC_MESSAGES" / "click.po"
FOR_DEVELOPERS = (
    "{editor}", "Windows error", "Boolean option", "Could not determine name", "No options defined", "Name '{name}'",
    "Arguments take exactly", "Shell completion", "Couldn't detect Bash", "Unknown color", "Unknown standard stream",
    "Value must be an iterable", "DeprecationWarning", "Invalid start character", "Press any key",
)  # fmt: skip
"""Beginnings of click's messages that only who writes a command, or edits with click, can meet."""


@pytest.fixture
def dutch(monkeypatch: pytest.MonkeyPatch) -> click.Group:
    monkeypatch.setenv("LANGUAGE", "en")  # whatever the terminal says
    cli.speak_dutch()
    return cli.command_line()


def ask(group: click.Group, *args: str) -> Result:
    return CliRunner().invoke(group, args, prog_name="knooppunt")


def test_the_help_is_dutch(dutch: click.Group):
    lines = ask(dutch, "--help").output.splitlines()
    assert [line for line in lines if line.endswith(":") or line.startswith("Gebruik")] == [
        "Gebruik: knooppunt [OPTIES] OPDRACHT [ARGUMENTEN]...",
        "Opties:",
        "Opdrachten:",
    ]


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (["onbekend"], "Fout: De opdracht 'onbekend' is er niet."),
        (["versie", "--poort"], "Fout: De optie '--poort' is er niet."),
        (["start", "--port", "veel"], "Fout: Dit kan niet bij '--port' / '-p': 'veel' is geen geldig getal."),
        (["start", "extra"], "Fout: Dit hoort er niet bij: extra"),
        (["benchmark", "snelheid-van-licht"], "Fout: De meting 'snelheid-van-licht' is er niet. Wel: "),
    ],
)
def test_a_mistake_gets_a_dutch_sentence_and_exit_code_2(dutch: click.Group, args: list[str], sentence: str):
    result = ask(dutch, *args)
    assert (result.exit_code, result.stderr.splitlines()[-1][: len(sentence)]) == (2, sentence)


@pytest.mark.parametrize("args", [[], ["--port", "8001"], ["-p", "8001"]])
def test_without_a_subcommand_it_is_start(args: list[str]):
    assert cli.with_start(args) == ["start", *args]


@pytest.mark.parametrize("args", [["--help"], ["-h"], ["--version"], ["versie"]])
def test_help_version_and_subcommands_stay_what_they_are(args: list[str]):
    assert cli.with_start(args) == args


def test_the_version_is_the_same_everywhere(dutch: click.Group):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    publiccode = (ROOT / "publiccode.yml").read_text(encoding="utf-8")
    assert project["version"] == knooppunt.__version__
    assert f'softwareVersion: "{knooppunt.__version__}"\n' in publiccode
    assert ask(dutch, "versie").output == f"knooppunt {knooppunt.__version__}\n"


def test_every_subcommand_of_the_readme_is_there(dutch: click.Group):
    table = (
        (ROOT / "README.md").read_text(encoding="utf-8").partition("| subcommand |")[2].partition("\n\n")[0]
    )
    rows = re.findall(r"^\| `([a-z]+)(?: ([a-z]+))?", table, re.MULTILINE)
    assert ("regio", "niveaus") in rows
    missing = [
        f"{name} {sub}"
        for name, sub in rows
        if name not in dutch.commands
        or (
            sub and isinstance(dutch.commands[name], click.Group) and sub not in dutch.commands[name].commands
        )
    ]
    assert missing == []


def test_every_subcommand_is_in_the_readme(dutch: click.Group):
    table = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [name for name in dutch.commands if f"| `{name}" not in table] == []


def test_every_message_of_click_that_a_reader_can_meet_is_translated():
    with CATALOGUE.open("rb") as file:
        ours = {singular(message.id) for message in read_po(file) if message.string}
    keywords = {"_": None, "ngettext": (1, 2)}
    theirs = {
        singular(entry[2]) for entry in extract_from_dir(str(Path(click.__file__).parent), keywords=keywords)
    }
    assert sorted(text for text in theirs - ours if not text.startswith(FOR_DEVELOPERS)) == []


def singular(message: str | tuple[str, ...]) -> str:
    return message if isinstance(message, str) else message[0]


def translations(catalogue: Catalog) -> dict[str, str | list[str]]:
    return {
        singular(m.id): m.string if isinstance(m.string, str) else list(m.string) for m in catalogue if m.id
    }


def test_the_compiled_catalogue_is_that_of_the_text():
    with CATALOGUE.open("rb") as text, CATALOGUE.with_suffix(".mo").open("rb") as compiled:
        assert translations(read_mo(compiled)) == translations(read_po(text))


def test_a_benchmark_prints_one_line_of_json(monkeypatch: pytest.MonkeyPatch):
    outcome = {
        "name": "leeg",
        "ours": 2.0,
        "reference": 1.0,
        "ratio": 2.0,
        "unit": "s",
        "conditions": "één kern",
    }
    monkeypatch.setattr(benchmarks, "metingen", lambda: {"leeg": "niets"})
    monkeypatch.setattr(benchmarks, "meet", lambda naam, bron: outcome)
    output = CliRunner().invoke(benchmark, ["leeg", "--json"]).output
    assert (output.count("\n"), json.loads(output)) == (1, outcome)


def test_a_benchmark_of_public_files_asks_for_the_folder(dutch: click.Group, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(meten, "default_sources", lambda: None)
    result = ask(dutch, "benchmark", "regio-bouw", "--json")
    assert (result.exit_code, result.stderr.splitlines()[-1]) == (
        2,
        "Fout: Deze meting leest de openbare bestanden. Noem de map met --bron.",
    )


def test_a_benchmark_without_its_reference_says_what_to_do(
    dutch: click.Group, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    monkeypatch.setattr("benchmarks.regio_bouw.find_spec", lambda naam: None)
    result = ask(dutch, "benchmark", "regio-bouw", "--bron", str(tmp_path), "--json")
    assert (result.exit_code, result.stderr) == (
        1,
        "Fout: Voor deze meting is ook duckdb nodig. Dat komt mee met: python3 start.py test\n",
    )


def test_every_benchmark_says_in_one_line_what_it_measures():
    assert [name for name, line in benchmarks.metingen().items() if not line] == []


def test_start_py_reads_on_an_old_python():
    source = (ROOT / "start.py").read_text(encoding="utf-8")
    assert isinstance(ast.parse(source, feature_version=(3, 7)), ast.Module)
