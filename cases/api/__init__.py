"""Writes of the API: complaints, FIR drafts, registration; the rules are those of the pages."""
