"""What holds in the wegwijzer: plain Python, without tables and without a clock."""
