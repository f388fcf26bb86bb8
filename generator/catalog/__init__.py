"""The catalogue in memory: entries, the join, listings with their counts, the state of each recognition."""
