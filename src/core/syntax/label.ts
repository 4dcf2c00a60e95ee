const maxLength = 63

/** Whether a text is a DNS label as Istio takes it: 1–63 ASCII letters of either case, digits and inner hyphens. */
export function isLabel(text: string): boolean {
  return text.length <= maxLength && /^[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?$/.test(text)
}

/** Whether a text may be the first label of a wildcard host: `*`, or a label, optionally behind `*` or `*-`. */
export function isWildcardLabel(text: string): boolean {
  return text.length <= maxLength && /^(\*|(\*-?)?[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?)$/.test(text)
}
