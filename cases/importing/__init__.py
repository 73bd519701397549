"""FIRs taken over from an older register: read, judged, and written under an import batch.

    tables    the folder of CSV files, row by row, with what is wrong in it
    values    dates, ages, numbers and texts as another State wrote them
    units     whose station a foreign station is
    sections  which section of our catalogue a foreign section is
    fir       one FIR: what it becomes, or why it is refused
    plan      every row judged: taken, changed, refused, taken before - nothing is written
    load      the plan written in one transaction under the loader's role

The format is described in docs/import-format.md.
"""
