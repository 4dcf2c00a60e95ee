/** A text as a name of Kubernetes': lower case, letters, digits and dashes; another where nothing of it is left. */
export function plainName(text: string, otherwise: string): string {
  const name = text
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, '-')
    .replace(/^-+|-+$/g, '')
  return name || otherwise
}
