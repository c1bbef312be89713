"""Rules on 企业 (enterprises), one a file."""
