"""The command line: one surface for who starts, builds, measures and maintains.

A command parses and prints; the work is an action or a query of a room. Settings are read before any command is
imported, so that a command may use tables at the top of its module.
"""

from __future__ import annotations

import gettext
import os
import sys
from importlib import import_module
from pathlib import Path

import click
import dj_database_url
import django

import knooppunt
from knooppunt.basis.versleuteling.sleutels import Onleesbaar
from knooppunt.kaart.rules.wegen.bron import Wegenfout
from knooppunt.project.omgeving import Omgevingsfout
from knooppunt.toegang.rules.aanbieder import Instelfout

OPDRACHTEN = (
    "knooppunt.project.opdrachten.starten:start",
    "knooppunt.project.opdrachten.regio:regio",
    "knooppunt.kaart.opdrachten:thuisnabij",
    "knooppunt.kaart.opdrachten:dichtbij",
    "knooppunt.kaart.opdracht_verdeelplan:verdeelplan",
    "knooppunt.kaart.opdracht_wegen:wegen",
    "knooppunt.wegwijzer.opdrachten:wegwijzer",
    "knooppunt.project.opdrachten.nacht:nacht",
    "knooppunt.project.opdrachten.werk:werk",
    "knooppunt.privacy.opdrachten:bewaar",
    "knooppunt.privacy.opdrachten:privacyverslag",
    "knooppunt.toegang.opdrachten:audit",
    "knooppunt.project.opdrachten.beheer:migreer",
    "knooppunt.project.opdrachten.beheer:beheerder",
    "knooppunt.project.opdrachten.inloggen:inloggen",
    "knooppunt.project.opdrachten.sleutels:sleutels",
    "knooppunt.project.opdrachten.documenten:documenten",
    "knooppunt.project.opdrachten.meten:benchmark",
    "knooppunt.project.opdrachten.controle:controle",
    "knooppunt.project.opdrachten.beheer:versie",
)
SOORTEN = {
    "text": "TEKST",
    "integer": "GETAL",
    "float": "GETAL",
    "directory": "MAP",
    "file": "BESTAND",
    "path": "PAD",
}
LOCALE = Path(__file__).parent / "locale"


def with_start(args: list[str]) -> list[str]:
    """Without a subcommand, or with only options of it, it is ``start``."""
    own = args and (not args[0].startswith("-") or args[0] in ("--help", "-h", "--version"))
    return args if own else ["start", *args]


def speak_dutch() -> None:
    """Click's own words come from our catalogue, whatever language the terminal has."""
    os.environ["LANGUAGE"] = "nl"
    gettext.bindtextdomain("click", LOCALE)
    gettext.textdomain("click")


def open_settings() -> None:
    """Load the settings; a setting that cannot be used ends the command with one sentence."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "knooppunt.project.settings")
    try:
        django.setup()
    except (Omgevingsfout, Instelfout, Wegenfout) as error:
        sys.exit(str(error))
    except OSError as error:
        sys.exit(
            f"De gegevensmap kan niet worden gebruikt ({error.filename}). Kies een andere met KNOOPPUNT_DATA."
        )
    except (dj_database_url.ParseError, dj_database_url.UnknownSchemeError):
        sys.exit("DATABASE_URL is geen adres van een database. Voorbeeld: postgresql://naam@server/knooppunt")


def command_line() -> click.Group:
    """The group with every command."""
    epilog = "De toetsen draaien: python3 start.py test (alleen in de broncode)."
    group = click.Group(
        "knooppunt",
        help="Knooppunt: de gezamenlijke werkplek van een regio voor inclusief onderwijs.",
        epilog=epilog,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    click.version_option(knooppunt.__version__, prog_name="knooppunt")(group)
    for opdracht in OPDRACHTEN:
        module, name = opdracht.split(":")
        group.add_command(getattr(import_module(module), name))
    name_arguments_in_dutch(group)
    return group


def name_arguments_in_dutch(command: click.Command) -> None:
    """What click prints in capitals is not in its catalogue."""
    command.options_metavar = "[OPTIES]"
    for param in command.params:
        if isinstance(param, click.Option) and param.metavar is None and not param.is_flag:
            param.metavar = SOORTEN.get(param.type.name)
    if isinstance(command, click.Group):
        command.subcommand_metavar = "OPDRACHT [ARGUMENTEN]..."
        for subcommand in command.commands.values():
            name_arguments_in_dutch(subcommand)


def main() -> None:
    speak_dutch()
    open_settings()
    try:
        command_line().main(with_start(sys.argv[1:]), prog_name="knooppunt")
    except Onleesbaar as error:
        sys.exit(f"Fout: {error}")
