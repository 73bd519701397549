"""Benchmarks: `<app>/bench.py` declares them, `bin/manage bench NAME` runs one.

    @benchmark("lists", size=100_000)
    def lists(size: int) -> dict: ...

The function prints what it likes and returns the measured values; the command prints them as
one JSON object on its last line, with the machine and the date.
"""

from __future__ import annotations

import os
import platform
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.db import connection
from django.utils import timezone

Measure = Callable[[int], dict[str, object]]


@dataclass(frozen=True, slots=True)
class Benchmark:
    name: str
    size: int  # what --size means is said in the function's docstring
    function: Measure

    @property
    def about(self) -> str:
        return (self.function.__doc__ or "").strip().partition("\n")[0]


benchmarks: dict[str, Benchmark] = {}


def benchmark(name: str, *, size: int) -> Callable[[Measure], Measure]:
    """Declares a benchmark with its default size. The same name twice is an error."""

    def declare(function: Measure) -> Measure:
        if name in benchmarks and benchmarks[name].function is not function:
            raise ValueError(f"Two benchmarks are called {name}.")
        benchmarks[name] = Benchmark(name, size, function)
        return function

    return declare


def machine() -> dict[str, object]:
    """What a measured figure must be read with."""
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        postgres = cursor.fetchone()[0]
    return {
        "cores": os.cpu_count(),
        "processor": _processor(),
        "memory_gb": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9, 1),
        "python": platform.python_version(),
        "postgresql": postgres,
        "measured_at": timezone.localtime().isoformat(timespec="seconds"),
    }


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor()
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())
