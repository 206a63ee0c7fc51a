// The table of claims: a row opens its claim, the command line is copied, filters fold away where there is little room.

/** A click anywhere in a row opens its claim, unless it is on another link or words are being marked. */
function openRows(table: HTMLElement): void {
  table.addEventListener("click", (event) => {
    const target = event.target as Element;
    if (target.closest("a, button, input") || String(getSelection() ?? "") !== "") return;
    const link = target.closest("tr")?.querySelector<HTMLAnchorElement>("a.row-link");
    if (!link) return;
    if (event.ctrlKey || event.metaKey) open(link.href, "_blank", "noopener");
    else location.assign(link.href);
  });
}

/** Copies the words that the button names; without a clipboard they are marked, to be copied by hand. */
async function copy(button: HTMLButtonElement, words: HTMLElement): Promise<void> {
  try {
    await navigator.clipboard.writeText(words.textContent ?? "");
    button.textContent = button.dataset.done ?? button.textContent;
  } catch {
    getSelection()?.selectAllChildren(words);
  }
}

/** Links that give the same page again: choices of a facet, and the heads by which the table is sorted. */
const AGAIN = ".facet a, table.claims thead a";
const PLACE_KEPT = "claims-place";

/** A link's name on the next page, where numbers and addresses are others. */
function nameOf(link: Element): string {
  const words = link.querySelector(".facet-words, .column-words") ?? link;
  return `${link.closest("[data-facet]")?.getAttribute("data-facet") ?? ""}/${(words.textContent ?? "").replace(/[↑↓]/, "").trim()}`;
}

/** Whoever chooses a value stays where they were: the page that comes has its focus on the same link, at the same height. */
function keepPlace(kept: Storage): void {
  const [name, top] = (kept.getItem(PLACE_KEPT) ?? "").split("\n");
  kept.removeItem(PLACE_KEPT);
  const links = [...document.querySelectorAll<HTMLAnchorElement>(AGAIN)];
  const same = name ? links.find((link) => nameOf(link) === name) : undefined;
  if (same) {
    const facet = same.closest("details");
    if (facet) facet.open = true;
    same.focus({ preventScroll: true });
    scrollBy({ top: same.getBoundingClientRect().top - Number(top), behavior: "instant" });
  }
  for (const link of links) {
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      kept.setItem(PLACE_KEPT, `${nameOf(link)}\n${link.getBoundingClientRect().top}`);
    });
  }
}

for (const table of document.querySelectorAll<HTMLElement>("table.claims")) {
  table.classList.add("opens");
  openRows(table);
}
for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-copies]")) {
  const words = document.getElementById(button.dataset.copies ?? "");
  if (!words) continue;
  button.hidden = false;
  button.addEventListener("click", () => void copy(button, words));
}
const fold = document.querySelector<HTMLDetailsElement>(".facets-fold");
if (fold && !matchMedia("(min-width: 64rem)").matches) fold.open = false;
// The chart above the table is drawn by then, or has its height.
if (document.readyState === "complete") keepPlace(sessionStorage);
else addEventListener("load", () => keepPlace(sessionStorage));

export {};
