const prefixed =
  /^([a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?(\.[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?)*)\/(.*)$/s
const name = /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/

/** Whether a text can be the key of a label: a name of at most 63 characters, optionally behind a DNS name and a slash. */
export function isLabelKey(key: string): boolean {
  if (key.length > 253 + 1 + 63) return false
  if (!key.includes('/')) return isName(key)
  const match = prefixed.exec(key)
  return match !== null && (match[1] ?? '').length <= 253 && isName(match[5] ?? '')
}

/** Whether Istio takes a text as the value of a label: empty, or shaped like a name, of any length. */
export function isLabelValue(value: string): boolean {
  return value === '' || name.test(value)
}

function isName(text: string): boolean {
  return text.length <= 63 && name.test(text)
}
