/** What is wrong with a typed share of a rule's traffic, in a few words. */
export function shareFault(text: string): string | undefined {
  return /^\s*\d{1,3}\s*$/.test(text) && Number(text) <= 100 ? undefined : 'A whole number from 0 to 100'
}
