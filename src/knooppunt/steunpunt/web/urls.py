from django.urls import path

from knooppunt.steunpunt.web import views

app_name = "steunpunt"
urlpatterns = [
    path("gesprekken/", views.contacten, name="contacten"),
    path("gesprekken/nieuw/", views.contact_nieuw, name="contact_nieuw"),
    path("gesprekken/<slug:ref>/", views.contact, name="contact"),
    path("gesprekken/<slug:ref>/wissen/", views.contact_wissen, name="contact_wissen"),
    path("signalen/", views.signalen, name="signalen"),
]
