"""What other rooms may use of the map."""

from knooppunt.kaart.queries.bewaard import kept_map, kept_near_home, kept_peildata
from knooppunt.kaart.queries.kaartbeeld import Kaartbeeld
from knooppunt.kaart.queries.ritten import ended_rides
from knooppunt.kaart.queries.studies import ended_counts
from knooppunt.kaart.queries.thuisnabij import thuisnabij
from knooppunt.kaart.rules.stromen import Gemeentestroom, Schoolstroom
from knooppunt.kaart.rules.thuisnabij import Thuisnabij
from knooppunt.kaart.web.blad import map_html
from knooppunt.kaart.werk import claim_study, count_study, give_back, is_study_waiting, worker_broke

__all__ = [
    "Gemeentestroom",
    "Kaartbeeld",
    "Schoolstroom",
    "Thuisnabij",
    "claim_study",
    "count_study",
    "ended_counts",
    "ended_rides",
    "give_back",
    "is_study_waiting",
    "kept_map",
    "kept_near_home",
    "kept_peildata",
    "map_html",
    "thuisnabij",
    "worker_broke",
]
