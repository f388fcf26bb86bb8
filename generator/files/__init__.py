"""Files: finding, reading and remembering them."""
