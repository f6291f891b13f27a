"""Tests in the demonstration region, filled once for all of them: that takes as long as three hundred other tests."""
