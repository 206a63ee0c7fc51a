// What the server gives a chart or a map: JSON in a data block beside it.

/** The JSON of the data block with this id; null where the page has none. */
export function given<Shape>(page: Document, id: string): Shape | null {
  const block = page.getElementById(id);
  return block?.textContent ? (JSON.parse(block.textContent) as Shape) : null;
}
