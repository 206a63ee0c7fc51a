// Draws the charts of a page: each element with `data-chart` names its kind and, in `data-given`, its data block.
import { drawnAnew } from "./charts/drawing";
import type { Chart } from "./charts/drawing";

/** The kinds of chart, each a module of its own in `charts/`, fetched only by pages that have one. */
const CHARTS: Record<string, () => Promise<Chart>> = {
  days: () => import("./charts/days").then((module) => module.days),
  months: () => import("./charts/months").then((module) => module.months),
  verdicts: () => import("./charts/months").then((module) => module.verdicts),
  nights: async () => (await import("./charts/nights")).nights,
  ladder: () => import("./charts/ladder").then((module) => module.ladder),
  sum: () => import("./charts/sum").then((module) => module.sum),
};

for (const place of document.querySelectorAll<HTMLElement>("[data-chart]")) {
  void CHARTS[place.dataset.chart ?? ""]?.().then((chart) => drawnAnew(place, chart));
}
