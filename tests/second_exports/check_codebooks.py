"""Holds codebooks against a schema, and prints as JSON what is wrong with each: nothing, or where and why.

Usage: check_codebooks.py SCHEMA CODEBOOK...
"""

import json
import sys
import xml.etree.ElementTree

import xmlschema


def wrong(schema, path):
    try:
        return [f"{error.path}: {error.reason}" for error in schema.iter_errors(path)]
    except xml.etree.ElementTree.ParseError as error:
        return [f"no XML: {error}"]


def main():
    # Nothing is fetched, whatever a codebook refers to.
    schema = xmlschema.XMLSchema10(sys.argv[1], allow="local", defuse="always")
    json.dump({path: wrong(schema, path) for path in sys.argv[2:]}, sys.stdout)


main()
