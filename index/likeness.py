"""How like texts are to a question in meaning, for the few texts that many questions are held against."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ingest.folding import fold_text

if TYPE_CHECKING:
    from index.embedding import Embedder, Vectors
    from index.vector_cache import VectorCache


@dataclass(frozen=True)
class Likeness:
    """Texts against questions by one model. The vectors of texts are held, and kept in ``cache`` where there is one."""

    embedder: "Embedder"
    cache: "VectorCache | None" = None
    held: "dict[str, Vectors]" = field(default_factory=dict, repr=False)

    def of(self, question: str, texts: Sequence[str]) -> tuple[float, ...]:
        """The cosine of each of ``texts`` to ``question``, in order."""
        unseen = [text for text in dict.fromkeys(texts) if text not in self.held]
        if unseen:
            embed = self.embedder.embed_passages
            made = self.cache.vectors(unseen, embed) if self.cache is not None else embed(unseen)
            self.held.update(zip(unseen, made, strict=True))
        asked = self.embedder.embed_query(fold_text(question))
        return tuple(float(self.held[text] @ asked) for text in texts)
