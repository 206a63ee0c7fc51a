// A measure's ladder: each step a row, from the first that was said to the last; its figure along the width, with its
// bounds as a bar; steps of one claimant joined; copies and what was revised since in grey.
import * as Plot from "@observablehq/plot";
import { COLOURS, givenTo, numbers, plain } from "./drawing";
import type { Chart, Drawn, Room } from "./drawing";

interface Step {
  who: string;
  when: string;
  figure: string;
  low: number | null;
  high: number | null;
  about: boolean;
  shape: "circle" | "square" | "triangle" | "star" | "wedge" | "cross" | "pointer" | "diamond";
  copied: boolean;
  revised: boolean;
  voice: number;
  href: string;
}

interface Row extends Step {
  at: number;
  /** Where the figure itself stands: its lower bound, or the upper one where that alone is told. */
  figureAt: number;
}

const ROW = 44;
/** A triangle of this area, turned so many quarters from pointing down. */
function turned(quarters: number): Plot.SymbolType {
  return {
    draw(context: CanvasPath, size: number) {
      const reach = Math.sqrt(size / (3 * Math.sqrt(3))) * 2;
      const corner = (third: number): [number, number] => {
        const turn = Math.PI / 2 - (quarters * Math.PI) / 2 + (third * 2 * Math.PI) / 3;
        return [reach * Math.cos(turn), reach * Math.sin(turn)];
      };
      context.moveTo(...corner(0));
      context.lineTo(...corner(1));
      context.lineTo(...corner(2));
      context.closePath();
    },
  };
}

const SHAPES: Record<Step["shape"], Plot.SymbolType> = {
  circle: "circle",
  square: "square",
  triangle: "triangle",
  star: "star",
  wedge: turned(0),
  cross: "cross",
  pointer: turned(1),
  diamond: "diamond",
};
const FILLS: Record<Step["shape"], string> = {
  circle: COLOURS.when,
  square: COLOURS.what,
  triangle: COLOURS.who,
  star: COLOURS.where,
  wedge: COLOURS.where,
  cross: COLOURS.who,
  pointer: COLOURS.where,
  diamond: COLOURS.quiet,
};

/** The ladder of the measure that its place names. */
export const ladder: Chart = (place, room) => {
  const given = givenTo<Record<string, Step[]>>(place)?.[place.dataset.measure ?? ""];
  if (!given?.length) return null;
  const rows = given.map((step, at) => ({ ...step, at, figureAt: step.low ?? step.high ?? 0 }));
  return drawn(rows, room);
};

function drawn(rows: Row[], room: Room): Drawn {
  const [from, to] = extent(rows);
  const stands = (row: Row) => !row.copied && !row.revised;
  const ink = (row: Row) => (stands(row) ? FILLS[row.shape] : COLOURS.quiet);
  const ends = rows.map((row) => ({ ...row, from: row.low ?? from, to: row.high ?? to, open: row.high === null }));
  return Plot.plot({
    ...plain(room),
    height: rows.length * ROW + 34,
    marginLeft: 8,
    marginRight: 74,
    marginTop: 4,
    marginBottom: 26,
    x: { domain: [from, to], nice: true, label: null, tickFormat: whole(numbers(room)), ticks: Math.min(room.narrow ? 4 : 7, Math.ceil(to - from)), grid: true },
    y: { domain: [-0.75, rows.length - 0.4], reverse: true, axis: null },
    marks: [
      Plot.line(rows.filter((row) => !row.copied), {
        x: "figureAt", y: "at", z: "voice", stroke: COLOURS.quiet, strokeWidth: 1.25, strokeDasharray: "2 3",
      }),
      Plot.link(ends.filter((row) => row.from !== row.to), {
        x1: "from", x2: "to", y1: "at", y2: "at", stroke: ink, strokeWidth: 7, strokeOpacity: 0.32,
      }),
      Plot.text(ends.filter((row) => row.open), { x: () => to, y: "at", text: () => "▸", fill: ink, dx: 6, fontSize: 15 }),
      Plot.text(ends.filter((row) => row.low === null), {
        x: () => from, y: "at", text: () => "◂", fill: ink, dx: -3, fontSize: 15,
      }),
      Plot.dot(rows.filter((row) => !row.copied), {
        x: "figureAt", y: "at", r: 5.5, symbol: (row: Row) => SHAPES[row.shape],
        stroke: ink, strokeWidth: 1.75, fill: (row: Row) => (stands(row) ? ink(row) : COLOURS.paper),
      }),
      Plot.dot(rows.filter((row) => row.copied), {
        x: "figureAt", y: "at", r: 4.5, symbol: (row: Row) => SHAPES[row.shape],
        stroke: COLOURS.quiet, strokeWidth: 1.25, strokeDasharray: "1.5 2", fill: COLOURS.paper,
      }),
      Plot.text(rows, {
        x: () => from, y: "at", dy: -15, textAnchor: "start", fontSize: 12, lineWidth: (room.width - 90) / 12,
        textOverflow: "ellipsis", text: (row: Row) => (row.when ? `${row.when} · ${row.who}` : row.who),
        fill: (row: Row) => (stands(row) ? COLOURS.ink : COLOURS.quiet),
      }),
      Plot.text(rows, {
        x: "figureAt", y: "at", dx: 11, textAnchor: "start", fontSize: 13, fontWeight: 600, text: "figure",
        fill: (row: Row) => (stands(row) ? COLOURS.ink : COLOURS.quiet), stroke: COLOURS.paper, strokeWidth: 4,
      }),
    ],
  });
}

/** Counts are whole: no tick between two numbers says anything. */
function whole(format: (value: number) => string): (value: number) => string {
  return (value) => (Number.isInteger(value) ? format(value) : "");
}

/** From nought where figures are far apart, or one is only a bound from above; else from a little below the least. */
function extent(rows: Row[]): [number, number] {
  const all = rows.flatMap((row) => [row.low, row.high]).filter((value): value is number => value !== null);
  const least = Math.min(...all);
  const most = Math.max(...all);
  const open = rows.some((row) => row.high === null);
  const from = rows.some((row) => row.low === null) || least < most * 0.6 ? 0 : least - Math.max((most - least) * 0.3, most * 0.04);
  const to = most + (open ? Math.max((most - from) * 0.15, most * 0.05) : 0);
  return [from, to > from ? to : from + 1];
}
