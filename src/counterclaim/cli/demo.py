"""`counterclaim demo`: the whole way on bundled, invented reports, from texts to tables and a page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING

import click

from counterclaim.cli.inputs import inputs_of, outcomes, settings_for
from counterclaim.errors import SettingsError
from counterclaim.model.kind import Kind
from counterclaim.pipeline.reading import Tally, keep_outcomes
from counterclaim.pipeline.reconciling import reconcile_ledger
from counterclaim.store.ledger import Ledger

if TYPE_CHECKING:
    from rich.console import Console

FOLDER = "counterclaim-demo"
LEDGER = "demo.db"
REPORT = "demo.html"
TITLE = "Demonstration: invented reports, claims side by side"


@click.command("demo", short_help="Show it all on invented reports.")
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    default=FOLDER,
    show_default=True,
    metavar="DIR",
    help="Where the ledger and the page go.",
)
def command(output: Path) -> None:
    """Build a ledger from some twenty bundled reports, print what it says, and write it as a page.

    The reports are invented for demonstration: none of what they tell happened.
    """
    from counterclaim.store.sql.ledger import SqlLedger

    ledger, report = output / LEDGER, output / REPORT
    try:
        output.mkdir(parents=True, exist_ok=True)
        ledger.unlink(missing_ok=True)
        with SqlLedger(str(ledger)) as kept:
            fill(kept)
            _print(kept)
            _write(kept, report)
    except OSError as error:
        raise SettingsError(f"{output}: {error.strerror}; give another folder with --output") from error
    click.echo(f"\nThe reports are invented for demonstration. Ledger: {ledger}\nPage: {report.resolve()}")


@contextmanager
def demo_reports() -> Iterator[tuple[str, ...]]:
    """The paths of the bundled reports, in the order of their days, while the context lasts."""
    with as_file(files("counterclaim") / "demo_reports") as folder:
        yield tuple(str(path) for path in sorted(folder.glob("*.txt")))


def fill(ledger: Ledger) -> None:
    """Read the bundled reports in this one process, and reconcile what they claim."""
    with demo_reports() as paths:
        found = outcomes(inputs_of(paths, None), settings_for(workers=1), Tally())
        for _ in keep_outcomes(found, ledger, _now):
            pass
    reconcile_ledger(ledger, _now)


def _print(ledger: Ledger) -> None:
    from rich.console import Console

    from counterclaim.publish.table import claims_table, findings_table

    console = Console()
    claims_table(ledger.claims(), {document.id: document for document in ledger.documents()}, console)
    findings_table(ledger.findings(), console)
    _print_most_told(ledger, console)


def _print_most_told(ledger: Ledger, console: Console) -> None:
    """What the counts of the incident come to that most documents tell of, and why one claim is about it."""
    from rich.text import Text

    from counterclaim.api import figures
    from counterclaim.pipeline.explaining import explained
    from counterclaim.publish.cells import short_id
    from counterclaim.publish.explanation_view import print_explanation
    from counterclaim.publish.figure_lines import print_figures

    documents = {claim.id: claim.document for claim in ledger.claims()}
    told = {each.id: len({documents[key] for key in each.claims}) for each in ledger.incidents()}
    most = max(ledger.incidents(), key=lambda each: told[each.id])
    console.print(Text(f"\n{most.title}, told by {told[most.id]} reports: counterclaim figures {short_id(most.id)}\n"))
    print_figures(figures(ledger, most), console)
    tolls = {claim.id for claim in ledger.claims_by_ids(most.claims) if claim.count and claim.kind is Kind.KILLED}
    for key in [link.claim for link in most.links if link.claim in tolls][-1:]:
        console.print(Text(f"counterclaim why {short_id(key)} {short_id(most.id)}\n"))
        print_explanation(explained(ledger, key, most.id), console)


def _write(ledger: Ledger, report: Path) -> None:
    from counterclaim.api import figures
    from counterclaim.publish.report import write_report

    incidents = list(ledger.incidents())
    derived = [figures(ledger, incident) for incident in incidents]
    write_report(
        ledger.claims(), ledger.documents(), incidents, ledger.findings(), report, title=TITLE, figures=derived
    )


def _now() -> datetime:
    return datetime.now(UTC)
