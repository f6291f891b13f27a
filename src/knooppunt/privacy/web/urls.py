from django.urls import path

from knooppunt.privacy.web import bewaren, downloads, mijn, toezicht, uitleg, verslag, verzoeken, volwassen

V = "verzoeken/<slug:ref>/"
app_name = "privacy"
urlpatterns = [
    path("privacy/", uitleg.uitleg, name="uitleg"),
    path("toezicht/", toezicht.toezicht, name="toezicht"),
    path("privacyverslag/", verslag.verslag, name="verslag"),
    path("mijn-privacy/", mijn.mijn, name="mijn"),
    path("mijn-privacy/download/", downloads.vragen, name="download_vragen"),
    path("mijn-privacy/download/<slug:ref>/", downloads.download, name="download"),
    path("mijn-privacy/download/<slug:ref>/mijn-gegevens.json", downloads.als_json, name="download_json"),
    path("mijn-privacy/download/<slug:ref>/mijn-gegevens.pdf", downloads.als_pdf, name="download_pdf"),
    path(
        "mijn-privacy/download/<slug:ref>/mijn-documenten.zip",
        downloads.documenten,
        name="download_documenten",
    ),
    path("dossiers/<slug:ref>/verzoek/<slug:soort>/", mijn.vragen, name="vragen"),
    path("dossiers/<slug:ref>/meelezen/<slug:ouder_ref>/", mijn.meelezen, name="meelezen"),
    path("dossiers/<slug:ref>/meetellen/", mijn.meetellen, name="meetellen"),
    path("dossiers/<slug:ref>/wie-beslist/", volwassen.volwassen, name="volwassen"),
    path("dossiers/<slug:ref>/wie-beslist/<slug:ouder_ref>/", volwassen.benoemd, name="benoemd"),
    path("verzoeken/", verzoeken.verzoeken, name="verzoeken"),
    path(V, verzoeken.verzoek, name="verzoek"),
    path(f"{V}antwoord/", verzoeken.besluiten, name="besluiten"),
    path(f"{V}verlengen/", verzoeken.verlengen, name="verlengen"),
    path(f"{V}intrekken/", verzoeken.intrekken, name="intrekken"),
    path(f"{V}pauze/", verzoeken.pauzeren, name="pauzeren"),
    path(f"{V}pauze/opheffen/", verzoeken.pauze_opheffen, name="pauze_opheffen"),
    path(f"{V}brief.pdf", verzoeken.brief, name="brief"),
    path("bewaren/", bewaren.bewaren, name="bewaren"),
    path("bewaren/<slug:ref>/", bewaren.uitstellen, name="uitstellen"),
    path("bewaren/<slug:ref>/toch-wissen/", bewaren.niet_uitstellen, name="niet_uitstellen"),
]
