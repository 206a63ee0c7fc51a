// A whole over its parts: what is not accounted for is hatched, what bounds leave open is pale, too many stand out.
import * as Plot from "@observablehq/plot";
import { COLOURS, givenTo, hatched, numbers, plain } from "./drawing";
import type { Chart, Drawn, Room } from "./drawing";

interface Amount {
  low: number | null;
  high: number | null;
  about: boolean;
  figure: string;
  words: string;
}

interface Sum {
  whole: Amount;
  parts: Amount[];
  left: Amount | null;
  over: Amount | null;
}

/** A piece of a bar: `row` 0 is the whole, 1 its parts; `open` has no end that is told. */
interface Piece {
  row: number;
  from: number;
  to: number;
  sort: "whole" | "part" | "maybe" | "left" | "over";
  words: string;
  open: boolean;
}

const FILLS = [COLOURS.when, COLOURS.where, COLOURS.who, COLOURS.what];

/** The sum that its data block has. */
export const sum: Chart = (place, room) => {
  const given = givenTo<Sum>(place);
  return given ? drawn(given, room, place.dataset.given ?? "sum") : null;
};

function drawn(given: Sum, room: Room, id: string): Drawn {
  const pieces = laidOut(given);
  const most = Math.max(...pieces.map((piece) => piece.to));
  const pattern = (name: string) => `url(#${id}-${name})`;
  const fill = (piece: Piece) => {
    if (piece.sort === "left") return pattern("left");
    if (piece.sort === "over") return pattern("over");
    return piece.sort === "whole" || piece.sort === "maybe" ? COLOURS.quiet : COLOURS.ink;
  };
  const parts = pieces.filter((piece) => piece.sort === "part");
  const chart = Plot.plot({
    ...plain(room),
    height: 118,
    marginLeft: 4,
    marginRight: 26,
    marginTop: 4,
    marginBottom: 26,
    x: { domain: [0, most], label: null, tickFormat: numbers(room), ticks: room.narrow ? 4 : 8 },
    y: { domain: [0, 2], reverse: true, axis: null },
    marks: [
      ...[false, true].map((loose) =>
        Plot.rect(pieces.filter((piece) => piece.sort !== "part" && isLoose(piece) === loose), {
          x1: "from", x2: "to", y1: (piece: Piece) => piece.row + 0.12, y2: (piece: Piece) => piece.row + 0.88,
          fill, fillOpacity: (piece: Piece) => (piece.sort === "whole" ? 0.28 : piece.sort === "maybe" ? 0.14 : 1),
          stroke: (piece: Piece) => (piece.sort === "over" ? COLOURS.conflict : COLOURS.quiet), inset: 0.5,
          ...(loose ? { strokeDasharray: "3 3" } : {}),
        }),
      ),
      Plot.rect(parts, {
        x1: "from", x2: "to", y1: 1.12, y2: 1.88, insetLeft: 0.75, insetRight: 0.75,
        fill: (piece: Piece) => FILLS[parts.indexOf(piece) % FILLS.length], fillOpacity: 0.85,
      }),
      Plot.text(pieces.filter((piece) => piece.words && (piece.to - piece.from) / most > (room.narrow ? 0.08 : 0.04)), {
        x: (piece: Piece) => (piece.from + piece.to) / 2, y: (piece: Piece) => piece.row + 0.5, text: "words",
        fontSize: 12, fontWeight: 600, fill: COLOURS.ink, stroke: COLOURS.paper, strokeWidth: 4,
      }),
      Plot.text(pieces.filter((piece) => piece.open), {
        x: "to", y: (piece: Piece) => piece.row + 0.5, text: () => "▸", dx: 8, fontSize: 16, fill: COLOURS.quiet,
      }),
    ],
  });
  hatched(chart, `${id}-left`, COLOURS.quiet);
  hatched(chart, `${id}-over`, COLOURS.conflict);
  return chart;
}

/** Whether no words say that there is so much: what bounds leave open, and what is not accounted for. */
function isLoose(piece: Piece): boolean {
  return piece.sort === "maybe" || piece.sort === "left";
}

/** The pieces of both bars. Parts stand at the least that each can be; what they may be beyond that is pale. */
function laidOut({ whole, parts, left, over }: Sum): Piece[] {
  const pieces: Piece[] = [];
  const add = (row: number, from: number, to: number, sort: Piece["sort"], words = "", open = false) => {
    if (to > from) pieces.push({ row, from, to, sort, words, open });
  };
  const least = whole.low ?? 0;
  add(0, 0, least, "whole", whole.figure, whole.high === null);
  if (whole.high !== null) add(0, least, whole.high, "maybe", whole.low === null ? whole.figure : "");
  let end = 0;
  parts.forEach((part, number) => {
    const size = part.low ?? 0;
    const most = part.high ?? size;
    add(1, end, end + size, "part", `${number + 1}`, false);
    add(1, end + size, end + most, "maybe");
    end += most;
  });
  const open = parts.some((part) => part.high === null);
  if (open && pieces.length) pieces[pieces.length - 1]!.open = !left;
  if (left) add(1, end, Math.max(least, end + (left.low ?? 0)), "left", left.figure, left.high === null);
  if (over) add(1, whole.high ?? least, end, "over", over.figure);
  return pieces;
}
