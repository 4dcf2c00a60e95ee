import * as Y from 'yjs'
import { crc32 } from '../../core/text/crc32.ts'
import type { FileChange, Files } from '../../core/text/file-change.ts'
import { cleanFileName, freeFileName } from '../../core/text/file-name.ts'
import { textDifference } from '../../core/text/text-difference.ts'
import { applyEdits, type TextEdit } from '../../core/text/text-edit.ts'
import { encodeUtf8 } from '../../core/text/utf8.ts'

/** A file of a shared document, under the name that everybody shows for it. */
export interface SharedFile {
  readonly id: string
  readonly name: string
  readonly text: string
}

export interface SharedFiles {
  /** What the files live in, to be observed. */
  readonly map: Y.Map<unknown>
  /** All files in their order; the same in every copy of the document. */
  read(): readonly SharedFile[]
  /** Makes changes of `shown`, the files as they are on this screen, and gives them as they are afterwards. */
  change(shown: readonly SharedFile[], changes: readonly FileChange[]): readonly SharedFile[]
  /** The text of a file as Yjs has it. */
  textOf(id: string): Y.Text | undefined
  /** A text may have changed: it is read anew. */
  touch(id: string): void
}

/**
 * The files of a workspace in a shared document: under an id a name, a place in the order, and a text. A file is removed by noting
 * what its text was: one that somebody else wrote into meanwhile is there again, so nothing that was written is lost. Two files
 * of one name keep their ids, and the later id is shown under the next free name.
 */
export function openSharedFiles(doc: Y.Doc, workspace: string, newId: () => string): SharedFiles {
  const map = doc.getMap<unknown>(`files ${workspace}`)
  const texts = new Map<string, string>()
  const marks = new Map<string, string>()
  const cleaned = new Map<string, string>()

  function read(): SharedFile[] {
    const there = [...map.keys()].sort().flatMap(id => {
      const entry = entryOf(id)
      return entry && !isGone(id, entry) ? [{ id, ...entry }] : []
    })
    const names = namesOf(there)
    return there
      .map(({ id, order, text }, i) => ({ id, order, name: names[i]!, text: textAt(id, text) }))
      .sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1))
      .map(({ id, name, text }) => ({ id, name, text }))
  }

  function entryOf(id: string): Entry | undefined {
    const value = map.get(id)
    if (!(value instanceof Y.Map)) return undefined
    const [name, order, text] = [value.get('name'), value.get('order'), value.get('text')]
    if (typeof name !== 'string' || !(text instanceof Y.Text)) return undefined
    const place = typeof order === 'number' && Number.isFinite(order) ? order : 0
    return { map: value, name: cleanName(name), order: place, text }
  }

  function cleanName(name: string): string {
    let clean = cleaned.get(name)
    if (clean === undefined) {
      clean = cleanFileName(name)
      cleaned.set(name, clean)
    }
    return clean
  }

  function isGone(id: string, { map, text }: Entry): boolean {
    const gone = map.get('gone')
    return gone !== undefined && gone === markAt(id, textAt(id, text))
  }

  function markAt(id: string, text: string): string {
    let mark = marks.get(id)
    if (mark === undefined) {
      mark = markOf(text)
      marks.set(id, mark)
    }
    return mark
  }

  function keep(id: string, text: string): void {
    texts.set(id, text)
    marks.delete(id)
  }

  function textAt(id: string, text: Y.Text): string {
    let known = texts.get(id)
    if (known === undefined) {
      known = text.toString()
      texts.set(id, known)
    }
    return known
  }

  function create(
    shown: readonly SharedFile[],
    name: string,
    text: string,
    index = shown.length,
  ): SharedFile {
    const order = orderAt(shown, index)
    const written = wellFormed(text)
    const back = [...map.keys()].sort().find(id => {
      const entry = entryOf(id)
      return entry?.name === name && textAt(id, entry.text) === written && isGone(id, entry)
    })
    if (back !== undefined) {
      const entry = entryOf(back)!
      entry.map.delete('gone')
      entry.map.set('order', order)
      return { id: back, name, text: written }
    }
    const id = newId()
    const entry = new Y.Map<unknown>()
    entry.set('name', name)
    entry.set('order', order)
    entry.set('text', new Y.Text(written))
    map.set(id, entry)
    keep(id, written)
    return { id, name, text: written }
  }

  /** A place between its neighbours. */
  function orderAt(shown: readonly SharedFile[], index: number): number {
    const before = shown[index - 1]
    const behind = shown[index]
    const low = before && entryOf(before.id)?.order
    const high = behind && entryOf(behind.id)?.order
    if (low !== undefined && high !== undefined) return (low + high) / 2
    return low !== undefined ? low + 1 : high !== undefined ? high - 1 : 0
  }

  function edit(file: SharedFile, edits: readonly TextEdit[]): SharedFile {
    const entry = entryOf(file.id)
    if (!entry) return file
    const after = wellFormed(applyEdits(file.text, edits))
    for (const { from, to, insert } of wholeEdits(file.text, edits, after).toReversed()) {
      if (to > from) entry.text.delete(from, to - from)
      if (insert) entry.text.insert(from, insert)
    }
    // Whoever writes into a file that is there wants it to stay there.
    if (entry.map.has('gone')) entry.map.delete('gone')
    keep(file.id, after)
    return { ...file, text: after }
  }

  function step(shown: readonly SharedFile[], change: FileChange): readonly SharedFile[] {
    if (change.type === 'create') {
      const index = Math.min(change.index ?? shown.length, shown.length)
      return shown.toSpliced(index, 0, create(shown, change.file, change.text, index))
    }
    const file = shown.find(it => it.name === change.file)
    const entry = file && entryOf(file.id)
    if (!file || !entry) return shown
    switch (change.type) {
      case 'edit': {
        const edited = edit(file, change.edits)
        return shown.map(it => (it === file ? edited : it))
      }
      case 'remove':
        entry.map.set('gone', markOf(file.text))
        return shown.filter(it => it !== file)
      case 'rename':
        entry.map.set('name', change.to)
        return shown.map(it => (it === file ? { ...it, name: change.to } : it))
    }
  }

  return {
    map,
    read,
    change: (shown, changes) => changes.reduce(step, shown),
    textOf: id => entryOf(id)?.text,
    touch(id) {
      texts.delete(id)
      marks.delete(id)
    },
  }
}

interface Entry {
  readonly map: Y.Map<unknown>
  readonly name: string
  readonly order: number
  readonly text: Y.Text
}

/** Tells a text from others. */
function markOf(text: string): string {
  return `${text.length} ${crc32(encodeUtf8(text))}`
}

/** Of several files of one name the first keeps it. Given in the order of their ids. */
function namesOf(files: readonly { readonly name: string }[]): string[] {
  const first = new Map<string, number>()
  for (const [i, { name }] of files.entries()) if (!first.has(name)) first.set(name, i)
  const taken: Files = [...first.keys()].map(name => ({ name, text: '' }))
  const others: { name: string; text: string }[] = [...taken]
  return files.map(({ name }, i) => {
    if (first.get(name) === i) return name
    const free = freeFileName(name, others)
    others.push({ name: free, text: '' })
    return free
  })
}

/** Yjs cannot keep half a surrogate pair: it becomes U+FFFD, here as everywhere. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, '\ufffd')
}

/** Edits that split no surrogate pair and write none in halves. */
function wholeEdits(before: string, edits: readonly TextEdit[], after: string): readonly TextEdit[] {
  const isWhole = edits.every(
    ({ from, to, insert }) => !splitsPair(before, from) && !splitsPair(before, to) && !/\p{Cs}/u.test(insert),
  )
  return isWhole ? edits : textDifference(before, after)
}

function splitsPair(text: string, offset: number): boolean {
  return (text.codePointAt(offset - 1) ?? 0) > 0xffff
}
