"""Benchmarks: synthetic catalogues, the same as a Hugo site, and a runner that measures both in turn."""
