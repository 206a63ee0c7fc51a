// The ground: land, water, borders (those in dispute drawn as such) and names, all from tiles of our own.
import type { ExpressionSpecification, LayerSpecification, SourceSpecification } from "maplibre-gl";
import { colourOfMark } from "./colours";
import type { Colours } from "./colours";

/** Where the tiles of the ground are, how deep they go, whom to credit. */
export interface Ground {
  tiles: string;
  deepest: number;
  credit: string;
}

export const FONT = ["sans-serif"];
export const SOURCE = "ground";
/** How strongly an area is filled in which incidents lie, and its edge's dashes. */
export const HELD = 0.2;
export const DASHES = [3, 2];
const EDGE: ExpressionSpecification = ["interpolate", ["linear"], ["zoom"], 1, 0.6, 5, 1.3];
const UNSEEN = "rgba(0, 0, 0, 0)";

export function groundSource(ground: Ground): SourceSpecification {
  return {
    type: "vector",
    tiles: [location.origin + ground.tiles],
    maxzoom: ground.deepest,
    promoteId: { land: "key", regions: "key" },
  };
}

const held: ExpressionSpecification = ["boolean", ["feature-state", "held"], false];

/** The colour that a mark's name stands for, wherever an expression finds that name. */
export function byMark(colours: Colours, mark: ExpressionSpecification): ExpressionSpecification {
  const named = Object.entries(colourOfMark(colours)).flat();
  return ["match", ["to-string", mark], ...named, colours.quiet] as unknown as ExpressionSpecification;
}

/** A layer's name, where its areas are in the tiles, how strongly they are filled and edged.
 *
 * Countries have no edge but their borders: it would run around every lake.
 */
type AreaLook = readonly [id: string, layer: string, opacity: number, edge: number];
const COUNTRY: AreaLook = ["country", "land", 0.1, 0];
const REGION: AreaLook = ["region", "regions", HELD, 0.9];

/** The layers of areas that may be held: those of `keys` alone, for what is drawn unseen costs as much as what is seen.
 *
 * What is not held has a colour that is not seen: so they share the graphics card's programs with circles.
 */
function areas([id, layer, opacity, edge]: AreaLook, keys: readonly string[], colours: Colours): LayerSpecification[] {
  const colour: ExpressionSpecification = ["case", held, byMark(colours, ["feature-state", "mark"]), UNSEEN];
  const from = { source: SOURCE, "source-layer": layer } as const;
  const filter: ExpressionSpecification = ["in", ["get", "key"], ["literal", [...keys]]];
  const filled: LayerSpecification = {
    id: `${id}-held`, type: "fill", ...from, filter,
    paint: { "fill-color": colour, "fill-opacity": opacity, "fill-antialias": false },
  };
  const edged: LayerSpecification = {
    id: `${id}-edge`, type: "line", ...from, filter,
    paint: { "line-color": colour, "line-width": EDGE, "line-dasharray": DASHES, "line-opacity": edge },
  };
  return edge ? [filled, edged] : [filled];
}

/** Everything below the incidents, from the sea up; `keys` are those of the areas that may be held. */
export function groundLayers(colours: Colours, keys: readonly string[]): LayerSpecification[] {
  const from = (layer: string) => ({ source: SOURCE, "source-layer": layer }) as const;
  return [
    { id: "sea", type: "background", paint: { "background-color": colours["map-sea"] } },
    { id: "land", type: "fill", ...from("land"), paint: { "fill-color": colours["map-land"] } },
    ...areas(COUNTRY, keys, colours),
    ...areas(REGION, keys, colours),
    { id: "lakes", type: "fill", ...from("lakes"), paint: { "fill-color": colours["map-sea"] } },
    {
      id: "rivers", type: "line", ...from("rivers"), minzoom: 3,
      paint: { "line-color": colours["map-water"], "line-width": ["interpolate", ["linear"], ["zoom"], 3, 0.4, 8, 1.6] },
    },
    {
      id: "region-borders", type: "line", ...from("borders"), filter: ["==", ["get", "kind"], "region"],
      paint: { "line-color": colours["map-region"], "line-width": ["interpolate", ["linear"], ["zoom"], 3, 0.4, 8, 1.2] },
    },
    {
      id: "small-region-borders", type: "line", ...from("borders"), minzoom: 7, filter: ["==", ["get", "kind"], "small region"],
      paint: { "line-color": colours["map-region"], "line-width": 0.7 },
    },
    {
      id: "borders", type: "line", ...from("borders"), filter: ["==", ["get", "kind"], "country"],
      layout: { "line-join": "round" },
      paint: { "line-color": colours["map-border"], "line-width": ["interpolate", ["linear"], ["zoom"], 1, 0.5, 8, 2.2] },
    },
    {
      id: "disputed", type: "line", ...from("borders"), filter: ["==", ["get", "kind"], "disputed"],
      paint: {
        // As if its colour depended on what it is: so it shares the edges' program.
        "line-color": ["match", ["get", "kind"], "disputed", colours["map-disputed"], UNSEEN], "line-dasharray": [2, 2],
        "line-width": ["interpolate", ["linear"], ["zoom"], 1, 0.7, 8, 2.2],
      },
    },
  ];
}

/** The names of countries, regions and towns; what matters more is set first. */
export function nameLayers(colours: Colours, language: string): LayerSpecification[] {
  const name: ExpressionSpecification =
    language === "uk" ? ["coalesce", ["get", "name_uk"], ["get", "name"]] : ["get", "name"];
  const paint = { "text-color": colours["map-name"], "text-halo-color": colours["map-land"], "text-halo-width": 1.4 };
  const from = { source: SOURCE, "source-layer": "places" } as const;
  const of = (...kinds: string[]): ExpressionSpecification => ["in", ["get", "kind"], ["literal", kinds]];
  return [
    {
      id: "region-names", type: "symbol", ...from, minzoom: 5, maxzoom: 8, filter: of("region"),
      layout: { "text-field": name, "text-font": FONT, "text-size": 11, "text-max-width": 7, "text-letter-spacing": 0.04 },
      paint: { ...paint, "text-opacity": 0.75 },
    },
    {
      id: "town-names", type: "symbol", ...from, filter: of("town", "capital"),
      layout: {
        "text-field": name, "text-font": FONT,
        // Below its point, or else beside or above what stands for several incidents there.
        "text-variable-anchor-offset": ["top", [0, 0.35], "left", [1.7, 0], "right", [-1.7, 0], "bottom", [0, -1.5]],
        "text-size": ["interpolate", ["linear"], ["zoom"], 3, ["case", ["==", ["get", "kind"], "capital"], 12, 11], 9, 14],
        "symbol-sort-key": ["get", "rank"], "text-max-width": 8, "text-padding": 6,
      },
      paint,
    },
    {
      id: "country-names", type: "symbol", ...from, maxzoom: 7, filter: of("country"),
      layout: {
        "text-field": name, "text-font": FONT, "text-size": ["interpolate", ["linear"], ["zoom"], 1, 10, 5, 15],
        "text-letter-spacing": 0.12, "text-transform": "uppercase", "text-max-width": 7, "text-padding": 4,
      },
      paint: { ...paint, "text-opacity": 0.8 },
    },
  ];
}
