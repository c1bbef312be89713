"""Signatures of packages: Ed25519 over the SHA-256 of every byte before the archive's comment, in which they stand.

The comment is one line of JSON in one spelling only, and the signature covers all of it but its own value: so
neither a header nor the comment can be changed unseen. The list of signatures is open for other algorithms (a
certified SM2 device, say); a program that meets one it does not know refuses to judge.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

ALGORITHM = "ed25519"
_PURPOSE = b"QingDesk package signature 1\n"
_FORMAT = 1


@dataclass(frozen=True, kw_only=True)
class Signature:
    """What a comment says. key: the public key, 64 hex digits. value: 128 hex digits. sm3: of datapackage.json."""

    key: str
    value: str
    sm3: str


class NotSigned(ValueError):
    """There is no comment at all."""


class UnknownAlgorithm(ValueError):
    """It is signed in a way that this program cannot judge."""


class BadComment(ValueError):
    """The comment is not in our spelling, so it was changed, or is not ours."""


def new_signing_key() -> str:
    """A private key, 64 hex digits."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.generate().private_bytes_raw().hex()


def public_of(signing_key: str) -> str:
    """The public key of a private one, both in hex."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return (
        Ed25519PrivateKey.from_private_bytes(bytes.fromhex(signing_key)).public_key().public_bytes_raw().hex()
    )


def key_id(public_key: str) -> str:
    """How people tell keys apart: 16 hex digits of the public key's SHA-256. Raises ValueError when it is none."""
    raw = bytes.fromhex(public_key)
    if len(raw) != 32 or public_key != raw.hex():
        raise ValueError(public_key)
    return hashlib.sha256(raw).hexdigest()[:16]


def comment_size(signing_key: str) -> int:
    """Bytes of a comment, which are known before it is: the ZIP's end states them, and is signed too."""
    return len(_comment(Signature(key=public_of(signing_key), value="0" * 128, sm3="0" * 64)))


def sign(signing_key: str, digest: bytes, sm3: str) -> bytes:
    """The comment. digest: SHA-256 of every byte before it."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    unsigned = Signature(key=public_of(signing_key), value="", sm3=sm3)
    private = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(signing_key))
    value = private.sign(_message(unsigned, digest)).hex()
    return _comment(Signature(key=unsigned.key, value=value, sm3=sm3))


def holds(signature: Signature, digest: bytes) -> bool:
    """Was this signed by the key that it names?"""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(signature.key))
        public.verify(bytes.fromhex(signature.value), _message(signature, digest))
    except (InvalidSignature, ValueError):
        return False
    return True


def read_comment(comment: bytes) -> Signature:
    """The signature of a comment; raises `NotSigned`, `UnknownAlgorithm` or `BadComment`."""
    if not comment:
        raise NotSigned
    try:
        given = json.loads(comment.decode("ascii"))
        block = given["signatures"]
        algorithms = {str(entry["algorithm"]) for entry in block}
    except (ValueError, RecursionError, KeyError, TypeError) as error:
        raise BadComment from error
    if algorithms - {ALGORITHM} or given.get("qingdesk") != _FORMAT:
        raise UnknownAlgorithm
    try:
        (entry,) = block
        signature = Signature(key=entry["key"], value=entry["value"], sm3=given["sm3"])
        key_id(signature.key)
        spelled = _comment(signature)
    except (ValueError, KeyError, TypeError) as error:
        raise BadComment from error
    if spelled != comment or not re.fullmatch("[0-9a-f]{128}", signature.value):
        raise BadComment
    return signature


def sm3_of(content: bytes) -> str:
    """SM3 (GB/T 32905) in hex, for those who check by it; what is promised stands on SHA-256 and Ed25519."""
    from cryptography.hazmat.primitives import hashes

    digest = hashes.Hash(hashes.SM3())
    digest.update(content)
    return digest.finalize().hex()


def _message(signature: Signature, digest: bytes) -> bytes:
    """The digest, and the comment with an empty value: so the comment is covered too."""
    unsigned = _comment(Signature(key=signature.key, value="", sm3=signature.sm3))
    return _PURPOSE + digest + b"\n" + unsigned


def _comment(signature: Signature) -> bytes:
    block: Mapping[str, object] = {"algorithm": ALGORITHM, "key": signature.key, "value": signature.value}
    given = {"qingdesk": _FORMAT, "digest": "sha256", "sm3": signature.sm3, "signatures": [block]}
    return json.dumps(given, separators=(",", ":")).encode("ascii")
