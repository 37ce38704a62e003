"""How the sample library is made: our own texts in ``texts/``, one writer a format. Development only."""
