"""Everything that can go wrong, as one tree.

::

    KgError
    ├── InputError            a file, folder or option that cannot be used
    │   ├── DocumentError     one document that cannot be read (it is set aside)
    │   ├── ClaimError        a claim that breaks the claims format     (also a ValueError)
    │   ├── PackError         a rule pack that breaks its format        (also a ValueError)
    │   ├── JudgementError    a broken line in a judgement or authority file (also a ValueError)
    │   ├── GoldError         a gold file that breaks its format        (also a ValueError)
    │   └── MappingError      a mapping of a table that breaks its format (also a ValueError)
    ├── ModelError            an impossible value inside the model      (also a ValueError)
    │   └── DateError         an EDTF string or date that does not exist
    ├── QueryError            a query or parameter that cannot be run
    │   ├── UnknownQueryError a name that no file in ``queries/`` has   (also a KeyError)
    │   └── AmbiguousNameError a name that several entities bear        (also a LookupError)
    └── StoreError            a store or endpoint that cannot be used
        └── BuildError        a build that could not be finished; the previous one is intact

A message names the place, the value and the remedy; the parts are attributes too.
"""


class KgError(Exception):
    """The root: a mistake that a user can mend, told in one message.

    Args:
        place: Where it is, for example ``"claims.jsonl, line 12"``.
        value: What was found there.
        remedy: What to do about it.

    >>> print(KgError("docs/a.txt", "is empty", "remove it or add text"))
    docs/a.txt: is empty; remove it or add text
    """

    def __init__(self, place: str, value: str = "", remedy: str = "") -> None:
        self.place = place
        self.value = value
        self.remedy = remedy
        told = f"{place}: {value}" if value else place
        super().__init__(f"{told}; {remedy}" if remedy else told)

    def __str__(self) -> str:
        return str(self.args[0])


class InputError(KgError):
    """A file, folder or option that cannot be used."""


class DocumentError(InputError):
    """One document that cannot be read; the run sets it aside and goes on."""


class ClaimError(InputError, ValueError):
    """A claim that breaks the claims format."""


class PackError(InputError, ValueError):
    """A rule pack that breaks its format."""


class JudgementError(InputError, ValueError):
    """A broken line in a judgement or authority file."""


class GoldError(InputError, ValueError):
    """A gold file that breaks its format."""


class MappingError(InputError, ValueError):
    """A mapping of a table that breaks its format, or does not fit the table."""


class ModelError(KgError, ValueError):
    """An impossible value inside the model."""


class DateError(ModelError):
    """An EDTF string or a date that does not exist."""


class QueryError(KgError):
    """A query or a parameter that cannot be run."""


class UnknownQueryError(QueryError, KeyError):
    """A query name that no file in ``queries/`` has."""


class AmbiguousNameError(QueryError, LookupError):
    """A name that several entities bear; ``candidates`` holds their IRIs and labels."""

    def __init__(self, place: str, value: str, candidates: tuple[tuple[str, str], ...]) -> None:
        self.candidates = candidates
        told = ", ".join(f"{label} <{iri}>" for iri, label in candidates)
        super().__init__(place, value, f"give the IRI of one of: {told}")


class StoreError(KgError):
    """A store or an endpoint that cannot be used."""


class BuildError(StoreError):
    """A build that could not be finished; the previous one is intact."""
