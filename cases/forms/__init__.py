"""Forms of complaints, FIRs and cases."""
