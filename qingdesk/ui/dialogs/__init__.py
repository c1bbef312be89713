"""Dialogs: `XDialog.ask(parent, …)` gives what was entered, or None."""
