// A small map of GeoJSON points that say how exact they are: made into the points, areas and circles of a small map.
import type { FeatureCollection, Point } from "geojson";
import { given } from "../given";
import type { Ground } from "./ground";
import type { Area } from "./incidents";
import { drawSmall } from "./small";
import type { Pins } from "./small";

/** What pages say of a place: as the exports do, or as an incident's page does. */
interface Told {
  name?: string;
  place_name?: string | null;
  precision?: string;
  place_precision?: string | null;
  gazetteer?: string | null;
  place_id?: string | null;
  mark?: string;
  href?: string;
}

type Box = [number, number, number, number];
type Places = FeatureCollection<Point, Told>;

/** What the server knows of the ground under some places: which of them it has areas of, how large vague ones are. */
interface Under extends Ground {
  grounds: Record<string, { name: string; at: [number, number]; box: Box }>;
  circles: Record<string, number>;
}

/** Draws the places of an element's data block, once the server has said what lies under them. */
export async function toldMap(element: HTMLElement): Promise<void> {
  const places = given<Places>(document, element.dataset.given ?? "");
  if (!places?.features.length) return;
  const keys = new Set(places.features.map((each) => keyOf(each.properties)).filter(Boolean));
  const answer = await fetch(`/basemap/ground.json?${new URLSearchParams([...keys].map((key) => ["key", key]))}`);
  if (!answer.ok) return;
  const ground = (await answer.json()) as Under;
  const { areas, points, boxes } = sorted(places, ground);
  drawSmall(element, { ground, points, areas, box: around(boxes) });
}

function keyOf(told: Told): string {
  return told.gazetteer ?? told.place_id ?? "";
}

/** Which places are areas or circles, and which are points; places that several features name are drawn once. */
function sorted(places: Places, ground: Under): { areas: Area[]; points: Pins; boxes: Box[] } {
  const areas = new Map<string, Area>();
  const points = new Map<string, { n: number; told: Told; at: [number, number] }>();
  const boxes: Box[] = [];
  for (const { properties: told, geometry } of places.features) {
    const at = geometry.coordinates.slice(0, 2) as [number, number];
    const precision = told.precision ?? told.place_precision ?? "settlement";
    const held = ground.grounds[keyOf(told)];
    const km = held ? 0 : (ground.circles[precision] ?? -1);
    const name = held?.name ?? told.name ?? told.place_name ?? "";
    const key = keyOf(told) || `${name} ${at}`;
    if (km < 0) {
      const known = points.get(key);
      points.set(key, { n: (known?.n ?? 0) + 1, told, at });
      boxes.push([...at, ...at]);
    } else {
      const box = held?.box ?? [at[0] - km / 75, at[1] - km / 111, at[0] + km / 75, at[1] + km / 111];
      const n = (areas.get(key)?.n ?? 0) + 1;
      areas.set(key, { key, name, precision, at: held?.at ?? at, box, km, n, mark: told.mark ?? "place" });
      boxes.push(box);
    }
  }
  const features = [...points.values()].map(({ n, told, at }) => ({
    type: "Feature" as const,
    properties: { n, mark: told.mark ?? "place", name: told.name ?? told.place_name ?? "", href: n === 1 ? (told.href ?? null) : null },
    geometry: { type: "Point" as const, coordinates: at },
  }));
  return { areas: [...areas.values()], points: { type: "FeatureCollection", features }, boxes };
}

function around(boxes: readonly Box[]): Box {
  return [
    Math.min(...boxes.map((box) => box[0])),
    Math.min(...boxes.map((box) => box[1])),
    Math.max(...boxes.map((box) => box[2])),
    Math.max(...boxes.map((box) => box[3])),
  ];
}
