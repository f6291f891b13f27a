"""How far it is and how long that takes: which roads the region brought, and what is reckoned without them."""
