from django.urls import path

from knooppunt.kaart.web import views

app_name = "kaart"
urlpatterns = [path("regio.svg", views.regiokaart, name="regiokaart")]
