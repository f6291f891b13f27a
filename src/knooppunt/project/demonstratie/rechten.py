"""The family Bouzid uses its rights: a text that was not right, someone who looks along, what is written; and someone
opens Yara's dossier in an emergency, twice."""

from __future__ import annotations

from datetime import datetime

from knooppunt.dossier.actions.nood import break_glass, review_emergency
from knooppunt.dossier.models import Noodtoegang
from knooppunt.dossier.rules.nood import Noodaanleiding, Noodoordeel
from knooppunt.privacy.actions.verzoeken import Vraag, decide_request, make_request
from knooppunt.privacy.models import Verzoek
from knooppunt.privacy.queries.verzoeken import all_pieces
from knooppunt.privacy.rules.verzoek import Verzoeksoort, Verzoekstatus
from knooppunt.project.demonstratie.bouzid import Bouzid
from knooppunt.project.demonstratie.gang import SITE, Gang, kijker
from knooppunt.toegang.models import Account
from knooppunt.toegang.public import record_event

ALLERGIE = "Flauwgevallen op school. De ouders nemen niet op. De arts vraagt of zij medicijnen gebruikt."
WEGGELOPEN = "Vannacht niet thuisgekomen. Ik moet nu weten bij wie zij kan zijn."


class Rechten:
    """``write`` writes the steps down; the others are steps."""

    verbetering: Verzoek
    nood: Noodtoegang

    def __init__(self, familie: Bouzid) -> None:
        self.familie, self.wie = familie, familie.wie

    def write(self) -> None:
        op = self.familie.o.op
        op(9, self.open_in_emergency, Noodaanleiding.GEZONDHEID, ALLERGIE, uur=11)
        op(7, self.review, uur=14)
        op(5, self.ask_correction, uur=21)
        op(3, self.answer_correction, uur=15)
        op(3, self.object_to_guest, uur=20)
        op(2, self.ask_what_is_written, uur=16)
        op(1, self.open_in_emergency, Noodaanleiding.VEILIGHEID, WEGGELOPEN, uur=8)

    def ask(self, at: datetime, gang: Gang, wie: Account, vraag: Vraag) -> Verzoek:
        return make_request(vraag=vraag, **gang.doet(wie, at))

    def ask_correction(self, at: datetime) -> None:
        gang, moeder = self.familie.ilyas, self.wie["samira"]
        stuk = next(s for s in all_pieces(gang.zicht(moeder, at)) if s.sleutel.endswith(".thuis"))
        nieuw = "Na zes uur is het thuis druk. Ilyas kan dan naar zolder, of naar buurvrouw Tineke."
        tekst = (
            "Het is niet de hele dag druk, alleen na zes uur. En hij heeft twee plekken waar het rustig is."
        )
        vraag = Vraag(Verzoeksoort.CORRECTIE, tekst, stuk=stuk, nieuw=nieuw)
        self.verbetering = self.ask(at, gang, moeder, vraag)

    def answer_correction(self, at: datetime) -> None:
        doet = self.familie.ilyas.doet(self.wie["linda"], at)
        decide_request(
            verzoek_ref=self.verbetering.ref, besluit=Verzoekstatus.TOEGEWEZEN, by=doet["by"], at=at,
            reden="U hebt gelijk. Zo hebben we het afgesproken. Dank u wel voor het meelezen.",
        )  # fmt: skip

    def object_to_guest(self, at: datetime) -> None:
        tekst = "Yara gaat weer alle dagen naar school. Is het nog nodig dat de leerplichtambtenaar meeleest?"
        vraag = Vraag(Verzoeksoort.TOEGANG, tekst, over_ref=self.wie["ahmed"].ref)
        self.ask(at, self.familie.yara, self.wie["samira"], vraag)

    def ask_what_is_written(self, at: datetime) -> None:
        tekst = "Ik wil weten of mijn mentor ook leest wat ik met Fleur bespreek."
        self.ask(at, self.familie.yara, self.wie["yara"], Vraag(Verzoeksoort.INZAGE, tekst))

    def open_in_emergency(self, at: datetime, aanleiding: Noodaanleiding, reden: str) -> None:
        kind = self.familie.yara.dossier.kind
        nood = break_glass(
            voornaam=kind.voornaam, achternaam=kind.achternaam, geboortedatum=kind.geboortedatum, aanleiding=aanleiding,
            reden=reden, site=SITE, by=kijker(self.wie["ria"], at), at=at,
        )  # fmt: skip
        if nood is None:
            raise LookupError("no dossier of Yara")
        self.nood = nood
        record_event(
            soort="dossier.bekeken", onderwerp_ref=nood.dossier.ref, dossier_ref=nood.dossier.ref,
            by=kijker(self.wie["ria"], at), at=at, doel="nood", bladzijde="dossier",
        )  # fmt: skip

    def review(self, at: datetime) -> None:
        gevolgen = "Het kon echt niet wachten. De regisseur heeft Yara en haar ouders gebeld."
        review_emergency(
            nood=self.nood, oordeel=Noodoordeel.TERECHT, gevolgen=gevolgen, by=kijker(self.wie["fatima"], at), at=at
        )  # fmt: skip
