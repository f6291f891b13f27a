"""What other rooms may use of the steunpunt: only what is needed to forget in time."""

from knooppunt.steunpunt.queries import ended_contacts, ended_reports

__all__ = ["ended_contacts", "ended_reports"]
