"""Tables of signing in: devices, sessions, and how often it went wrong."""

from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.db.models import Q

from knooppunt.basis.referentie import nieuwe_referentie
from knooppunt.basis.versleuteling.velden import VersleuteldeTekst
from knooppunt.toegang.models.accounts import Account
from knooppunt.toegang.rules.stap import Stapsoort


class Apparaat(models.Model):
    """A browser with which someone signed in; it is known by a random key in a cookie, of which a hash is kept."""

    stille_kolommen = {"laatst_at": "wanneer het apparaat het laatst werd gebruikt: verandert bij elk bezoek"}

    account = models.ForeignKey(Account, models.CASCADE, related_name="apparaten")
    ref = models.CharField(max_length=16, unique=True, default=nieuwe_referentie, editable=False)
    sleutel_hash = models.CharField(max_length=64)
    browser = models.CharField(max_length=60)
    """What it calls itself, in two words: Firefox, Windows."""
    eerst_at = models.DateTimeField()
    laatst_at = models.DateTimeField()

    class Meta:
        ordering = ["-laatst_at"]
        constraints = [
            models.UniqueConstraint(fields=["account", "sleutel_hash"], name="apparaat_een_keer_per_account")
        ]

    def __str__(self) -> str:
        return self.browser


class Sessie(AbstractBaseSession):
    """A visit. That of someone who signed in belongs to a device and goes with it."""

    geen_personen = "bezoeken; inloggen zelf is een gebeurtenis"

    apparaat = models.ForeignKey(Apparaat, models.CASCADE, null=True, related_name="sessies")

    @classmethod
    def get_session_store_class(cls):
        from knooppunt.toegang.sessies import SessionStore  # the store needs this table first

        return SessionStore


class TweedeStap(models.Model):
    """With what someone shows a second time who they are: an app with codes, or a passkey."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="stappen")
    ref = models.CharField(max_length=16, unique=True, default=nieuwe_referentie, editable=False)
    soort = models.CharField(max_length=8, choices=[(s.value, s.label) for s in Stapsoort])
    naam = models.CharField(max_length=60)
    geheim = VersleuteldeTekst(blank=True)
    """Of an app: the secret that it shares with us."""
    credential = models.CharField(max_length=1400, unique=True, null=True)
    """Of a passkey: its id, as the browser writes it."""
    publieke_sleutel = models.BinaryField(null=True)
    """Of a passkey: what its signature is checked with."""
    teller = models.BigIntegerField(default=0)
    """The interval of the last code of an app, or how often a passkey says that it signed: it only goes up."""
    created_at = models.DateTimeField()
    laatst_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["created_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(soort="app", credential__isnull=True, publieke_sleutel__isnull=True)
                | Q(soort="passkey", credential__isnull=False, publieke_sleutel__isnull=False),
                name="tweedestap_app_of_passkey",
            )
        ]

    def __str__(self) -> str:
        return self.ref


class Herstelcode(models.Model):
    """A code on paper for who lost the second step; of it a keyed hash, and it works once."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="herstelcodes")
    code_hash = models.CharField(max_length=64)
    gebruikt_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return str(self.pk)


class Koppeling(models.Model):
    """An account is the person that the provider of an organisation knows by a number of its own."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="koppelingen")
    adres = models.CharField(max_length=255)
    """Of the provider (issuer)."""
    sub = models.CharField(max_length=255)
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["created_at"]
        constraints = [
            models.UniqueConstraint(fields=["adres", "sub"], name="koppeling_een_account_per_persoon"),
            models.UniqueConstraint(fields=["account", "adres"], name="koppeling_een_persoon_per_account"),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Rem(models.Model):
    """A brake on guessing: how often in a row it went wrong at one door, for one combination. Only hashes, no names."""

    geen_personen = "tellers met een sleutel die niemand aanwijst"

    sleutel_hash = models.CharField(max_length=64, unique=True)
    aantal = models.PositiveIntegerField(default=0)
    laatst_at = models.DateTimeField(db_index=True)

    class Meta:
        ordering = ["laatst_at"]

    def __str__(self) -> str:
        return f"{self.aantal}"
