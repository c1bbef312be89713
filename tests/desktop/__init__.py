"""The program beside others on a real machine: `make test-desktop`, which fetches what it needs."""
