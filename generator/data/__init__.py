"""Open data: the catalogue as files for machines, spreadsheets and feed readers. Pure functions to bytes."""
