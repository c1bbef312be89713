"""Coverage-guided fuzzing of what reads strangers' files: `make fuzz`. Nothing but `UserError` may come of any bytes.

Each reader has a module with `seeds()`, whole files to begin with, and `one(content)`, which reads some bytes and
returns whatever a person would be told. `tests/fault/test_fuzz_readers.py` runs them without a fuzzer.
"""
