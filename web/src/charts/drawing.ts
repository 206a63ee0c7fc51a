// What all charts share: where they are drawn, how wide, when anew, with which colours, marks and numbers.
import { given } from "../given";

export type Drawn = SVGSVGElement | HTMLElement;

/** What a chart may use: the width of its place in CSS pixels, whether that is a phone's, the locale of its language. */
export interface Room {
  width: number;
  narrow: boolean;
  language: string;
}

/** Draws what the data block of its place says; null where there is nothing to draw. */
export type Chart = (place: HTMLElement, room: Room) => Drawn | null;

/** Colours are custom properties, so that a chart turns dark with its page without being drawn again. */
export const COLOURS = {
  ink: "var(--ink)",
  quiet: "var(--quiet)",
  rule: "var(--rule)",
  paper: "var(--paper)",
  count: "var(--count)",
  who: "var(--who)",
  what: "var(--what)",
  where: "var(--where)",
  when: "var(--when)",
  conflict: "var(--conflict)",
  accord: "var(--accord)",
} as const;

/** What every chart gives to Plot: our class, whose rules are in `styles/charts.css`, and the width of its place. */
export function plain(room: Room): { className: string; width: number } {
  return { className: "chart", width: room.width };
}

/** Draws the chart in its place, and again whenever that becomes wider or narrower. */
export function drawnAnew(place: HTMLElement, chart: Chart): void {
  let drawnAt = 0;
  const draw = () => {
    const width = Math.floor(place.clientWidth);
    if (width < 1 || width === drawnAt) return;
    drawnAt = width;
    const drawn = chart(place, { width, narrow: width < NARROW, language: localeOf(document.documentElement.lang) });
    if (!drawn) return;
    place.replaceChildren(told(unstyled(drawn), place.dataset.label));
    place.classList.add("drawn");
  };
  new ResizeObserver(() => requestAnimationFrame(draw)).observe(place);
  draw();
}

const NARROW = 520;

/** English dates are written as the pages write them: 14 May. */
function localeOf(language: string): string {
  return language === "en" ? "en-GB" : language;
}

/** What the server gives the chart of this place: the JSON of the block that `data-given` names. */
export function givenTo<Shape>(place: HTMLElement): Shape | null {
  return given<Shape>(document, place.dataset.given ?? "");
}

/** Numbers as the page's language writes them. */
export function numbers(room: Room): (value: number) => string {
  const format = new Intl.NumberFormat(room.language);
  return (value) => format.format(value);
}

/** Plot puts a style element into each chart, which the pages' policy refuses: `styles/charts.css` has the same rules. */
function unstyled(drawn: Drawn): Drawn {
  for (const each of drawn.querySelectorAll("style")) each.remove();
  return drawn;
}

/** To a screen reader a chart is one picture, or a group of named links: the table beside it has its numbers. */
function told(drawn: Drawn, label: string | undefined): Drawn {
  const links = drawn.querySelectorAll("a");
  for (const link of links) {
    const name = link.querySelector("[aria-label]")?.getAttribute("aria-label");
    if (name) link.setAttribute("aria-label", name);
    // They are for pointing at: with the keyboard the table's links are fewer steps away.
    link.setAttribute("tabindex", "-1");
  }
  drawn.setAttribute("role", links.length > 0 ? "group" : "img");
  if (label) drawn.setAttribute("aria-label", label);
  for (const each of drawn.querySelectorAll("[aria-label]:not(a)")) each.removeAttribute("aria-label");
  return drawn;
}

const SVG = "http://www.w3.org/2000/svg";

/** Adds slanting lines to a chart as a fill, `url(#id)`, for what is not told; the wider they are the darker. */
export function hatched(drawn: Drawn, id: string, colour: string, lineWidth = 2.5): void {
  const made = (name: string, set: Record<string, string>) => {
    const element = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(set)) element.setAttribute(key, value);
    return element;
  };
  const pattern = made("pattern", {
    id,
    width: "6",
    height: "6",
    patternUnits: "userSpaceOnUse",
    patternTransform: "rotate(45)",
  });
  pattern.append(made("line", { x1: "0", y1: "0", x2: "0", y2: "6", stroke: colour, "stroke-width": String(lineWidth) }));
  const definitions = made("defs", {});
  definitions.append(pattern);
  (drawn instanceof SVGSVGElement ? drawn : drawn.querySelector("svg"))?.prepend(definitions);
}
