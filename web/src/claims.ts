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

export {};
