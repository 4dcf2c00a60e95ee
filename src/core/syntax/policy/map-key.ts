/** Whether a text names an entry of a map in brackets, as `request.headers[x-user]`. Follows Istio's `ValidateMapKey`. */
export function isMapKey(text: string): boolean {
  const open = text.indexOf('[')
  return open > 0 && text.endsWith(']') && text.length - 1 > open + 1
}
