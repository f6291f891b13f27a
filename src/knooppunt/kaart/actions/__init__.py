"""What happens in kaart."""
