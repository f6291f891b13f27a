"""The plan: who agrees, when it may be put before people and put in force, and what an action needs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from knooppunt.basis.verdict import JA, Verdict, nee, nl, unless
from knooppunt.dossier.rules.kring import Deel
from knooppunt.dossier.rules.plan_termijnen import TERMIJNEN, has_reached, next_evaluation

AL_VASTGESTELD = nl("Dit plan is al vastgesteld. Begin een nieuwe versie om iets te veranderen.")
INTUSSEN_GEWIJZIGD = nl(
    "Dit is intussen gewijzigd, door een ander of in een ander venster. "
    "Bekijk wat er nu staat en bewaar dan opnieuw."
)


@dataclass(frozen=True)
class Ondertekenaar:
    """Someone who must agree, and the answer as it stands. ``gezinslid_id`` is None for the pupil."""

    naam: str
    gezinslid_id: int | None
    antwoord: str = ""
    """Empty (not yet), ``eens`` or ``oneens``."""
    account_id: int | None = None
    """None when this person has no account in the circle: then the signature is on paper."""


@dataclass(frozen=True)
class PlanFeiten:
    """What the rules have to know about one version."""

    delen_met_doel: frozenset[Deel]
    doelen_met_actie: int
    heeft_perspectief: bool
    heeft_factoren: bool
    """Both what helps and what stands in the way."""
    is_gehoord: bool
    """The pupil was heard, or the reason why not is recorded."""
    ondertekenaars: tuple[Ondertekenaar, ...]
    is_voorgelegd: bool
    evaluatie_voor: date | None


def who_must_agree(
    leeftijd: int, delen: frozenset[Deel], gezag: tuple[Ondertekenaar, ...], leerling: Ondertekenaar, op: date
) -> tuple[Ondertekenaar, ...]:
    """Every parent with authority; from 18 the pupil instead. For care the pupil too from 12, and alone from 16."""
    volwassen = has_reached("OPP.ADULT", leeftijd, op)
    zorg = Deel.ZORG in delen
    alleen_zorg = delen == {Deel.ZORG}
    ouders = not volwassen and not (alleen_zorg and has_reached("JW.ZELF", leeftijd, op))
    zelf = volwassen or (zorg and has_reached("JW.MEE", leeftijd, op))
    return (gezag if ouders else ()) + ((leerling,) if zelf else ())


def content_verdict(feiten: PlanFeiten) -> Verdict:
    """Is there enough in it to ask someone's agreement? (contents: WVO 2020 art. 2.44 lid 5)"""
    opp = Deel.ONDERWIJS in feiten.delen_met_doel
    return (
        unless(feiten.doelen_met_actie, "Er staat nog geen doel met een actie in het plan.")
        & unless(
            not opp or feiten.heeft_perspectief, "Het perspectief ontbreekt: waar werkt het kind naartoe?"
        )
        & unless(
            not opp or feiten.heeft_factoren, "Schrijf op wat het kind helpt en wat het in de weg staat."
        )
    )


def may_present(feiten: PlanFeiten) -> Verdict:
    """Put a concept before parents and pupil: once; after a change they are asked again by themselves."""
    return content_verdict(feiten) & unless(not feiten.is_voorgelegd, "Het plan is al voorgelegd.")


def may_put_in_force(feiten: PlanFeiten, op: date) -> Verdict:
    """The law in sentences: content, the pupil heard, agreement of everyone who must agree, an evaluation to come."""
    verdict = content_verdict(feiten) & hearing_verdict(feiten.is_gehoord, op) & agreement_verdict(feiten, op)
    te_laat = feiten.evaluatie_voor is None or feiten.evaluatie_voor < op
    return verdict & unless(not te_laat, "De evaluatiedatum ligt in het verleden. Kies een nieuwe datum.")


def hearing_verdict(is_gehoord: bool, op: date) -> Verdict:
    """The pupil was heard, or it says why not; not asked before the law had it (OPP.HEAR)."""
    if not TERMIJNEN.geldt("OPP.HEAR", op):
        return JA
    return unless(
        is_gehoord,
        "De leerling is nog niet gehoord. Leg vast wat de leerling ervan vindt, of waarom dat niet kon.",
    )


def hearing_record_verdict(
    gehoord_op: date | None, mening: str, reden_niet: str, *, door_leerling: bool, op: date
) -> Verdict:
    """A day and own words, or a reason why not. What the pupil wrote is changed by nobody else."""
    if door_leerling:
        return nee("De leerling heeft zelf al iets opgeschreven. Alleen de leerling verandert die woorden.")
    if gehoord_op is None:
        return unless(reden_niet.strip(), "Vul in wanneer u met de leerling sprak, of waarom dat niet kon.")
    return unless(gehoord_op <= op, "De datum van het gesprek ligt in de toekomst.") & unless(
        mening.strip(), "Schrijf op wat de leerling zei, in zijn of haar eigen woorden."
    )


def agreement_verdict(feiten: PlanFeiten, op: date) -> Verdict:
    """Everyone who must agree did. Who disagrees stops the plan, and the reason says what to do now."""
    if not feiten.ondertekenaars:
        return nee("Het dossier zegt nog niet wie het gezag heeft. Leg dat vast bij Gezin en team.")
    verdict = JA
    gpo = TERMIJNEN.op("GPO.REQUEST", op)
    for wie in feiten.ondertekenaars:
        if wie.antwoord == "oneens":
            verdict &= nee(
                f"{wie.naam} is het niet eens met het plan. Ga eerst met elkaar in gesprek en pas het plan aan. "
                f"{gpo.tekst}"
            )
        elif not wie.antwoord and wie.account_id is not None:
            verdict &= nee(f"{wie.naam} heeft nog niet ingestemd met het plan.")
        elif not wie.antwoord:
            verdict &= nee(
                f"De instemming van {wie.naam} ontbreekt. {wie.naam} doet niet online mee: "
                "leg de handtekening op papier vast."
            )
    return verdict


def review_date_verdict(dag: date, evaluatie_voor: date | None, op: date) -> Verdict:
    """An action is looked at again today or later, and not after the plan itself."""
    return unless(dag >= op, "De datum om terug te kijken ligt in het verleden.") & unless(
        evaluatie_voor is None or dag <= evaluatie_voor,
        f"Kijk uiterlijk terug op {evaluatie_voor:%d-%m-%Y}, de evaluatie van het plan."
        if evaluatie_voor
        else "",
    )


def evaluation_date_verdict(dag: date, op: date, laatste_herziening: date | None) -> Verdict:
    """The evaluation is not past, not after the term, and not before an action is looked at."""
    uiterlijk = next_evaluation(op)
    verdict = unless(dag >= op, "De evaluatiedatum ligt in het verleden.") & unless(
        dag <= uiterlijk, f"Evalueer minstens één keer per schooljaar: uiterlijk op {uiterlijk:%d-%m-%Y}."
    )
    if laatste_herziening is not None and laatste_herziening > dag:
        verdict &= nee(
            f"Een actie wordt pas op {laatste_herziening:%d-%m-%Y} bekeken. "
            "Kies een latere evaluatie of een eerdere datum voor die actie."
        )
    return verdict


def owner_verdict(naam: str, in_kring: bool, deel: Deel, delen_van_eigenaar: frozenset[Deel]) -> Verdict:
    """Who does something is in the circle, and may read what it is about."""
    if not in_kring:
        return nee("Kies iemand uit de kring rond het kind. Nodig een ander eerst uit bij Gezin en team.")
    return unless(
        deel in delen_van_eigenaar,
        f"{naam} mag het deel ‘{deel.label}’ niet lezen. Kies iemand anders, of deel dit deel eerst bij Gezin en team.",
    )


def may_answer(wie: Ondertekenaar | None, *, is_voorgelegd: bool, gezien: int, inhoud: int) -> Verdict:
    """Agree or disagree: who has authority, on a plan that was put before them, on the content that they read."""
    return (
        unless(
            wie,
            nl("U hoeft niet in te stemmen met dit plan. Dat doen de ouders met gezag, of de leerling zelf."),
        )
        & unless(
            is_voorgelegd, nl("Het plan is nog niet klaar om te tekenen. U krijgt bericht als het zover is.")
        )
        & unless(
            gezien == inhoud, nl("Het plan is intussen gewijzigd. Lees het opnieuw en geef dan uw antwoord.")
        )
    )


def level_verdict(van: int | None, naar: int | None, reden: str, sprong_reden: str, op: date) -> Verdict:
    """A change of level needs a reason; more than one step at once an extra reason. The first level needs neither."""
    if naar is None or van is None or van == naar:
        return JA
    verdict = unless(reden.strip(), "Schrijf op waarom het niveau van ondersteuning verandert.")
    if TERMIJNEN.geldt("NIVEAU.STAP", op) and abs(naar - van) > TERMIJNEN.drempel("NIVEAU.STAP", op).aantal:
        verdict &= unless(
            sprong_reden.strip(),
            "Het niveau verandert meer dan één stap tegelijk. Schrijf op waarom één stap niet genoeg is.",
        )
    return verdict
