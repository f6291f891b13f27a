from django.urls import path

from knooppunt.dossier.web import (
    delen,
    gezin,
    kring,
    kring_antwoord,
    kring_inzage,
    kring_mensen,
    kring_uitnodigen,
    notities,
    start,
)

D = "dossiers/<slug:ref>/"
urlpatterns = [
    path("start/", start.start, name="start"),
    path("dossiers/", start.lijst, name="lijst"),
    path(D, kring.dossier, name="dossier"),
    path(f"{D}verhaal/", kring.verhaal, name="verhaal"),
    path(f"{D}tijdlijn/", kring.tijdlijn, name="tijdlijn"),
    path(f"{D}wie-keek/", kring_inzage.wie_keek, name="wie_keek"),
    path(f"{D}wie-keek/<slug:vraag_ref>/", kring_inzage.inzagevraag, name="inzagevraag"),
    path(f"{D}gezin/", gezin.gezin, name="gezin"),
    path(f"{D}gezin/nieuw/", gezin.gezinslid_nieuw, name="gezinslid_nieuw"),
    path(f"{D}gezin/<slug:lid_ref>/", gezin.gezinslid, name="gezinslid"),
    path(f"{D}gezin/<slug:lid_ref>/weg/", gezin.gezinslid_weg, name="gezinslid_weg"),
    path(f"{D}regisseur/", gezin.regisseur, name="regisseur"),
    path(f"{D}kring/weg/", kring_mensen.vertrekken, name="vertrekken"),
    path(f"{D}kring/<slug:plaats_ref>/weg/", kring_mensen.beeindigen, name="kring_beeindigen"),
    path(f"{D}delen/", delen.delen, name="delen"),
    path(f"{D}delen/vragen/", delen.vragen, name="toestemming_vragen"),
    path(f"{D}delen/vraag/<slug:vraag_ref>/", delen.antwoorden, name="toestemming_antwoorden"),
    path(f"{D}delen/<slug:deling_ref>/intrekken/", delen.intrekken, name="deling_intrekken"),
    path(f"{D}adviezen/", notities.adviezen, name="adviezen"),
    path(f"{D}adviezen/<slug:notitie_ref>/", notities.notitie, name="notitie"),
    path(f"{D}adviezen/<slug:notitie_ref>/opnemen/", notities.notitie_opnemen, name="notitie_opnemen"),
    path(f"{D}adviezen/<slug:notitie_ref>/weg/", notities.notitie_weg, name="notitie_weg"),
    path(f"{D}uitnodigen/", kring_uitnodigen.uitnodigen, name="uitnodigen"),
    path(f"{D}uitnodigen/<slug:uitnodiging_ref>/", kring_uitnodigen.intrekken, name="uitnodiging_intrekken"),
    path("uitnodiging/<str:token>/", kring_antwoord.uitnodiging, name="uitnodiging"),
]
