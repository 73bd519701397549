"""Invented frame, list and figures of the style guide (see styleguide.py)."""

from __future__ import annotations

from datetime import datetime
from typing import Any


def frame() -> dict[str, Any]:
    return {
        "site": {
            "name": "CCTNS",
            "unit_line": "Police station records",
            "state": "Government of Sikkim",
            "department": "Home Department",
            "police": "Sikkim Police",
            "demo": True,
            "version": "0.1",
            "owner": "Sikkim Police, Home Department, Government of Sikkim",
            "emblem_url": "",
        },
        "nav": [
            {
                "title": "Station",
                "items": [
                    {"url": "/", "icon": "sun", "label": "Today", "key": "t", "current": True},
                    {
                        "url": "/complaints/",
                        "icon": "inbox",
                        "label": "Complaints",
                        "key": "c",
                        "count": 5,
                    },
                    {
                        "url": "/cases/",
                        "icon": "folder",
                        "label": "FIRs and cases",
                        "key": "f",
                        "count": 46,
                    },
                ],
            },
            {
                "title": "Records",
                "items": [
                    {
                        "url": "/diary/",
                        "icon": "notebook-pen",
                        "label": "General diary",
                        "key": "d",
                    },
                    {
                        "url": "/registers/",
                        "icon": "book-open",
                        "label": "Registers",
                        "key": "r",
                    },
                ],
            },
        ],
        "me": {"initials": "KT", "short": "K T Lepcha", "name": "Karma Tshering Lepcha"},
        "posting": {"unit": "Ranipool PS", "title": "Inspector, SHO"},
        "postings": [
            {"pk": 1, "unit": "Ranipool PS", "title": "Inspector, SHO", "current": True},
            {"pk": 2, "unit": "Rumtek Outpost", "title": "In charge"},
        ],
        "jobs": {
            "url": "/jobs/tray/",
            "running": 0,
            "items": [
                {
                    "title": "FIR register, October 2026",
                    "status": "running",
                    "percent": 64,
                    "done": 31,
                    "total": 48,
                },
                {
                    "title": "Malkhana register",
                    "status": "done",
                    "url": "#pdf",
                    "result": "PDF",
                    "note": "22 pages, 310 KB.",
                },
                {
                    "title": "Crime review, Gangtok",
                    "status": "failed",
                    "error": "No space for the file.",
                    "retry_url": "#retry",
                },
            ],
        },
        "alerts": {
            "url": "/alerts/",
            "unread": 2,
            "items": [
                {"url": "#a1", "icon": "timer", "text": "Produce accused by 15:40 today"},
                {"url": "#a2", "icon": "inbox", "text": "2 new online complaints"},
            ],
        },
        "lang_links": [
            {"code": "en", "name": "English", "url": "/language/?to=en", "current": True},
            {"code": "hi", "name": "हिन्दी", "url": "/language/?to=hi"},
            {"code": "ne", "name": "नेपाली", "url": "/language/?to=ne"},
        ],
    }


def a_list(now: datetime) -> dict[str, Any]:
    return {
        "tabs": [
            {"name": "Overview", "url": "#o", "current": True},
            {"name": "People", "url": "#p", "count": 6},
        ],
        "views": [
            {"name": "Open", "url": "#open", "count": 46, "current": True},
            {"name": "Mine", "url": "#mine", "count": 9},
        ],
        "chips": [
            {"text": "Year is 2026", "remove_url": "#y"},
            {"text": "Not closed", "remove_url": "#n"},
        ],
        "bulk_actions": [
            {"name": "act", "value": "io", "text": "Change IO"},
            {"name": "act", "value": "print", "text": "Print FIRs"},
        ],
        "columns": [
            {"heading": "FIR no.", "sort_url": "?sort=number", "direction": "descending"},
            {"heading": "Registered", "sort_url": "?sort=-on", "classes": "x"},
            {"heading": "Matter"},
            {"heading": "Value", "num": True},
            {"heading": "Stage", "sort_url": "?sort=stage"},
        ],
        "rows": [
            {
                "number": "0093/2026",
                "on": now,
                "matter": "Rash driving, NH-10 bend",
                "value": None,
                "stage": "Under investigation",
            },
            {
                "number": "0091/2026",
                "on": now,
                "matter": "Offence against a child",
                "masked": True,
                "stage": "Under investigation",
            },
            {
                "number": "0087/2026",
                "on": now,
                "matter": "रानीपुल बजारमा चोरी",
                "value": 348500,
                "stage": "Under investigation",
            },
        ],
        "plain": {
            "columns": [
                {"heading": "No."},
                {"heading": "What"},
                {"heading": "Value, ₹", "num": True},
                {"heading": "State"},
            ],
            "rows": [
                {
                    "url": "#r1",
                    "cells": [
                        {"value": "1"},
                        {"value": "Gold necklace, 18.2 g"},
                        {"value": "1,96,000", "num": True},
                        {"value": "Recovered", "badge": "green"},
                    ],
                },
                {
                    "cells": [
                        {"value": "2"},
                        {"value": "Cash", "under": "Treasury"},
                        {"value": "1,04,000", "num": True},
                        {"value": "Part", "badge": "amber"},
                    ]
                },
            ],
            "foot": [
                {"value": ""},
                {"value": "Stolen"},
                {"value": "3,48,500", "num": True},
                {"value": ""},
            ],
        },
    }


def figures() -> dict[str, Any]:
    months = [
        "Dec",
        "Jan",
        "Feb",
        "Mar",
        "Apr",
        "May",
        "Jun",
        "Jul",
        "Aug",
        "Sep",
        "Oct",
        "Nov",
    ]
    districts = [
        ("Mangan", 0.0, "0 of 14", "off1"),
        ("Gyalshing", 2.6, "1 of 39", "off2"),
        ("Gangtok", 2.4, "4 of 168", ""),
        ("Soreng", 3.0, "1 of 33", ""),
        ("Namchi", 1.4, "1 of 72", ""),
        ("Pakyong", 3.3, "2 of 61", ""),
    ]
    return {
        "counts": [
            {"number": 1, "label": "Clock overdue", "url": "#late", "kind": "red"},
            {"number": 3, "label": "Due in 7 days", "url": "#soon", "kind": "amber"},
            {"number": 5, "label": "Complaints to decide", "url": "#complaints"},
            {"number": 46, "label": "Under investigation", "url": "#open"},
            {"number": 2, "label": "In custody", "url": "#custody"},
            {"number": 3, "label": "In court today", "url": "#court"},
        ],
        "months": months,
        "kpis": [
            {
                "label": "FIRs registered, 1 to 24 Nov",
                "figure": "58",
                "url": "#f",
                "trend": [70, 66, 71, 64, 75, 69, 72, 60, 66, 73, 63, 58],
                "note": "63 in October",
            },
            {
                "label": "Charge sheets inside the time limit",
                "figure": "87%",
                "trend": [78, 79, 81, 80, 84, 83, 85, 86, 84, 88, 86, 87],
                "note": "Target 90%",
            },
            {
                "label": "Clocks overdue now",
                "figure": "9",
                "trend": [22, 20, 21, 17, 18, 15, 16, 14, 13, 15, 13, 9],
                "note": "4 fewer than last week",
            },
        ],
        "tiles": [
            {
                "name": name,
                "value": value,
                "shown": f"{value:.1f}",
                "small": small,
                "url": f"#{name}",
                "place": place,
            }
            for name, value, small, place in districts
        ],
        "hours": ["00-03", "03-06", "06-09", "09-12", "12-15", "15-18", "18-21", "21-24"],
        "weekdays": [
            ("Mon", [2, 1, 2, 5, 4, 5, 7, 4]),
            ("Fri", [3, 1, 1, 4, 5, 7, 11, 9]),
            ("Sat", [6, 2, 2, 5, 6, 8, (13, "#sat"), 12]),
        ],
        "rank": {
            "columns": ["FIRs", "Open"],
            "rows": [
                {
                    "name": "Pakyong",
                    "url": "#d1",
                    "cells": [10, 61],
                    "share": 82,
                    "share_text": "82%",
                    "kind": "soon",
                },
                {
                    "name": "Gangtok",
                    "url": "#d2",
                    "cells": [24, 168],
                    "share": 84,
                    "share_text": "84%",
                    "kind": "soon",
                },
                {
                    "name": "Mangan",
                    "url": "#d3",
                    "cells": [2, 14],
                    "share": 97,
                    "share_text": "97%",
                },
            ],
            "total": {"name": "Sikkim", "cells": [58, 387], "share_text": "87%"},
        },
    }
