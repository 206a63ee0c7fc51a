"""Verb 4: claims become incidents and findings. Pure functions."""
