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
}

const others: readonly (readonly [string, RegExp])[] = [
  ['Cyrillic', /\p{Script=Cyrillic}/u],
  ['Greek', /\p{Script=Greek}/u],
  ['full-width', /[\uff21-\uff3a\uff41-\uff5a]/],
]

/** Words of Latin letters with letters among them that only look Latin. Words side by side, each of one script, are none. */
export function mixedWordsIn(text: string): MixedWord[] {
  if (!/[\u0370-\u052f\u1c80-\u1c8f\u1f00-\u1fff\uff21-\uff5a]/.test(text)) return []
  return [...text.matchAll(/[\p{L}\p{M}]+/gu)].flatMap(({ 0: word, index }) => {
    if (!/[A-Za-z]/.test(word)) return []
    const found = others.flatMap(([script, letters]) => {
      const letter = letters.exec(word)
      return letter ? [{ script, letter }] : []
    })
    const [first] = found.sort((a, b) => a.letter.index - b.letter.index)
    if (!first) return []
    const { script, letter } = first
    const from = index + letter.index
    return [{ word, from, to: from + letter[0].length, script, code: `U+${digitsOf(letter[0])}` }]
  })
}
