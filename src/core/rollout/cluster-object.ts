import { kindKey } from '../kinds/kind-key.ts'
import { identifyFiles } from '../model/locate.ts'
import type { AnalysedDocument, Resource, ResourceId } from '../model/resource.ts'
import type { AnalysisSettings } from '../settings.ts'
import type { Files } from '../text/file-change.ts'
import { cutDocuments, type DocumentRange } from '../yaml/cut-documents.ts'
import { writeDocument } from '../yaml/edit/render-value.ts'
import type { Json } from '../yaml/source-document.ts'

/** An object as kubectl would put it into a cluster, and the text that does. */
export interface ClusterObject {
  readonly resource: Resource
  readonly text: string
}

export interface ClusterObjects {
  /** By kind, namespace and name; of several with one name the last, which is the one that stays. */
  readonly objects: ReadonlyMap<ResourceId, ClusterObject>
  /** Documents that cannot be read, with the line they begin in, from 1. */
  readonly unreadable: readonly { readonly file: string; readonly line: number }[]
  /** Objects without a name, which kubectl does not apply. */
  readonly nameless: readonly Resource[]
}

/** The objects of files. Kustomizations are no objects of a cluster. */
export function clusterObjects(files: Files, settings: AnalysisSettings): ClusterObjects {
  const objects = new Map<ResourceId, ClusterObject>()
  const nameless: Resource[] = []
  const cutOf = documentCuts(files)
  // kubectl passes some over, and so there is nothing of them in a cluster.
  const documents = identifyFiles(files, settings).filter(it => !cutOf(it).skipped)
  for (const document of documents)
    for (const resource of document.resources) {
      if (resource.apiVersion.startsWith('kustomize.config.k8s.io/')) continue
      if (resource.name === '') {
        nameless.push(resource)
        continue
      }
      const id = `${kindKey(resource)}/${resource.namespace}/${resource.name}`
      // One that replaces another of its name stands where it stands itself.
      objects.delete(id)
      objects.set(id, { resource: { ...resource, id }, text: ownText(resource, cutOf(document).text) })
    }
  const unreadable = documents
    .filter(it => !it.document.readable)
    .map(({ file, offset }) => ({ file, line: lineAt(files, file, offset) }))
  return { objects, unreadable, nameless }
}

function lineAt(files: Files, name: string, offset: number): number {
  const text = files.find(it => it.name === name)?.text ?? ''
  return text.slice(0, offset).split('\n').length
}

function documentCuts(files: Files) {
  const texts = new Map(files.map(it => [it.name, it.text]))
  const cuts = new Map<string, readonly DocumentRange[]>()
  return ({ file, index }: AnalysedDocument) => {
    const text = texts.get(file) ?? ''
    const known = cuts.get(file) ?? cutDocuments(text)
    cuts.set(file, known)
    const cut = known[index]
    return { text: text.slice(cut?.from, cut?.to), skipped: cut?.skipped === true }
  }
}

/** Its document without the marker in front; an item of a list is written as a document of its own. */
function ownText({ base, value }: Resource, document: string): string {
  if (base.length > 0) return writeDocument(value as Json)
  const text = document.replace(/^\ufeff/, '').replace(/^---[ \t]*(?:\r\n|\n|\r)/, '')
  return /[\r\n]$/.test(text) ? text : `${text}\n`
}
