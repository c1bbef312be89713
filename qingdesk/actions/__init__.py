"""Everything a user can do: one function a command, one transaction each; the faces above only call."""
