/**
 * Characters that are not seen themselves and change what is seen: controls, marks and overrides of writing direction, joiners, and
 * others without width. Line breaks and tabs are none; variation selectors belong to the sign before them.
 */
const hidden = /(?![\n\r\t])[\p{Cc}\p{Cf}]|\u034f|\u17b4|\u17b5|[\u115f\u1160\u3164\uffa0]/gu

/** What nearly all texts have none of, which are of ASCII and the signs of our own words: only what has some is looked through. */
const notPlain = /[^\n\r\t -~·×–…→’“”]/

export interface HiddenCharacter {
  readonly from: number
  readonly to: number
  /** `U+200B` */
  readonly code: string
}

/** The hidden characters of a text, in their order. Those that join letters or signs of scripts that need them are none. */
export function hiddenIn(text: string): HiddenCharacter[] {
  if (!notPlain.test(text)) return []
  return [...text.matchAll(hidden)]
    .filter(it => !isJoiner(text, it.index))
    .map(({ 0: character, index }) => ({
      from: index,
      to: index + character.length,
      code: `U+${digitsOf(character)}`,
    }))
}

/** A text for the eye: each hidden character as `\u200B`, so that two texts that differ look different and none runs backwards. */
export function visibleText(text: string): string {
  if (!notPlain.test(text) || text.search(hidden) < 0) return text
  return text.replace(hidden, (it, index: number) => (isJoiner(text, index) ? it : `\\u${digitsOf(it)}`))
}

/** Whether a joiner stands where scripts and emoji need it, away from what names and hosts are written with. */
function isJoiner(text: string, index: number): boolean {
  if (!/[\u200c\u200d]/.test(text[index] ?? '')) return false
  return (
    joinedBefore.test(text.slice(Math.max(0, index - 2), index)) &&
    joinedAfter.test(text.slice(index + 1, index + 3))
  )
}

const joined =
  '(?![\\p{ASCII}\\u115f\\u1160\\u3164\\uffa0]|\\u034f|\\u17b4|\\u17b5)[\\p{L}\\p{M}\\p{Extended_Pictographic}\\p{Emoji_Modifier}]'
const joinedBefore = new RegExp(`${joined}$`, 'u')
const joinedAfter = new RegExp(`^${joined}`, 'u')

function digitsOf(character: string): string {
  return character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')
}

export interface MixedWord {
  readonly word: string
  /** Where the first letter of the other script stands in the text. */
  readonly from: number
  readonly to: number
  readonly script: string
  readonly code: string
  /** It has no Latin letter at all. */
  readonly isWhole: boolean
}

const others: readonly (readonly [string, RegExp])[] = [
  ['Cyrillic', /\p{Script=Cyrillic}/u],
  ['Greek', /\p{Script=Greek}/u],
  ['full-width', /[\uff21-\uff3a\uff41-\uff5a]/],
]

/** Letters of other scripts that look Latin in nearly every font. */
const lookAlikes =
  /^[\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0455\u0456\u0458\u04bb\u0501\u051b\u051d\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u0425\u0405\u0406\u0408\u03bf\u03bd\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7\uff21-\uff3a\uff41-\uff5a]{2,}$/

/**
 * Words of Latin letters with letters among them that only look Latin, and words that have no others than such letters. Words side by
 * side, each of one script, are none, and nor are words of comments that could be Latin as well: they name nothing.
 */
export function mixedWordsIn(text: string): MixedWord[] {
  if (!/[\u0370-\u052f\u1c80-\u1c8f\u1f00-\u1fff\uff21-\uff5a]/.test(text)) return []
  return [...text.matchAll(/[\p{L}\p{M}]+/gu)].flatMap(({ 0: word, index }) => {
    const isWhole = lookAlikes.test(word)
    if (isWhole ? isInComment(text, index) : !/[A-Za-z]/.test(word)) return []
    const found = others.flatMap(([script, letters]) => {
      const letter = letters.exec(word)
      return letter ? [{ script, letter }] : []
    })
    const [first] = found.sort((a, b) => a.letter.index - b.letter.index)
    if (!first) return []
    const { script, letter } = first
    const from = index + letter.index
    const to = isWhole ? index + word.length : from + letter[0].length
    return [{ word, from, to, script, code: `U+${digitsOf(letter[0])}`, isWhole }]
  })
}

/** As nearly as a line says it alone. */
function isInComment(text: string, index: number): boolean {
  const line = text.slice(text.lastIndexOf('\n', index) + 1, index)
  return /(^|\s)#/.test(line)
}
