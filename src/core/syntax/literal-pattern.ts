/** A pattern that matches a text and nothing else, as regular expressions of JavaScript, RE2 and Go write it. */
export function literalPattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
