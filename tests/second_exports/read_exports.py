"""Reads an export with readers that share no code with the writers, and prints what they say as JSON.

Usage: read_exports.py FOLDER NAME...: every NAME.FORMAT that is there is read by each of its readers.
"""

import json
import math
import pathlib
import sys
import xml.etree.ElementTree

import duckdb
import openpyxl
import pandas
import pyreadstat


def plain(value):
    """A value as JSON has it: nothing for what is missing, texts for days and times."""
    if value is None or value is pandas.NaT or value is pandas.NA:
        return None
    if hasattr(value, "isoformat"):
        return value.isoformat()
    if hasattr(value, "item"):
        value = value.item()
    if isinstance(value, float):
        return None if math.isnan(value) else int(value) if value.is_integer() else value
    if isinstance(value, (bool, int, str)):
        return value
    return str(value)


def columns(frame):
    return {str(name): [plain(value) for value in frame[name]] for name in frame.columns}


def labels(by_value):
    return {name: [[plain(value), label] for value, label in pairs.items()] for name, pairs in by_value.items()}


def by_csv(path):
    return {"columns": columns(pandas.read_csv(path, dtype=str, keep_default_na=False))}


def by_pyreadstat(read):
    def reader(path):
        frame, meta = read(str(path), user_missing=True)
        blank, _ = read(str(path))
        return {
            "columns": columns(frame),
            "without_missing": columns(blank),
            "labels": meta.column_names_to_labels,
            "value_labels": labels(meta.variable_value_labels),
            "missing": {
                name: [one["lo"] for one in ranges] for name, ranges in (meta.missing_ranges or {}).items()
            },
            "missing_letters": meta.missing_user_values,
            "formats": meta.original_variable_types,
            "encoding": meta.file_encoding,
        }

    return reader


def by_pandas_stata(path):
    # pandas cannot keep a missing value's letter and convert days at once.
    kept = {"convert_categoricals": False, "convert_missing": True, "convert_dates": False}
    with pandas.read_stata(path, iterator=True, **kept) as reader:
        frame = reader.read()
        return {
            "columns": columns(frame),
            "labels": reader.variable_labels(),
            "value_labels": labels(reader.value_labels()),
        }


def by_pandas_categories(path):
    return {"columns": columns(pandas.read_stata(path))}


def by_openpyxl(path):
    book = openpyxl.load_workbook(path)
    sheets = {}
    for sheet in book.worksheets:
        rows = [[plain(cell.value) for cell in row] for row in sheet.iter_rows()]
        kinds = sorted({cell.data_type for row in sheet.iter_rows() for cell in row})
        sheets[sheet.title] = {"rows": rows, "kinds": kinds}
    return {"sheets": sheets}


def by_pandas_excel(path):
    frames = pandas.read_excel(path, sheet_name=None, keep_default_na=False)
    return {"sheets": {name: columns(frame) for name, frame in frames.items()}}


def by_duckdb(path):
    relation = duckdb.sql(f"SELECT * FROM '{path}'")
    rows = relation.fetchall()
    names = relation.columns
    return {
        "columns": {name: [plain(row[place]) for row in rows] for place, name in enumerate(names)},
        "types": {name: str(kind) for name, kind in zip(names, relation.types)},
    }


def by_pyarrow(path):
    return {"columns": columns(pandas.read_parquet(path, engine="pyarrow"))}


def by_element_tree(path):
    ddi = {"ddi": "ddi:codebook:2_5"}
    root = xml.etree.ElementTree.parse(path).getroot()

    def variable(one):
        found = {"label": one.findtext("ddi:labl", None, ddi), "type": one.find("ddi:varFormat", ddi).get("type")}
        found["categories"] = [
            [cat.findtext("ddi:catValu", None, ddi), cat.findtext("ddi:labl", None, ddi), cat.get("missing")]
            for cat in one.findall("ddi:catgry", ddi)
        ]
        return found

    return {
        "root": root.tag,
        "title": root.findtext("ddi:stdyDscr/ddi:citation/ddi:titlStmt/ddi:titl", None, ddi),
        "files": {
            one.findtext("ddi:fileTxt/ddi:fileName", None, ddi): one.findtext(
                "ddi:fileTxt/ddi:dimensns/ddi:caseQnty", None, ddi
            )
            for one in root.findall("ddi:fileDscr", ddi)
        },
        "variables": {
            f"{one.get('files')} {one.get('name')}": variable(one) for one in root.findall("ddi:dataDscr/ddi:var", ddi)
        },
    }


READERS = {
    "csv": {"pandas": by_csv, "duckdb": by_duckdb},
    "jsonl": {"pandas": lambda path: {"columns": columns(pandas.read_json(path, lines=True, dtype=False))}},
    "sav": {"pyreadstat": by_pyreadstat(pyreadstat.read_sav)},
    "dta": {
        "pyreadstat": by_pyreadstat(pyreadstat.read_dta),
        "pandas": by_pandas_stata,
        "pandas categories": by_pandas_categories,
    },
    "xlsx": {"openpyxl": by_openpyxl, "pandas": by_pandas_excel},
    "xml": {"ElementTree": by_element_tree},
    "parquet": {"pyarrow": by_pyarrow, "duckdb": by_duckdb},
}


def main():
    folder = pathlib.Path(sys.argv[1])
    found = {}
    for name in sys.argv[2:]:
        for kind, readers in READERS.items():
            path = folder / f"{name}.{kind}"
            if path.exists():
                found[path.name] = {reader: read(path) for reader, read in readers.items()}
    json.dump(found, sys.stdout, ensure_ascii=False, default=plain)


main()
