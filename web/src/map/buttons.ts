// Buttons on a map, in the page's own look and words.
import type { Map as MapLibre } from "maplibre-gl";

export interface ButtonWords {
  zoom_in: string;
  zoom_out: string;
  whole: string;
}

/** Adds buttons for nearer, farther, and all that there is. */
export function addButtons(map: MapLibre, words: ButtonWords, whole: () => void): void {
  const bar = document.createElement("div");
  bar.className = "map-buttons";
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const add = (sign: string, said: string, pressed: () => void) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = sign;
    button.title = said;
    button.setAttribute("aria-label", said);
    button.addEventListener("click", pressed);
    bar.append(button);
  };
  add("+", words.zoom_in, () => map.zoomIn(still ? { duration: 0 } : {}));
  add("−", words.zoom_out, () => map.zoomOut(still ? { duration: 0 } : {}));
  add("⤢", words.whole, whole);
  map.getContainer().append(bar);
}
