import { canonical } from '../core/data/canonical.ts'
import { jsonList } from '../core/exports/json-list.ts'
import { kubectlApply } from '../core/exports/kubectl-apply.ts'
import { oneFile } from '../core/exports/one-file.ts'
import { zip } from '../core/exports/zip.ts'
import { identifyFiles } from '../core/model/locate.ts'
import { defaultSettings } from '../core/settings.ts'
import type { Cipher } from '../core/share/cipher.ts'
import { decodeShare, encodeShare, isSame } from '../core/share/codec.ts'
import { decodeLocked, encodeLocked } from '../core/share/locked.ts'
import { readShareFile, writeShareFile } from '../core/share/share-file.ts'
import type { SharedContent } from '../core/share/shared-content.ts'
import { type Files, sameFiles } from '../core/text/file-change.ts'
import { importFile } from '../core/text/import-file.ts'
import { encodeUtf8 } from '../core/text/utf8.ts'
import { cutDocuments } from '../core/yaml/cut-documents.ts'
import { writeDocument } from '../core/yaml/edit/render-value.ts'
import type { Json } from '../core/yaml/source-document.ts'

/** A way out and back in: what came back, of what went out. */
export interface RoundTrip {
  readonly name: string
  /** Undefined where it does not apply; else whether what came back is the same. */
  run(files: Files): boolean | undefined
}

/** The ways that give the same bytes, and cost little. */
export const byteTrips: readonly RoundTrip[] = [
  { name: 'YAML files, byte for byte', run: files => files.every(it => sameBytes(it.name, it.text)) },
  {
    name: 'zip, byte for byte',
    run: files => {
      const back = imported('x.zip', zip.write({ name: 'x', files })[0]!.data)
      return back && sameFiles(back, files)
    },
  },
]

/** The ways that give the same objects, which are read again. */
export const objectTrips: readonly RoundTrip[] = [
  {
    name: 'one YAML file, object by object',
    run: files =>
      isWhole(files)
        ? sameObjects(files, imported('x.yaml', oneFile.write({ name: 'x', files })[0]!.data))
        : undefined,
  },
  {
    name: 'kubectl command, object by object',
    run: files => {
      const script = String(kubectlApply.write({ name: 'x', files })[0]!.data)
      const body = /^kubectl apply -f - <<'(\w+)'\n([\s\S]*)\1\n$/.exec(script)?.[2]
      if (!isWhole(files)) return undefined
      return body !== undefined && sameObjects(files, [{ name: 'x.yaml', text: body }])
    },
  },
  {
    name: 'JSON, object by object',
    run: files =>
      isWhole(files) && jsonList.isOffered!({ name: 'x', files })
        ? sameObjects(files, imported('x.json', jsonList.write({ name: 'x', files })[0]!.data))
        : undefined,
  },
  {
    name: 'list of kubectl get, object by object',
    run: files => {
      if (!isWhole(files)) return undefined
      const items = objectsOf(files).map(it => it as Json)
      const text = writeDocument({ apiVersion: 'v1', items, kind: 'List', metadata: { resourceVersion: '' } })
      return sameObjects(files, [{ name: 'list.yaml', text }])
    },
  },
]

/** The ways that pack, which takes some time: with a baseline, as a link and as a file. */
export const packedTrips: readonly RoundTrip[] = [
  {
    name: 'link and its file, byte for byte',
    run: files => {
      const content = sharedContent(files)
      const link = encodeShare(content)
      if (!link.ok) return undefined
      const file = readShareFile(writeShareFile(link.fragment))
      const opened = file === undefined ? undefined : decodeShare(file)
      return opened?.ok === true && isSame(opened.content, content)
    },
  },
]

/** A link with a passphrase, and back. */
export async function lockedTrip(files: Files, cipher: Cipher): Promise<boolean | undefined> {
  const content = sharedContent(files)
  const link = await encodeLocked(content, 'correct horse', cipher)
  if (!link.ok) return undefined
  const opened = await decodeLocked(link.fragment, 'correct horse', cipher)
  return opened.ok && isSame(opened.content, content)
}

/** Files as somebody else left them, so that there is a difference to be carried. */
export function filesBefore(files: Files): Files {
  return files.map(({ name, text }) => {
    const lines = text.split('\n')
    return { name, text: lines.filter((_, i) => i % 7 !== 3).join('\n') }
  })
}

function sharedContent(files: Files): SharedContent {
  return { name: 'a workspace', files, baseline: { files: filesBefore(files) } }
}

function sameBytes(name: string, text: string): boolean {
  const back = imported(name, text)
  return back === undefined || (back.length === 1 && back[0]!.text === text)
}

/** What the editor reads of a file; undefined for bytes that it takes for no text. */
function imported(name: string, data: string | Uint8Array): Files | undefined {
  const read = importFile(name, typeof data === 'string' ? encodeUtf8(data) : data)
  return read.ok ? read.files : undefined
}

/** Whether every document can be read, and is not passed over where it stands: only then is a text the sum of its documents. */
function isWhole(files: Files): boolean {
  const isSkipped = files.some(it => cutDocuments(it.text).some(cut => cut.skipped))
  return !isSkipped && identifyFiles(files, defaultSettings).every(it => it.document.readable)
}

function sameObjects(files: Files, back: Files | undefined): boolean {
  return back !== undefined && canonical(objectsOf(files)) === canonical(objectsOf(back))
}

function objectsOf(files: Files): unknown[] {
  return identifyFiles(files, defaultSettings).flatMap(it => it.resources.map(resource => resource.value))
}
