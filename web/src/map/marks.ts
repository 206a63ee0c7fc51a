// The marks of sides, drawn once to a canvas each: shapes tell sides apart where colours can't.
import type { Map as MapLibre } from "maplibre-gl";
import { colourOfMark } from "./colours";
import type { Colours } from "./colours";

const SIZE = 22;
const RATIO = 2;

type Pen = CanvasRenderingContext2D;

const SHAPES: Record<string, (pen: Pen, colour: string) => void> = {
  circle: (pen, colour) => painted(pen, colour, () => pen.arc(11, 11, 6, 0, 2 * Math.PI)),
  square: (pen, colour) => painted(pen, colour, () => pen.rect(5.5, 5.5, 11, 11)),
  triangle: (pen, colour) => painted(pen, colour, () => corners(pen, [[11, 4], [17.5, 16], [4.5, 16]])),
  star: (pen, colour) => painted(pen, colour, () => corners(pen, star())),
  wedge: (pen, colour) => painted(pen, colour, () => corners(pen, [[11, 18], [4.5, 6], [17.5, 6]])),
  cross: (pen, colour) => painted(pen, colour, () => corners(pen, cross())),
  pointer: (pen, colour) => painted(pen, colour, () => corners(pen, [[18, 11], [6, 17.5], [6, 4.5]])),
  diamond: (pen, colour) => hollow(pen, colour, () => corners(pen, [[11, 4.5], [17.5, 11], [11, 17.5], [4.5, 11]])),
  place: (pen, colour) => {
    hollow(pen, colour, () => pen.arc(11, 11, 6, 0, 2 * Math.PI));
    pen.beginPath();
    pen.arc(11, 11, 2.5, 0, 2 * Math.PI);
    pen.fillStyle = colour;
    pen.fill();
  },
  several: (pen, colour) => {
    hollow(pen, colour, () => pen.arc(11, 11, 6, 0, 2 * Math.PI));
    painted(pen, colour, () => pen.arc(11, 11, 6, Math.PI / 2, 1.5 * Math.PI));
  },
};

/** Gives the map an image of each mark, in these colours. */
export function giveMarks(map: MapLibre, colours: Colours): void {
  const colour = colourOfMark(colours);
  for (const [name, shape] of Object.entries(SHAPES)) {
    const image = drawn((pen) => {
      pen.strokeStyle = colours.sheet;
      shape(pen, colour[name] ?? colours.ink);
    });
    if (map.hasImage(`mark-${name}`)) map.updateImage(`mark-${name}`, image);
    else map.addImage(`mark-${name}`, image, { pixelRatio: RATIO });
  }
}

function drawn(shape: (pen: Pen) => void): ImageData {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = SIZE * RATIO;
  const pen = canvas.getContext("2d", { willReadFrequently: true })!;
  pen.scale(RATIO, RATIO);
  pen.lineJoin = "round";
  shape(pen);
  return pen.getImageData(0, 0, canvas.width, canvas.height);
}

/** A filled shape with a rim of paper, so that marks beside each other stay apart. */
function painted(pen: Pen, colour: string, outline: () => void): void {
  pen.beginPath();
  outline();
  pen.closePath();
  pen.lineWidth = 2.5;
  pen.stroke();
  pen.fillStyle = colour;
  pen.fill();
}

function hollow(pen: Pen, colour: string, outline: () => void): void {
  const paper = pen.strokeStyle;
  pen.beginPath();
  outline();
  pen.closePath();
  pen.lineWidth = 5;
  pen.stroke();
  pen.fillStyle = paper;
  pen.fill();
  pen.strokeStyle = colour;
  pen.lineWidth = 2;
  pen.stroke();
  pen.strokeStyle = paper;
}

function corners(pen: Pen, points: readonly (readonly [number, number])[]): void {
  points.forEach(([x, y], number) => (number ? pen.lineTo(x, y) : pen.moveTo(x, y)));
}

function cross(): [number, number][] {
  const [out, across] = [6.5, 2.3];
  return [
    [-across, -out], [across, -out], [across, -across], [out, -across], [out, across], [across, across],
    [across, out], [-across, out], [-across, across], [-out, across], [-out, -across], [-across, -across],
  ].map(([x, y]) => [11 + x!, 11 + y!]);
}

function star(): [number, number][] {
  return Array.from({ length: 10 }, (_, number) => {
    const reach = number % 2 ? 3.2 : 7.5;
    const turn = (number * Math.PI) / 5 - Math.PI / 2;
    return [11 + reach * Math.cos(turn), 11 + reach * Math.sin(turn)];
  });
}
