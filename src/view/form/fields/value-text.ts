/** Any value of the YAML as a line of text: a map or a list where none belongs is shown as JSON. */
export function valueText(value: unknown): string {
  if (value === undefined || value === null) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
