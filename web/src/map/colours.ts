// The colours of a map: the page's own custom properties, read anew when the page turns dark or light.

const NAMES = [
  "paper", "sheet", "ink", "quiet", "rule", "link", "who", "what", "where", "when",
  "map-sea", "map-land", "map-region", "map-border", "map-disputed", "map-water", "map-name", "map-cluster",
] as const;

export type Colours = Record<(typeof NAMES)[number], string>;

/** What the style sheets say now. */
export function coloursOf(page: Document): Colours {
  const computed = getComputedStyle(page.documentElement);
  return Object.fromEntries(NAMES.map((name) => [name, computed.getPropertyValue(`--${name}`).trim()])) as Colours;
}

/** The colour of each mark; the server's `side_marks` says which side has which mark. */
export function colourOfMark(colours: Colours): Record<string, string> {
  return {
    circle: colours.when,
    square: colours.what,
    triangle: colours.who,
    star: colours.where,
    wedge: colours.where,
    cross: colours.who,
    pointer: colours.where,
    diamond: colours.quiet,
    several: colours.ink,
    place: colours.ink,
  };
}

/** Calls back whenever the page turns dark or light. */
export function onTurn(turned: () => void): void {
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", turned);
}
