"""The booklet beside what else could set it: WeasyPrint and Chromium, from the same products."""
