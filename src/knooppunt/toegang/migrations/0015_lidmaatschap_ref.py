"""A membership gets a reference for addresses; one that ends on its first day was never in force."""

from django.db import migrations, models
from django.db.models import F, Q

import knooppunt.basis.referentie


def give_refs(apps, schema_editor):
    lidmaatschap = apps.get_model("toegang", "Lidmaatschap")
    for lid in lidmaatschap.objects.all():
        lid.ref = knooppunt.basis.referentie.nieuwe_referentie()
        lid.save(update_fields=["ref"])


class Migration(migrations.Migration):
    dependencies = [("toegang", "0014_brief")]
    operations = [
        migrations.AddField(
            "lidmaatschap",
            "ref",
            models.CharField(
                default=knooppunt.basis.referentie.nieuwe_referentie, editable=False, max_length=16, null=True
            ),
        ),
        migrations.RunPython(give_refs, migrations.RunPython.noop),
        migrations.AlterField(
            "lidmaatschap",
            "ref",
            models.CharField(
                default=knooppunt.basis.referentie.nieuwe_referentie,
                editable=False,
                max_length=16,
                unique=True,
            ),
        ),
        migrations.RemoveConstraint("lidmaatschap", "lidmaatschap_begin_eind"),
        migrations.AddConstraint(
            "lidmaatschap",
            models.CheckConstraint(
                condition=Q(eind__isnull=True) | Q(eind__gte=F("begin")), name="lidmaatschap_begin_eind"
            ),
        ),
    ]
