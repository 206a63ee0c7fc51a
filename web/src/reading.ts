// A text with its claims beside it: each lights the other up, claims stand level with their sentences, arrow keys go
// through them. Without this every number and every field still leads to its words, and back.

interface Beside {
  element: HTMLElement;
  spans: string[];
  sentence: string;
}

const WIDE = "(min-width: 62rem)";
const GAP = 8;

/** Makes the text of a page and the claims beside it one. */
export function readAlong(page: Document): void {
  const text = page.querySelector<HTMLElement>(".reading-text .text");
  const list = page.querySelector<HTMLElement>(".margin-claims");
  if (!text || !list) return;
  const claims = [...list.querySelectorAll<HTMLElement>(".margin-claim")].map((element) => ({
    element,
    spans: (element.dataset.spans ?? "").split(" "),
    sentence: element.dataset.sentence ?? "",
  }));
  const level = levelled(page, list, text, claims);
  let held: Beside | null = null;
  const show = (lit: Beside[], marks: string[]) => light(page, text, claims, lit, marks);
  const rest = () => (held ? show([held], all(held)) : show([], []));
  const hold = (claim: Beside | null) => {
    if (claim === held) return;
    held = claim;
    for (const each of claims) each.element.classList.toggle("in-hand", each === claim);
    rest();
    level(claim);
  };
  for (const claim of claims) {
    claim.element.addEventListener("mouseenter", () => show([claim], all(claim)));
    claim.element.addEventListener("mouseleave", rest);
    claim.element.addEventListener("focusin", () => hold(claim));
    claim.element.addEventListener("click", () => hold(claim));
  }
  list.addEventListener("focusout", (event) => {
    if (!list.contains(event.relatedTarget as Node | null)) hold(null);
  });
  list.addEventListener("keydown", (event) => stepped(event, claims, page));
  const pointed = (event: Event) => claimsOf(claims, anchorOf(event));
  text.addEventListener("mouseover", (event) => {
    const found = pointed(event);
    if (found.length) show(found, found.length === 1 && found[0] ? all(found[0]) : [anchorOf(event)]);
    else rest();
  });
  text.addEventListener("mouseleave", rest);
  text.addEventListener("click", (event) => {
    if (!(event.target as Element).closest("a")) hold(pointed(event)[0] ?? null);
  });
  page.addEventListener("click", (event) => {
    const at = event.target as Element;
    if (!list.contains(at) && !text.contains(at)) hold(null);
  });
  page.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hold(null);
  });
  const named = () => hold(claims.find((claim) => `#${claim.element.id}` === page.location.hash) ?? null);
  page.defaultView?.addEventListener("hashchange", named);
  if (page.location.hash.startsWith("#c")) named();
}

function all(claim: Beside): string[] {
  return [claim.sentence, ...claim.spans];
}

function claimsOf(claims: Beside[], anchor: string): Beside[] {
  return claims.filter((claim) => claim.spans.includes(anchor) || (claim.sentence === anchor && anchor !== ""));
}

function anchorOf(event: Event): string {
  const mark = (event.target as Element).closest<HTMLElement>("mark");
  return mark ? mark.id || (mark.dataset.piece ?? "") : "";
}

function light(page: Document, text: HTMLElement, claims: Beside[], lit: Beside[], marks: string[]): void {
  for (const each of text.querySelectorAll(".lit")) each.classList.remove("lit");
  for (const claim of claims) {
    const on = lit.includes(claim);
    claim.element.classList.toggle("lit", on);
    for (const link of claim.element.querySelectorAll<HTMLAnchorElement>('a[href^="#s"]'))
      link.classList.toggle("lit", on && marks.length === 1 && link.hash === `#${marks[0]}`);
  }
  for (const anchor of marks) for (const piece of pieces(page, text, anchor)) piece.classList.add("lit");
  text.classList.toggle("lighting", marks.length > 0);
}

function pieces(page: Document, text: HTMLElement, anchor: string): Element[] {
  const first = page.getElementById(anchor);
  return first ? [first, ...text.querySelectorAll(`[data-piece="${CSS.escape(anchor)}"]`)] : [];
}

/** Up and down, first and last: to the words that head the next claim. */
function stepped(event: KeyboardEvent, claims: Beside[], page: Document): void {
  const at = claims.findIndex((claim) => claim.element.contains(page.activeElement));
  const steps: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: claims.length - 1 };
  const to = steps[event.key];
  if (at < 0 || to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  const claim = claims[Math.max(0, Math.min(claims.length - 1, to))];
  claim?.element.querySelector<HTMLElement>("h3 a.value")?.focus({ preventScroll: true });
  (claim && page.getElementById(claim.sentence))?.scrollIntoView({ block: "center" });
}

/**
 * On wide pages each claim stands level with its sentence, or below the one before. The one in hand always stands level:
 * those before it then move up, and out of sight where there is no room for them.
 */
function levelled(
  page: Document,
  list: HTMLElement,
  text: HTMLElement,
  claims: Beside[],
): (claim: Beside | null) => void {
  const wide = matchMedia(WIDE);
  let inHand: Beside | null = null;
  const place = (claim: Beside | null) => {
    inHand = claim;
    list.classList.toggle("levelled", wide.matches);
    if (!wide.matches) {
      list.style.height = "";
      for (const each of claims) each.element.style.top = "";
      return;
    }
    const start = list.getBoundingClientRect().top;
    const wanted = claims.map((each) => topOf(page.getElementById(each.sentence), start));
    const heights = claims.map((each) => each.element.offsetHeight);
    const tops = spread(wanted, heights, claim ? claims.indexOf(claim) : 0);
    list.classList.toggle("shifted", (tops[0] ?? 0) < 0);
    claims.forEach((each, at) => (each.element.style.top = `${tops[at] ?? 0}px`));
    const end = (tops.at(-1) ?? 0) + (heights.at(-1) ?? 0);
    list.style.height = `${Math.max(end, text.offsetHeight)}px`;
  };
  new ResizeObserver(() => place(inHand)).observe(text);
  wide.addEventListener("change", () => place(inHand));
  place(null);
  return place;
}

function topOf(mark: HTMLElement | null, start: number): number {
  const line = mark?.getClientRects()[0];
  return line ? line.top - start : 0;
}

/** Where each of some boxes goes so that none covers another: the one in hand where it wants to be, the rest near. */
export function spread(wanted: number[], heights: number[], inHand: number): number[] {
  const tops = [...wanted];
  for (let at = inHand + 1; at < tops.length; at++)
    tops[at] = Math.max(wanted[at] ?? 0, (tops[at - 1] ?? 0) + (heights[at - 1] ?? 0) + GAP);
  for (let at = inHand - 1; at >= 0; at--)
    tops[at] = Math.min(wanted[at] ?? 0, (tops[at + 1] ?? 0) - (heights[at] ?? 0) - GAP);
  return tops;
}
