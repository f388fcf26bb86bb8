"""Render: planned outputs to bytes."""
