import { isBreak, isBreakOrEnd, isNameCharacter } from './characters.ts'
import type { Place } from './place.ts'
import { scanTagDirective } from './scan-properties.ts'
import type { Token } from './token.ts'
import { Unreadable } from './unreadable.ts'

/** A line that begins with `%`. The text of a `%TAG` is its handle, the suffix what that stands for; of a `%YAML` the version. */
export function scanDirective(place: Place): Token {
  const { text, at: from } = place
  place.at++
  while (isNameCharacter(place.code())) place.at++
  const name = text.slice(from + 1, place.at)
  const directive = name === 'TAG' ? tagOf(place, from) : name === 'YAML' ? versionOf(place, from) : undefined
  const to = place.at
  place.skipBlanks()
  place.skipComment()
  if (!directive || !isBreakOrEnd(place.code())) throw directiveFault(place, from)
  if (isBreak(place.code())) place.skipBreak()
  return { type: 'directive', from, to, ...directive }
}

function tagOf(place: Place, from: number): { text: string; suffix: string } {
  const { handle, prefix } = scanTagDirective(place, from)
  return { text: handle, suffix: prefix }
}

function versionOf(place: Place, from: number): { text: string } {
  const version = /^[ \t]+([0-9]{1,2}\.[0-9]{1,2})(?![0-9])/.exec(place.text.slice(place.at, place.at + 200))
  if (!version) throw directiveFault(place, from)
  place.at += version[0].length
  return { text: version[1]! }
}

export function directiveFault({ text }: Place, from: number): Unreadable {
  let to = from + 1
  while (!isBreakOrEnd(text.charCodeAt(to))) to++
  return new Unreadable('directive', from, to)
}
