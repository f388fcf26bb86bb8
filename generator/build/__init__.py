"""Build: the recipe that runs every step, and the workers that share it."""
