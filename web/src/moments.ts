// Hours in the reader's own zone, beside how they were stated. Without this they stand as stated. Days are never moved.

/** Tells each `<time data-moment>` in the reader's zone, its stated words small beside it. */
export function tellMoments(page: Document): void {
  const teller = new Teller(page.documentElement.lang);
  let told = 0;
  for (const each of page.querySelectorAll<HTMLTimeElement>("time[data-moment]")) {
    if (tell(each, teller)) told += 1;
  }
  if (told > 0) sayZone(page, teller.zone);
}

class Teller {
  private readonly format: Intl.DateTimeFormat;
  readonly zone: string;

  constructor(language: string) {
    this.format = new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, {
      day: "numeric",
      month: "long",
      year: "numeric",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    });
    this.zone = this.format.resolvedOptions().timeZone;
  }

  /** "5 May 2031" and "15:04": the parts alone, as languages put words of their own between them. */
  parts(moment: Date): { year: string; day: string; dayOfYear: string; clock: string } {
    const found = new Map(this.format.formatToParts(moment).map((part) => [part.type, part.value]));
    const dayOfYear = `${found.get("day")} ${found.get("month")}`;
    const year = found.get("year") ?? "";
    return { year, dayOfYear, day: `${dayOfYear} ${year}`, clock: `${found.get("hour")}:${found.get("minute")}` };
  }
}

/** Whether the moment was told anew: not where the reader's clock and the stated one show the same. */
function tell(each: HTMLTimeElement, teller: Teller): boolean {
  const from = new Date(each.dateTime);
  const until = each.dataset.until ? new Date(each.dataset.until) : null;
  if (Number.isNaN(from.valueOf()) || (until && Number.isNaN(until.valueOf()))) return false;
  if (offset(each.dateTime) === -from.getTimezoneOffset()) return false;
  const stated = each.textContent?.trim() ?? "";
  const start = teller.parts(from);
  each.textContent = `${start.day}, ${start.clock}${until ? ending(start, teller.parts(until)) : ""}`;
  const beside = each.ownerDocument.createElement("small");
  beside.className = "stated";
  // Of a moment of the same day its clock is enough.
  const short = !until && sameDay(each.dateTime, from) ? (each.dataset.moment ?? stated) : stated;
  beside.textContent = `(${short.replace(/ \(([^()]*)\)$/, " $1")})`;
  each.after(" ", beside);
  return true;
}

function ending(start: ReturnType<Teller["parts"]>, end: ReturnType<Teller["parts"]>): string {
  if (start.day === end.day) return ` – ${end.clock}`;
  return ` – ${start.year === end.year ? end.dayOfYear : end.day}, ${end.clock}`;
}

/** Minutes east of Greenwich that a moment was stated with. */
function offset(stated: string): number {
  const found = /([+-])(\d\d):(\d\d)$/.exec(stated);
  return found ? (found[1] === "-" ? -1 : 1) * (Number(found[2]) * 60 + Number(found[3])) : 0;
}

function sameDay(stated: string, moment: Date): boolean {
  const here = [moment.getFullYear(), moment.getMonth() + 1, moment.getDate()];
  return here.map((part) => String(part).padStart(2, "0")).join("-") === stated.slice(0, 10);
}

function sayZone(page: Document, zone: string): void {
  const note = page.querySelector<HTMLElement>("[data-zone-note]");
  if (!note) return;
  note.textContent = (note.dataset.zoneNote ?? "").replace("{}", zoneName(zone));
  note.hidden = false;
}

/** Browsers still know some zones by former names. */
function zoneName(zone: string): string {
  return zone === "Europe/Kiev" ? "Europe/Kyiv" : zone.replaceAll("_", " ");
}
