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

/** What a map has beside its ground: sources, and layers in given colours, over the ground and over its names. */
export interface Upper {
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
    map.setStyle(style(), { diff: true });
    marks();
  });
  return map;
}

function styleOf(ground: Ground, upper: Upper, colours: Colours): StyleSpecification {
  return {
    version: 8,
    sources: { ground: groundSource(ground), ...upper.sources },
    layers: [...groundLayers(colours), ...nameLayers(colours, document.documentElement.lang), ...upper.layers(colours)],
  };
}
