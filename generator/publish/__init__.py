"""Publish: bytes to the output folder, without ever leaving a broken site."""
