"""Build: the recipe that runs every step."""
