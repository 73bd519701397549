"""Tests of the whole house: what must hold across every app."""
