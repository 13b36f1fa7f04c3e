"""``python -m dpo_desk`` opens the window."""

import sys

from dpo_desk.app import main

if __name__ == "__main__":
    sys.exit(main())
