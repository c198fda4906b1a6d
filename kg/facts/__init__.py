"""Facts: what all claims together support, with when it held and why."""
