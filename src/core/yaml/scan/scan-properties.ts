import { isBlank, isBlankOrEnd, isNameCharacter } from './characters.ts'
import type { Place } from './place.ts'
import type { Token } from './token.ts'
import { Unreadable } from './unreadable.ts'

const uriCharacters = /[-\w;/?:@&=+$,.!~*'()[\]%]*/y

/** `&name` or `*name`. */
export function scanName(place: Place, type: 'anchor' | 'alias'): Token {
  const { text, at: from } = place
  place.at++
  while (isNameCharacter(place.code())) place.at++
  const isEnded = isBlankOrEnd(place.code()) || '?:,]}%@`'.includes(text[place.at]!)
  if (place.at === from + 1 || !isEnded) {
    let to = place.at
    while (!isBlankOrEnd(text.charCodeAt(to)) && !/[,\]}]/.test(text[to]!)) to++
    throw new Unreadable(type === 'anchor' ? 'anchor-name' : 'alias-name', from, to)
  }
  return { type, from, to: place.at, text: text.slice(from + 1, place.at) }
}

/** `!`, `!name`, `!!name`, `!handle!name` or `!<whole>`. The text is the handle, empty where the suffix says all. */
export function scanTag(place: Place): Token {
  const { at: from } = place
  if (place.code(1) === 0x3c) {
    place.at += 2
    const suffix = scanUri(place, from, '')
    if (place.code() !== 0x3e) throw tagFault(place, from)
    place.at++
    return endTag(place, from, '', suffix)
  }
  const handle = scanHandle(place)
  if (handle.length > 1 && handle.endsWith('!')) return endTag(place, from, handle, scanUri(place, from, ''))
  const suffix = scanUri(place, from, handle)
  return suffix === '' ? endTag(place, from, '', '!') : endTag(place, from, '!', suffix)
}

/** What `%TAG` is followed by: a handle and what it stands for. */
export function scanTagDirective(place: Place, start: number): { handle: string; prefix: string } {
  place.skipBlanks()
  if (place.code() !== 0x21) throw tagFault(place, start)
  const handle = scanHandle(place)
  if ((handle !== '!' && !handle.endsWith('!')) || !isBlank(place.code())) throw tagFault(place, start)
  place.skipBlanks()
  const prefix = scanUri(place, start, '')
  if (!isBlankOrEnd(place.code())) throw tagFault(place, start)
  return { handle, prefix }
}

function scanHandle(place: Place): string {
  const { at: from } = place
  place.at++
  while (isNameCharacter(place.code())) place.at++
  if (place.code() === 0x21) place.at++
  return place.text.slice(from, place.at)
}

/** The rest of a tag; `head` is what was taken for a handle and is none, with its `!`. */
function scanUri(place: Place, start: number, head: string): string {
  uriCharacters.lastIndex = place.at
  const written = uriCharacters.exec(place.text)![0]
  if (written === '' && head === '') throw tagFault(place, start)
  place.at += written.length
  try {
    return head.slice(1) + decodeURIComponent(written)
  } catch {
    throw tagFault(place, start)
  }
}

function endTag(place: Place, from: number, handle: string, suffix: string): Token {
  if (!isBlankOrEnd(place.code())) throw tagFault(place, from)
  return { type: 'tag', from, to: place.at, text: handle, suffix }
}

function tagFault({ text, at }: Place, from: number): Unreadable {
  let to = Math.max(at, from + 1)
  while (!isBlankOrEnd(text.charCodeAt(to))) to++
  return new Unreadable('tag', from, to)
}
