"""What a file is, by its content, and why it is refused. Plain Python: also runs apart, without Django (keuring)."""
