// The list beside the map, and the card of one incident: pieces of pages that the server writes.

/** Fetches pieces and puts them into their places; only the last one asked for is shown. */
export class Panel {
  readonly #list: HTMLElement;
  readonly #count: HTMLElement;
  readonly #nowhere: HTMLElement;
  readonly #card: HTMLElement;
  readonly #close: string;
  #asked = 0;

  constructor(page: Document, close: string) {
    this.#list = page.querySelector("[data-map-list]")!;
    this.#count = page.querySelector("[data-map-count]")!;
    this.#nowhere = page.querySelector("[data-map-nowhere]")!;
    this.#card = page.querySelector("[data-map-card]")!;
    this.#close = close;
  }

  /** Where the reader's pointer or focus is in the list: the place of that incident, or null. */
  onPointed(pointed: (at: [number, number] | null) => void): void {
    const told = (event: Event) => {
      const row = (event.target as Element).closest<HTMLElement>("[data-at]");
      pointed(row ? (row.dataset.at!.split(",").map(Number) as [number, number]) : null);
    };
    this.#list.addEventListener("mouseover", told);
    this.#list.addEventListener("focusin", told);
    this.#list.addEventListener("mouseleave", () => pointed(null));
    this.#list.addEventListener("focusout", () => pointed(null));
  }

  /** The incidents that these parameters ask for. */
  async list(parameters: URLSearchParams): Promise<void> {
    const asked = ++this.#asked;
    const piece = await fetched(`/map/list?${parameters}`);
    if (asked !== this.#asked) return;
    this.#list.replaceChildren(...piece.childNodes);
    const words = this.#list.querySelector<HTMLElement>("[data-words]")?.dataset.words;
    if (words && words !== this.#count.textContent) this.#count.textContent = words;
    this.#nowhere.textContent = this.#list.querySelector<HTMLElement>("[data-nowhere]")?.dataset.nowhere ?? "";
    this.#nowhere.hidden = !this.#nowhere.textContent;
  }

  /** One incident. */
  async card(id: string, parameters: URLSearchParams): Promise<void> {
    const piece = await fetched(`/map/incidents/${encodeURIComponent(id)}?${parameters}`);
    const button = document.createElement("button");
    button.type = "button";
    button.className = "map-close";
    button.textContent = "×";
    button.title = this.#close;
    button.setAttribute("aria-label", this.#close);
    button.addEventListener("click", () => this.shut());
    this.#card.replaceChildren(button, ...piece.childNodes);
    this.#card.hidden = false;
    this.#card.scrollIntoView({ block: "nearest" });
  }

  shut(): void {
    this.#card.hidden = true;
    this.#card.replaceChildren();
  }
}

/** A piece of a page, as the server escaped it. */
async function fetched(address: string): Promise<HTMLElement> {
  const answer = await fetch(address, { credentials: "same-origin" });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return new DOMParser().parseFromString(await answer.text(), "text/html").body;
}
