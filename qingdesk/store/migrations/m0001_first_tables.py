"""The first tables: every noun of the data dictionary, and the desk's own. Frozen once released."""

from __future__ import annotations

from sqlite_utils import Database


def m0001_first_tables(db: Database) -> None:
    """Make the tables of all nouns, then the desk's own."""
    _nouns_who(db)
    _nouns_what(db)
    _nouns_rest(db)
    _derived(db)
    _own_tables(db)


def _noun(db: Database, name: str, columns: str, *, numbered: bool, indexes: tuple[str, ...]) -> None:
    number = "number TEXT, form_revision INTEGER NOT NULL," if numbered else ""
    db.execute(f"""
        CREATE TABLE "{name}" (
        seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, {number} {columns.strip()},
        desk_id TEXT NOT NULL, revision INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
        updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, voided_at TEXT, void_reason TEXT, voided_with TEXT
        ) STRICT""")
    if numbered:
        db.execute(
            f'CREATE UNIQUE INDEX {name}_number ON "{name}" (desk_id, number) WHERE number IS NOT NULL'
        )
    for column in indexes:
        db.execute(f'CREATE INDEX {name}_{column} ON "{name}" ({column})')


def _nouns_who(db: Database) -> None:
    _noun(
        db,
        "unit",
        """
        name TEXT NOT NULL, level TEXT NOT NULL, region TEXT NOT NULL, parent_id TEXT REFERENCES
        unit (id) ON DELETE RESTRICT, is_home INTEGER NOT NULL
        """,
        numbered=False,
        indexes=("parent_id",),
    )
    _noun(
        db,
        "cadre",
        """
        name TEXT NOT NULL, unit_id TEXT NOT NULL REFERENCES unit (id) ON DELETE RESTRICT, post
        TEXT, "rank" TEXT, in_scope INTEGER NOT NULL, phone TEXT, appointed_on TEXT, left_on TEXT
        """,
        numbered=False,
        indexes=("unit_id",),
    )
    _noun(
        db,
        "enterprise",
        """
        name TEXT NOT NULL, former_names TEXT, uscc TEXT, uscc_missing_reason TEXT, ownership TEXT,
        origin TEXT, size TEXT, industry TEXT, region TEXT, address TEXT, legal_representative TEXT,
        contact_name TEXT, contact_post TEXT, contact_phone TEXT, main_products TEXT, has_party_org
        INTEGER NOT NULL, has_canteen INTEGER NOT NULL, canteen_price_fen INTEGER, status TEXT NOT
        NULL, note TEXT
        """,
        numbered=False,
        indexes=(),
    )
    _noun(
        db,
        "assignment",
        """
        cadre_id TEXT NOT NULL REFERENCES cadre (id) ON DELETE RESTRICT, enterprise_id TEXT NOT NULL
        REFERENCES enterprise (id) ON DELETE RESTRICT, role TEXT NOT NULL, started_on TEXT NOT NULL,
        ended_on TEXT, basis TEXT, is_regulator TEXT NOT NULL, visits_per_half INTEGER
        """,
        numbered=False,
        indexes=("cadre_id", "enterprise_id"),
    )


def _nouns_what(db: Database) -> None:
    _noun(
        db,
        "visit",
        """
        enterprise_id TEXT NOT NULL REFERENCES enterprise (id) ON DELETE RESTRICT, unit_id TEXT
        REFERENCES unit (id) ON DELETE RESTRICT, mode TEXT NOT NULL, at_enterprise INTEGER NOT NULL,
        started_at TEXT NOT NULL, ended_at TEXT, place TEXT, purpose TEXT, visitors TEXT NOT NULL,
        hosts TEXT, situation TEXT, party_guidance TEXT, policies TEXT, opinions TEXT, answers TEXT,
        transport TEXT, transport_reason TEXT, transport_half_days INTEGER, transport_paid_fen
        INTEGER, state TEXT NOT NULL, confirmed_by TEXT, confirmed_on TEXT, confirmed_via TEXT,
        facts_confirmed INTEGER, banquet_reported INTEGER, levy_reported INTEGER,
        reimbursement_reported INTEGER, firm_remark TEXT
        """,
        numbered=True,
        indexes=("enterprise_id", "unit_id", "started_at"),
    )
    _noun(
        db,
        "event",
        """
        title TEXT NOT NULL, kind TEXT NOT NULL, organiser TEXT NOT NULL, organiser_kind TEXT NOT
        NULL, organiser_uscc TEXT, enterprise_id TEXT REFERENCES enterprise (id) ON DELETE RESTRICT,
        is_public INTEGER NOT NULL, is_celebration INTEGER NOT NULL, starts_at TEXT NOT NULL,
        ends_at TEXT, city TEXT, place TEXT, purpose TEXT, applicant_id TEXT NOT NULL REFERENCES
        cadre (id) ON DELETE RESTRICT, attendees TEXT, budget_transport_fen INTEGER,
        budget_lodging_fen INTEGER, budget_meals_fen INTEGER, submitted_on TEXT, decision TEXT NOT
        NULL, approved_by TEXT, approved_at TEXT, approval_no TEXT, oral_by TEXT, oral_at TEXT,
        attended TEXT, actual_starts_at TEXT, actual_ends_at TEXT, actual_city TEXT, outcome TEXT
        """,
        numbered=True,
        indexes=("enterprise_id", "applicant_id", "starts_at"),
    )
    _noun(
        db,
        "meal",
        """
        visit_id TEXT REFERENCES visit (id) ON DELETE RESTRICT, event_id TEXT REFERENCES event (id)
        ON DELETE RESTRICT, enterprise_id TEXT NOT NULL REFERENCES enterprise (id) ON DELETE
        RESTRICT, cadre_id TEXT NOT NULL REFERENCES cadre (id) ON DELETE RESTRICT, eaten_on TEXT NOT
        NULL, kind TEXT NOT NULL, place TEXT NOT NULL, heads INTEGER NOT NULL, hosts_present
        INTEGER, posted_price_fen INTEGER, paid_fen INTEGER, paid_on TEXT, payment_method TEXT,
        receipt_kind TEXT, receipt_no TEXT, receipt_reason TEXT, standard_notified INTEGER NOT NULL,
        alcohol INTEGER NOT NULL, tobacco INTEGER NOT NULL, claimed INTEGER NOT NULL, note TEXT,
        basis TEXT NOT NULL, due_fen INTEGER
        """,
        numbered=True,
        indexes=("visit_id", "event_id", "enterprise_id", "cadre_id", "eaten_on"),
    )
    _noun(
        db,
        "cost",
        """
        event_id TEXT NOT NULL REFERENCES event (id) ON DELETE RESTRICT, cadre_id TEXT REFERENCES
        cadre (id) ON DELETE RESTRICT, kind TEXT NOT NULL, amount_fen INTEGER NOT NULL, stayed_from
        TEXT, nights INTEGER, city TEXT, travel_class TEXT, payer TEXT NOT NULL, receipt_no TEXT,
        settled_on TEXT, claim_no TEXT, special_approval INTEGER NOT NULL, special_approval_no TEXT
        """,
        numbered=False,
        indexes=("event_id", "cadre_id"),
    )
    _noun(
        db,
        "problem",
        """
        enterprise_id TEXT NOT NULL REFERENCES enterprise (id) ON DELETE RESTRICT, visit_id TEXT
        REFERENCES visit (id) ON DELETE RESTRICT, source TEXT NOT NULL, raised_by TEXT, raised_on
        TEXT NOT NULL, category TEXT, grade TEXT, text TEXT NOT NULL, requirement TEXT, lead_unit
        TEXT, co_units TEXT, owner TEXT, triaged_on TEXT, assigned_on TEXT, result TEXT NOT NULL,
        result_reason TEXT, policy_basis TEXT, answered_on TEXT, closed_on TEXT, closed_by TEXT,
        revisited_on TEXT, revisited_by TEXT, rating INTEGER, rated_on TEXT, rated_via TEXT,
        second_rating INTEGER, second_rated_on TEXT, fixed_on TEXT, due_on TEXT
        """,
        numbered=True,
        indexes=("enterprise_id", "visit_id", "raised_on"),
    )
    _noun(
        db,
        "progress",
        """
        problem_id TEXT NOT NULL REFERENCES problem (id) ON DELETE RESTRICT, noted_on TEXT NOT NULL,
        kind TEXT NOT NULL, text TEXT, new_due_on TEXT, told_enterprise INTEGER NOT NULL, "by" TEXT
        """,
        numbered=False,
        indexes=("problem_id", "noted_on"),
    )


def _nouns_rest(db: Database) -> None:
    _noun(
        db,
        "commitment",
        """
        enterprise_id TEXT NOT NULL REFERENCES enterprise (id) ON DELETE RESTRICT, visit_id TEXT
        REFERENCES visit (id) ON DELETE RESTRICT, text TEXT NOT NULL, basis TEXT, basis_no TEXT,
        promised_by TEXT, promised_on TEXT NOT NULL, due_on TEXT, amount_fen INTEGER, fulfilled_fen
        INTEGER, fulfilled_on TEXT, reason TEXT, owner_cadre_id TEXT REFERENCES cadre (id) ON DELETE
        RESTRICT, changed_by_law INTEGER NOT NULL, compensation TEXT
        """,
        numbered=True,
        indexes=("enterprise_id", "visit_id", "owner_cadre_id", "promised_on"),
    )
    _noun(
        db,
        "gift",
        """
        cadre_id TEXT NOT NULL REFERENCES cadre (id) ON DELETE RESTRICT, enterprise_id TEXT
        REFERENCES enterprise (id) ON DELETE RESTRICT, visit_id TEXT REFERENCES visit (id) ON DELETE
        RESTRICT, received_on TEXT NOT NULL, place TEXT, back_on TEXT, giver TEXT, relation TEXT,
        item TEXT NOT NULL, quantity TEXT, kind TEXT NOT NULL, value_fen INTEGER, value_basis TEXT,
        affects_duty INTEGER NOT NULL, disposition TEXT, registered_on TEXT, handed_on TEXT,
        handed_to TEXT, voucher_no TEXT, outcome TEXT
        """,
        numbered=True,
        indexes=("cadre_id", "enterprise_id", "visit_id", "received_on"),
    )
    _noun(
        db,
        "offer",
        """
        cadre_id TEXT NOT NULL REFERENCES cadre (id) ON DELETE RESTRICT, enterprise_id TEXT
        REFERENCES enterprise (id) ON DELETE RESTRICT, offered_on TEXT NOT NULL, kind TEXT NOT NULL,
        inviter TEXT, reply TEXT NOT NULL, note TEXT
        """,
        numbered=False,
        indexes=("cadre_id", "enterprise_id", "offered_on"),
    )
    _noun(
        db,
        "declaration",
        """
        assignment_id TEXT NOT NULL REFERENCES assignment (id) ON DELETE RESTRICT, declared_on TEXT
        NOT NULL, has_conflict INTEGER NOT NULL, kind TEXT, resolution TEXT, resolved_on TEXT
        """,
        numbered=True,
        indexes=("assignment_id", "declared_on"),
    )
    _noun(
        db,
        "handover",
        """
        assignment_id TEXT NOT NULL REFERENCES assignment (id) ON DELETE RESTRICT, to_cadre_id TEXT
        NOT NULL REFERENCES cadre (id) ON DELETE RESTRICT, handed_over_on TEXT NOT NULL, items TEXT,
        signed_out_on TEXT, signed_in_on TEXT, supervised_by TEXT
        """,
        numbered=True,
        indexes=("assignment_id", "to_cadre_id", "handed_over_on"),
    )
    _noun(
        db,
        "self_check",
        """
        cadre_id TEXT NOT NULL REFERENCES cadre (id) ON DELETE RESTRICT, period TEXT NOT NULL,
        answers TEXT NOT NULL, signed_on TEXT
        """,
        numbered=True,
        indexes=("cadre_id",),
    )
    _noun(
        db,
        "report",
        """
        period TEXT NOT NULL, title TEXT NOT NULL, paragraphs TEXT, figures TEXT
        """,
        numbered=True,
        indexes=(),
    )
    _noun(
        db,
        "attachment",
        """
        noun TEXT NOT NULL, record_id TEXT NOT NULL, record_revision INTEGER, role TEXT NOT NULL,
        name TEXT NOT NULL, media_type TEXT, size INTEGER, sha256 TEXT, original_sha256 TEXT,
        original_size INTEGER, content BLOB
        """,
        numbered=False,
        indexes=(),
    )
    db.execute(
        "CREATE UNIQUE INDEX enterprise_uscc ON enterprise (desk_id, uscc) WHERE uscc IS NOT NULL AND voided_at IS NULL"
    )
    db.execute("CREATE INDEX enterprise_name ON enterprise (name)")
    db.execute("CREATE INDEX cadre_name ON cadre (name)")
    db.execute("CREATE INDEX attachment_of ON attachment (record_id, role)")


def _derived(db: Database) -> None:
    """Who visited and who attended, beside the JSON lists, for keys and speed."""
    db.execute("""
        CREATE TABLE visit_cadre (
        visit_id TEXT NOT NULL REFERENCES visit (id) ON DELETE RESTRICT,
        cadre_id TEXT NOT NULL REFERENCES cadre (id) ON DELETE RESTRICT,
        PRIMARY KEY (visit_id, cadre_id)
        ) STRICT, WITHOUT ROWID""")
    db.execute("CREATE INDEX visit_cadre_cadre_id ON visit_cadre (cadre_id)")
    db.execute("""
        CREATE TABLE event_cadre (
        event_id TEXT NOT NULL REFERENCES event (id) ON DELETE RESTRICT,
        cadre_id TEXT NOT NULL REFERENCES cadre (id) ON DELETE RESTRICT,
        has_attended INTEGER NOT NULL,
        PRIMARY KEY (event_id, cadre_id)
        ) STRICT, WITHOUT ROWID""")
    db.execute("CREATE INDEX event_cadre_cadre_id ON event_cadre (cadre_id)")


_OWN_TABLES = {
    "desk": "code TEXT NOT NULL, made_at TEXT NOT NULL, is_sample INTEGER NOT NULL",
    "policy": """key TEXT NOT NULL, value TEXT NOT NULL, unit_id TEXT REFERENCES unit (id) ON DELETE RESTRICT,
        city TEXT, "rank" TEXT, season TEXT, valid_from TEXT NOT NULL, valid_to TEXT, basis TEXT,
        verified_by TEXT, verified_on TEXT""",
    "responsibility": "clause TEXT, task TEXT NOT NULL, units TEXT NOT NULL, categories TEXT, level TEXT",
    "workday": "day TEXT NOT NULL UNIQUE, is_workday INTEGER NOT NULL, basis TEXT",
    "finding": """rule_id TEXT NOT NULL, record_id TEXT NOT NULL, cadre_id TEXT NOT NULL, period TEXT NOT NULL,
        code TEXT NOT NULL, severity TEXT NOT NULL, first_seen_on TEXT NOT NULL, gone_on TEXT,
        UNIQUE (rule_id, record_id, cadre_id, period)""",
    "finding_note": """rule_id TEXT NOT NULL, record_id TEXT NOT NULL, cadre_id TEXT NOT NULL, period TEXT NOT NULL,
        state TEXT NOT NULL, text TEXT NOT NULL, "by" TEXT NOT NULL, noted_at TEXT NOT NULL""",
    "draft": """screen TEXT NOT NULL, record_id TEXT NOT NULL, base_revision INTEGER NOT NULL, content TEXT NOT NULL,
        saved_at TEXT NOT NULL, UNIQUE (screen, record_id)""",
    "printed_form": """number TEXT, noun TEXT NOT NULL, record_id TEXT, revision INTEGER, digest TEXT, pages INTEGER,
        printed_at TEXT NOT NULL, superseded_at TEXT""",
    "scan_page": """name TEXT NOT NULL, page INTEGER NOT NULL, media_type TEXT NOT NULL, sha256 TEXT NOT NULL,
        content BLOB NOT NULL, reason TEXT, received_at TEXT NOT NULL""",
    "export_log": """period TEXT NOT NULL, profile TEXT NOT NULL, package_id TEXT NOT NULL, sha256 TEXT NOT NULL,
        size INTEGER NOT NULL, "rows" INTEGER NOT NULL, exported_at TEXT NOT NULL, "by" TEXT NOT NULL""",
    "known_key": "key_id TEXT NOT NULL UNIQUE, name TEXT, public_key TEXT NOT NULL, trusted_at TEXT",
    "collected_package": """package_id TEXT NOT NULL UNIQUE, desk_id TEXT NOT NULL, period TEXT NOT NULL,
        sha256 TEXT NOT NULL, collected_at TEXT NOT NULL""",
    "conflict": """noun TEXT NOT NULL, record_id TEXT NOT NULL, revision INTEGER NOT NULL, content TEXT NOT NULL,
        package_id TEXT, found_at TEXT NOT NULL, settled_at TEXT""",
    "saved_view": "screen TEXT NOT NULL, name TEXT NOT NULL, content TEXT NOT NULL, is_pinned INTEGER NOT NULL",
    "undo_step": """action TEXT NOT NULL, first_seq INTEGER NOT NULL, last_seq INTEGER NOT NULL, at TEXT NOT NULL,
        undone_at TEXT""",
}


def _own_tables(db: Database) -> None:
    for name, columns in _OWN_TABLES.items():
        db.execute(f'CREATE TABLE "{name}" (id TEXT PRIMARY KEY NOT NULL, {columns}) STRICT')
    db.execute("CREATE INDEX policy_key ON policy (key)")
    db.execute("CREATE INDEX finding_note_key ON finding_note (rule_id, record_id)")
    db.execute("CREATE INDEX printed_form_record_id ON printed_form (record_id)")
    db.execute("""
        CREATE TABLE number_series (
        noun TEXT NOT NULL, year INTEGER NOT NULL, last INTEGER NOT NULL, PRIMARY KEY (noun, year)
        ) STRICT, WITHOUT ROWID""")
    db.execute("""
        CREATE TABLE audit (
        seq INTEGER PRIMARY KEY, at TEXT NOT NULL, "by" TEXT NOT NULL, action TEXT NOT NULL, reason TEXT NOT NULL,
        noun TEXT NOT NULL, record_id TEXT NOT NULL, before TEXT, after TEXT, salt BLOB, before_digest TEXT,
        after_digest TEXT, previous_hash TEXT NOT NULL, hash TEXT NOT NULL
        ) STRICT""")
    db.execute("CREATE INDEX audit_record_id ON audit (record_id)")
