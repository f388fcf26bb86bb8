"""Decide: which files the site consists of, and a fingerprint of all that each is made from."""
