"""What ``check --deploy`` says about the settings of this product, beside what Django says."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.checks import Tags, Warning, register


@register(Tags.security, deploy=True)
def mail_goes_out(app_configs: Any, **kwargs: Any) -> list[Warning]:
    if settings.EMAIL_URL:
        return []
    return [Warning("EMAIL_URL is empty: invitations and links are kept, but not sent.", id="knooppunt.W001")]


@register(Tags.security, deploy=True)
def weakness_can_be_reported(app_configs: Any, **kwargs: Any) -> list[Warning]:
    if settings.BEVEILIGING.startswith(("mailto:", "https://", "tel:")):
        return []
    uitleg = "KNOOPPUNT_BEVEILIGING names no address (mailto:, https:// or tel:) for security.txt."
    return [Warning(uitleg, id="knooppunt.W002")]


@register(Tags.security, deploy=True)
def it_is_not_a_demonstration(app_configs: Any, **kwargs: Any) -> list[Warning]:
    if not settings.DEMONSTRATIE:
        return []
    return [Warning("KNOOPPUNT_MODUS is demonstratie: a visitor can be anyone.", id="knooppunt.W003")]
