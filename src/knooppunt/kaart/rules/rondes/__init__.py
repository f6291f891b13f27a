"""Rounds of travelling expertise: from proposals that people took over to who is where on which day."""
