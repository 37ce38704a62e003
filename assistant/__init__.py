"""Questions over annual reports, answered with stored figures and checked quotes."""

from assistant.answer import Answer, Citation, Value
from assistant.ask import ask
from assistant.open import library_of as open_library
from assistant.settings import Settings

__all__ = ["Answer", "Citation", "Settings", "Value", "ask", "open_library"]
