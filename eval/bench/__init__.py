"""How fast and how large: measured on generated reports of every form, with one command (``python -m eval.bench``)."""
