app_name = "loket"
urlpatterns: list = []
