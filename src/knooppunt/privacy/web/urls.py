from django.urls import path

from knooppunt.privacy.web import bewaren, uitleg, verslag

app_name = "privacy"
urlpatterns = [
    path("privacy/", uitleg.uitleg, name="uitleg"),
    path("privacyverslag/", verslag.verslag, name="verslag"),
    path("bewaren/", bewaren.bewaren, name="bewaren"),
    path("bewaren/<slug:ref>/", bewaren.uitstellen, name="uitstellen"),
    path("bewaren/<slug:ref>/toch-wissen/", bewaren.niet_uitstellen, name="niet_uitstellen"),
]
