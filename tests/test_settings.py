"""The environment as one value."""

from __future__ import annotations

import pytest

from counterclaim.errors import SettingsError
from counterclaim.ingest.limits import Limits
from counterclaim.settings import Settings


def test_an_empty_environment_gives_the_usual_settings() -> None:
    assert Settings.of_environment({}, 4) == Settings(limits=Limits(), workers=4, ledger="counterclaim.db")


def test_the_environment_is_heard() -> None:
    environment = {
        "COUNTERCLAIM_LEDGER": "war.db",
        "COUNTERCLAIM_WORKERS": "2",
        "COUNTERCLAIM_MAX_BYTES": "1_000",
        "COUNTERCLAIM_MAX_PAGE_BYTES": "900",
        "COUNTERCLAIM_MAX_CHARACTERS": "800",
    }
    limits = Limits(document_bytes=1000, page_bytes=900, characters=800)
    assert Settings.of_environment(environment, 4) == Settings(limits=limits, workers=2, ledger="war.db")


@pytest.mark.parametrize("value", ["0", "-1", "many", "1.5", "²"])
def test_a_value_that_makes_no_sense_is_named(value: str) -> None:
    with pytest.raises(SettingsError, match="COUNTERCLAIM_WORKERS is"):
        Settings.of_environment({"COUNTERCLAIM_WORKERS": value}, 4)
