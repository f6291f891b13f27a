"""Tables of signing in: devices, sessions, and how often it went wrong."""

from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models

from knooppunt.basis.referentie import nieuwe_referentie
from knooppunt.toegang.models.accounts import Account


class Apparaat(models.Model):
    """A browser with which someone signed in; it is known by a random key in a cookie, of which a hash is kept."""

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

    apparaat = models.ForeignKey(Apparaat, models.CASCADE, null=True, related_name="sessies")

    @classmethod
    def get_session_store_class(cls):
        from knooppunt.toegang.sessies import SessionStore  # the store needs this table first

        return SessionStore


class Rem(models.Model):
    """A brake on guessing: how often in a row it went wrong at one door, for one combination. Only hashes, no names."""

    sleutel_hash = models.CharField(max_length=64, unique=True)
    aantal = models.PositiveIntegerField(default=0)
    laatst_at = models.DateTimeField(db_index=True)

    class Meta:
        ordering = ["laatst_at"]

    def __str__(self) -> str:
        return f"{self.aantal}"
