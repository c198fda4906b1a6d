"""Documents: texts with language, date, zones and hash, or the reason why one is set aside."""
