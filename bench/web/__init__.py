"""Our pages in Lighthouse, and the default pages of other generators beside them."""
