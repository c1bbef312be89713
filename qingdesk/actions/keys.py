"""Keys of packages: the desk's own, and whose are believed. A key is trusted by a person who had it read out."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from qingdesk.actions.changes import Changes
from qingdesk.errors import NotFound, Refused, UserError
from qingdesk.exchange.sealing import is_recipient, new_sealing_key, recipient_of
from qingdesk.exchange.signing import key_id, new_signing_key, public_of
from qingdesk.i18n import _
from qingdesk.store import known_keys, units
from qingdesk.store.database import Store
from qingdesk.store.known_keys import KnownKey

LARGEST = 64 * 1024
_MARK = "qingdesk_key"


@dataclass(frozen=True)
class OwnKeys:
    """signing, sealing: secret; they stay in the encrypted store. public: what others know this desk by."""

    signing: str
    sealing: str
    public: KnownKey


def own_keys(store: Store) -> OwnKeys:
    """This desk's keys, made when they are first asked for."""
    signing, sealing = known_keys.own_secrets(store.reader())
    if not signing or not sealing:
        with store.transaction("make_keys") as db:
            known_keys.keep_secrets(db, new_signing_key(), new_sealing_key())
            signing, sealing = known_keys.own_secrets(db)
    home = units.home(store.reader())
    public = public_of(signing)
    return OwnKeys(
        signing,
        sealing,
        KnownKey(
            key_id=key_id(public),
            name=home.name if home else store.desk_code,
            public_key=public,
            sealing_key=recipient_of(sealing),
            desk_id=store.desk_id,
        ),
    )


def key_document(key: KnownKey) -> dict[str, object]:
    """What `key show` prints: to be sent to a supervisor, whose desk reads it with `key trust`."""
    return {
        _MARK: 1,
        "key_id": key.key_id,
        "name": key.name,
        "desk_id": key.desk_id,
        "ed25519": key.public_key,
        "seal_for": key.sealing_key,
    }


def trusted(store: Store) -> dict[str, str]:
    """Public key → the desk whose packages it may sign (empty: any); this desk's own among them."""
    own = own_keys(store).public
    return {own.public_key: own.desk_id} | {
        key.public_key: key.desk_id for key in known_keys.find(store.reader())
    }


def trust(store: Store, file: Path) -> tuple[KnownKey, Changes]:
    """Believe a key: from what its desk's `key show` printed, or from a package that it signed.

    Raises `UserError` for a file that is neither; `Refused` for this desk's own key.
    """
    key = read_key(file)
    if key.public_key == own_keys(store).public.public_key:
        raise Refused(_("That is this desk's own key."), _("It is trusted without being told."))
    with store.transaction("trust_key", key.key_id) as db:
        known_keys.trust(db, key)
    return key, Changes({"known_keys"})


def read_key(file: Path) -> KnownKey:
    """The key in a file, not trusted yet: what a person is asked to compare. Raises `UserError`."""
    try:
        with file.open("rb") as opened:
            content = opened.read(LARGEST)
    except OSError as error:
        raise UserError(
            _("{name} cannot be read.").format(name=file.name), _("Check that it is there and may be read.")
        ) from error
    return _of_package(file) if content.startswith(b"PK") else _of_document(file.name, content)


def _of_document(name: str, content: bytes) -> KnownKey:
    try:
        given = json.loads(content.decode("utf-8-sig"))
        if given[_MARK] != 1:
            raise ValueError(_MARK)
        key = KnownKey(
            key_id=key_id(str(given["ed25519"])),
            name=str(given.get("name", ""))[:200],
            public_key=str(given["ed25519"]),
            sealing_key=str(given.get("seal_for", "")),
            desk_id=str(given.get("desk_id", ""))[:64],
        )
        if given.get("key_id") != key.key_id or (key.sealing_key and not is_recipient(key.sealing_key)):
            raise ValueError(key.key_id)
    except (ValueError, KeyError, TypeError, RecursionError, AttributeError) as error:
        raise UserError(
            _("{name} is not a key of QingDesk.").format(name=name),
            _("Ask its desk for the file that “qingdesk key show” makes, or give one of its packages."),
        ) from error
    return key


def _of_package(file: Path) -> KnownKey:
    from qingdesk.exchange.package.verify import verify

    verdict = verify(file)
    if verdict.faults or verdict.signature is None or verdict.description is None:
        raise UserError(
            _("{name} is damaged, so its key is not taken from it.").format(name=file.name),
            verdict.faults[0].sentence() if verdict.faults else "",
        )
    said = verdict.description.said
    return KnownKey(
        key_id=key_id(verdict.signature.key),
        name=said("unit", "name") or said("desk", "code"),
        public_key=verdict.signature.key,
        desk_id=said("desk", "id"),
    )


def forget(store: Store, key: str) -> Changes:
    """Believe a key no longer; raises `NotFound`."""
    with store.transaction("forget_key", key) as db:
        if not known_keys.forget(db, key):
            raise NotFound(
                _("No key {key} is trusted here.").format(key=key), _("Look it up with: qingdesk key list")
            )
    return Changes({"known_keys"})


def recipient(store: Store, named: str) -> str:
    """Whom to seal for, `age1…`: given as such, as the id or name of a trusted key, or as a key's file.

    Raises `UserError` when it is none of these, or that key cannot be sealed for.
    """
    if is_recipient(named):
        return named
    keys = known_keys.find(store.reader())
    fitting = [key for key in keys if named in (key.key_id, key.name)]
    if not fitting and Path(named).is_file():
        fitting = [read_key(Path(named))]
    if len(fitting) != 1 or not fitting[0].sealing_key:
        raise UserError(
            _("There is no key “{key}” to seal for.").format(key=named),
            _(
                "Ask the recipient for the file that “qingdesk key show” makes, then run: qingdesk key trust FILE"
            ),
        )
    return fitting[0].sealing_key
