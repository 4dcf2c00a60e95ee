/** `1st`, `2nd`, `11th`. */
export function ordinal(number: number): string {
  const isTeen = Math.floor(number / 10) % 10 === 1
  return `${number}${(isTeen ? undefined : endings[number % 10]) ?? 'th'}`
}

const endings: { readonly [digit: number]: string } = { 1: 'st', 2: 'nd', 3: 'rd' }
