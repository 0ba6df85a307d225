"""`python -m ingest.edition`: typeset the reading edition."""

import sys

from ingest.edition.command import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
