"""An office's old ledger of visits, problems or commitments, from a workbook or CSV; and the template of one."""
