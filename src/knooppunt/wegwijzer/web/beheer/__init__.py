"""Pages of who keeps the wegwijzer true."""
