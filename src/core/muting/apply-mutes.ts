import type { Diagnostic } from '../diagnostic.ts'
import { type Mute, meansRule } from './mute.ts'

/** Problems that count, and those that do not. */
export interface Divided {
  readonly diagnostics: readonly Diagnostic[]
  readonly muted: readonly Diagnostic[]
  /** The mutes that nothing was found for. */
  readonly unused: readonly Mute[]
}

/**
 * Divides problems by what the user says of them. The first mute that covers a problem says why; all that cover it are used.
 * A document that cannot be read is never muted: nothing else of it is judged.
 */
export function applyMutes(found: readonly Diagnostic[], mutes: readonly Mute[]): Divided {
  if (mutes.length === 0 && !found.some(it => it.muted))
    return { diagnostics: found, muted: none, unused: noMutes }
  const used = new Set<Mute>()
  const mutesOf = byFile(mutes)
  const diagnostics: Diagnostic[] = []
  const muted: Diagnostic[] = []
  for (const it of found) {
    const covering = isUnreadable(it)
      ? noMutes
      : mutesOf(it.file).filter(mute => meansRule(mute.rule, it) && mute.covers(it))
    for (const mute of covering) used.add(mute)
    const reason = it.muted ?? covering[0]?.muted
    if (reason) muted.push(it.muted ? it : { ...it, muted: reason })
    else diagnostics.push(it)
  }
  return { diagnostics, muted, unused: mutes.filter(it => !used.has(it)) }
}

const none: readonly Diagnostic[] = []
const noMutes: readonly Mute[] = []

/** Gives the mutes that may be about a file, in their order. */
function byFile(mutes: readonly Mute[]): (file: string) => readonly Mute[] {
  const everywhere = mutes.filter(it => it.file === undefined)
  const lists = new Map<string, Mute[]>()
  for (const it of mutes) {
    if (it.file === undefined) continue
    const list = lists.get(it.file)
    if (list) list.push(it)
    else lists.set(it.file, [...everywhere, it])
  }
  return file => lists.get(file) ?? everywhere
}

function isUnreadable({ layer, severity, rule }: Diagnostic): boolean {
  return layer === 'yaml' && severity === 'error' && rule !== 'yaml/duplicate-key'
}
