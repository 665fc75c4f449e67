"""Templates that an earlier build compiled: their code lies in the archive's memory, by the digest of all that it was made from.

Compiling takes a third of the time of a build of few articles, and the words of a theme stand in the code. Whoever can write into the
memory can write a theme too, and is trusted as much.
"""

from collections.abc import Callable

import msgspec
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from sitegen import memo
from sitegen.memo import Memo
from sitegen.render.writing import Wanted

_wanted = msgspec.msgpack.Decoder(Wanted).decode


class Compiled(BytecodeCache):
    """Jinja's cache of code, in a memory: what it makes of source, Python's version and its own is asked for as that."""

    def __init__(self, memory: Memo, words: str) -> None:
        """`words` is a digest of what templates say, which is put into their code."""
        self._memory = memory
        self._shared = memo.key(b"template", memo.version("render"), words.encode())

    def load_bytecode(self, bucket: Bucket) -> None:
        """Put the code into the bucket, where it is remembered."""
        key = self._key(bucket)
        known = self._memory.found([key]).get(key)
        if known is not None:
            bucket.bytecode_from_string(known)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Remember the code of the bucket."""
        self._memory.keep({self._key(bucket): bucket.bytecode_to_string()})

    def wanted(self, theme: str, find: Callable[[], Wanted]) -> Wanted:
        """Return what `find` gives, which depends on all templates of a theme; `theme` is their digest."""
        key = memo.key(self._shared, theme.encode())
        known = self._memory.found([key]).get(key)
        if known is None:
            known = memo.pack(find())
            self._memory.keep({key: known})
        return _wanted(known)

    def _key(self, bucket: Bucket) -> bytes:
        return memo.key(self._shared, bucket.key.encode(), bucket.checksum.encode())
