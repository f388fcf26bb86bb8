"""View models: all that templates see, built from the catalogue in the words of one language."""
