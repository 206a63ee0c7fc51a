// Words and fields light each other up. Without this every link still leads to its words.

/** Lights the words that a field of `main` came from while it is pointed at or in focus, and the other way about. */
export function lightWords(page: Document): void {
  const aside = page.querySelector<HTMLElement>(".sources, .context");
  if (!aside) return;
  const links = new Map<string, HTMLElement[]>();
  for (const link of page.querySelectorAll<HTMLAnchorElement>('main a[href^="#s"]')) {
    const id = decodeURIComponent(link.hash.slice(1));
    links.set(id, [...(links.get(id) ?? []), link]);
    const lit = (on: boolean) => light(pieces(page, aside, id), on);
    link.addEventListener("mouseenter", () => lit(true));
    link.addEventListener("mouseleave", () => lit(false));
    link.addEventListener("focus", () => lit(true));
    link.addEventListener("blur", () => lit(false));
  }
  const fields = (event: Event) => links.get(markOf(event)) ?? [];
  aside.addEventListener("mouseover", (event) => light(fields(event), true));
  aside.addEventListener("mouseout", (event) => light(fields(event), false));
}

function pieces(page: Document, aside: HTMLElement, id: string): Element[] {
  const first = page.getElementById(id);
  return first ? [first, ...aside.querySelectorAll(`[data-piece="${CSS.escape(id)}"]`)] : [];
}

function light(elements: Element[], on: boolean): void {
  for (const each of elements) each.classList.toggle("lit", on);
}

function markOf(event: Event): string {
  const mark = (event.target as Element).closest<HTMLElement>("mark:not(.sentence)");
  return mark ? mark.id || (mark.dataset.piece ?? "") : "";
}
