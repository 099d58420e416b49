"""The IPython shell that runs a notebook, where there is one."""

import sys
from typing import Any


def running_shell() -> Any:
    """Return the IPython shell of this process, None where there is none; imports nothing."""
    ipython = sys.modules.get("IPython")
    return ipython.get_ipython() if ipython is not None else None
