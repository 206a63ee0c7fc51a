"""What one claimant's statements come to: how many, of what, how they were revised, borne out and contradicted."""
