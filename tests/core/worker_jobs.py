"""A job that takes its time, for tests with a real worker."""

import time

from cctns.core.jobs import Run, job


@job("test.slow")
def slow(run: Run) -> None:
    """Write one line a second; the file says which attempt finished it."""
    path = run.draft_path(".txt")
    with path.open("w") as file:
        for line in range(run.args["lines"]):
            file.write(f"{run.job.attempt} {line}\n")
            file.flush()
            run.progress(line + 1, run.args["lines"])
            time.sleep(1)
    run.keep(path, name="slow.txt", kind="text/plain")
