import { type Mapped, mapAgain } from '../data/map-again.ts'
import { memoByObject } from '../data/memo-by-object.ts'
import type { AnalysedDocument } from '../model/resource.ts'
import { muteWord } from '../rules/muting/mute-word.ts'
import { nearName } from '../text/near-name.ts'
import type { SourceDocument } from '../yaml/source-document.ts'
import { isInScalar } from './comment-mutes.ts'
import type { MutePlace } from './mute.ts'

/** A comment that names a rule behind a word that is nearly the one that mutes, and so mutes nothing. */
export interface MisspeltMute extends MutePlace {
  /** As it is written. */
  readonly word: string
}

/** Those of all documents: each is looked through once. */
export function misspeltMutes(documents: readonly AnalysedDocument[]): MisspeltMute[] {
  looked = mapAgain(looked, documents, it => misspeltIn(it.document))
  const all: MisspeltMute[] = []
  for (const [i, found] of looked.results.entries()) {
    if (found.length === 0) continue
    const { file, offset } = documents[i]!
    for (const { word, at } of found)
      all.push({ word, file, from: offset + at, to: offset + at + word.length })
  }
  return all
}

let looked: Mapped<AnalysedDocument, ReturnType<typeof misspeltIn>> | undefined

const misspeltIn = memoByObject((document: SourceDocument) => {
  const { text } = document
  if (!text.includes('#')) return none
  const found = [...text.matchAll(comment)].flatMap(it => {
    const word = it[1]!
    const at = it.index + it[0].indexOf(word)
    return isMeant(word) && !isInScalar(document, it.index) ? [{ word, at }] : []
  })
  return found.length > 0 ? found : none
})

const none: readonly { readonly word: string; readonly at: number }[] = []

/** A word, or two, with something like a rule behind them. */
const comment =
  /(?<=^|[\s\uFEFF])#[ \t]*([A-Za-z][\w-]{5,40}(?:[ \t]{1,4}[A-Za-z]{5,7})?):?[ \t]+[\w-]{1,60}\/[\w*-]/g

function isMeant(word: string): boolean {
  if (word === muteWord) return false
  const plain = word.toLowerCase().replace(/[_\s]+/g, '-')
  return plain === muteWord || plain.startsWith(`${muteWord}-`) || nearName(plain, [muteWord]) !== undefined
}
