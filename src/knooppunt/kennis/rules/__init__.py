"""What holds for knowledge, trainings and exchanges: plain Python, without tables and without a clock."""
