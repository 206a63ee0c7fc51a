// What lies on the ground: clusters and single incidents from tiles, areas and circles for what is told less exactly.
import type { Feature, FeatureCollection, Polygon } from "geojson";
import type {
  ExpressionSpecification,
  GeoJSONSource,
  LayerSpecification,
  Map as MapLibre,
  SourceSpecification,
} from "maplibre-gl";
import type { Colours } from "./colours";
import { DASHES, FONT, HELD, SOURCE, byMark } from "./ground";
import { languageOf } from "./language";

/** An area or a circle in which `n` incidents lie somewhere. `km` is 0 where the ground itself has the area. */
export interface Area {
  key: string;
  name: string;
  precision: string;
  at: [number, number];
  box: [number, number, number, number];
  km: number;
  n: number;
  mark: string;
}

const NOTHING: FeatureCollection = { type: "FeatureCollection", features: [] };
const LAYERS_OF_AREAS = ["land", "regions"];
const KM_OF_DEGREE = 111.2;

/** Which features of a layer with incidents are single ones, and which stand for several. */
const several: ExpressionSpecification = [">", ["get", "n"], 1];

/** The layers of one source of incidents. */
export function incidentLayers(source: string, layer: string | null, colours: Colours): LayerSpecification[] {
  const from = layer ? { source, "source-layer": layer } : { source };
  const grown: ExpressionSpecification = ["interpolate", ["linear"], ["log10", ["get", "n"]], 0.3, 11, 1, 13, 2, 17, 3, 21];
  return [
    {
      id: `${source}-clusters`, type: "circle", ...from, filter: several,
      paint: {
        "circle-radius": grown, "circle-color": colours["map-cluster"], "circle-opacity": 0.92,
        "circle-stroke-width": 2, "circle-stroke-color": byMark(colours, ["get", "mark"]),
      },
    },
    {
      id: `${source}-numbers`, type: "symbol", ...from, filter: several,
      layout: {
        "text-field": ["number-format", ["get", "n"], { locale: languageOf(document) }], "text-font": FONT,
        "text-size": 11, "text-allow-overlap": true, "text-padding": 12,
      },
      paint: { "text-color": colours.ink },
    },
    {
      id: `${source}-marks`, type: "symbol", ...from, filter: ["!", several],
      layout: { "icon-image": ["concat", "mark-", ["get", "mark"]], "icon-allow-overlap": true },
    },
  ];
}

const OPACITIES: Record<string, [string, number][]> = {
  clusters: [["circle-opacity", 0.92], ["circle-stroke-opacity", 1]],
  numbers: [["text-opacity", 1]],
  marks: [["icon-opacity", 1]],
};

/** Shows or hides a source's layers; hidden ones are loaded all the same, so that they can be shown at once. */
export function showIncidents(map: MapLibre, source: string, on: boolean): void {
  for (const [name, properties] of Object.entries(OPACITIES)) {
    map.setLayoutProperty(`${source}-${name}`, "visibility", "visible");
    for (const [property, opacity] of properties) map.setPaintProperty(`${source}-${name}`, property as never, (on ? opacity : 0) as never);
  }
}

/** Leaves a source's layers out altogether, so that nothing of them is loaded, until they are shown or hidden. */
export function holdIncidents(map: MapLibre, source: string): void {
  for (const name of Object.keys(OPACITIES)) map.setLayoutProperty(`${source}-${name}`, "visibility", "none");
}

const AREAS = "areas";
const POINTED = "pointed";
/** The marks of sides as characters, so that a name needs no picture beside it. */
const SIGNS: Record<string, string> = {
  circle: "●", square: "■", triangle: "▲", star: "★", wedge: "▼", cross: "✚", pointer: "▶", diamond: "◇", several: "◐", place: "○",
};
const isCircle: ExpressionSpecification = ["==", ["geometry-type"], "Polygon"];

/** The source of what is told less exactly than by a point. */
export function areaSource(areas: readonly Area[]): Record<string, SourceSpecification> {
  return { [AREAS]: { type: "geojson", data: drawn(areas) } };
}

/** The layers of areas and circles: their names say whose claims lie somewhere in them, and how many. */
export function areaLayers(colours: Colours): LayerSpecification[] {
  const colour = byMark(colours, ["get", "mark"]);
  return [
    {
      // Its edge is a line of its own: to smooth it here as well would draw it twice.
      id: "circles", type: "fill", source: AREAS, filter: isCircle,
      paint: { "fill-color": colour, "fill-opacity": HELD, "fill-antialias": false },
    },
    {
      id: "circles-edge", type: "line", source: AREAS, filter: isCircle,
      paint: { "line-color": colour, "line-width": 1.3, "line-dasharray": DASHES },
    },
    {
      id: "area-names", type: "symbol", source: AREAS, filter: ["!", isCircle],
      layout: {
        "text-field": ["get", "words"], "text-font": FONT, "text-size": 12, "text-max-width": 9, "symbol-sort-key": ["-", ["get", "n"]],
        "text-variable-anchor": ["center", "top", "bottom"], "text-radial-offset": 0.4, "text-padding": 3,
      },
      paint: { "text-color": colours.ink, "text-halo-color": colours.sheet, "text-halo-width": 1.8 },
    },
  ];
}

/** The areas of the ground among these. */
export function grounds(areas: readonly Area[]): Area[] {
  return areas.filter((one) => !one.km);
}

/** Marks the areas of the ground in which incidents lie, and no others. */
export function holdAreas(map: MapLibre, areas: readonly Area[]): void {
  for (const sourceLayer of LAYERS_OF_AREAS) {
    map.removeFeatureState({ source: SOURCE, sourceLayer });
    for (const { key, mark } of grounds(areas))
      map.setFeatureState({ source: SOURCE, sourceLayer, id: key }, { held: true, mark });
  }
}

/** Draws these areas instead of those before. */
export function drawAreas(map: MapLibre, areas: readonly Area[]): void {
  holdAreas(map, areas);
  void (map.getSource(AREAS) as GeoJSONSource | undefined)?.setData(drawn(areas));
}

/** Rings a place; none where `at` is null. */
export function pointAt(map: MapLibre, at: [number, number] | null, colours: Colours): void {
  const data = at ? ({ type: "Feature", properties: {}, geometry: { type: "Point", coordinates: at } } as const) : NOTHING;
  const source = map.getSource(POINTED) as GeoJSONSource | undefined;
  if (source) {
    void source.setData(data);
  } else if (at) {
    map.addSource(POINTED, { type: "geojson", data });
    map.addLayer({
      id: POINTED, type: "circle", source: POINTED,
      paint: { "circle-radius": 15, "circle-opacity": 0, "circle-stroke-width": 3, "circle-stroke-color": colours.link },
    });
  }
}

function drawn(areas: readonly Area[]): FeatureCollection {
  const circles = areas.filter((one) => one.km).map((one) => circle(one));
  return { type: "FeatureCollection", features: [...circles, ...areas.map(named)] };
}

function named(area: Area): Feature {
  const number = new Intl.NumberFormat(languageOf(document)).format(area.n);
  const name = `${SIGNS[area.mark] ?? ""} ${area.name}`.trim();
  const words = area.n > 1 ? `${name} · ${number}` : name;
  return { type: "Feature", properties: { ...area, words }, geometry: { type: "Point", coordinates: area.at } };
}

/** The ground within so many kilometres of a point. */
export function circle(area: Area): Feature<Polygon> {
  const [longitude, latitude] = area.at;
  const high = area.km / KM_OF_DEGREE;
  const wide = high / Math.max(0.05, Math.cos((latitude * Math.PI) / 180));
  const ring = Array.from({ length: 65 }, (_, step) => {
    const turn = (step * Math.PI) / 32;
    return [longitude + wide * Math.cos(turn), latitude + high * Math.sin(turn)];
  });
  return { type: "Feature", properties: { ...area }, geometry: { type: "Polygon", coordinates: [ring] } };
}
