from django.urls import path

from knooppunt.dossier.web import evaluatie, plan, plan_bewerken, plan_instemmen, plan_leerling, plan_pdf

D = "dossiers/<slug:ref>/"
V = f"{D}plan/<slug:plan_ref>/"
DOEL = f"{V}doel/<slug:doel_ref>/"
ACTIE = f"{V}actie/<slug:actie_ref>/"
urlpatterns = [
    path(f"{D}plan/", plan.plan, name="plan"),
    path(f"{D}plan/beginnen/", plan.plan_beginnen, name="plan_beginnen"),
    path(f"{D}mijn-plan/", plan_leerling.plan_leerling, name="plan_leerling"),
    path(f"{D}mijn-plan/kaart.pdf", plan_pdf.plan_kaart, name="plan_kaart"),
    path(f"{D}gezinsplan/", plan.gezinsplan, name="gezinsplan"),
    path(f"{D}afsluiten/", evaluatie.afsluiten, name="afsluiten"),
    path(f"{D}heropenen/", evaluatie.heropenen, name="heropenen"),
    path("overdracht/<slug:evaluatie_ref>/", evaluatie.overdracht, name="overdracht"),
    path(V, plan.plan_versie, name="plan_versie"),
    path(f"{V}plan.pdf", plan_pdf.plan_pdf, name="plan_pdf"),
    path(f"{V}vergelijken/", plan.plan_vergelijken, name="plan_vergelijken"),
    path(f"{V}teksten/", plan_bewerken.teksten, name="plan_teksten"),
    path(f"{V}doel/", plan_bewerken.doel_nieuw, name="plan_doel_nieuw"),
    path(DOEL, plan_bewerken.doel, name="plan_doel"),
    path(f"{DOEL}verplaats/", plan_bewerken.doel_verplaats, name="plan_doel_verplaats"),
    path(f"{DOEL}weg/", plan_bewerken.doel_weg, name="plan_doel_weg"),
    path(f"{DOEL}terug/", plan_bewerken.doel_terug, name="plan_doel_terug"),
    path(f"{DOEL}actie/", plan_bewerken.actie_nieuw, name="plan_actie_nieuw"),
    path(ACTIE, plan_bewerken.actie, name="plan_actie"),
    path(f"{ACTIE}weg/", plan_bewerken.actie_weg, name="plan_actie_weg"),
    path(f"{ACTIE}terug/", plan_bewerken.actie_terug, name="plan_actie_terug"),
    path(f"{ACTIE}stand/", plan_bewerken.actie_stand, name="plan_actie_stand"),
    path(f"{V}voorleggen/", plan_instemmen.voorleggen, name="plan_voorleggen"),
    path(f"{V}instemmen/", plan_instemmen.instemmen, name="plan_instemmen"),
    path(f"{V}papier/", plan_instemmen.papier, name="plan_papier"),
    path(f"{V}horen/", plan_instemmen.horen, name="plan_horen"),
    path(f"{V}vaststellen/", plan_instemmen.vaststellen, name="plan_vaststellen"),
    path(f"{V}evalueren/", evaluatie.evalueren, name="evalueren"),
]
