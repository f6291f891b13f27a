from django.urls import path

from knooppunt.privacy.web import bewaren

app_name = "privacy"
urlpatterns = [
    path("bewaren/", bewaren.bewaren, name="bewaren"),
    path("bewaren/<slug:ref>/", bewaren.uitstellen, name="uitstellen"),
    path("bewaren/<slug:ref>/toch-wissen/", bewaren.niet_uitstellen, name="niet_uitstellen"),
]
