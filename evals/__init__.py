"""Ask whether planqa is any good: cases in, metrics out (`python -m evals`, `python -m evals.bench`)."""
