"""Answers the questions of a manifest with svy, which shares no code with Kin.

Reads a JSON manifest from standard input: {"cases": [{"file", "design", "questions": [{...}]}]}, and prints a JSON list
of lists: for each question the numbers svy gives, or null where it gives none.
"""

import json
import math
import sys
import warnings

import polars as pl
import svy

warnings.simplefilter("ignore")


def sample(case):
    frame = pl.read_csv(case["file"], null_values=["", "NA", "NaN"])
    design = case["design"]
    named = {"strata": "stratum", "psu": "psu", "weight": "wgt", "fpc": "pop_size"}
    arguments = {named[key]: column for key, column in design.items() if key in named}
    if design.get("lonely_psu") == "center":
        arguments["singleton"] = svy.Singleton(method="center")
    if design.get("lonely_psu") == "certainty":
        arguments["singleton"] = svy.Singleton(method="skip")
    return svy.Sample(frame, svy.Design(**arguments))


def number(value):
    return None if value is None or not math.isfinite(value) else value


def estimates(made, question):
    rows = []
    for row in made.estimates:
        rows.append(
            {
                "domain": None if row.by_level is None else str(row.by_level[0]),
                "value": None if row.y_level is None else str(row.y_level),
                "estimate": number(row.est),
                "standard_error": number(row.se),
                "degrees_of_freedom": row.df,
                "lower": number(row.lci),
                "upper": number(row.uci),
                "n": row.n,
            }
        )
    return rows


def answer(data, question):
    kind, columns = question["kind"], question["columns"]
    by = question.get("by")
    estimation = data.estimation
    if kind == "mean":
        return estimates(estimation.mean(columns[0], by=by, drop_nulls=True), question)
    if kind == "total":
        return estimates(estimation.total(columns[0], by=by, drop_nulls=True), question)
    if kind == "ratio":
        return estimates(estimation.ratio(columns[0], columns[1], by=by, drop_nulls=True), question)
    if kind == "proportion":
        method = question["interval"]
        return estimates(estimation.prop(columns[0], by=by, ci_method=method, drop_nulls=True), question)
    # Rows with a hole are outside a domain; dropping them would take them out of the design.
    whole = svy.col(columns[0]).is_not_null() & svy.col(columns[1]).is_not_null()
    table = data.categorical.tabulate(columns[0], columns[1], where=whole)
    stats = table.stats
    return {
        "pearson": number(stats.chisq.value),
        "f": number(stats.f.value),
        "numerator": number(stats.f.df_num),
        "denominator": number(stats.f.df_den),
        "p": number(stats.f.p_value),
        "cells": [
            {"row": str(cell.rowvar), "column": str(cell.colvar), "estimate": cell.est, "standard_error": cell.se}
            for cell in table.estimates
        ],
    }


def attempt(data, question):
    try:
        return answer(data, question)
    except Exception as error:  # what svy refuses is part of its answer
        return {"refused": f"{type(error).__name__}: {str(error)[:300]}"}


manifest = json.load(sys.stdin)
answers = []
for case in manifest["cases"]:
    data = sample(case)
    answers.append([attempt(data, question) for question in case["questions"]])
print(json.dumps(answers))
