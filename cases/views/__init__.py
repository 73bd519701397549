"""Pages of complaints, FIRs and cases."""
