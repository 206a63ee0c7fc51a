"""What other coders would make of an incident's counts: derived when asked, from the claims given and nothing else."""
