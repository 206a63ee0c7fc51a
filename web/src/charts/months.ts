// A claimant's claims month by month: a row of bars for each kind, and how many were borne out or contradicted.
import * as Plot from "@observablehq/plot";
import { COLOURS, givenTo, numbers, plain } from "./drawing";
import type { Chart } from "./drawing";

interface Counted {
  kinds: string[];
  months: { month: string; kind: string; claims: number }[];
}

interface Found {
  month: string;
  borneOut: number;
  contradicted: number;
}

const ROW_HEIGHT = 74;
const MONTH = Plot.utcInterval("month");

/** A row of bars for each kind, all on one scale, so that rows can be set beside each other. */
export const months: Chart = (place, room) => {
  const given = givenTo<Counted>(place);
  if (!given || given.months.length === 0) return null;
  const said = numbers(room);
  const bars = given.months.map((each) => ({ ...each, at: new Date(each.month) }));
  return Plot.plot({
    ...plain(room),
    height: given.kinds.length * ROW_HEIGHT + 44,
    marginLeft: 40,
    marginTop: 18,
    marginBottom: 34,
    x: { type: "utc", label: null, tickFormat: monthTick(room.language), ...stretch(bars.map((each) => each.at)) },
    y: { label: null, ticks: Math.min(2, Math.max(...bars.map((each) => each.claims))), grid: true, tickFormat: said },
    fy: { domain: given.kinds, axis: null, padding: 0.38 },
    marks: [
      Plot.ruleY([0], { stroke: COLOURS.rule }),
      Plot.rectY(bars, { x: "at", interval: MONTH, y: "claims", fy: "kind", fill: COLOURS.when, inset: 0.5 }),
      Plot.text(given.kinds, { fy: (kind: string) => kind, text: (kind: string) => kind, frameAnchor: "top-left", dy: -13, fill: COLOURS.ink, fontWeight: 600 }),
      Plot.tip(bars, Plot.pointerX({ x: "at", interval: MONTH, y: "claims", fy: "kind", fill: COLOURS.paper, title: (bar: (typeof bars)[number]) => `${monthOf(bar.at, room.language)}: ${said(bar.claims)}` })),
    ],
  });
};

/** Borne out upwards, contradicted downwards: direction tells them apart as well as colour. */
export const verdicts: Chart = (place, room) => {
  const given = givenTo<Found[]>(place);
  if (!given || given.length === 0) return null;
  const said = numbers(room);
  const bars = given.map((each) => ({ ...each, at: new Date(each.month), down: -each.contradicted }));
  const up = Math.max(1, ...bars.map((each) => each.borneOut));
  const down = Math.max(1, ...bars.map((each) => each.contradicted));
  const above = { dy: -20, fontWeight: 600 };
  return Plot.plot({
    ...plain(room),
    height: 206,
    marginLeft: 40,
    marginTop: 30,
    x: { type: "utc", label: null, tickFormat: monthTick(room.language), ...stretch(bars.map((each) => each.at)) },
    y: {
      label: null,
      ticks: Math.min(6, up + down),
      domain: [-down, up],
      grid: true,
      tickFormat: (value: number) => said(Math.abs(value)),
    },
    marks: [
      Plot.rectY(bars, { x: "at", interval: MONTH, y: "borneOut", fill: COLOURS.accord, inset: 0.5 }),
      Plot.rectY(bars, { x: "at", interval: MONTH, y: "down", fill: COLOURS.conflict, inset: 0.5 }),
      Plot.ruleY([0], { stroke: COLOURS.ink }),
      Plot.text([place.dataset.up ?? ""], { ...above, frameAnchor: "top-left", fill: COLOURS.accord, text: (words: string) => `▲ ${words}` }),
      Plot.text([place.dataset.down ?? ""], { ...above, frameAnchor: "top-right", fill: COLOURS.conflict, text: (words: string) => `▼ ${words}` }),
    ],
  });
};

/** From the first month to the last; where that is one month alone, half a year around it. */
function stretch(days: Date[]): { domain: Date[] } {
  const first = new Date(Math.min(...days.map(Number)));
  const last = new Date(Math.max(...days.map(Number)));
  const months = (last.getUTCFullYear() - first.getUTCFullYear()) * 12 + last.getUTCMonth() - first.getUTCMonth() + 1;
  const wider = Math.max(0, Math.ceil((6 - months) / 2));
  return {
    domain: [
      new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() - wider, 1)),
      new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth() + 1 + wider, 1)),
    ],
  };
}

/** The month's short name; below the first and each January the year. */
function monthTick(language: string): (day: Date, at: number) => string {
  const name = new Intl.DateTimeFormat(language, { month: "short", timeZone: "UTC" });
  return (day, at) => (at === 0 || day.getUTCMonth() === 0 ? `${name.format(day)}\n${day.getUTCFullYear()}` : name.format(day));
}

function monthOf(day: Date, language: string): string {
  return new Intl.DateTimeFormat(language, { month: "long", year: "numeric", timeZone: "UTC" }).format(day);
}
