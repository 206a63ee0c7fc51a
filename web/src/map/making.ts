// Makes a map in an element. Its worker is a file of ours, its text is drawn by the browser: nothing is asked of anyone else.
import { Map as MapLibre, setWorkerUrl } from "maplibre-gl";
import type { LayerSpecification, MapOptions, SourceSpecification, StyleSpecification } from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?url";
import { coloursOf, onTurn } from "./colours";
import type { Colours } from "./colours";
import { groundLayers, groundSource, nameLayers } from "./ground";
import type { Ground } from "./ground";
import { giveMarks } from "./marks";

setWorkerUrl(workerUrl);

const FINEST = 2;

/** What a map has beside its ground: sources, and layers in given colours, over the ground and over its names.
 *
 * `held` are the keys of the areas of the ground that may be drawn as held.
 */
export interface Upper {
  held: readonly string[];
  sources: Record<string, SourceSpecification>;
  layers: (colours: Colours) => LayerSpecification[];
}

/** Whether this browser can draw maps at all. */
export function canDraw(): boolean {
  return document.createElement("canvas").getContext("webgl2") !== null;
}

/** A map of the ground and what lies on it. */
export function madeMap(element: HTMLElement, ground: Ground, upper: Upper, options: Partial<MapOptions>): MapLibre {
  const style = () => styleOf(ground, upper, coloursOf(document));
  const map = new MapLibre({
    container: element,
    style: style(),
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    maxPitch: 0,
    minZoom: 1,
    maxZoom: 11,
    fadeDuration: 0,
    // Tiles stay as they were fetched until other days or filters are asked for.
    refreshExpiredTiles: false,
    pixelRatio: Math.min(devicePixelRatio, FINEST),
    renderWorldCopies: true,
    // To a screen reader the map is its canvas, by this name.
    locale: { "Map.Title": element.dataset.label ?? "" },
    ...options,
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  const marks = () => giveMarks(map, coloursOf(document));
  map.once("style.load", marks);
  onTurn(() => {
    recolour(map, style());
    marks();
  });
  return map;
}

/** Gives the layers the colours of another style; days, areas and whatever else changed since stay as they are. */
function recolour(map: MapLibre, style: StyleSpecification): void {
  for (const { id, paint } of style.layers)
    for (const [property, value] of Object.entries(paint ?? {}))
      if (property.endsWith("-color")) map.setPaintProperty(id, property as never, value as never);
}

function styleOf(ground: Ground, upper: Upper, colours: Colours): StyleSpecification {
  return {
    version: 8,
    sources: { ground: groundSource(ground), ...upper.sources },
    layers: [...groundLayers(colours, upper.held), ...nameLayers(colours, document.documentElement.lang), ...upper.layers(colours)],
  };
}
