import { memoByObject } from '../data/memo-by-object.ts'
import { placesWhere } from '../data/places-where.ts'
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
  return placesOfMisspelt(documents).flatMap(place => {
    const { file, offset, document } = documents[place]!
    return misspeltIn(document).map(({ word, at }) => ({
      word,
      file,
      from: offset + at,
      to: offset + at + word.length,
    }))
  })
}

const placesOfMisspelt = placesWhere<AnalysedDocument>(it => misspeltIn(it.document).length > 0)

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
