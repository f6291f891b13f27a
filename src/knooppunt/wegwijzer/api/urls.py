from django.urls import path

from knooppunt.wegwijzer.api import views

app_name = "hsds"
# Two words are written with an underscore by HSDS and with a hyphen by the NL API Design Rules: both lead there.
urlpatterns = [
    path("", views.begin, name="begin"),
    path("openapi.json", views.openapi, name="openapi"),
    path("services", views.services, name="services"),
    path("services/<str:uuid>", views.service, name="service"),
    path("organizations", views.organizations, name="organizations"),
    path("organizations/<str:uuid>", views.organization, name="organization"),
    path("service_at_locations", views.service_at_locations, name="service_at_locations"),
    path("service_at_locations/<str:uuid>", views.service_at_location, name="service_at_location"),
    path("service-at-locations", views.service_at_locations),
    path("service-at-locations/<str:uuid>", views.service_at_location),
    path("taxonomies", views.taxonomies, name="taxonomies"),
    path("taxonomies/<str:uuid>", views.taxonomy, name="taxonomy"),
    path("taxonomy_terms", views.taxonomy_terms, name="taxonomy_terms"),
    path("taxonomy_terms/<str:uuid>", views.taxonomy_term, name="taxonomy_term"),
    path("taxonomy-terms", views.taxonomy_terms),
    path("taxonomy-terms/<str:uuid>", views.taxonomy_term),
    path("export/hsds.json", views.export_json, name="export_json"),
    path("export/hsds-csv.zip", views.export_csv, name="export_csv"),
    path("<path:pad>", views.nowhere, name="nowhere"),
]
