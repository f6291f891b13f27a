from django.urls import path

from knooppunt.dossier.web import knooppunt, overleg, overleg_besluiten, overleg_kind, overleg_zaak

urlpatterns = [
    path("knooppunten/", knooppunt.knooppunten, name="knooppunten"),
    path("knooppunten/nieuw/", knooppunt.knooppunt_maken, name="knooppunt_maken"),
    path("knooppunten/van/<slug:organisatie_ref>/", knooppunt.knooppunten_van, name="knooppunten_van"),
    path("knooppunten/<slug:ref>/", knooppunt.knooppunt, name="knooppunt"),
    path("knooppunten/<slug:ref>/wijzigen/", knooppunt.knooppunt_wijzigen, name="knooppunt_wijzigen"),
    path("knooppunten/<slug:ref>/leden/", knooppunt.knooppunt_lid, name="knooppunt_lid"),
    path(
        "knooppunten/<slug:ref>/leden/<slug:lid_ref>/",
        knooppunt.knooppunt_lid_eind,
        name="knooppunt_lid_eind",
    ),
    path("knooppunten/<slug:ref>/overleg/", overleg_besluiten.overleg_plannen, name="overleg_plannen"),
    path("overleg/antwoord/<slug:ref>/", overleg.overleg_antwoord, name="overleg_antwoord"),
    path("overleg/<slug:ref>/", overleg.overleg, name="overleg"),
    path("overleg/<slug:ref>/agenda.ics", overleg.overleg_agenda, name="overleg_agenda"),
    path("overleg/<slug:ref>/verslag/", overleg.overleg_verslag, name="overleg_verslag"),
    path("overleg/<slug:ref>/verzetten/", overleg_besluiten.overleg_verzetten, name="overleg_verzetten"),
    path("overleg/<slug:ref>/afgelasten/", overleg_besluiten.overleg_afgelasten, name="overleg_afgelasten"),
    path("overleg/<slug:ref>/beginnen/", overleg_besluiten.overleg_beginnen, name="overleg_beginnen"),
    path("overleg/<slug:ref>/sluiten/", overleg_besluiten.overleg_sluiten, name="overleg_sluiten"),
    path("overleg/<slug:ref>/volgorde/", overleg_besluiten.overleg_volgorde, name="overleg_volgorde"),
    path("overleg/<slug:ref>/<slug:bespreking_ref>/", overleg_zaak.bespreking, name="bespreking"),
    path(
        "overleg/<slug:ref>/<slug:bespreking_ref>/scherm/",
        overleg_zaak.bespreking_scherm,
        name="bespreking_scherm",
    ),
    path(
        "overleg/<slug:ref>/<slug:bespreking_ref>/duiden/",
        overleg_zaak.bespreking_duiden,
        name="bespreking_duiden",
    ),
    path(
        "overleg/<slug:ref>/<slug:bespreking_ref>/woorden/",
        overleg_zaak.bespreking_woorden,
        name="bespreking_woorden",
    ),
    path(
        "overleg/<slug:ref>/<slug:bespreking_ref>/afspraak/",
        overleg_zaak.bespreking_afspraak,
        name="bespreking_afspraak",
    ),
    path(
        "overleg/<slug:ref>/<slug:bespreking_ref>/genodigden/",
        overleg_kind.bespreking_genodigden,
        name="bespreking_genodigden",
    ),
    path(
        "overleg/<slug:ref>/<slug:bespreking_ref>/gast/", overleg_kind.bespreking_gast, name="bespreking_gast"
    ),
    path(
        "overleg/<slug:ref>/<slug:bespreking_ref>/leden/",
        overleg_kind.bespreking_leden,
        name="bespreking_leden",
    ),
    path(
        "overleg/<slug:ref>/<slug:bespreking_ref>/van-agenda/",
        overleg_kind.bespreking_van_agenda,
        name="bespreking_van_agenda",
    ),
    path("dossiers/<slug:ref>/overleg/", overleg_kind.overleg_kind, name="overleg_kind"),
    path(
        "dossiers/<slug:ref>/overleg/<slug:overleg_ref>/",
        overleg_kind.overleg_agenderen,
        name="overleg_agenderen",
    ),
    path("afspraken/<slug:ref>/", overleg_zaak.afspraak_klaar, name="afspraak_klaar"),
]
