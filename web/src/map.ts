// Draws the maps of a page: each element with `data-map` names its kind and, in `data-given`, its data block.
// Without a script, the page lists what would be on them.

/** The kinds of map, each fetched only by pages that have one. */
const MAPS: Record<string, () => Promise<(element: HTMLElement) => unknown>> = {
  "": async () => (await import("./map/told")).toldMap,
  incidents: async () => (await import("./map/page")).pageMap,
  places: async () => (await import("./map/small")).smallMap,
};

for (const element of document.querySelectorAll<HTMLElement>("[data-map]"))
  void MAPS[element.dataset.map ?? ""]?.().then((drawn) => drawn(element));
