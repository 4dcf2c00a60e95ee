const form = /^(\*\.)?[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/

/** Whether a text is a DNS name in lower case, in which `*.` may stand in front. */
export function isHostname(text: string): boolean {
  return form.test(text)
}
