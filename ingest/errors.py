"""What can go wrong while a file becomes a report. Each message names the file, the fault and the remedy."""


class IngestError(Exception):
    """A file that cannot become a report. ``file`` is its name, ``fault`` what is wrong, ``remedy`` what to do."""

    def __init__(self, file: str, fault: str, remedy: str) -> None:
        self.file = file
        self.fault = fault
        self.remedy = remedy
        super().__init__(f"{file}: {fault}; {remedy}")

    def __reduce__(self) -> tuple[type["IngestError"], tuple[str, str, str]]:
        """So that an error comes back whole from another process."""
        return type(self), (self.file, self.fault, self.remedy)


class UnreadableFile(IngestError):
    """The bytes cannot be read as the format they are in: empty, truncated, encrypted, not decodable."""


class UnsupportedFormat(IngestError):
    """The bytes are of a format that no reader exists for."""


class NotAnAnnualReport(IngestError):
    """The text was read, and nothing in it says that it is a disclosure annual report."""
