"""A second reader of protocol/FORMATS.md: every vector of fingerprints, roots, notes, chains, transcripts, shares,
packages and records (`read_travelling.py` reads the others), read with nothing but this page's rules, Python's standard library and `cryptography`.

It shares no code with the programs. A vector on which the two disagree fails. For what is hostile both must refuse, and
where the vector names a line, at that line.

    python read_vectors.py protocol/vectors
"""

import base64
import datetime
import hashlib
import hmac
import itertools
import json
import pathlib
import re
import sys

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives import hashes, hpke
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
HIDDEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
SIGNATURE = re.compile("— ([^ +]+) ([A-Za-z0-9+/]+={0,2})")


class Refused(Exception):
    """What is read breaks a rule, on this line where a line can be named."""

    def __init__(self, why, line=None):
        super().__init__(why)
        self.line = line


def sha256(data):
    return hashlib.sha256(data).digest()


def digest(data):
    return sha256(data).hex()


def raw(public_key):
    return public_key.public_bytes(Encoding.Raw, PublicFormat.Raw)


# --- Ids, digests, secrets ---


def number(text, most=2**64 - 1, least=0):
    if not re.fullmatch("0|[1-9][0-9]*", text) or not least <= int(text) <= most:
        raise ValueError(text)
    return int(text)


def hexadecimal(text, count):
    if not re.fullmatch(f"[0-9a-f]{{{2 * count}}}", text):
        raise ValueError(text)
    return bytes.fromhex(text)


def time(text):
    if not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z", text):
        raise ValueError(text)
    return datetime.datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=datetime.timezone.utc)


def secret(text):
    if not re.fullmatch("[A-Za-z0-9_-]{43}", text):
        raise ValueError("a secret")
    value = base64.urlsafe_b64decode(text + "=")
    if base64.urlsafe_b64encode(value).decode().rstrip("=") != text:
        raise ValueError("stray bits")
    return value


def canonical_base64(text):
    value = base64.b64decode(text, validate=True)
    if base64.b64encode(value).decode() != text:
        raise ValueError("not canonical")
    return value


# --- Keys of the C2SP text form ---


def is_sound(point):
    """Neither a point that is none nor one of small order: the eight of the latter, by their y (RFC 8032)."""
    p = 2**255 - 19
    y = int.from_bytes(point, "little") & (2**255 - 1)
    if y >= p:
        return False
    d = -121665 * pow(121666, p - 2, p) % p
    square = (y * y - 1) * pow(d * y * y + 1, p - 2, p) % p
    x = pow(square, (p + 3) // 8, p)
    if (x * x - square) % p:
        x = x * pow(2, (p - 1) // 4, p) % p
    if (x * x - square) % p or (x == 0 and point[31] >> 7):
        return False
    # Of small order are the points that three doublings bring to the neutral one.
    for _ in range(3):
        scale = pow((1 + d * x * x * y * y) % p, p - 2, p), pow((1 - d * x * x * y * y) % p, p - 2, p)
        x, y = 2 * x * y * scale[0] % p, (y * y + x * x) * scale[1] % p
    return (x, y) != (0, 1)


def key_text(name, algorithm, key):
    typed = bytes([algorithm]) + key
    key_id = sha256(name.encode() + b"\n" + typed)[:4].hex()
    return f"{name}+{key_id}+{base64.b64encode(typed).decode()}"


def verifier(text, name=None, algorithm=1):
    parts = text.split("+", 2)
    if len(parts) != 3 or (name is not None and parts[0] != name):
        raise ValueError("another name")
    if not re.fullmatch("[!-*,-~]{1,100}", parts[0]):
        raise ValueError("a name")
    typed = canonical_base64(parts[2])
    if len(typed) != 33 or typed[0] != algorithm or not is_sound(typed[1:]):
        raise ValueError("a key")
    if key_text(parts[0], algorithm, typed[1:]) != text:
        raise ValueError("its id")
    return typed[1:]


def check_key_vectors(purpose, keys, study):
    for key in keys:
        seed = bytes.fromhex(key["seed"])
        public = raw(Ed25519PrivateKey.from_private_bytes(seed).public_key())
        name = f"{purpose}/{study}"
        assert key["verifier"] == key_text(name, 1, public)
        key_id = key["verifier"].split("+")[1]
        assert key["secret_key"] == f"PRIVATE+KEY+{name}+{key_id}+{base64.b64encode(bytes([1]) + seed).decode()}"


# --- Texts of lines, and C2SP signed notes ---


def readable(data, limit):
    if len(data) > limit:
        raise Refused("too long")
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        raise Refused("not text", data[: error.start].count(b"\n") + 1) from error
    hidden = HIDDEN.search(text)
    if hidden:
        raise Refused("hidden", text[: hidden.start()].count("\n") + 1)
    return text


class Lines:
    """The lines of a text; each reading names its own line when it fails."""

    def __init__(self, text):
        self.lines = text.split("\n")[:-1] if text.endswith("\n") else text.split("\n")[:-1] + [None]
        self.at = 0

    @property
    def line(self):
        return self.at + 1

    def sees(self, keyword):
        line = self.lines[self.at] if self.at < len(self.lines) else None
        return line is not None and line.startswith(keyword + " ")

    def exactly(self, *allowed):
        line = self.lines[self.at] if self.at < len(self.lines) else None
        if line not in allowed:
            raise Refused("another line", self.line)
        self.at += 1
        return line

    def take(self, keyword, read=lambda text: text):
        if not self.sees(keyword):
            raise Refused(f"{keyword} is missing", self.line)
        try:
            value = read(self.lines[self.at][len(keyword) + 1 :])
        except (ValueError, KeyError, IndexError) as error:
            raise Refused(f"{keyword} is malformed", self.line) from error
        self.at += 1
        return value

    def several(self, keyword, read, least, most, key=lambda item: item):
        items = []
        while self.sees(keyword) or len(items) < least:
            line = self.line
            item = self.take(keyword, read)
            if len(items) == most:
                raise Refused(f"too many {keyword}", line)
            if items and not key(items[-1]) < key(item):
                raise Refused(f"{keyword} out of order", line)
            items.append(item)
        return items

    def end(self):
        if self.at < len(self.lines):
            raise Refused("a line too many", self.line)


def split_signed(text):
    """The text and its signatures, each as line, name, key id, signature."""
    place = text.rfind("\n\n")
    if place < 0 or not text.endswith("\n") or place + 2 == len(text):
        raise Refused("unsigned", text.count("\n") + 1)
    body, block = text[: place + 1], text[place + 2 : -1]
    signatures = []
    for line, signature in enumerate(block.split("\n"), body.count("\n") + 2):
        match = SIGNATURE.fullmatch(signature)
        try:
            data = canonical_base64(match[2]) if match else b""
        except ValueError:
            data = b""
        if len(data) < 5:
            raise Refused("not a signature", line)
        signatures.append((line, match[1], data[:4], data[4:]))
    return body, signatures


def signers(body, signatures, candidates):
    """Who of the candidates (public keys as texts) has signed; a signature that does not count refuses the whole."""
    found = []
    for line, name, key_id, signature in signatures:
        named = [key for key in candidates if key.split("+")[:2] == [name, key_id.hex()]]
        if not named:
            raise Refused("signed by a stranger", line)
        public = base64.b64decode(named[0].split("+", 2)[2])[1:]
        try:
            Ed25519PublicKey.from_public_bytes(public).verify(signature, body.encode())
        except InvalidSignature as error:
            raise Refused("the signature does not fit", line) from error
        if named[0] in found:
            raise Refused("signed twice", line)
        found.append(named[0])
    return found


# --- Roots and fingerprints ---


def fingerprint(text):
    digits = f"{int.from_bytes(sha256(text), 'big') % 10**60:060d}"
    return [digits[at : at + 5] for at in range(0, 60, 5)]


def confirms(groups, typed):
    if re.search("[^0-9 \t\r\n.\u00a0-]", typed):
        return False
    digits = re.sub("[^0-9]", "", typed)
    if len(digits) not in (30, 60):
        return False
    left = iter(groups)
    return all(any(group == digits[at : at + 5] for group in left) for at in range(0, len(digits), 5))


def read_roots(data):
    if len(data) > 4096:
        raise Refused("too long")
    lines = Lines(data.decode())
    lines.exactly("kin-roots/1")
    study = lines.take("study", lambda text: hexadecimal(text, 16).hex())
    quorum = lines.take("quorum", lambda text: number(text, 2**32 - 1))
    roots = []
    while not lines.sees("root") or lines.at < len(lines.lines):
        if lines.at == len(lines.lines):
            break
        line = lines.line
        root = lines.take("root", lambda text: text if verifier(text) and text.startswith("kin-root/") else None)
        if roots and not roots[-1] < root:
            raise Refused("roots out of order", line)
        roots.append(root)
    if len(roots) > 16 or not 1 <= quorum <= len(roots) or any(f"kin-root/{study}+" not in root for root in roots):
        raise Refused("a quorum that cannot be, too many, or roots of another study")
    if len({root.split("+")[1] for root in roots}) < len(roots):
        raise Refused("ids that clash")
    return {"study": study, "quorum": quorum, "roots": roots}


# --- The study note ---


def title(text, most=200):
    if not 1 <= len(text.encode()) <= most or text.strip() != text:
        raise ValueError("a title")
    return text


def server(text):
    match = re.fullmatch(r"(https?)://(\[[0-9A-Fa-f:]+\]|[A-Za-z0-9.-]+)(?::([0-9]+))?((?:/[A-Za-z0-9._~-]*)*)", text)
    if not match or len(text) > 200 or text.endswith("/"):
        raise ValueError("a server")
    scheme, host, port, _ = match.groups()
    if port is not None:
        number(port, 65535, 1)
    local = host in ("localhost", "[::1]") or host.endswith(".onion")
    local = local or re.fullmatch(r"127(\.(0|[1-9][0-9]{0,2})){3}", host) is not None
    if scheme == "http" and not local:
        raise ValueError("in the clear")
    return text


def kind_of(recipient):
    for prefix, length, kind in (("age1pq1", 1952, "hybrid"), ("age1", 58, "classical")):
        if re.fullmatch(f"{prefix}[{BECH32}]{{{length}}}", recipient):
            return kind
    raise ValueError("a recipient")


def split_of(text):
    match = re.fullmatch("([0-9]+)-of-([0-9]+)", text)
    threshold, shares = number(match[1], 10, 2) if match else 0, number(match[2], 10, 2) if match else 0
    if not 2 <= threshold <= shares:
        raise ValueError("a split")
    return threshold, shares


def opening(text):
    """As it sorts: desk, recovery, quorum, single; then by numbers."""
    order = ["desk", "recovery", "quorum", "single"]
    word, _, split = text.partition("-")
    if word in ("recovery", "quorum"):
        return order.index(word), *split_of(split)
    if split or text not in ("desk", "single"):
        raise ValueError("an opening")
    return order.index(text), 0, 0


def recipient_line(second):
    def read(text):
        words = text.split(" ")
        epoch, start, end = number(words[0], 2**32 - 1), time(words[1]), time(words[2])
        hands = opening(words[3]) if second else (0, 0, 0)
        rest = words[4:] if second else words[3:]
        if len(rest) != 1 or (kind_of(rest[0]) == "hybrid" and not second) or end <= start:
            raise ValueError("a recipient line")
        return epoch, start, end, hands, rest[0]

    return read


def side_line(text):
    epoch, recipient = text.split(" ", 1)
    kind_of(recipient)
    return number(epoch, 2**32 - 1), recipient


def revoked_line(text):
    since, reason, of = text.split(" ")
    return time(since), ["compromised", "lost", "retired"].index(reason), hexadecimal(of, 32).hex()


def form_line(text):
    form, version, of = text.split(" ")
    if not all(re.fullmatch("[!-~]{1,100}", name) for name in (form, version)):
        raise ValueError("a form")
    return form, version, hexadecimal(of, 32).hex()


def age_of(version):
    """What versions of a form are ordered by."""
    runs = re.findall("[0-9]+|[^0-9]+", version)
    return [(0, int(run), b"") if run[0] in "0123456789" else (1, 0, run.encode()) for run in runs], version.encode()


def asked_of(forms):
    newest = {}
    for form, version in sorted(forms, key=lambda line: age_of(line[1])):
        newest[form] = version
    return sorted(newest.items())


def check_asked(vectors):
    facts = vectors.json("form-version.json")
    vectors.equal(sorted(reversed(facts["oldest_first"]), key=age_of), facts["oldest_first"], "versions, oldest first")
    for case in facts["notes"]:
        asked = [" ".join(form) for form in asked_of(line.split(" ") for line in case["forms"])]
        vectors.equal(asked, case["asked"], "which version is asked")


def log_line(text):
    start, key = text.split(" ", 1)
    verifier(key)
    return time(start), key


def checked(read):
    """A reader that gives back the text it has checked."""

    def reader(text):
        read(text)
        return text

    return reader


def read_note(text):
    lines = Lines(text)
    second = lines.exactly("kin-study-note/2", "kin-study-note/1") == "kin-study-note/2"
    note = {"second": second}
    note["study"] = lines.take("study", lambda text: hexadecimal(text, 16).hex())
    note["title"] = lines.take("title", title)
    note["version"] = lines.take("version", number)
    note["issued"] = lines.take("issued", time)
    line = lines.line
    note["expires"] = lines.take("expires", time)
    if note["expires"] <= note["issued"]:
        raise Refused("expires before it is issued", line)
    if second:
        line = lines.line
        note["purge_after"] = lines.take("purge-after", time) if lines.sees("purge-after") else None
        if note["purge_after"] and note["purge_after"] <= note["expires"]:
            raise Refused("purged before it expires", line)
        note["backup_days"] = lines.take("backup-days", lambda text: number(text, 3650))
        note["program"] = lines.take("program", program_version)
    note["sealed_bytes"] = lines.take("sealed-bytes", lambda text: number(text, 1048576, 1024))
    if second:
        note["sealing"] = lines.take("sealing", lambda text: {"hybrid": "hybrid", "classical": "classical"}[text])
    note["server"] = lines.take("server", server)
    note["generation"], note["offices"], note["logs"], note["witnesses"] = 0, [], [], []
    if second:
        line = lines.line
        if lines.sees("training-of"):
            training = lines.take("training-of", lambda text: hexadecimal(text, 16).hex())
            if training == note["study"]:
                raise Refused("a training study of itself", line)
        note["logs"] = lines.several("log", log_line, 0, 16, key=lambda log: log[0])
        note["witnesses"] = lines.several("witness", checked(lambda text: verifier(text, algorithm=4)), 0, 16)
        if note["witnesses"]:
            most = len(note["witnesses"])
            note["witness_quorum"] = lines.take("witness-quorum", lambda text: number(text, most, 1))
        note["generation"] = lines.take("generation", lambda text: number(text, 2**32 - 1))
    line = lines.line
    note["quorum"] = lines.take("quorum", lambda text: number(text, 2**32 - 1))
    root = f"kin-root/{note['study']}"
    note["roots"] = lines.several("root", checked(lambda text: verifier(text, root)), 1, 16)
    if not 1 <= note["quorum"] <= len(note["roots"]):
        raise Refused("a quorum that cannot be", line)
    if second:
        office = f"kin-office/{note['study']}"
        note["offices"] = lines.several("office", checked(lambda text: verifier(text, office)), 0, 4)
    at = {"recipient": lines.line}
    note["recipients"] = lines.several("recipient", recipient_line(second), 1, 128)
    sides = {"contact": [], "supervisor": []}
    note["revoked"] = []
    if second:
        for side in sides:
            at[side] = lines.line
            sides[side] = lines.several(side, side_line, 0, 64)
        at["revoked"] = lines.line
        note["revoked"] = lines.several("revoked", revoked_line, 0, 64)
    note["contacts"], note["supervisors"] = sides["contact"], sides["supervisor"]
    at["form"] = lines.line
    note["forms"] = lines.several("form", form_line, 1, 200)
    lines.end()
    check_epochs(note["recipients"], at["recipient"])
    if second:
        check_policies(note, at)
    for line, (one, other) in enumerate(itertools.pairwise(note["forms"]), at["form"] + 1):
        if one[:2] == other[:2]:
            raise Refused("a form twice", line)
    return note


def program_version(text):
    numbers = [number(part, 2**32 - 1) for part in text.split(".")]
    if len(numbers) != 3:
        raise ValueError("a version")
    return tuple(numbers)


def check_epochs(recipients, first_line):
    count = 1
    for line, (one, other) in enumerate(itertools.pairwise(recipients), first_line + 1):
        if one[0] != other[0]:
            count = 1
            continue
        count += 1
        if one[1:3] != other[1:3]:
            raise Refused("an epoch with two times", line)
        if count > 16:
            raise Refused("too many recipients of an epoch", line)


def policy(epoch):
    hands = [line[3] for line in epoch]
    names = [("desk", "recovery", "quorum", "single")[hand[0]] for hand in hands]
    if names == ["single"]:
        return "single"
    if names == ["quorum"]:
        return "quorum only {}-of-{}".format(*hands[0][1:])
    if names and names.count("recovery") == 1 and names.count("desk") == len(names) - 1 >= 1:
        return "desk with recovery {}-of-{}".format(*hands[names.index("recovery")][1:])
    return None


def by_epoch(recipients):
    return {epoch: list(lines) for epoch, lines in itertools.groupby(recipients, key=lambda line: line[0])}


def check_policies(note, at):
    line = at["recipient"]
    epochs = by_epoch(note["recipients"])
    for recipients in epochs.values():
        if policy(recipients) is None:
            raise Refused("no policy", line)
        line += len(recipients)
    everyone = [(at["recipient"] + place, line[0], line[4]) for place, line in enumerate(note["recipients"])]
    sides = []
    for side, lines in (("contact", note["contacts"]), ("supervisor", note["supervisors"])):
        sides += [(at[side] + place, *line, side) for place, line in enumerate(lines)]
    kinds = {}
    for line, epoch, recipient in everyone + [side[:3] for side in sides]:
        kind = kind_of(recipient)
        if kind == "classical" and note["sealing"] == "hybrid":
            raise Refused("a classical recipient", line)
        if kinds.setdefault(epoch, kind) != kind:
            raise Refused("mixed", line)
    roles = {recipient: "opener" for _, _, recipient in everyone}
    for line, epoch, recipient, role in sides:
        if epoch not in epochs:
            raise Refused("no such epoch", line)
        if roles.setdefault(recipient, role) != role:
            raise Refused("two roles", line)
    named = [(epoch, recipient) for _, epoch, recipient in everyone] + [side[1:3] for side in sides]
    for line, (since, _, of) in enumerate(note["revoked"], at["revoked"]):
        for epoch, recipient in named:
            if digest(recipient.encode()) == of and epochs[epoch][0][2] > since:
                raise Refused("revoked", line)


def open_note(data):
    first = data.startswith(b"kin-study-note/1")
    text = readable(data, 65536 if first else 262144)
    if text.split("\n")[0] not in ("kin-study-note/1", "kin-study-note/2"):
        raise Refused("not a note", 1)
    body, signatures = split_signed(text)
    return body, signatures, read_note(body)


def verify_note(data, pinned, known=None):
    body, signatures, note = open_note(data)
    if note["study"] != pinned["study"]:
        raise Refused("another study", 2)
    found = signers(body, signatures, sorted(set(pinned["roots"]) | set(note["roots"])))
    for roots in (pinned, note):
        if sum(root in found for root in roots["roots"]) < roots["quorum"]:
            raise Refused("the quorum is missed", signatures[0][0])
    if known:
        if known["study"] != note["study"]:
            raise Refused("another study", 2)
        forked = note["version"] == known["version"] and known.get("digest") not in (None, digest(body.encode()))
        if note["version"] < known["version"] or forked:
            raise Refused("rolled back or forked", 4)
    note["digest"] = digest(body.encode())
    return note


def walk(chain, pinned):
    """How a device that pinned these roots goes along a chain; a refusal names the link and the line."""
    roots, newest, new = pinned, None, 0
    for link, data in enumerate(chain, 1):
        body, _, claimed = open_note(data)
        if newest and (claimed["version"] < newest["version"] or digest(body.encode()) == newest["digest"]):
            continue
        generation_line = next(at for at, line in enumerate(body.split("\n"), 1) if line.startswith("quorum ")) - 1
        known = newest and {"study": newest["study"], "version": newest["version"], "digest": newest["digest"]}
        try:
            note = verify_note(data, roots, known)
        except Refused as refusal:
            further = newest and newest["second"] and claimed["generation"] > newest["generation"]
            if further and str(refusal) in ("signed by a stranger", "the quorum is missed"):
                refusal = Refused("a link is missing", generation_line)
            return {"link": link, "line": refusal.line}
        if newest:
            changed = (note["roots"], note["quorum"]) != (roots["roots"], roots["quorum"])
            if newest["second"] and not note["second"]:
                return {"link": link, "line": 1}
            if newest["second"] and note["generation"] != newest["generation"] + changed:
                return {"link": link, "line": generation_line}
            if note["issued"] < newest["issued"]:
                return {"link": link, "line": 5}
        roots = {"study": note["study"], "quorum": note["quorum"], "roots": note["roots"]}
        newest, new = note, new + 1
    floor = newest["issued"].strftime("%Y-%m-%dT%H:%M:%SZ")
    return {"version": newest["version"], "generation": newest["generation"], "floor": floor, "new": new}


def may_start(note, body, clock, floor, running):
    floor = max(time(floor), note["issued"]) if floor else note["issued"]
    now = max(time(clock), floor)
    line = lambda keyword: next(at for at, text in enumerate(body.split("\n"), 1) if text.startswith(keyword + " "))
    if program_version(running) < note["program"]:
        return {"line": line("program")}
    if now >= note["expires"]:
        return {"line": line("expires")}
    epochs = [line for line in note["recipients"] if line[1] <= now < line[2]]
    if not epochs:
        return {"line": line("recipient")}
    return {"epoch": max(line[0] for line in epochs), "clock": "behind" if time(clock) < now else "plausible"}


# --- The transcript of a ceremony ---

STEPS = "program-hashed key-drawn key-split shares-locked sets-tried rehearsed seed-wiped".split()


def read_transcript(text):
    lines = Lines(text)
    lines.exactly("kin-ceremony/1")
    read = {"study": lines.take("study", lambda text: hexadecimal(text, 16).hex())}
    lines.take("title", title)
    read["epoch"] = lines.take("epoch", lambda text: number(text, 2**32 - 1))
    held = lines.take("held", time)

    def program(text):
        name, version, of = text.split(" ")
        return title(name, 100), title(version, 100), hexadecimal(of, 32)

    lines.take("program", program)
    lines.take("lockfile", lambda text: hexadecimal(text, 32))

    def split_only(text):
        hands = opening(text)
        if hands[0] not in (1, 2):
            raise ValueError("not split")
        return hands

    read["opening"] = hands = lines.take("opening", split_only)
    desk = lines.take("desk", checked(kind_of)) if hands[0] == 1 else None
    line = lines.line
    recipient = lines.take("recipient", checked(kind_of))
    if desk and (desk == recipient or kind_of(desk) != kind_of(recipient)):
        raise Refused("recipients", line)
    read["set"] = lines.take("set", lambda text: hexadecimal(text, 8).hex())
    commitments = []

    def share(text):
        index, commitment, label = text.split(" ", 2)
        return number(index, 255), hexadecimal(commitment, 32), title(label, 100)

    for index in range(1, hands[2] + 1):
        line = lines.line
        found = lines.take("share", share)
        if found[0] != index or found[1] in commitments:
            raise Refused("a share", line)
        commitments.append(found[1])
    for keyword, size in (("opened", hands[1]), ("refused", hands[1] - 1)):
        for shares in itertools.combinations(range(1, hands[2] + 1), size):
            lines.exactly(f"{keyword} {' '.join(map(str, shares))}")
    read["rehearsal"] = lines.take("rehearsal", lambda text: hexadecimal(text, 32).hex())
    last = held
    for step in STEPS:
        line = lines.line
        at, word = lines.take("step", lambda text: (time(text.split(" ")[0]), text.split(" ", 1)[1]))
        if word != step or at < last:
            raise Refused("a step", line)
        last = at

    def witness(text):
        key, label = text.split(" ", 1)
        verifier(key, f"kin-witness/{read['study']}")
        return key, title(label, 100)

    first_witness = lines.line
    read["witnesses"] = lines.several("witness", witness, 1, 16, key=lambda item: item[0])
    lines.end()
    read["first_witness"] = first_witness
    return read


def verify_transcript(data, roots):
    text = readable(data, 65536)
    if text.split("\n")[0] != "kin-ceremony/1":
        raise Refused("not a transcript", 1)
    body, signatures = split_signed(text)
    read = read_transcript(body)
    if read["study"] != roots["study"]:
        raise Refused("another study", 2)
    witnesses = [key for key, _ in read["witnesses"]]
    found = signers(body, signatures, roots["roots"] + witnesses)
    for line, key in enumerate(witnesses, read["first_witness"]):
        if key not in found:
            raise Refused("a witness is missing", line)
    if sum(root in found for root in roots["roots"]) < roots["quorum"]:
        raise Refused("the quorum is missed", signatures[0][0])
    read["digest"] = digest(body.encode())
    return read


# --- Certificates ---


def read_destruction(text):
    lines = Lines(text)
    lines.exactly("kin-destruction/1")
    read = {"study": lines.take("study", lambda text: hexadecimal(text, 16).hex())}
    lines.take("epoch", lambda text: number(text, 2**32 - 1))
    ended, line = lines.take("ended", time), lines.line
    if lines.take("destroyed", time) < ended:
        raise Refused("too early", line)

    def key(text):
        hands, recipient = text.split(" ")
        return opening(hands), hexadecimal(recipient, 32)

    def device(text):
        name, end, last = text.split(" ")
        if end not in ("closed", "past", "lost"):
            raise ValueError("an end")
        return hexadecimal(name, 32), end, number(last, 2**64 - 1)

    def gap(text):
        name, first, last = text.split(" ")
        return hexadecimal(name, 32), number(first, 2**64 - 1), number(last, 2**64 - 1)

    lines.several("key", key, 1, 10000)
    if lines.sees("transcript"):
        lines.take("transcript", lambda text: hexadecimal(text, 32))
    devices = {item[0]: item[1:] for item in lines.several("device", device, 0, 10000, key=lambda item: item[0])}
    for count in ("unused", "opened", "quarantined"):
        lines.take(count, lambda text: number(text, 2**64 - 1))
    line = lines.line
    for line, (name, first, last) in enumerate(lines.several("missing", gap, 0, 10000), line):
        if name not in devices or not 0 < first <= last <= devices[name][1]:
            raise Refused("a gap", line)
    least = 2 if any(end == "lost" for end, _ in devices.values()) else 0
    lines.several("declared", lambda text: title(text, 100), least, 8)
    lines.end()
    return read


ITEMS = "interviews quarantine requests handovers keys shares server devices exports backups contacts".split()


def item_state(text):
    if text in ("absent", "seen"):
        return text, None
    word, rest = text.split(" ", 1)
    if word == "stated":
        day, rest = rest.split(" ", 1)
        if datetime.date.fromisoformat(day).isoformat() != day:
            raise ValueError("a day in another spelling")
    elif word != "unknown":
        raise ValueError("a state")
    return word, title(rest, 4000)


def read_closing(text):
    lines = Lines(text)
    lines.exactly("kin-closing/1")
    read = {"study": lines.take("study", lambda text: hexadecimal(text, 16).hex())}
    read["closed"] = lines.take("closed", lambda text: (time(text), text)[1])

    def destroyed(text):
        epoch, certificate = text.split(" ")
        return number(epoch, 2**32 - 1), hexadecimal(certificate, 32).hex()

    read["destroyed"] = [list(item) for item in lines.several("destroyed", destroyed, 0, 10000, key=lambda item: item[0])]
    read["items"] = {item: lines.take(item, item_state) for item in ITEMS}
    read["by"] = lines.take("by", lambda text: title(text, 4000))
    lines.end()
    return read


def verify_certificate(data, roots, first_line, read_text):
    text = readable(data, 1048576)
    if text.split("\n")[0] != first_line:
        raise Refused("another kind", 1)
    body, signatures = split_signed(text)
    read = read_text(body)
    if read["study"] != roots["study"]:
        raise Refused("another study", 2)
    if len(signers(body, signatures, roots["roots"])) < roots["quorum"]:
        raise Refused("the quorum is missed", signatures[0][0])
    read["digest"] = digest(body.encode())
    return read


# --- Packages ---


def strict_json(data, members, limit):
    def once(pairs):
        if len({key for key, _ in pairs}) != len(pairs):
            raise Refused("a member twice")
        return dict(pairs)

    if len(data) > limit:
        raise Refused("too long")
    try:
        document = json.loads(data, object_pairs_hook=once)
    except ValueError as error:
        raise Refused("not JSON") from error
    if set(document) != set(members):
        raise Refused("members")
    return document


def verify_contents(package):
    roots = read_roots(package["roots"].encode())
    note = verify_note(package["note"].encode(), roots)
    if note["study"] != package["study"]:
        raise Refused("another study")
    files = []
    for form in package["forms"]:
        if set(form) != {"digest", "file"} or digest(canonical_base64(form["file"])) != form["digest"]:
            raise Refused("a form")
        files.append(form["digest"])
    if sorted(files) != sorted({form[2] for form in note["forms"]}):
        raise Refused("forms missing, unknown or twice")
    return note


def book(vouchers):
    book = [secret(voucher) for voucher in vouchers]
    if len(book) > 10000 or len(set(book)) != len(book):
        raise Refused("a book")
    return book


def read_package(data):
    if len(data) > 16777216 or not data.startswith(b"kin-enrolment/2"):
        raise Refused("not a package")
    head = data[:4096]
    first = head.find(b"\n\n") + 2
    second = head.find(b"\n\n", first) + 2 if first > 1 else 1
    if second < 2:
        raise Refused("the header breaks off")
    body, signatures = split_signed(data[: second - 1].decode())
    lines = Lines(body)
    lines.exactly("kin-enrolment/2")
    study = lines.take("study", lambda text: hexadecimal(text, 16).hex())
    lines.take("expires", time)
    size = lines.take("bytes", lambda text: number(text, 16777216))
    of = lines.take("payload", lambda text: hexadecimal(text, 32).hex())
    lines.end()
    payload = data[second:]
    if (len(payload), digest(payload)) != (size, of):
        raise Refused("a payload")
    members = "device_label enumerator note roots forms path vouchers secret".split()
    package = strict_json(payload, members, 16777216)
    for label in (package["device_label"], package["enumerator"]):
        if not 1 <= len(label.encode()) <= 100 or re.search("[\x00-\x1f\x7f-\x9f]", label):
            raise Refused("a label")
    secret(package["secret"]), book(package["vouchers"])
    hexadecimal(package["path"], 16)
    note = verify_contents(package | {"study": study})
    if not signers(body, signatures, note.get("offices", [])):
        raise Refused("not by the office")
    return note


def read_bundle(data):
    bundle = strict_json(data, "kin_bundle study path note roots chain forms vouchers revoked checksum".split(), 67108864)
    if bundle["kin_bundle"] != 3:
        raise Refused("a version")
    for digests in (bundle["vouchers"], bundle["revoked"]):
        for text in digests:
            hexadecimal(text, 32)
        if any(not one < other for one, other in itertools.pairwise(digests)):
            raise Refused("vouchers")
    if set(bundle["vouchers"]) & set(bundle["revoked"]):
        raise Refused("a voucher that is revoked and is not")
    if len(bundle["vouchers"]) + len(bundle["revoked"]) > 500000:
        raise Refused("too many vouchers")
    digests = b"".join(bytes.fromhex(text) for text in bundle["vouchers"] + bundle["revoked"])
    if digest(bundle["path"].encode() + len(bundle["vouchers"]).to_bytes(8, "big") + digests) != bundle["checksum"]:
        raise Refused("a checksum")
    note = verify_contents(bundle)
    before = None
    for generation, link in enumerate(bundle["chain"], 1):
        claimed = open_note(link.encode())[2]
        if before:
            verify_note(link.encode(), before)
        if claimed["generation"] != generation or claimed["study"] != bundle["study"]:
            raise Refused("a link of the chain")
        before = {name: claimed[name] for name in ("study", "quorum", "roots")}
    if note["second"] and note["generation"] != len(bundle["chain"]):
        raise Refused("a link is missing")
    if before and before != read_roots(bundle["roots"].encode()):
        raise Refused("the chain leads elsewhere")
    return note


PAYLOAD = {
    "samples": {"name", "form", "columns", "rows"},
    "quotas": {"name", "form", "question", "answer", "at_most"},
    "tasks": {"id", "kind", "form", "submission", "words", "due"},
}


def named(text):
    return isinstance(text, str) and 1 <= len(text.encode()) <= 100 and not re.search("[\x00-\x1f\x7f-\x9f]", text)


def worded(text):
    return len(text.encode()) <= 2000 and not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", text)


def read_payload(data):
    payload = strict_json(data, ["notes", "forms", "vouchers", *PAYLOAD], 16777216)
    good = len(payload["notes"]) <= 64 and len(payload["forms"]) <= 200
    good = good and all(digest(canonical_base64(form["file"])) == form["digest"] for form in payload["forms"])
    vouchers = book(payload["vouchers"])
    for member, keys in PAYLOAD.items():
        good = good and len(payload[member]) <= 1000 and all(set(item) == keys for item in payload[member])
    for sample in payload["samples"]:
        columns = sample["columns"]
        good = good and named(sample["name"]) and named(sample["form"]) and 0 < len(columns) == len(set(columns))
        good = good and all(map(named, columns))
        good = good and all(len(row) == len(columns) and all(map(worded, row)) for row in sample["rows"])
    for quota in payload["quotas"]:
        good = good and named(quota["name"]) and (quota["question"] is None) == (quota["answer"] is None)
    for task in payload["tasks"]:
        good = good and task["kind"] in ("recontact", "back_check", "question") and worded(task["words"])
        good = good and (task["form"] is not None or task["kind"] == "question")
    ids = [task["id"] for task in payload["tasks"]]
    if not good or len(set(ids)) != len(ids):
        raise Refused("a member")
    payload["vouchers"] = vouchers
    return payload


def read_assignment(data, note, device, last):
    if len(data) > 16777216 or not data.startswith(b"kin-assignment/1"):
        raise Refused("not a package")
    head = data[:8192]
    first = head.find(b"\n\n") + 2
    second = head.find(b"\n\n", first) + 2 if first > 1 else 1
    if second < 2:
        raise Refused("the header breaks off")
    body, signatures = split_signed(data[: second - 1].decode())
    lines = Lines(body)
    lines.exactly("kin-assignment/1")
    study = lines.take("study", lambda text: hexadecimal(text, 16).hex())
    to = lines.take("device", lambda text: hexadecimal(text, 32).hex())
    count = lines.take("number", lambda text: number(text, least=1))
    issued = lines.take("issued", time)

    def later(text):
        if time(text) <= issued:
            raise ValueError("expires")
        return time(text)

    lines.take("expires", later)
    size = lines.take("bytes", lambda text: number(text, 16777216))
    of = lines.take("payload", lambda text: hexadecimal(text, 32).hex())
    lines.end()
    if study != note["study"]:
        raise Refused("another study", 2)
    if to != device:
        raise Refused("another device", 3)
    found = signers(body, signatures, note["offices"] + note["roots"])
    if not any(key in note["offices"] for key in found) and len(found) < note["quorum"]:
        raise Refused("the quorum is missed", signatures[0][0])
    if count <= last:
        raise Refused("an old package", 4)
    payload = data[second:]
    if len(payload) != size:
        raise Refused("a length", 7)
    if digest(payload) != of:
        raise Refused("a digest", 8)
    return count, of, read_payload(payload)


# --- Shares: Shamir over GF(2^8), AES's polynomial ---


def times(one, other):
    product = 0
    while other:
        product ^= one * (other & 1)
        one, other = (one << 1) ^ (0x11B if one & 0x80 else 0), other >> 1
    return product


INVERSE = {one: other for one in range(1, 256) for other in range(1, 256) if times(one, other) == 1}


def combine(shares):
    secret_bytes = bytearray(32)
    for index, part in shares:
        weight = 1
        for other, _ in shares:
            if other != index:
                weight = times(weight, times(other, INVERSE[other ^ index]))
        for at, value in enumerate(part):
            secret_bytes[at] ^= times(weight, value)
    return bytes(secret_bytes)


def read_share(data):
    if len(data) != 96 or data[:12] != b"kin-share/1\n":
        raise Refused("not a share")
    if sha256(b"kin-share-checksum/v1" + data[:88])[:8] != data[88:]:
        raise Refused("a checksum")
    kind = {1: "post-quantum", 2: "classical"}[data[12]]
    index, needed, shares = data[21:24]
    if not 2 <= needed <= shares <= 10 or not 1 <= index <= shares:
        raise Refused("numbers")
    return {"kind": kind, "set": data[13:21].hex(), "index": index, "needed": needed, "public": data[24:56].hex(),
            "secret": data[56:88]}


def bech32_decode(text):
    """The bytes of a bech32 text (BIP 173, without its limit of length), and the part before its last 1."""
    text = text.lower()
    prefix, _, data = text.rpartition("1")
    values = [BECH32.index(letter) for letter in data]
    check = 1
    for value in [ord(c) >> 5 for c in prefix] + [0] + [ord(c) & 31 for c in prefix] + values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for bit, mask in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
            check ^= mask if top >> bit & 1 else 0
    assert check == 1, "a bech32 checksum"
    bits = "".join(f"{value:05b}" for value in values[:-6])
    return prefix, bytes(int(bits[at : at + 8], 2) for at in range(0, len(bits) // 8 * 8, 8))


# --- Sealed responses ---


def read_plaintext(data, layout, study):
    magic, key, signature = data[:6], data[6:38], data[38:102]
    length = int.from_bytes(data[102:106], "big")
    record, padding = data[106 : 106 + length], data[106 + length :]
    if magic != f"kin/{layout}\n".encode() or len(record) != length or any(padding):
        raise Refused("a layout")
    head = re.match(rb'\{"study":"([0-9a-f]{32})","epoch":(0|[1-9][0-9]{0,9}),', record)
    epoch = int(head[2])
    # The first layout signs the record, the second its SHA-256 in the place of it.
    message = f"kin-response/v{layout}".encode() + (16).to_bytes(4, "big") + bytes.fromhex(head[1].decode()) + key
    message += epoch.to_bytes(4, "big") + length.to_bytes(4, "big")
    message += record if layout == 1 else sha256(record)
    Ed25519PublicKey.from_public_bytes(key).verify(signature, message)
    assert head[1].decode() == study
    return key, signature, message, record


OUTCOMES = ("completed", "refused", "not_found", "moved", "broken_off", "postponed", "answered")


def package_name(study, recipient, count):
    return digest(f"kin-package-name/1\n{study}\n{recipient}\n{count}\n".encode())


def read_packages(data):
    if len(data) > 15 + 4096 * 65 or not re.fullmatch(rb"kin-packages/1\n([0-9a-f]{64}\n){0,4096}", data):
        raise Refused("not a list of packages")
    names = data.decode().split("\n")[1:-1]
    if any(left >= right for left, right in zip(names, names[1:])):
        raise Refused("a list out of order")
    return names


def read_visit(record):
    visit = record["response"]
    if record["kind"] != "visit" or record["form"] is None or list(visit) != ["visit", "case", "outcome", "made", "submission", "words"]:
        raise Refused("not a visit")
    if visit["visit"] != 1 or visit["outcome"] not in OUTCOMES or not 1 <= len(visit["case"].encode()) <= 110:
        raise Refused("what no visit can say")
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}[+-]\d{2}:\d{2}", visit["made"]):
        raise Refused("a time")
    return visit["case"], visit["outcome"]


def unpadded(text):
    value = base64.b64decode(text + b"=" * (-len(text) % 4), validate=True)
    if base64.b64encode(value).rstrip(b"=") != text:
        raise Refused("stray bits")
    return value


def derive(secret_bytes, salt, info):
    return HKDF(hashes.SHA256(), 32, salt, info).derive(secret_bytes)


def unwrapped(stanza, body, identity):
    """The file key in a stanza, for an identity, or a passphrase; `None` where the stanza is for somebody else."""
    words = stanza.split(b" ")[1:]
    if isinstance(identity, bytes):
        if words[0] != b"scrypt" or number(words[2].decode(), 20) < 1:
            return None
        salt, cost = b"age-encryption.org/v1/scrypt" + unpadded(words[1]), 1 << int(words[2])
        wrap = hashlib.scrypt(identity, salt=salt, n=cost, r=8, p=1, maxmem=2**31 - 1, dklen=32)
        return ChaCha20Poly1305(wrap).decrypt(bytes(12), body, None)
    prefix, secret_key = bech32_decode(identity)
    if (prefix, words[0]) == ("age-secret-key-", b"X25519"):
        key, share = X25519PrivateKey.from_private_bytes(secret_key), unpadded(words[1])
        shared = key.exchange(X25519PublicKey.from_public_bytes(share))
        wrap = derive(shared, share + raw(key.public_key()), b"age-encryption.org/v1/X25519")
        return ChaCha20Poly1305(wrap).decrypt(bytes(12), body, None)
    if (prefix, words[0]) == ("age-secret-key-pq-", b"mlkem768x25519"):
        # X-Wing: one seed for both halves (draft-connolly-cfrg-xwing-kem).
        seeds = hashlib.shake_256(secret_key).digest(96)
        classical = X25519PrivateKey.from_private_bytes(seeds[64:])
        key = hpke.MLKEM768X25519PrivateKey(MLKEM768PrivateKey.from_seed_bytes(seeds[:64]), classical)
        suite = hpke.Suite(hpke.KEM.MLKEM768_X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.CHACHA20_POLY1305)
        return suite.decrypt(unpadded(words[1]) + body, key, b"age-encryption.org/mlkem768x25519")
    return None


def open_age(data, identity):
    """The plaintext of a binary age v1 file, for one identity (text) or one passphrase (bytes)."""
    lines, rest = [], data
    while not lines or not lines[-1].startswith(b"---"):
        line, end, rest = rest.partition(b"\n")
        if not end:
            raise Refused("not a header")
        lines.append(line)
    if lines[0] != b"age-encryption.org/v1":
        raise Refused("not an age file")
    file_key = None
    for line, body in itertools.pairwise(lines):
        if line.startswith(b"-> ") and file_key is None:
            try:
                file_key = unwrapped(line, unpadded(body), identity)
            except InvalidTag:
                continue
    if file_key is None:
        raise Refused("no stanza for this identity")
    mac = hmac.new(derive(file_key, b"", b"header"), b"\n".join(lines)[: -len(lines[-1])] + b"---", "sha256")
    if lines[-1][:4] != b"--- " or unpadded(lines[-1][4:]) != mac.digest():
        raise Refused("the header's code")
    stream, chunks, plaintext = ChaCha20Poly1305(derive(file_key, rest[:16], b"payload")), rest[16:], b""
    for count, at in enumerate(range(0, len(chunks), 65552)):
        last = at + 65552 >= len(chunks)
        try:
            plaintext += stream.decrypt(count.to_bytes(11, "big") + bytes([last]), chunks[at : at + 65552], None)
        except InvalidTag as damage:
            raise Refused("a damaged chunk") from damage
    return plaintext


# --- The vectors ---


class Vectors:
    """A folder of vectors, and how many of them agreed."""

    def __init__(self, folder):
        self.folder, self.agreed = pathlib.Path(folder), 0

    def file(self, name):
        return (self.folder / name).read_bytes()

    def json(self, name):
        return json.loads(self.file(name))

    def equal(self, seen, expected, what):
        assert seen == expected, f"{what}: {seen!r}, and the vector says {expected!r}"
        self.agreed += 1

    def refused(self, read, expected, what):
        """Both readers refuse and, where the vector names a line, name the same."""
        try:
            read()
        except (Refused, ValueError, KeyError) as refusal:
            line = getattr(refusal, "line", None)
            if isinstance(expected, dict) and "line" in expected and "column" not in expected:
                assert line == expected["line"], f"{what}: line {line}, and the vector says {expected} ({refusal})"
            self.agreed += 1
            return
        raise AssertionError(f"{what}: accepted, and the vector says {expected}")


def joined(lines, long=None):
    text = "\n".join(lines)
    for name, value in (long or {}).items():
        text = text.replace(f"<{name}>", value)
    return text.encode()


def check_fingerprints(vectors, roots_text):
    for case in vectors.json("fingerprint.json")["fingerprints"]:
        text = bytes.fromhex(case["text_hex"])
        vectors.equal((digest(text), " ".join(fingerprint(text))), (case["sha256"], case["fingerprint"]), "fingerprint")
    for case in vectors.json("fingerprint.json")["of_roots"]:
        vectors.equal(confirms(fingerprint(roots_text), case["typed"]), case["expect"] == "ok", case["typed"])
    secrets = vectors.json("secrets.json")
    for case in secrets["cases"]:
        vectors.equal((secret(case["text"]).hex(), digest(secret(case["text"]))), (case["bytes"], case["digest"]), "secret")
    for text in secrets["refused"]:
        vectors.refused(lambda text=text: secret(text), "refused", text)
    for case in vectors.json("roots-hostile.json")["cases"]:
        vectors.refused(lambda case=case: read_roots(joined(case["text"])), case["expect"], case["name"])


def check_first_notes(vectors, roots):
    facts = vectors.json("note.json")
    note = verify_note(vectors.file("note.txt"), roots)
    check_key_vectors("kin-root", facts["roots"], facts["study"])
    vectors.equal((note["version"], note["title"], note["digest"]), (facts["version"], facts["title"], facts["text_digest"]), "note.txt")
    for case in vectors.json("note-hostile.json")["cases"]:
        read = lambda case=case: verify_note(joined(case["signed"]), roots, case.get("known"))
        vectors.refused(read, case["expect"], case["name"])
    rotation = vectors.json("note-rotation.json")
    changed = verify_note(joined(rotation["signed"]), roots)
    new = read_roots(joined(rotation["new_roots"]))
    vectors.equal((changed["roots"], changed["quorum"]), (new["roots"], new["quorum"]), "rotation")
    vectors.equal(" ".join(fingerprint(joined(rotation["new_roots"]))), rotation["new_fingerprint"], "new fingerprint")


def check_notes(vectors, roots):
    facts = vectors.json("note-2.json")
    note = verify_note(vectors.file("note-2.txt"), roots)
    check_key_vectors("kin-office", [facts["office"]], note["study"])
    vectors.equal(note["digest"], facts["text_digest"], "note-2.txt")
    vectors.equal((note["version"], note["generation"], note["backup_days"], note["sealing"], note["witness_quorum"]),
                  tuple(facts[name] for name in ("version", "generation", "backup_days", "sealing", "witness_quorum")), "note-2.txt")
    vectors.equal([key for _, key in note["logs"]], [log["key"] for log in facts["logs"]], "logs")
    of = lambda recipients: [digest(recipient.encode()) for recipient in recipients]
    seen = [{"epoch": epoch, "policy": policy(lines), "recipients": of(line[4] for line in lines),
             "contacts": of(who for at, who in note["contacts"] if at == epoch),
             "supervisors": of(who for at, who in note["supervisors"] if at == epoch)}
            for epoch, lines in by_epoch(note["recipients"]).items()]
    vectors.equal(seen, facts["epochs"], "epochs")
    smallest = read_note(joined(facts["smallest"]).decode())
    vectors.equal((smallest["logs"], smallest["purge_after"]), ([], None), "the smallest note")
    body = split_signed(vectors.file("note-2.txt").decode())[0]
    for case in facts["starts"]:
        expected = {key: value for key, value in case["expect"].items() if key in ("line", "epoch", "clock")}
        vectors.equal(may_start(note, body, case["clock"], case["floor"], case["running"]), expected, str(case))
    hostile = vectors.json("note-2-hostile.json")
    for case in hostile["cases"]:
        read = lambda case=case: verify_note(joined(case["signed"], hostile["long"]), roots, case.get("known"))
        vectors.refused(read, case["expect"], case["name"])
    chain = vectors.json("note-chain.json")
    for case in chain["walks"]:
        seen = walk([joined(chain["notes"][name]) for name in case["chain"]], roots)
        keys = ("link", "line") if "link" in case["expect"] else ("version", "generation", "floor", "new")
        vectors.equal(seen, {key: case["expect"][key] for key in keys}, case["name"])
    return note


def check_transcripts(vectors, roots):
    facts, hostile = vectors.json("transcript.json"), vectors.json("transcript-hostile.json")
    read = verify_transcript(vectors.file("transcript.txt"), roots)
    check_key_vectors("kin-witness", facts["witnesses"], facts["study"])
    vectors.equal((read["digest"], read["epoch"], read["set"]), (facts["text_digest"], facts["epoch"], facts["set"]), "transcript.txt")
    vectors.equal(read["rehearsal"], digest(vectors.file("envelope.age")), "rehearsal")
    quorum = read_transcript(joined(facts["quorum_only"], hostile["long"]).decode())
    vectors.equal(quorum["opening"], (2, 3, 4), "a ceremony of a quorum alone")
    for case in hostile["cases"]:
        read = lambda case=case: verify_transcript(joined(case["signed"], hostile["long"]), roots)
        vectors.refused(read, case["expect"], case["name"])


def check_certificates(vectors, roots):
    facts = vectors.json("closing.json")
    closing = lambda data: verify_certificate(data, roots, "kin-closing/1", read_closing)
    read = closing(vectors.file("closing.txt"))
    vectors.equal({key: read[key] for key in ("closed", "destroyed", "by")}, {key: facts[key] for key in ("closed", "destroyed", "by")}, "closing.txt")
    vectors.equal((read["digest"], read["items"]["devices"]), (facts["closing_digest"], ("unknown", facts["unknown"])), "closing.txt")
    read = verify_certificate(vectors.file("destruction.txt"), roots, "kin-destruction/1", read_destruction)
    vectors.equal(read["digest"], facts["destruction_digest"], "destruction.txt")
    for case in vectors.json("closing-hostile.json")["cases"]:
        vectors.refused(lambda case=case: closing(joined(case["signed"])), case["expect"], case["name"])


def check_packages(vectors, note):
    vectors.equal(read_package(vectors.file("package.txt"))["title"], "Khảo sát hộ gia đình", "package.txt")
    bundle = read_bundle(vectors.file("bundle-3-first-note.json"))
    vectors.equal(bundle["title"], "Khảo sát hộ gia đình", "bundle-3-first-note.json")
    vectors.equal(read_bundle(vectors.file("bundle-3.json"))["generation"], 2, "bundle-3.json")
    stands_for = {
        "payload": vectors.file("package.txt").split(b"\n\n", 2)[2].decode(),
        "note": json.dumps(vectors.file("note-2.txt").decode(), ensure_ascii=False)[1:-1],
    }
    for case in vectors.json("package-hostile.json")["cases"]:
        data = joined([case["package"]], stands_for)
        vectors.refused(lambda data=data: read_package(data), "refused", case["name"])
    for case in vectors.json("bundle-hostile.json")["cases"]:
        data = json.dumps(vectors.json(f"{case['of']}.json") | case["patch"]).encode()
        vectors.refused(lambda data=data: read_bundle(data), "refused", case["name"])
    facts, long = vectors.json("assignment.json"), vectors.json("note-2-hostile.json")["long"]
    count, of, payload = read_assignment(vectors.file("assignment.txt"), note, facts["device"], 3)
    vectors.equal((count, of), (facts["number"], facts["payload_digest"]), "assignment.txt")
    vectors.equal([digest(voucher) for voucher in payload["vouchers"]], facts["vouchers"], "vouchers")
    by_roots = (facts["by_roots"] + "\n" + facts["by_roots_payload"]).encode()
    vectors.equal(read_assignment(by_roots, note, facts["device"], 0)[0], 4, "signed by the roots")
    for case in facts["cases"]:
        opened = joined([case["opened"]], long)
        read = lambda opened=opened, last=case["last"]: read_assignment(opened, note, facts["device"], last)
        vectors.refused(read, case["expect"], case["name"])
    facts = vectors.json("packages.json")
    names = {count: package_name(facts["study"], facts["recipient"], count) for count in facts["names"]}
    vectors.equal(names, facts["names"], "names of packages")
    vectors.equal(read_packages(facts["list"].encode()), sorted(names.values()), "a list of packages")
    for wrong in facts["not_lists"]:
        vectors.refused(lambda wrong=wrong: read_packages(wrong.encode()), "refused", "a list of packages")


def check_shares(vectors):
    for case in vectors.json("share.json")["cases"]:
        shares = [read_share(bytes.fromhex(share["bytes"])) for share in case["shares"]]
        for share, vector in zip(shares, case["shares"], strict=True):
            commitment = digest(b"kin-share-commitment/v1" + bytes.fromhex(vector["bytes"]))
            vectors.equal((share["index"], commitment), (vector["index"], vector["commitment"]), "a share")
            vectors.equal([share[key] for key in ("kind", "set", "needed", "public")],
                          [case[key] for key in ("kind", "set", "needed", "public")], "a share")
        vectors.equal(digest(case["recipient"].encode()), case["public"], "the public key's digest")
        identity = bech32_decode(case["identity"])[1]
        for chosen in itertools.combinations(shares, case["needed"]):
            vectors.equal(combine([(share["index"], share["secret"]) for share in chosen]), identity, "shares combined")
        assert combine([(shares[0]["index"], shares[0]["secret"])]) != identity
        if case["kind"] == "classical":
            public = raw(X25519PrivateKey.from_private_bytes(identity).public_key())
            vectors.equal(bech32_decode(case["recipient"])[1], public, "the key of the shares")
        broken = bytearray.fromhex(case["shares"][0]["bytes"])
        for bit in range(8 * len(broken)):
            broken[bit // 8] ^= 1 << bit % 8
            vectors.refused(lambda: read_share(bytes(broken)), "refused", f"a share with bit {bit} changed")
            broken[bit // 8] ^= 1 << bit % 8


def check_records(vectors):
    first, second = vectors.json("sealed-response-plaintext.json"), vectors.json("sealed-response-2-plaintext.json")
    for layout, study, case in [(1, first["study"], first)] + [(2, second["study"], case) for case in second["cases"]]:
        plaintext = bytes.fromhex(case.get("plaintext") or case["plaintext_without_padding"])
        padded = plaintext.ljust(case["sealed_bytes"], b"\0")
        key, signature, message, record = read_plaintext(padded, layout, study)
        seed = bytes.fromhex((first if layout == 1 else second)["device_seed"])
        vectors.equal(signature.hex(), case["signature"], "a record's signature")
        vectors.equal(message.hex(), case["signed_message"], "a record's signed message")
        vectors.equal(record, case["record"].encode(), "a record")
        vectors.equal(Ed25519PrivateKey.from_private_bytes(seed).sign(message), signature, "signed again")
        vectors.equal(key.hex(), (first if layout == 1 else second)["device_key"], "a device key")
        assert json.loads(record)["study"] == study
    visit = vectors.json("sealed-visit.json")
    plaintext = bytes.fromhex(visit["plaintext_without_padding"]).ljust(visit["sealed_bytes"], b"\0")
    key, signature, message, record = read_plaintext(plaintext, 3, visit["study"])
    seen = key.hex(), signature.hex(), message.hex(), record.decode()
    vectors.equal(seen, tuple(visit[member] for member in ("device_key", "signature", "signed_message", "record")), "a visit")
    signed = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(visit["device_seed"])).sign(message)
    vectors.equal(signed, signature, "a visit, signed again")
    vectors.equal(read_visit(json.loads(record)), ("households#3", "not_found"), "what came of a visit")
    facts = vectors.json("sealed-response-envelope.json")
    plaintext = open_age(vectors.file("sealed-response-envelope.age"), facts["identity"])
    vectors.equal(len(plaintext), facts["sealed_bytes"], "a sealed response")
    key, _, _, record = read_plaintext(plaintext, 1, facts["study"])
    vectors.equal((key.hex(), json.loads(record)["submission"]), (facts["device_key"], facts["submission"]), "a sealed response")
    facts = vectors.json("sealed-response-2-envelope.json")
    plaintext = open_age(vectors.file("sealed-response-2-envelope.age"), facts["identity"])
    vectors.equal(len(plaintext), facts["sealed_bytes"], "a sealed response to hybrid recipients")
    key, _, _, record = read_plaintext(plaintext, 2, facts["study"])
    record = json.loads(record)
    response = json.dumps(record["response"], ensure_ascii=False, separators=(",", ":"))
    seen = key.hex(), record["submission"], response
    vectors.equal(seen, (facts["device_key"], facts["submission"], facts["response"]), "a sealed response to hybrid recipients")


def node(left, right):
    return sha256(b"\x01" + left + right)


def tree(hashes):
    """RFC 6962, section 2.1: the root over hashes of leaves."""
    if len(hashes) < 2:
        return hashes[0] if hashes else sha256(b"")
    left = 1 << (len(hashes) - 1).bit_length() - 1
    return node(tree(hashes[:left]), tree(hashes[left:]))


def led(place, size, leaf, path):
    """RFC 9162, section 2.1.3.2: the root to which a path leads."""
    first, last, root = place, size - 1, leaf
    for step in path:
        if last == 0:
            raise Refused("a path longer than its tree is high")
        if first % 2 or first == last:
            root = node(step, root)
            while not first % 2 and first:
                first, last = first >> 1, last >> 1
        else:
            root = node(root, step)
        first, last = first >> 1, last >> 1
    if last:
        raise Refused("a path shorter than its tree is high")
    return root


def read_checkpoint(text, log):
    body, _, block = text.partition("\n\n")
    origin, size, root = (body + "\n").rstrip("\n").split("\n")
    name, key_id, key = log.split("+", 2)
    assert origin == name, "a checkpoint of another log"
    made = {}
    for line in block.splitlines():
        signer, signature = SIGNATURE.fullmatch(line).groups()
        signature = base64.b64decode(signature, validate=True)
        made[signer, signature[:4].hex()] = signature[4:]
    point = base64.b64decode(key, validate=True)
    assert point[0] == 1 and sha256(name.encode() + b"\n" + point)[:4].hex() == key_id
    Ed25519PublicKey.from_public_bytes(point[1:]).verify(made[name, key_id], (body + "\n").encode())
    return int(size), base64.b64decode(root, validate=True), body + "\n", made


def check_log(vectors):
    vector = vectors.json("log.json")
    leaves = [sha256(b"\0" + bytes.fromhex(leaf)) for leaf in vector["leaves"]]
    for size, root in enumerate(vector["roots"]):
        vectors.equal(tree(leaves[:size]).hex(), root, f"the root of {size} leaves")
    place = vector["receipt_place"]
    head, _, checkpoint = vector["receipt"].partition("\n\n")
    first, index, *path = head.split("\n")
    vectors.equal((first, index), ("c2sp.org/tlog-proof@v1", f"index {place}"), "a receipt's first lines")
    size, root, _, _ = read_checkpoint(checkpoint, vector["log"])
    path = [base64.b64decode(step, validate=True) for step in path]
    vectors.equal(led(place, size, leaves[place], path), root, "a receipt's path")
    vectors.equal(root.hex(), vector["roots"][size], "a checkpoint's root")
    vectors.equal(led(place, size, leaves[place - 1], path) == root, False, "a receipt for another leaf")
    _, _, body, made = read_checkpoint(vector["cosigned"], vector["log"])
    name, key_id, key = vector["witness"].split("+", 2)
    point, signature = base64.b64decode(key, validate=True), made[name, key_id]
    assert point[0] == 4 and sha256(name.encode() + b"\n" + point)[:4].hex() == key_id
    seconds = int.from_bytes(signature[:8])
    message = f"cosignature/v1\ntime {seconds}\n{body}".encode()
    Ed25519PublicKey.from_public_bytes(point[1:]).verify(signature[8:], message)
    vectors.equal(seconds, 1_780_000_000, "when a witness cosigned")


def main(folder):
    vectors = Vectors(folder)
    roots = read_roots(vectors.file("roots.txt"))
    check_fingerprints(vectors, vectors.file("roots.txt"))
    check_first_notes(vectors, roots)
    note = check_notes(vectors, roots)
    check_transcripts(vectors, roots)
    check_certificates(vectors, roots)
    check_packages(vectors, note)
    check_shares(vectors)
    check_records(vectors)
    check_asked(vectors)
    check_log(vectors)
    print(f"{vectors.agreed} vectors agree")


if __name__ == "__main__":
    main(sys.argv[1])
