// A small map of a few places, on pages that are about something else.
import type { FeatureCollection, Point } from "geojson";
import { given } from "../given";
import type { Ground } from "./ground";
import { areaLayers, areaSource, grounds, holdAreas, incidentLayers } from "./incidents";
import type { Area } from "./incidents";
import { canDraw, madeMap } from "./making";

export type Pins = FeatureCollection<Point, { n: number; mark: string; name: string; href?: string | null }>;

/** The ground, the places that are points, and those that are areas or circles. */
interface Given {
  ground: Ground;
  points: Pins;
  areas: Area[];
  box: [number, number, number, number] | null;
}

/** Draws the places of an element's data block. Whatever it shows stands in words beside it. */
export function smallMap(element: HTMLElement): void {
  const data = given<Given>(document, element.dataset.given ?? "");
  if (data) drawSmall(element, data);
}

/** Draws a small map in an element. */
export function drawSmall(element: HTMLElement, data: Given): void {
  if (!data.box || !canDraw()) return;
  element.replaceChildren();
  element.classList.add("map-small");
  const map = madeMap(
    element,
    data.ground,
    {
      held: grounds(data.areas).map((each) => each.key),
      sources: { places: { type: "geojson", data: data.points }, ...areaSource(data.areas) },
      layers: (colours) => [...areaLayers(colours), ...incidentLayers("places", null, colours)],
    },
    { bounds: data.box, fitBoundsOptions: { padding: 30, maxZoom: 6.5 }, scrollZoom: false, keyboard: false },
  );
  // It is a picture: what it shows is reached by keyboard in the words beside it.
  map.getCanvas().tabIndex = -1;
  map.once("style.load", () => holdAreas(map, data.areas));
  map.once("load", () => element.setAttribute("data-map-painted", ""));
  map.on("click", ["places-marks", "places-clusters"], (event) => {
    const href = event.features?.[0]?.properties.href as string | undefined;
    if (href?.startsWith("/")) location.assign(href);
  });
}
