"""``python -m ui`` is ``wenbao``."""

from ui.cli import main

main()
