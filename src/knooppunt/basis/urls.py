from django.urls import path

from knooppunt.basis import web

app_name = "basis"
urlpatterns = [
    path("stijlgids/", web.stijlgids, name="stijlgids"),
]
