// Claims by the day on which they say it happened: a bar leads to its claims.
import * as Plot from "@observablehq/plot";
import { COLOURS, givenTo, numbers, plain } from "./drawing";
import type { Chart } from "./drawing";

interface Bar {
  first: string;
  last: string;
  number: number;
  href: string;
}

const DAY = 86_400_000;

/** Bars of days, weeks or months; what is chosen within them is one click away. */
export const days: Chart = (place, room) => {
  const given = givenTo<Bar[]>(place);
  if (!given || given.length === 0) return null;
  const said = numbers(room);
  const bars = given.map((bar) => ({ ...bar, from: new Date(bar.first), to: new Date(Number(new Date(bar.last)) + DAY) }));
  const day = new Intl.DateTimeFormat(room.language, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  const title = (bar: (typeof bars)[number]) =>
    `${bar.first === bar.last ? day.format(bar.from) : day.formatRange(bar.from, new Date(bar.last))}: ${said(bar.number)}`;
  return Plot.plot({
    ...plain(room),
    height: room.narrow ? 110 : 130,
    marginLeft: 44,
    marginTop: 10,
    marginBottom: 26,
    x: { type: "utc", label: null, ticks: room.narrow ? 4 : 8, tickFormat: ticks(bars.map((bar) => bar.from), room.language) },
    y: { label: null, ticks: 3, grid: true, tickFormat: (value: number) => (Number.isInteger(value) ? said(value) : "") },
    marks: [
      Plot.ruleY([0], { stroke: COLOURS.rule }),
      Plot.rectY(bars, { x1: "from", x2: "to", y: "number", fill: COLOURS.when, inset: bars.length > 90 ? 0.2 : 0.7, href: "href", ariaLabel: title }),
      Plot.tip(bars, Plot.pointerX({ x1: "from", x2: "to", y: "number", fill: COLOURS.paper, title })),
    ],
  });
};

/** Days and months, with the year where it begins. */
function ticks(days: Date[], language: string): (day: Date, at: number) => string {
  const years = new Set(days.map((day) => day.getUTCFullYear()));
  const short = new Intl.DateTimeFormat(language, { day: "numeric", month: "short", timeZone: "UTC" });
  const month = new Intl.DateTimeFormat(language, { month: "short", year: "numeric", timeZone: "UTC" });
  return (day) => (years.size > 1 && day.getUTCDate() === 1 ? month.format(day) : short.format(day));
}
