"""Changes: what stands in git beside the files, and what a pull request does to the catalogue."""
