"""The steps from an empty file to today's schema; each is frozen once released."""

from __future__ import annotations

from sqlite_utils import Migrations

from qingdesk.store.migrations.m0001_first_tables import m0001_first_tables
from qingdesk.store.migrations.m0002_form_of_a_print import m0002_form_of_a_print
from qingdesk.store.migrations.m0003_keys_and_packages import m0003_keys_and_packages
from qingdesk.store.migrations.m0004_search import m0004_search
from qingdesk.store.migrations.m0005_visit_listed import m0005_visit_listed

MIGRATIONS = Migrations("qingdesk")
MIGRATIONS()(m0001_first_tables)
MIGRATIONS()(m0002_form_of_a_print)
MIGRATIONS()(m0003_keys_and_packages)
MIGRATIONS()(m0004_search)
MIGRATIONS()(m0005_visit_listed)
