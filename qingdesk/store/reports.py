"""情况报告: the table `report`."""

from __future__ import annotations

from qingdesk.domain.report import Report
from qingdesk.store.table import Table

TABLE = Table("report", Report)
get, find, count = TABLE.get, TABLE.find, TABLE.count
add, add_all, update, void = TABLE.add, TABLE.add_all, TABLE.update, TABLE.void
