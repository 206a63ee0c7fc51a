// Night by night: what each account says was launched and became of it, a bar an account, a row a side.
import * as Plot from "@observablehq/plot";
import { COLOURS, givenTo, hatched, numbers, plain } from "./drawing";
import type { Chart, Room } from "./drawing";

interface Bounds {
  low: number | null;
  high: number | null;
}
interface Bar {
  day: string;
  side: string | null;
  at: number;
  beside: number;
  launched: Bounds | null;
  fates: { kind: string; bounds: Bounds }[];
  left: Bounds | null;
  words: string;
}
interface Given {
  first: string;
  last: string;
  sides: { side: string | null; words: string; mark: string }[];
  bars: Bar[];
}
/** A piece of a bar: from one number to another, filled as its kind says; `possible` is between the bounds. */
interface Piece {
  row: string;
  x1: number;
  x2: number;
  y1: number;
  y2: number;
  kind: string;
  words: string;
}

/** The line over a bar and its number; `from` is where the bar begins, `sign` tells that the number is a bound. */
interface Top {
  row: string;
  x1: number;
  x2: number;
  from: number;
  middle: number;
  y: number;
  sign: string;
  text: string;
  words: string;
}

const DAY_MS = 86_400_000;
const FILLS: Record<string, string> = {
  interception: COLOURS.where,
  flight_loss: COLOURS.what,
  airspace_violation: COLOURS.who,
  strike: COLOURS.conflict,
  left: "url(#nights-left)",
};
const EDGED = new Set(["left", "possible", "unknown"]);
const ROW_HEIGHT = 160;
const WIDEST = 44;
/** CSS pixels that a digit over a bar takes. */
const LETTER = 7;
/** CSS pixels a day: where there are fewer, only the largest account of each side and day has room. */
const CROWDED = 9;

export const nights: Chart = (place, room) => {
  const given = givenTo<Given>(place);
  if (!given || given.bars.length === 0) return null;
  const days = dayOf(given, given.last) + 1;
  const names = new Map(given.sides.map((each) => [each.side, `${each.mark} ${each.words}`]));
  const dayWidth = (room.width - 48) / days;
  const bars = dayWidth < CROWDED ? given.bars.filter((bar) => bar.at === 0).map((bar) => ({ ...bar, beside: 1 })) : given.bars;
  const pieces = bars.flatMap((bar) => piecesOf(bar, extent(bar, given, dayWidth), names.get(bar.side) ?? ""));
  const tops = labelled(bars.map((bar) => top(bar, extent(bar, given, dayWidth), names.get(bar.side) ?? "", room)), dayWidth);
  const rows = [...names.values()];
  const drawn = Plot.plot({
    ...plain(room),
    height: rows.length * (room.narrow ? 135 : ROW_HEIGHT) + 40,
    marginLeft: 40,
    marginRight: 8,
    marginBottom: 28,
    marginTop: 30,
    x: { domain: [0, days], axis: null },
    y: { label: null, nice: true, grid: true, ticks: 4, tickFormat: numbers(room) },
    fy: { domain: rows, axis: null, padding: 0.3 },
    marks: [
      Plot.text(rows, { fy: (row: string) => row, text: (row: string) => row, frameAnchor: "top-left", dx: -38, dy: -26, fontWeight: 600 }),
      Plot.ruleY([0], { stroke: COLOURS.quiet }),
      Plot.axisX(ticks(days, room), { anchor: "bottom", tickFormat: (at: number) => dayWords(given, at, room), tickSize: 0, label: null, textAnchor: "middle" }),
      Plot.rect(pieces, {
        fy: "row", x1: "x1", x2: "x2", y1: "y1", y2: "y2", title: "words",
        fill: (piece: Piece) => FILLS[piece.kind] ?? "transparent",
        stroke: (piece: Piece) => (EDGED.has(piece.kind) ? COLOURS.quiet : COLOURS.paper),
        strokeWidth: 0.75,
      }),
      Plot.rect(pieces.filter((piece) => piece.kind === "possible"), {
        fy: "row", x1: "x1", x2: "x2", y1: "y1", y2: "y2", fill: "url(#nights-possible)", stroke: "none", title: "words",
      }),
      Plot.ruleY(tops, { fy: "row", x1: "x1", x2: "x2", y: "y", stroke: COLOURS.ink, strokeWidth: 2, title: "words" }),
      Plot.text(tops, { fy: "row", x: "middle", y: "y", text: "text", dy: -7, fontSize: 11 }),
    ],
  });
  hatched(drawn, "nights-left", COLOURS.quiet, 2.5);
  hatched(drawn, "nights-possible", COLOURS.quiet, 1);
  return drawn;
};

function dayOf(given: Given, day: string): number {
  return Math.round((Date.parse(day) - Date.parse(given.first)) / DAY_MS);
}

/** Where the bar stands: within its day, beside the other accounts of its side, no wider than reads well. */
function extent(bar: Bar, given: Given, dayWidth: number): [number, number] {
  const width = Math.min(0.88 / bar.beside, WIDEST / dayWidth);
  const start = dayOf(given, bar.day) + 0.5 + (bar.at - bar.beside / 2) * width;
  return [start, start + width * 0.92];
}

function piecesOf(bar: Bar, [x1, x2]: [number, number], row: string): Piece[] {
  const pieces: Piece[] = [];
  let reached = 0;
  const put = (kind: string, height: number) => {
    if (height > 0) pieces.push({ row, x1, x2, y1: reached, y2: reached + height, kind, words: bar.words });
    reached += Math.max(height, 0);
  };
  for (const fate of bar.fates) put(fate.kind, fate.bounds.low ?? 0);
  if (bar.left) {
    put("left", bar.left.low ?? 0);
    if (bar.left.high !== null) put("possible", bar.left.high - (bar.left.low ?? 0));
  } else if (bar.launched) {
    put("unknown", bar.launched.high ?? bar.launched.low ?? 0);
  } else {
    for (const fate of bar.fates) if (fate.bounds.high !== null) put("possible", fate.bounds.high - (fate.bounds.low ?? 0));
  }
  return pieces;
}

/** The line over a bar, where a launch is told, and the number: "≥" and "≤" where it is a bound, "?" where it is not told. */
function top(bar: Bar, [x1, x2]: [number, number], row: string, room: Room): Top {
  const told = bar.launched ?? sum(bar);
  const y = told.high ?? told.low ?? 0;
  const sign = told.low === null ? "≤" : told.high === null ? "≥" : "";
  const text = `${sign}${numbers(room)(y)}`;
  return { row, x1: bar.launched ? x1 : x2, x2, from: x1, middle: (x1 + x2) / 2, y, sign, text, words: bar.words };
}

/** Numbers where there is room for them, those of the highest bars first; without room, the sign of a bound alone. */
function labelled(tops: Top[], dayWidth: number): Top[] {
  const taken: { row: string; from: number; to: number }[] = [];
  return tops.toSorted((one, other) => other.y - one.y).map((each) => {
    const ends = (text: string) => [-1, 1].map((way) => each.middle + (way * text.length * LETTER) / 2 / dayWidth) as [number, number];
    const isFree = ([from, to]: [number, number]) =>
      taken.every((other) => other.row !== each.row || other.to <= from || other.from >= to);
    const text = [each.text, each.sign].find((text) => isFree(ends(text))) ?? "";
    const [from, to] = ends(text);
    taken.push({ row: each.row, from: Math.min(from, each.from), to: Math.max(to, each.x2) });
    return { ...each, text };
  });
}

function sum(bar: Bar): Bounds {
  const highs = bar.fates.map((fate) => fate.bounds.high);
  return {
    low: bar.fates.reduce((all, fate) => all + (fate.bounds.low ?? 0), 0),
    high: highs.includes(null) ? null : highs.reduce<number>((all, high) => all + (high ?? 0), 0),
  };
}

/** The days that are named: all of a few, else so many that their names have room. */
function ticks(days: number, room: Room): number[] {
  const step = Math.ceil(days / Math.max(Math.floor(room.width / 64), 1));
  return Array.from({ length: days }, (_, at) => at + 0.5).filter((_, at) => (days - 1 - at) % step === 0);
}

function dayWords(given: Given, at: number, room: Room): string {
  const day = new Date(Date.parse(given.first) + Math.floor(at) * DAY_MS);
  return new Intl.DateTimeFormat(room.language, { day: "numeric", month: "short", timeZone: "UTC" }).format(day);
}
