"""Rules on 干部 (cadres), one a file."""
