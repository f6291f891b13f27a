"""Who learns where and which expertise travels where: what is asked, the problem that it is, what came out."""
