/** The number of bytes a text stands for in standard base64 with padding, or undefined when it is none. Line ends are skipped, as Go does. */
export function base64Length(text: string): number | undefined {
  const digits = text.replace(/[\r\n]/g, '')
  if (digits.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(digits)) return undefined
  const padding = digits.endsWith('==') ? 2 : digits.endsWith('=') ? 1 : 0
  return (digits.length / 4) * 3 - padding
}
