"""The unit tests run the compiled searches as plain Python: compiling takes longer than all of them."""

import os

os.environ.setdefault("NUMBA_DISABLE_JIT", "1")
