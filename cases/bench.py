"""Benchmarks of registration and lists; what they measured is kept in docs/benchmarks.md."""

from __future__ import annotations

from cctns.core.bench import benchmark


@benchmark("register", size=300)
def register(size: int) -> dict[str, object]:
    """FIR registrations through HTTP against the same rows by plain SQL; --size is how many."""
    from cases.benching.register import measure

    return measure(size)


@benchmark("lists", size=100_000)
def lists(size: int) -> dict[str, object]:
    """FIR list, case page, Today and district page for writer, SHO, SP and State; --size is FIRs."""
    from cases.benching.lists import measure

    return measure(size)
