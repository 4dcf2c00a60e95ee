import type { AnalysedDocument, Resource } from './resource.ts'

/**
 * The documents as they are now, those that cannot be read with the resources that the document at their place held when it last
 * could. Takes the outcome of the call before, so that keystroke after keystroke the last good reading stays; a name that another
 * document has taken meanwhile is not given twice.
 */
export function lastReadable(
  before: readonly AnalysedDocument[],
  now: readonly AnalysedDocument[],
): readonly AnalysedDocument[] {
  if (now.every(isReadable)) return now
  const old = byFile(before)
  const taken = new Set(now.filter(isReadable).flatMap(it => it.resources.map(resource => resource.id)))
  const paired = [...byFile(now)].flatMap(([file, documents]) => pair(old.get(file) ?? [], documents))
  return paired.map(([document, last]) => {
    if (isReadable(document)) return document
    const known = last && last.resources.length > 0 ? last.resources : document.resources
    return { ...document, resources: unique(known, taken) }
  })
}

/** The files with a document that cannot be read. */
export function unreadableFiles(documents: readonly AnalysedDocument[]): readonly string[] {
  return [...new Set(documents.filter(it => !isReadable(it)).map(it => it.file))]
}

function isReadable({ document }: AnalysedDocument): boolean {
  return document.readable
}

function unique(resources: readonly Resource[], taken: Set<string>): Resource[] {
  return resources.filter(it => !taken.has(it.id) && taken.add(it.id))
}

/** Documents above and below a change are the ones they were; those between pair up in order. */
function pair(
  before: readonly AnalysedDocument[],
  now: readonly AnalysedDocument[],
): [AnalysedDocument, AnalysedDocument | undefined][] {
  const most = Math.min(before.length, now.length)
  const isSame = (i: number, k: number) => before.at(i)?.document.text === now.at(k)?.document.text
  let head = 0
  while (head < most && isSame(head, head)) head++
  let tail = 0
  while (tail < most - head && isSame(-1 - tail, -1 - tail)) tail++
  return now.map((document, i) => {
    if (i < head) return [document, before[i]]
    if (i >= now.length - tail) return [document, before[i - now.length + before.length]]
    return [document, i < before.length - tail ? before[i] : undefined]
  })
}

function byFile(documents: readonly AnalysedDocument[]): Map<string, AnalysedDocument[]> {
  const files = new Map<string, AnalysedDocument[]>()
  for (const it of documents) {
    const known = files.get(it.file)
    if (known) known.push(it)
    else files.set(it.file, [it])
  }
  return files
}
