"""The second reader, continued: what travels sealed or beside what is sealed. Envelope shapes, parcels, receipts, problems,
check records, chunks, direct answers, hand-overs, locked key files, withdrawals and sticks, read with nothing but the rules of protocol/FORMATS.md.

    python read_travelling.py protocol/vectors
"""

import base64
import hashlib
import hmac
import json
import re
import sys
import uuid

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from read_vectors import (
    Refused,
    Vectors,
    digest,
    hexadecimal,
    led,
    open_age,
    open_note,
    read_checkpoint,
    secret,
    sha256,
    strict_json,
    unpadded,
)


# --- The shape of an envelope ---


def canonical(text, count):
    """Bytes in base64 without padding and without stray bits."""
    value = unpadded(text.encode()) if re.fullmatch("[A-Za-z0-9+/]*", text) else b""
    return len(value) == count and base64.b64encode(value).decode().rstrip("=") == text


def shape(header, payload_bytes, sealed_bytes, recipients, sealing):
    """Refuses what has not the shape of a sealed envelope; a line where the page can name one."""
    kind, share, stanza = ("mlkem768x25519", 1120, 1557) if sealing == "hybrid" else ("X25519", 32, 98)
    least = 22 + stanza * recipients + 48
    payload = 16 + sealed_bytes + 16 * -(-sealed_bytes // 65536)
    size = sum(len(line.encode()) + 1 for line in header) + payload_bytes
    if header[0] != "age-encryption.org/v1" or size > least + 190 + payload:
        raise Refused("not an age file, or too large")
    at, found, greased = 1, 0, False
    while not header[at].startswith("---"):
        words, line = header[at].split(" "), at + 1
        if words[0] != "->" or greased:
            raise Refused("no stanza, or one after grease", line)
        if words[1:2] == [kind]:
            if len(words) != 3 or not canonical(words[2], share):
                raise Refused("a share", line)
            if not canonical(header[at + 1], 32):
                raise Refused("a wrapped key", line + 1)
            at, found = at + 2, found + 1
        elif words[-1] and len(words) >= 2 and re.fullmatch("[!-~]{1,8}-grease", words[1]):
            if len(words) > 6 or not all(re.fullmatch("[!-~]{1,8}", word) for word in words[2:]):
                raise Refused("grease", line)
            at, body = at + 1, ""
            while True:
                text = header[at]
                if len(text) > 64 or not re.fullmatch("[A-Za-z0-9+/]*", text):
                    raise Refused("grease", at + 1)
                body, at = body + text, at + 1
                if len(body) > 132 or (len(body) == 132 and len(text) == 64):
                    raise Refused("grease", at)
                if len(text) < 64:
                    break
            if not canonical(body, len(unpadded(body.encode()))):
                raise Refused("grease", at)
            greased = True
        else:
            raise Refused("a stanza of another kind", line)
    if not header[at].startswith("--- ") or not canonical(header[at][4:], 32):
        raise Refused("a code", at + 1)
    if found != recipients or payload_bytes != payload:
        raise Refused("recipients or payload")


def check_envelopes(vectors):
    for case in vectors.json("envelope.json")["cases"]:
        asked = case["payload_bytes"], case["sealed_bytes"], case["recipients"], case.get("sealing", "classical")
        read = lambda case=case, asked=asked: shape(case["header"], *asked)
        if case["expect"] == "ok":
            vectors.equal(read(), None, case["name"])
        else:
            # The vector's line is where the programs noticed; a page that says "refused" leaves open which is named.
            vectors.refused(read, "refused", case["name"])
    sealed = vectors.file("envelope.age")
    header = sealed[: sealed.index(b"\n--- ") + 49].decode().splitlines()
    length = len(sealed) - sum(len(line) + 1 for line in header)
    vectors.equal(shape(header, length, 1024, 2, "classical"), None, "envelope.age")


# --- Parcels and receipts ---


def read_parcel(data):
    place = 0

    def take(count):
        nonlocal place
        if place + count > len(data):
            raise Refused("cut off")
        place += count
        return data[place - count : place]

    if take(13) != b"kin-parcel/1\n":
        raise Refused("not a parcel of this version")
    study, note, envelopes, before = take(16), take(32), [], b""
    while (mark := take(1)) == b"E":
        name, length = take(32), int.from_bytes(take(4), "big")
        if length > 2097152 or not before < name:
            raise Refused("too long, or out of order")
        envelope = take(length)
        if sha256(envelope) != name:
            raise Refused("another digest")
        envelopes.append(envelope)
        before = name
    if mark != b"T":
        raise Refused("another mark")
    count, everything = int.from_bytes(take(8), "big"), sha256(data[:place])
    if count != len(envelopes) or take(32) != everything or place != len(data):
        raise Refused("counted wrongly, damaged, or something after the end")
    return study.hex(), note.hex(), envelopes


def check_parcels(vectors):
    facts = vectors.json("parcel.json")
    for case in facts["cases"]:
        data = bytes.fromhex("".join(part for _, part in case["parts"]))
        if "entries" not in case["expect"]:
            vectors.refused(lambda data=data: read_parcel(data), "refused", case["name"])
            continue
        expected = facts["study"], facts["note"], [bytes.fromhex(entry) for entry in case["expect"]["entries"]]
        vectors.equal(read_parcel(data), expected, case["name"])
        for bit in range(8 * len(data)):
            broken = bytearray(data)
            broken[bit // 8] ^= 1 << bit % 8
            vectors.refused(lambda broken=broken: read_parcel(bytes(broken)), "refused", f"{case['name']}, bit {bit}")


def read_receipt(data, study, envelope):
    receipt = strict_json(data, ["receipt", "study", "envelope", "bytes"], 4096)
    of = hexadecimal(receipt["study"], 16).hex(), hexadecimal(receipt["envelope"], 32).hex(), receipt["bytes"]
    if receipt["receipt"] != 1 or of != (study, digest(envelope), len(envelope)):
        raise Refused("of another version, study, envelope or length")
    return of


def check_receipts(vectors):
    envelope, text = vectors.file("envelope.age"), vectors.file("receipt.json")
    study = json.loads(text)["study"]
    vectors.equal(read_receipt(text, study, envelope)[2], len(envelope), "receipt.json")
    for case in vectors.json("receipt-hostile.json")["cases"]:
        read = lambda case=case: read_receipt(case["text"].encode(), study, envelope)
        vectors.refused(read, "refused", case["name"])


def read_pass(data):
    read = strict_json(data, ["kin_courier", "study", "path", "token"], 4096)
    if read["kin_courier"] != 1:
        raise Refused("another version")
    hexadecimal(read["study"], 16), hexadecimal(read["path"], 16)
    return digest(secret(read["token"]))


def check_passes(vectors):
    frozen = vectors.json("courier.json")
    for case in frozen["cases"]:
        read = lambda case=case: read_pass(case["text"].encode())
        if case["expect"] == "ok":
            vectors.equal(read(), frozen["digest"], case["name"])
        else:
            vectors.refused(read, "refused", case["name"])


PROBLEMS = {
    "request-malformed": 400, "token-refused": 401, "voucher-refused": 401, "not-found": 404, "method-not-allowed": 405,
    "too-slow": 408, "voucher-spent": 409, "envelope-gone": 410, "envelope-too-large": 413, "digest-mismatch": 422,
    "envelope-unfit": 422, "vouchers-failing": 429, "busy": 503, "storage-failed": 507,
}


def check_problem(vectors):
    problem = vectors.json("problem.json")
    vectors.equal(PROBLEMS[problem["type"].removeprefix("urn:kin:problem:")], problem["status"], "problem.json")


def check_form(vectors):
    named = [of for name, version, of in open_note(vectors.file("note.txt"))[2]["forms"] if name == "vector"]
    vectors.equal([digest(vectors.file("form.json"))], named, "form.json")


# --- Check records ---


MISSING = ("refused", "dont_know", "not_applicable")
CHECK = {"sequence", "kind", "form", "version", "enumerator", "day", "hours", "clock", "imported", "minutes", "answers",
         *MISSING, "overrides", "interrupted", "quotas"}


def is_code(text):
    return 1 <= len(text.encode()) <= 100 and not any(ord(letter) < 32 or 127 <= ord(letter) < 160 for letter in text)


def read_check(plaintext, study):
    key, signature, length = plaintext[12:44], plaintext[44:108], int.from_bytes(plaintext[108:112], "big")
    content, padding = plaintext[112 : 112 + length], plaintext[112 + length :]
    if plaintext[:12] != b"kin-check/1\n" or len(content) != length or any(padding):
        raise Refused("a layout")
    head = re.match(rb'\{"study":"([0-9a-f]{32})","epoch":(0|[1-9][0-9]{0,9}),', content)
    if not head:
        raise Refused("a head")
    message = b"kin-check/v1" + (16).to_bytes(4, "big") + bytes.fromhex(head[1].decode()) + key
    message += int(head[2]).to_bytes(4, "big") + length.to_bytes(4, "big") + sha256(content)
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, message)
    except InvalidSignature as wrong:
        raise Refused("a signature") from wrong
    if head[1].decode() != study:
        raise Refused("another study")
    check = strict_json(content, ["study", "epoch", "check"], 1048576)["check"]
    codes = [check["form"], check["version"], check["enumerator"], *check["quotas"]]
    if set(check) != CHECK or check["kind"] not in ("original", "partial", "refusal") or check["sequence"] < 1:
        raise Refused("members")
    if check["hours"] not in range(8) or len(check["quotas"]) > 16 or not all(map(is_code, codes)):
        raise Refused("what no interview can have given")
    if sum(check[member] for member in MISSING) > check["answers"] or check["overrides"] > check["answers"]:
        raise Refused("more of some answers than of all")
    if not re.fullmatch("[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])", check["day"]):
        raise Refused("a day")
    return key.hex(), signature.hex(), message.hex(), content.decode()


def check_checks(vectors):
    facts = vectors.json("check-record.json")
    plaintext = bytes.fromhex(facts["plaintext_without_padding"]).ljust(facts["sealed_bytes"], b"\0")
    frozen = tuple(facts[member] for member in ("device_key", "signature", "signed_message", "content"))
    vectors.equal(read_check(plaintext, facts["study"]), frozen, "a check record")
    signed = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(facts["device_seed"])).sign(bytes.fromhex(frozen[2]))
    vectors.equal(signed.hex(), frozen[1], "a check record, signed again")
    sealed = bytes.fromhex(facts["envelope"])
    vectors.equal(open_age(sealed, facts["identity"]), plaintext, "a check record, opened")
    header = sealed[: sealed.index(b"\n--- ") + 49].decode().splitlines()
    length = len(sealed) - sum(len(line) + 1 for line in header)
    vectors.equal(shape(header, length, facts["sealed_bytes"], 2, "classical"), None, "the shape of a check record")
    for bit in range(8 * len(plaintext)):
        broken = bytearray(plaintext)
        broken[bit // 8] ^= 1 << bit % 8
        vectors.refused(lambda broken=broken: read_check(bytes(broken), facts["study"]), "refused", f"a check record, bit {bit}")
    vectors.refused(lambda: read_check(plaintext, "00" * 16), "refused", "a check record of another study")


# --- Chunks of files ---


def read_chunk(plaintext, study):
    submission, attachment = plaintext[28:44], plaintext[44:60]
    index, length = int.from_bytes(plaintext[60:64], "big"), int.from_bytes(plaintext[64:68], "big")
    content, padding = plaintext[68 : 68 + length], plaintext[68 + length :]
    if plaintext[:12] != b"kin-chunk/1\n" or len(content) != length or not content or any(padding):
        raise Refused("a layout")
    if plaintext[12:28].hex() != study:
        raise Refused("another study")
    # Version 4, RFC 9562.
    if submission[6] >> 4 != 4 or submission[8] >> 6 != 2 or index > 1023:
        raise Refused("no submission, or no place")
    return str(uuid.UUID(bytes=submission)), attachment.hex(), index, content.hex()


def check_chunks(vectors):
    facts = vectors.json("chunk.json")
    plaintext = bytes.fromhex(facts["plaintext_without_padding"]).ljust(facts["sealed_bytes"], b"\0")
    frozen = tuple(facts[member] for member in ("submission", "attachment", "index", "content"))
    vectors.equal(read_chunk(plaintext, facts["study"]), frozen, "a chunk")
    sealed = bytes.fromhex(facts["envelope"])
    vectors.equal(open_age(sealed, facts["identity"]), plaintext, "a chunk, opened")
    header = sealed[: sealed.index(b"\n--- ") + 49].decode().splitlines()
    length = len(sealed) - sum(len(line) + 1 for line in header)
    vectors.equal(shape(header, length, facts["sealed_bytes"], 1, "classical"), None, "the shape of a chunk")
    vectors.refused(lambda: read_chunk(plaintext, "00" * 16), "refused", "a chunk of another study")
    for at, byte in ((10, 0x32), (34, 0x11), (36, 0), (61, 4), (64, 1), (67, 0), (1023, 1)):
        broken = bytearray(plaintext)
        broken[at] = byte
        vectors.refused(lambda broken=broken: read_chunk(bytes(broken), facts["study"]), "refused", f"a chunk, byte {at}")


# --- Direct answers and hand-overs ---


def read_contact(plaintext, study, submission, room):
    length = int.from_bytes(plaintext[46:50], "big")
    answers, padding = plaintext[50 : 50 + length], plaintext[50 + length :]
    if plaintext[:14] != b"kin-contact/2\n" or plaintext[14:30].hex() != study:
        raise Refused("another version or study")
    if plaintext[30:46].hex() != submission.replace("-", ""):
        raise Refused("another submission")
    if len(answers) != length or any(padding) or len(plaintext) % 512 or length > 786432:
        raise Refused("a layout")
    if room is not None and len(plaintext) != -(-(50 + room) // 512) * 512:
        raise Refused("a padding that tells of the answers")
    if not isinstance(json.loads(answers), dict):
        raise Refused("not an object")
    return answers.decode()


SUBMISSION = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"


def read_handover(data):
    handover = strict_json(data, ["kin_contacts", "study", "forms", "interviews"], 268435456)
    if handover["kin_contacts"] != 1:
        raise Refused("a version")
    hexadecimal(handover["study"], 16)
    forms, before = {}, ""
    for form in handover["forms"]:
        if set(form) != {"digest", "file"} or form["digest"] in forms:
            raise Refused("a form, or one twice")
        forms[form["digest"]] = base64.b64decode(form["file"], validate=True)
        if digest(forms[form["digest"]]) != form["digest"]:
            raise Refused("a form under another digest")
    for interview in handover["interviews"]:
        if set(interview) - {"participant"} != {"submission", "form", "identifiers"} or interview["form"] not in forms:
            raise Refused("members, or no form")
        if not re.fullmatch(SUBMISSION, interview["submission"]) or not before < interview["submission"]:
            raise Refused("no submission, or out of order")
        before = interview["submission"]
    if set(forms) != {interview["form"] for interview in handover["interviews"]}:
        raise Refused("a form that nobody needs")
    return handover


def check_contacts(vectors):
    facts, text = vectors.json("contact-2.json"), vectors.file("handover.json")
    plaintext = open_age(bytes.fromhex(facts["file"]), facts["identity"])
    of = facts["study"], facts["submission"], facts["room"]
    vectors.equal(read_contact(plaintext, *of), facts["answers"], "contact-2.json")
    # The seal keeps others from changing it; its own reader checks every byte all the same.
    start = 50 + len(facts["answers"].encode())
    for bit in [*range(8 * 50), *range(8 * start, 8 * len(plaintext))]:
        broken = bytearray(plaintext)
        broken[bit // 8] ^= 1 << bit % 8
        vectors.refused(lambda broken=broken: read_contact(bytes(broken), *of), "refused", f"direct answers, bit {bit}")
    handover = read_handover(text)
    for interview in handover["interviews"]:
        sealed = base64.b64decode(interview["identifiers"], validate=True)
        answers = read_contact(open_age(sealed, facts["identity"]), handover["study"], interview["submission"], None)
        vectors.equal(answers, facts["answers"], "handover.json")
        for byte in range(len(sealed)):
            broken = bytearray(sealed)
            broken[byte] ^= 1
            vectors.refused(lambda broken=broken: open_age(bytes(broken), facts["identity"]), "refused", f"sealed, byte {byte}")
    for change in (
        lambda document: document.update(kin_contacts=2),
        lambda document: document.update(more=1),
        lambda document: document.update(forms=[]),
        lambda document: document.update(interviews=[]),
        lambda document: document["forms"].append(document["forms"][0]),
        lambda document: document["forms"][0].update(file="e30="),
        lambda document: document["interviews"].append(document["interviews"][0]),
        lambda document: document["interviews"][0].update(submission=""),
        lambda document: document["interviews"][0].update(answers={}),
    ):
        document = json.loads(text)
        change(document)
        vectors.refused(lambda document=document: read_handover(json.dumps(document).encode()), "refused", "a hand-over")


def check_locked(vectors):
    locked = vectors.file("locked-file.age")
    vectors.equal(open_age(locked, "bốn từ dễ nhớ".encode()), b"kin locked file vector\n", "locked-file.age")
    vectors.refused(lambda: open_age(locked, "bốn từ dễ nhở".encode()), "refused", "another passphrase")
    dearer = locked.replace(b" 10\n", b" 21\n", 1)
    vectors.refused(lambda: open_age(dearer, "bốn từ dễ nhớ".encode()), "refused", "more work than is done")


# --- Withdrawal ---


def read_code(typed):
    """The twenty drawn digits of a code. ISO/IEC 7064, MOD 97-10."""
    digits = ""
    for place, character in enumerate(typed, 1):
        if character in "0123456789":
            digits += character
            if len(digits) > 22:
                raise Refused(("length", 23))
        elif character not in " \t\r\n.-\u00a0":
            raise Refused(("digit", place))
    if len(digits) != 22:
        raise Refused(("length", len(digits)))
    if int(digits) % 97 != 1 or not 2 <= int(digits[20:]) <= 98:
        raise Refused(("mistyped",))
    return digits[:20]


def withdrawal_key(drawn, study):
    salt = b"kin-withdrawal/v1" + hexadecimal(study, 16)
    return hashlib.scrypt(drawn.encode(), salt=salt, n=2**15, r=8, p=1, maxmem=2**26, dklen=32)


def preimage(key, number):
    return hmac.digest(key, b"kin-withdrawal-preimage/v1" + number.to_bytes(4, "big"), "sha256")


def read_withdrawal(text):
    """A request: the study, preimages, envelopes that were erased unsent."""
    lines = text.split("\n")
    if lines[0] != "kin-withdrawal/1" or lines.pop() != "":
        raise Refused("not a withdrawal", 1)
    if len(lines) < 2 or not re.fullmatch("study [0-9a-f]{32}", lines[1]):
        raise Refused("no study", 2)
    preimages, unsent = [], []
    for number, line in enumerate(lines[2:], 3):
        if re.fullmatch("preimage [0-9a-f]{64}", line) and len(preimages) < 128:
            preimages.append(line)
        elif re.fullmatch("unsent [0-9a-f]{64} [0-9a-f]{64}", line) and len(unsent) < 8:
            unsent.append(line)
        else:
            raise Refused("not a line of a withdrawal", number)
    ordered = sorted(set(preimages)) + list({line[:71]: line for line in sorted(unsent)}.values())
    if not ordered or lines[2:] != ordered:
        raise Refused("in another order, twice, or nothing", len(lines))
    return lines[1][6:], preimages, unsent


def check_tombstone(stone, log):
    leaf = bytes.fromhex(stone["leaf"])
    if (leaf[0], len(leaf)) not in [(2, 65), (3, 33)]:
        raise Refused("not the leaf of a tombstone")
    head, _, checkpoint = stone["receipt"].partition("\n\n")
    first, index, *path = head.split("\n")
    if first != "c2sp.org/tlog-proof@v1":
        raise Refused("no proof")
    size, root, _, _ = read_checkpoint(checkpoint, log)
    path = [base64.b64decode(step, validate=True) for step in path]
    if led(int(index.removeprefix("index ")), size, sha256(b"\0" + leaf), path) != root:
        raise Refused("not in the log")
    return leaf


def check_withdrawals(vectors):
    vector = vectors.json("withdrawal.json")
    for case in vector["codes"]:
        vectors.equal(read_code(case["code"]), case["drawn"], "a code")
    for case in vector["typed"]:
        vectors.equal(read_code(case["typed"]), read_code(case["code"]), "a code as it is typed")
    for case in vector["refused"]:
        vectors.refused(lambda case=case: read_code(case["typed"]), case["outcome"], "a code")
    drawn, study = read_code(vector["code"]), vector["study"]
    key = withdrawal_key(drawn, study)
    vectors.equal(key.hex(), vector["key"], "what a code gives")
    other = vector["key_in_another_study"]
    vectors.equal(withdrawal_key(drawn, other["study"]).hex(), other["key"], "what a code gives in another study")
    preimages = [preimage(key, number) for number in range(128)]
    vectors.equal([one.hex() for one in preimages], vector["preimages"], "the preimages of a code")
    locks = [digest(one) for one in preimages]
    vectors.equal([locks[first : first + 4] for first in range(0, 128, 4)], vector["locks"], "the locks of a code")
    read = read_withdrawal(vector["request"])
    vectors.equal((read[0], len(read[1]), len(read[2])), (study, 3, 1), "a request")
    for case in vector["requests_refused"]:
        vectors.refused(lambda case=case: read_withdrawal(case["request"]), {"line": case["line"]}, "a request")
    leaves = [check_tombstone(stone, vector["log"]).hex() for stone in vector["tombstones"]]
    vectors.equal(leaves, vector["leaves"][1:], "tombstones")
    vectors.equal(digest(bytes.fromhex(leaves[0])[33:]), vector["leaves"][0][74:], "a withdrawal opens its lock")
    for case in vector["tombstones_refused"]:
        stone = case["tombstone"]
        vectors.refused(lambda stone=stone: check_tombstone(stone, vector["log"]), case["outcome"], "a tombstone")
    answer = strict_json(
        vector["answer"].encode(), {"kin_withdrawn", "study", "tombstones", "waiting"}, 1 << 20
    )
    vectors.equal((answer["kin_withdrawn"], answer["study"], answer["waiting"]), (1, study, 127), "an answer")
    vectors.equal(answer["tombstones"], vector["tombstones"][:1], "an answer's tombstones")


# --- The stick ---


def stick_key(study, path):
    return hmac.new(sha256(path.encode()), b"kin-stick/v1" + bytes.fromhex(study), "sha256").digest()


def open_stick(data, magic, study, path, most):
    if len(data) > most or not data.startswith(magic):
        raise Refused("too long, or not such a file")
    head = len(magic) + 16
    if data[len(magic) : head].hex() != study:
        raise Refused("another study")
    nonce, length = data[head : head + 12], data[head + 12 : head + 16]
    sealed = data[head + 16 :]
    if len(length) < 4 or len(sealed) != int.from_bytes(length, "big"):
        raise Refused("cut off, or something follows")
    try:
        return ChaCha20Poly1305(stick_key(study, path)).decrypt(nonce, sealed, data[:head])
    except InvalidTag as error:
        raise Refused("it does not open") from error


def read_pack(data, study, path):
    content, place = open_stick(data, b"kin-pack/1\n", study, path, 32 << 20), 0

    def take(count):
        nonlocal place
        if place + count > len(content):
            raise Refused("malformed")
        place += count
        return content[place - count : place]

    number = lambda count: int.from_bytes(take(count), "big")
    note, generation, seen = number(8), number(4), number(8)
    request = take(number(4)).decode()
    if request and read_withdrawal(request)[0] != study:
        raise Refused("a withdrawal of another study")
    envelopes, before = [], b""
    count = number(4)
    if count > 1000:
        raise Refused("too many")
    for _ in range(count):
        name, lock, voucher = take(32), take(32), take(32)
        envelope = take(number(4))
        if sha256(envelope) != name or not before < name:
            raise Refused("another digest, or out of order")
        envelopes.append({"envelope": envelope.hex(), "lock": lock.hex(), "voucher": voucher.hex()})
        before = name
    if place != len(content):
        raise Refused("something follows")
    return {"note": note, "generation": generation, "seen": seen, "request": request, "envelopes": envelopes}


BECAME = {
    "received": {"became", "envelope", "receipt"},
    "gone": {"became", "envelope", "tombstone"},
    "refused": {"became", "envelope", "problem"},
}


def read_answer(data, study, path):
    content = open_stick(data, b"kin-answer/1\n", study, path, 128 << 20)
    members = {"checkpoint", "cosigned", "tiles", "envelopes", "withdrawn", "notes", "forms"}
    answer = strict_json(content, members, 128 << 20)
    for one in answer["envelopes"]:
        if set(one) != BECAME[one["became"]]:
            raise Refused("members")
        hexadecimal(one["envelope"], 32)
    for tile in answer["tiles"]:
        if set(tile) != {"level", "number", "hashes"}:
            raise Refused("members")
        base64.b64decode(tile["hashes"], validate=True)
    if answer["withdrawn"] and answer["withdrawn"]["study"] != study:
        raise Refused("another study")
    return answer


def check_stick(vectors):
    frozen = vectors.json("stick.json")
    study, path = frozen["study"], frozen["path"]
    vectors.equal(stick_key(study, path).hex(), frozen["key"], "the key of a stick")
    pack, answer = bytes.fromhex(frozen["pack_file"]), bytes.fromhex(frozen["answer_file"])
    vectors.equal(read_pack(pack, study, path), frozen["pack"], "a pack")
    vectors.equal(read_answer(answer, study, path), frozen["answer"], "an answer")
    for case in frozen["refused"]:
        read = read_pack if case["kind"] == "pack" else read_answer
        data = bytes.fromhex(case["file"])
        vectors.refused(lambda read=read, data=data: read(data, study, path), case["expect"], case["name"])
    for name, data, read in [("a pack", pack, read_pack), ("an answer", answer, read_answer)]:
        for bit in range(0, 8 * len(data), 7):
            broken = bytearray(data)
            broken[bit // 8] ^= 1 << bit % 8
            read_broken = lambda read=read, broken=broken: read(bytes(broken), study, path)
            vectors.refused(read_broken, "refused", f"{name}, bit {bit}")


def main(folder):
    vectors = Vectors(folder)
    check_envelopes(vectors)
    check_parcels(vectors)
    check_receipts(vectors)
    check_passes(vectors)
    check_problem(vectors)
    check_form(vectors)
    check_checks(vectors)
    check_chunks(vectors)
    check_contacts(vectors)
    check_locked(vectors)
    check_withdrawals(vectors)
    check_stick(vectors)
    print(f"{vectors.agreed} vectors agree")


if __name__ == "__main__":
    main(sys.argv[1])
