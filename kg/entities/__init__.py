"""Entities: who and what the claims mention, across documents, spellings and languages."""
