"""The stories of the demonstration are relative to today: school years end and weekends come, and they still hold."""

from datetime import datetime

import pytest
from django.utils import timezone

from knooppunt.dossier.models import Dossier
from knooppunt.project.demonstratie import fill_demonstration

pytestmark = [pytest.mark.django_db, pytest.mark.een_database]


@pytest.mark.parametrize("moment", ["2027-07-20T23:50", "2028-02-29T07:15"])
def test_the_stories_can_be_told_on_any_day_of_the_year(moment: str):
    at = datetime.fromisoformat(moment).replace(tzinfo=timezone.get_current_timezone())
    fill_demonstration(lambda stap, klaar, totaal: None, at=at)
    assert Dossier.objects.filter(kind__achternaam="Bouzid").count() == 2
