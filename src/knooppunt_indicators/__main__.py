"""``python -m knooppunt_indicators CARDS.toml`` prints the reference page of these cards."""

import sys
from pathlib import Path

from knooppunt_indicators.cards import as_markdown, read_cards

sys.stdout.write(as_markdown(read_cards(Path(sys.argv[1]))))
