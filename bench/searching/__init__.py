"""The yardstick of the search: queries with what they should find, asked in a real browser."""
