// The page's language as numbers and dates are written in it: English ones as in Britain, like all our words.

/** The page's language. */
export function languageOf(page: Document): string {
  const language = page.documentElement.lang;
  return language === "en" ? "en-GB" : language;
}
