"""How often work was begun and never ended: what kills each worker that takes it up must not go round for ever."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from counterclaim.cluster.files import unwritable
from counterclaim.errors import CorpusError

MOST = 6
"""So many workers may die over one piece of work."""
FOLDER = ".attempts"


@dataclass(frozen=True, slots=True)
class Attempts:
    """The attempts that are noted in a folder: one byte for each, in a file for each piece of work."""

    folder: Path

    def begin(self, name: str) -> int:
        """Note one more; how many there are with it. Raises CorpusError where one more makes no sense."""
        path = self.folder / FOLDER / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("ab") as file:
                file.write(b".")
            begun = os.stat(path).st_size
        except OSError as error:
            raise unwritable(path, error) from error
        if begun > MOST:
            raise CorpusError(
                f"{path}: {MOST} workers died over {name}; give them more memory, or leave out what it is made from, "
                "remove this file, and run the same command again"
            )
        return begun

    def end(self, name: str) -> None:
        """Forget them: the work is done."""
        with suppress(FileNotFoundError):
            (self.folder / FOLDER / name).unlink()
