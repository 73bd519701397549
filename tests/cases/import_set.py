"""A small hand-made folder in the format of docs/import-format.md; every person in it is invented."""

from __future__ import annotations

import csv
from pathlib import Path

TABLES: dict[str, list[dict[str, str]]] = {
    "State": [{"StateID": "1", "StateName": "Purvanchal"}],
    "District": [{"DistrictID": "7", "DistrictName": "Nadipur", "StateID": "1"}],
    "UnitType": [
        {"UnitTypeID": "1", "UnitTypeName": "Police Station"},
        {"UnitTypeID": "7", "UnitTypeName": "Women Police Station"},
    ],
    "Unit": [
        {"UnitID": "23", "UnitName": "Ranipool Police Station", "TypeID": "1", "StateID": "1", "DistrictID": "7"},
        {"UnitID": "24", "UnitName": "Nadipur Women Police Station", "TypeID": "7", "StateID": "1", "DistrictID": "7"},
        {"UnitID": "25", "UnitName": "Namchy Police Station", "TypeID": "1", "StateID": "1", "DistrictID": "7"},
    ],
    "CaseCategory": [
        {"CaseCategoryID": "1", "LookupValue": "FIR"},
        {"CaseCategoryID": "2", "LookupValue": "Zero FIR"},
        {"CaseCategoryID": "3", "LookupValue": "UDR"},
    ],
    "CaseStatusMaster": [
        {"CaseStatusID": "1", "CaseStatusName": "Under Investigation"},
        {"CaseStatusID": "2", "CaseStatusName": "Charge Sheeted"},
    ],
    "CrimeHead": [
        {"CrimeHeadID": "2", "CrimeGroupName": "Crimes Against Property"},
        {"CrimeHeadID": "3", "CrimeGroupName": "Crimes Against Women"},
    ],
    "CrimeSubHead": [
        {"CrimeSubHeadID": "7", "CrimeHeadID": "2", "CrimeHeadName": "Theft"},
        {"CrimeSubHeadID": "10", "CrimeHeadID": "3", "CrimeHeadName": "Rape"},
    ],
    "Act": [
        {"ActCode": "BNS", "ActDescription": "Bharatiya Nyaya Sanhita, 2023", "ShortName": "BNS"},
        {"ActCode": "IPC", "ActDescription": "Indian Penal Code, 1860", "ShortName": "IPC"},
        {"ActCode": "NDPS", "ActDescription": "Narcotic Drugs and Psychotropic Substances Act, 1985", "ShortName": "NDPS Act"},
        {"ActCode": "EXCISE", "ActDescription": "Purvanchal Excise Act, 1965", "ShortName": "Excise Act"},
    ],
    "Section": [{"ActCode": "BNS", "SectionCode": "303", "SectionDescription": "Theft"}],
    "Rank": [{"RankID": "9", "RankName": "Sub-Inspector of Police (SI)"}],
    "Employee": [{"EmployeeID": "5", "RankID": "9", "KGID": "K77", "FirstName": "Invented Officer", "GenderID": "M"}],
    "OccupationMaster": [{"OccupationID": "4", "OccupationName": "Farmer"}],
    "CaseMaster": [
        {
            "CaseMasterID": "1", "CrimeNo": "100070023202400001", "CrimeRegisteredDate": "2024-09-05",
            "PolicePersonID": "5", "PoliceStationID": "23", "CaseCategoryID": "1", "CrimeMajorHeadID": "2",
            "CrimeMinorHeadID": "7", "CaseStatusID": "2", "IncidentFromDate": "2024-09-04 21:00:00",
            "IncidentToDate": "2024-09-04 23:00:00", "InfoReceivedPSDate": "2024-09-05 08:05:12",
            "latitude": "27.29", "longitude": "88.59", "BriefFacts": "A bicycle was taken from the yard.",
        },
        {
            "CaseMasterID": "2", "CrimeNo": "100070024202400001", "CrimeRegisteredDate": "2024-03-10",
            "PolicePersonID": "5", "PoliceStationID": "24", "CaseCategoryID": "1", "CrimeMajorHeadID": "3",
            "CrimeMinorHeadID": "10", "CaseStatusID": "1", "IncidentFromDate": "2024-03-09 10:00:00",
            "IncidentToDate": "2024-03-09 10:00:00", "InfoReceivedPSDate": "2024-03-10 09:00:00",
            "latitude": "", "longitude": "", "BriefFacts": "What she said was written down.",
        },
        {
            "CaseMasterID": "3", "CrimeNo": "800070023202400001", "CrimeRegisteredDate": "2024-10-01",
            "PolicePersonID": "5", "PoliceStationID": "23", "CaseCategoryID": "2", "CrimeMajorHeadID": "2",
            "CrimeMinorHeadID": "7", "CaseStatusID": "1", "IncidentFromDate": "2024-09-30 10:00:00",
            "IncidentToDate": "2024-09-30 11:00:00", "InfoReceivedPSDate": "2024-10-01 09:00:00",
            "latitude": "", "longitude": "", "BriefFacts": "Taken on the train.",
        },
        {
            "CaseMasterID": "4", "CrimeNo": "300070023202400001", "CrimeRegisteredDate": "2024-11-01",
            "PolicePersonID": "5", "PoliceStationID": "23", "CaseCategoryID": "3", "CrimeMajorHeadID": "2",
            "CrimeMinorHeadID": "7", "CaseStatusID": "1", "IncidentFromDate": "2024-10-31 10:00:00",
            "IncidentToDate": "2024-10-31 11:00:00", "InfoReceivedPSDate": "2024-11-01 09:00:00",
            "latitude": "", "longitude": "", "BriefFacts": "An inquest.",
        },
    ],
    "ActSectionAssociation": [
        {"CaseMasterID": "1", "ActID": "IPC", "SectionID": "379", "ActOrderID": "1", "SectionOrderID": "1"},
        {"CaseMasterID": "1", "ActID": "BNS", "SectionID": "303", "ActOrderID": "2", "SectionOrderID": "2"},
        {"CaseMasterID": "2", "ActID": "BNS", "SectionID": "63", "ActOrderID": "1", "SectionOrderID": "1"},
        {"CaseMasterID": "3", "ActID": "NDPS", "SectionID": "20", "ActOrderID": "1", "SectionOrderID": "1"},
        {"CaseMasterID": "4", "ActID": "BNS", "SectionID": "103", "ActOrderID": "1", "SectionOrderID": "1"},
    ],
    "ComplainantDetails": [
        {"ComplainantID": "1", "CaseMasterID": "1", "ComplainantName": "Dilu Invented", "AgeYear": "40", "OccupationID": "4", "GenderID": "M"},
        {"ComplainantID": "2", "CaseMasterID": "2", "ComplainantName": "Asha Invented", "AgeYear": "24", "OccupationID": "4", "GenderID": "F"},
        {"ComplainantID": "3", "CaseMasterID": "3", "ComplainantName": "Ravi Invented", "AgeYear": "61", "OccupationID": "4", "GenderID": "M"},
        {"ComplainantID": "4", "CaseMasterID": "4", "ComplainantName": "Mohan Invented", "AgeYear": "61", "OccupationID": "4", "GenderID": "M"},
        {"ComplainantID": "5", "CaseMasterID": "1", "ComplainantName": "Second Invented", "AgeYear": "38", "OccupationID": "4", "GenderID": "F"},
    ],
    "Victim": [
        {"VictimMasterID": "1", "CaseMasterID": "1", "VictimName": "dilu  invented", "AgeYear": "40", "GenderID": "M"},
        {"VictimMasterID": "2", "CaseMasterID": "2", "VictimName": "Hidden Invented", "AgeYear": "16", "GenderID": "F"},
        {"VictimMasterID": "3", "CaseMasterID": "3", "VictimName": "Ravi Junior", "AgeYear": "30", "GenderID": "M"},
    ],
    "Accused": [
        {"AccusedMasterID": "1", "CaseMasterID": "1", "AccusedName": "Unknown", "AgeYear": "", "GenderID": "", "PersonID": "A2"},
        {"AccusedMasterID": "2", "CaseMasterID": "1", "AccusedName": "=HYPERLINK(1)", "AgeYear": "33", "GenderID": "M", "PersonID": "A1"},
    ],
    "ArrestSurrender": [{"ArrestSurrenderID": "1", "CaseMasterID": "1", "AccusedMasterID": "2"}],
    "CasteMaster": [{"caste_master_id": "1", "caste_master_name": "General"}],
}  # fmt: skip


def copy_of_tables() -> dict[str, list[dict[str, str]]]:
    return {name: [dict(row) for row in rows] for name, rows in TABLES.items()}


def write_folder(folder: Path, tables: dict[str, list[dict[str, str]]] | None = None) -> Path:
    """The folder with one file a table."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in (tables or TABLES).items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
    return folder


def change(tables: dict, table: str, key: str, **cells: str) -> None:
    """Give the row with that first cell other cells."""
    column = next(iter(tables[table][0]))
    for row in tables[table]:
        if row[column] == key:
            row.update(cells)
