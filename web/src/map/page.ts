// The map page: incidents of the days shown, the list of what is in view, and how the two follow each other.
import type { Map as MapLibre, MapGeoJSONFeature, VectorTileSource } from "maplibre-gl";
import { given } from "../given";
import { addButtons } from "./buttons";
import { coloursOf } from "./colours";
import type { ButtonWords } from "./buttons";
import type { Ground } from "./ground";
import { areaLayers, areaSource, drawAreas, holdAreas, holdIncidents, incidentLayers, pointAt, showIncidents } from "./incidents";
import type { Area } from "./incidents";
import { canDraw, madeMap } from "./making";
import { Panel } from "./panel";
import { Timeline } from "./timeline";
import type { Days, DaysGiven, TimelineWords } from "./timeline";

interface Summary extends DaysGiven {
  shown: number;
  nowhere: number;
  grounds: string[];
  areas: Area[];
  box: [number, number, number, number] | null;
}

interface Given {
  ground: Ground & { deepest_incidents: number };
  summary: Summary;
  filters: Record<string, string>;
  words: ButtonWords & TimelineWords & { close: string; failed: string; no_webgl: string };
}

const SOURCES = ["incidents-a", "incidents-b"] as const;
const LAYER = "incidents";
const SETTLE_MS = 250;
const ROOM = { padding: 40, maxZoom: 8 };

export function pageMap(element: HTMLElement): void {
  const data = given<Given>(document, element.dataset.given ?? "");
  if (!data) return;
  if (!canDraw()) {
    element.textContent = data.words.no_webgl;
    return;
  }
  new PageMap(element, data);
}

class PageMap {
  readonly #given: Given;
  readonly #map: MapLibre;
  readonly #panel: Panel;
  readonly #timeline: Timeline;
  readonly #still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  #days: Days;
  #box: Summary["box"];
  #shown = 0;
  #changes = 0;
  #settling = 0;
  #spot: string | null = null;

  constructor(element: HTMLElement, data: Given) {
    this.#given = data;
    this.#days = { since: data.filters.since ?? null, until: data.filters.until ?? null };
    this.#box = data.summary.box;
    this.#panel = new Panel(document, data.words.close);
    element.replaceChildren();
    this.#map = madeMap(element, data.ground, this.#upper(), {
      ...(this.#box ? { bounds: this.#box, fitBoundsOptions: ROOM } : { center: [33, 48], zoom: 3.5 }),
    });
    addButtons(this.#map, data.words, () => this.#whole());
    const place = document.querySelector<HTMLElement>("[data-map-time]")!;
    this.#timeline = new Timeline(place, data.summary, this.#days, data.words, (days, settled) => this.#show(days, settled));
    this.#map.once("style.load", () => {
      holdAreas(this.#map, data.summary.areas);
      holdIncidents(this.#map, SOURCES[1]!);
    });
    this.#map.once("load", () => element.setAttribute("data-map-painted", ""));
    this.#map.on("moveend", () => this.#settle());
    this.#follow();
  }

  #upper() {
    const tiles = [this.#tiles(this.#days)];
    const incidents = { type: "vector", tiles, maxzoom: this.#given.ground.deepest_incidents } as const;
    return {
      held: this.#given.summary.grounds,
      sources: { [SOURCES[0]]: incidents, [SOURCES[1]]: incidents, ...areaSource(this.#given.summary.areas) },
      layers: (colours: Parameters<typeof areaLayers>[0]) => [
        ...areaLayers(colours),
        ...SOURCES.flatMap((source) => incidentLayers(source, LAYER, colours)),
      ],
    };
  }

  #parameters(days: Days): URLSearchParams {
    const given = { ...this.#given.filters, since: days.since, until: days.until };
    return new URLSearchParams(Object.entries(given).filter((each): each is [string, string] => Boolean(each[1])));
  }

  #tiles(days: Days): string {
    return `${location.origin}/api/v1/tiles/{z}/{x}/{y}.mvt?${this.#parameters(days)}`;
  }

  /** Other days: loaded out of sight, then shown at once. */
  async #show(days: Days, settled: boolean): Promise<void> {
    const change = ++this.#changes;
    this.#days = days;
    this.#spot = null;
    const next = 1 - this.#shown;
    const source = this.#map.getSource(SOURCES[next]!) as VectorTileSource | undefined;
    if (!source) return;
    source.setTiles([this.#tiles(days)]);
    const [summary] = await Promise.all([this.#summary(days), this.#loaded(SOURCES[next]!)]);
    if (change !== this.#changes) return;
    showIncidents(this.#map, SOURCES[next]!, true);
    showIncidents(this.#map, SOURCES[this.#shown]!, false);
    this.#shown = next;
    if (summary) this.#tell(summary);
    if (settled) this.#settle();
  }

  #tell(summary: Summary): void {
    drawAreas(this.#map, summary.areas);
    this.#box = summary.box;
  }

  async #summary(days: Days): Promise<Summary | null> {
    const answer = await fetch(`/map/summary?${this.#parameters(days)}`);
    return answer.ok ? ((await answer.json()) as Summary) : null;
  }

  #loaded(source: string): Promise<void> {
    return new Promise((done) => {
      const look = () => {
        if (!this.#map.isSourceLoaded(source)) return;
        this.#map.off("sourcedata", look);
        this.#map.off("idle", look);
        done();
      };
      this.#map.on("sourcedata", look);
      this.#map.on("idle", look);
    });
  }

  /** Once the map rests: the address and the list say what it shows. */
  #settle(): void {
    clearTimeout(this.#settling);
    this.#settling = window.setTimeout(() => {
      if (this.#timeline.playing) return;
      const parameters = this.#parameters(this.#days);
      history.replaceState(null, "", parameters.size ? `/map?${parameters}` : "/map");
      document.querySelector<HTMLAnchorElement>("[data-map-incidents]")!.href = `/incidents?${parameters}`;
      for (const name of ["since", "until"] as const) {
        const field = document.querySelector<HTMLInputElement>(`.filters [name=${name}]`);
        if (field) field.value = this.#days[name] ?? "";
      }
      if (this.#spot) parameters.set("spot", this.#spot);
      else parameters.set("bbox", this.#view());
      this.#panel.list(parameters).catch(() => undefined);
    }, SETTLE_MS);
  }

  #view(): string {
    const bounds = this.#map.getBounds();
    const west = Math.max(-540, bounds.getWest());
    const east = Math.min(540, bounds.getEast());
    return [west, bounds.getSouth(), east, bounds.getNorth()].map((degrees) => degrees.toFixed(4)).join(",");
  }

  #whole(): void {
    if (this.#box) this.#map.fitBounds(this.#box, { ...ROOM, animate: !this.#still });
  }

  #follow(): void {
    this.#panel.onPointed((at) => pointAt(this.#map, at, coloursOf(document)));
    this.#map.on("click", (event) => {
      const feature = this.#under([event.point.x, event.point.y]);
      if (feature) this.#pick(feature);
    });
    this.#map.on("mousemove", (event) => {
      this.#map.getCanvas().style.cursor = this.#under([event.point.x, event.point.y]) ? "pointer" : "";
    });
  }

  /** What lies under the pointer: a sign before an area's name, that before the area. */
  #under(at: [number, number]): MapGeoJSONFeature | undefined {
    const source = SOURCES[this.#shown]!;
    const [x, y] = at;
    const near: [[number, number], [number, number]] = [[x - 6, y - 6], [x + 6, y + 6]];
    const signs = this.#map.queryRenderedFeatures(near, { layers: [`${source}-clusters`, `${source}-marks`] });
    if (signs[0]) return signs[0];
    const vague = this.#map.queryRenderedFeatures(at, { layers: ["area-names", "circles", "region-held", "country-held"] });
    return vague.find((each) => !each.layer.id.endsWith("-held") || each.state.held);
  }

  #pick(feature: MapGeoJSONFeature): void {
    const told = feature.properties as { id?: string; n?: number; places?: number; key?: string; spot?: string };
    const box = ["west", "south", "east", "north"].map((name) => Number(feature.properties[name])) as [number, number, number, number];
    if (told.id) void this.#panel.card(told.id, this.#parameters(this.#days)).catch(() => undefined);
    else if ((told.places ?? 1) > 1) this.#map.fitBounds(box, { padding: 80, maxZoom: this.#map.getZoom() + 3, animate: !this.#still });
    else {
      this.#spot = told.spot ?? told.key ?? null;
      this.#settle();
    }
  }
}
