"""Lets NumPy and TensorFlow compute in one thread, since the tests run in as many processes as there are cores.

Several threads of OpenBLAS wait for each other busily: training a small network took three times the CPU. They are
counted when NumPy is imported, so this module is imported before.
"""

import os

for _name in ("OPENBLAS", "OMP", "MKL"):
    os.environ.setdefault(f"{_name}_NUM_THREADS", "1")
for _name in ("INTRAOP", "INTEROP"):
    os.environ.setdefault(f"TF_NUM_{_name}_THREADS", "1")
