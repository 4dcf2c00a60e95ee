/** Names as Kubernetes checks them. Each gives a clause that says what is wrong, or undefined. */

/** The name of most objects: lower-case DNS labels with dots between them, at most 253 characters. */
export function subdomainFault(name: string): string | undefined {
  if (name.length > 253) return 'is longer than 253 characters'
  if (/^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/.test(name)) return undefined
  return 'may hold only lower-case letters, digits, `-` and `.`, and must begin and end with a letter or digit'
}

/** The name of a namespace: one lower-case DNS label. */
export function namespaceFault(name: string): string | undefined {
  if (name.length > 63) return 'is longer than 63 characters'
  if (/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(name)) return undefined
  return 'may hold only lower-case letters, digits and `-`, and must begin and end with a letter or digit'
}

/** A text made into a lower-case DNS label: other signs become hyphens; empty where nothing is left. */
export function cleanedLabel(text: string): string {
  const hyphenated = text.toLowerCase().replace(/[^a-z0-9]+/g, '-')
  return hyphenated.replace(/^-/, '').slice(0, 63).replace(/-$/, '')
}

/** A text made into lower-case DNS labels with dots between them; empty where nothing is left. */
export function cleanedSubdomain(text: string): string {
  const labels = text.split('.').map(cleanedLabel)
  return labels
    .filter(it => it !== '')
    .join('.')
    .slice(0, 253)
    .replace(/[-.]+$/, '')
}

/** The key of a label or annotation: a name, optionally behind a DNS name and a slash. */
export function keyFault(key: string): string | undefined {
  const slash = key.indexOf('/')
  const prefix = slash < 0 ? undefined : key.slice(0, slash)
  const name = key.slice(slash + 1)
  if (name === '') return 'has no name'
  if (prefix === '') return 'has nothing before its slash'
  if (prefix !== undefined && subdomainFault(prefix))
    return 'does not have a lower-case DNS name before its slash'
  if (name.includes('/')) return 'has more than one slash'
  if (name.length > 63) return 'has a name longer than 63 characters'
  return isQualified(name)
    ? undefined
    : 'may hold only letters, digits, `-`, `_` and `.`, and must begin and end with a letter or digit'
}

/** The value of a label: empty, or like the name of a key. */
export function labelValueFault(value: string): string | undefined {
  if (value.length > 63) return 'is longer than 63 characters'
  return value === '' || isQualified(value)
    ? undefined
    : 'may hold only letters, digits, `-`, `_` and `.`, and must begin and end with a letter or digit'
}

function isQualified(text: string): boolean {
  return /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/.test(text)
}
