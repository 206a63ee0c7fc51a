"""What claims say of each other: each module is one sort of finding, or what several of them need."""
