"""The words of the pages for parents, pupils and other tellers. Everything here goes through the translations."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from knooppunt.loket.rules.vraag import Partij, Verteller, Vraagstatus
from knooppunt.toegang.public import rolnaam

VERTELLERS = {
    Verteller.OUDER: (_("Ik ben ouder of verzorger"), _("Vertel over uw kind. Samen zoeken we wat helpt.")),
    Verteller.LEERLING: (
        _("Ik ben leerling, %(jaar)d jaar of ouder"),
        _("Vertel zelf hoe het gaat en wat je nodig hebt."),
    ),
    Verteller.SCHOOL: (_("Ik werk op een school"), _("U vraagt iemand om mee te denken over een leerling.")),
    Verteller.KINDEROPVANG: (
        _("Ik werk in de kinderopvang"),
        _("U maakt zich zorgen over een kind in uw groep."),
    ),
    Verteller.GEMEENTE: (_("Ik werk bij een gemeente"), _("U zoekt iemand in het onderwijs voor een kind.")),
    Verteller.JEUGDPROFESSIONAL: (
        _("Ik werk in de jeugdhulp of de zorg"),
        _("U zoekt samenwerking met de school."),
    ),
}

RELATIES = {
    "moeder": _("moeder"),
    "vader": _("vader"),
    "verzorger": _("verzorger, pleegouder of voogd"),
    "familie": _("andere familie"),
    "leerling": _("leerling"),
}

PARTIJEN = {
    Partij.SCHOOL: (
        _("Mag de school dit lezen?"),
        _("De ondersteuningscoördinator van de school. Die kent de klas en kan vaak meteen iets doen."),
    ),
    Partij.GEMEENTE: (
        _("Mag de gemeente dit lezen?"),
        _("Eén vaste jeugdprofessional. Die kan hulp thuis regelen of een plek voor vrije tijd."),
    ),
    Partij.SWV: (
        _("Mag het samenwerkingsverband dit lezen?"),
        _("De adviseur van alle scholen samen. Die weet welke hulp en welke plekken er in de regio zijn."),
    ),
}
PARTIJNAMEN = {
    Partij.SCHOOL: _("de school"),
    Partij.GEMEENTE: _("de gemeente"),
    Partij.SWV: _("het samenwerkingsverband"),
}

ROLLEN = {
    "schoolcoordinator": _("ondersteuningscoördinator"),
    "gemeente_contact": _("jeugdprofessional van de gemeente"),
    "swv_adviseur": _("regionaal adviseur"),
}

REDENEN = {
    Partij.SCHOOL: _(
        "Dit is de vaste persoon van de school. Die kent de school van binnen en kan snel iets doen."
    ),
    Partij.GEMEENTE: _("Dit is het vaste contact van de gemeente waar het kind woont."),
    Partij.SWV: _(
        "Dit is de adviseur van de scholen in de regio. Die hoort bij de school of het woonadres van het kind."
    ),
    "doorgegeven": _("De vraag is doorgegeven. Waarom staat hieronder bij de berichten."),
    "toegewezen": _("Een adviseur heeft deze persoon voor deze vraag gezocht."),
    "regisseur": _("Deze persoon is al de vaste regisseur rond dit kind."),
}

STATUSSEN = {
    Vraagstatus.CONCEPT: _("nog niet verstuurd"),
    Vraagstatus.VERSTUURD: _("verstuurd"),
    Vraagstatus.OPGEPAKT: _("opgepakt"),
    Vraagstatus.WACHT: _("wacht op antwoord"),
    Vraagstatus.ADVIES: _("afgerond met advies"),
    Vraagstatus.DOSSIER: _("verder in een dossier"),
}

VERVOLG = {
    Vraagstatus.VERSTUURD: _(
        "De vraag wordt gelezen. Er komt een eerste reactie, uiterlijk op de datum hieronder."
    ),
    Vraagstatus.OPGEPAKT: _("Er wordt aan de vraag gewerkt. Iets toevoegen of vragen kan altijd."),
    Vraagstatus.WACHT: _("Er is iets gevraagd. Lees het bericht en antwoord hieronder."),
    Vraagstatus.ADVIES: _(
        "Er is een advies. Helpt dat niet? Schrijf het hieronder, dan gaat de vraag weer open."
    ),
    Vraagstatus.DOSSIER: _(
        "Het verhaal is de eerste bladzijde van het dossier. Log in om mee te lezen en mee te beslissen."
    ),
}
ZOEKEN = _(
    "We zoeken iemand voor deze vraag. Er was niet meteen een persoon te vinden. De vraag staat nu op de "
    "werklijst van de regio. Er hoort uiterlijk op de datum hieronder een reactie te zijn."
)

REACTIES = {
    "antwoord": _("Antwoord"),
    "wedervraag": _("Vraag terug"),
    "advies": _("Advies"),
    "doorgegeven": _("Doorgegeven"),
}

STAPNAMEN = {
    "goed": _("Wat gaat goed"),
    "nodig": _("Wat is nodig"),
    "weten": _("Wie mag het lezen"),
    "kind": _("Over het kind"),
    "verteller": _("Over u"),
    "jij": _("Over jou"),
    "overzicht": _("Nakijken"),
}


def role_name(code: str) -> str:
    """The function of a professional in the reader's language."""
    return str(ROLLEN.get(code, rolnaam(code)))


def relation_name(relatie: str) -> str:
    """The relation that was chosen, or what a professional wrote."""
    return str(RELATIES.get(relatie, relatie))
