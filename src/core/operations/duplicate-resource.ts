import { kindKey } from '../kinds/kind-key.ts'
import { identifyFiles, type Located } from '../model/locate.ts'
import type { ResourceId } from '../model/resource.ts'
import { defaultSettings } from '../settings.ts'
import { applyChanges, type FileChange } from '../text/file-change.ts'
import { documentBreakOf } from '../text/lines.ts'
import { applyEdits } from '../text/text-edit.ts'
import { insertItem, setValue } from '../yaml/edit/edit.ts'
import type { Json } from '../yaml/source-document.ts'
import { freeName } from './add-resource.ts'
import { editDocuments, findTarget } from './edit-resources.ts'
import type { Operation, OperationResult } from './operation.ts'
import { nameOf } from './words.ts'

/** Copies a resource behind itself under a name of its own, comments and layout included, and selects the copy. */
export function duplicateResource(id: ResourceId): Operation {
  return {
    title: `Duplicate ${nameOf(id)}`,
    run(files, settings = defaultSettings) {
      const target = findTarget(files, settings, id)
      if ('refuse' in target) return { ok: false, reason: target.refuse }
      const { kind, namespace, name } = target.resource
      const key = kindKey(target.resource)
      const copyName = freeName(files, settings, key, namespace, `${name || kind.toLowerCase()}-copy`)
      const result = target.base.length > 0 ? copyItem(target, copyName) : copyDocument(target, copyName)
      if (!result.ok) return result
      const after = applyChanges(files, result.changes)
      const copy = identifyFiles(after, settings)
        .flatMap(it => it.resources)
        .find(it => kindKey(it) === key && it.namespace === namespace && it.name === copyName)
      return copy ? { ...result, select: { resource: copy.id, path: [] } } : result
    },
  }
}

function copyItem(target: Located, name: string): OperationResult {
  const list = target.base.slice(0, -1)
  const index = Number(target.base.at(-1))
  const metadata = target.value.metadata
  const isMap = typeof metadata === 'object' && metadata !== null && !Array.isArray(metadata)
  const copy: Json = { ...target.value, metadata: { ...(isMap ? metadata : {}), name } }
  return editDocuments([{ target, steps: [document => insertItem(document, list, index + 1, copy)] }])
}

function copyDocument({ file, document, offset }: Located, name: string): OperationResult {
  const renamed = setValue(document, ['metadata', 'name'], name)
  if (!renamed.ok) return renamed
  const lineBreak = documentBreakOf(file.text)
  const own = applyEdits(document.text, renamed.edits)
  // What stands in front of the document's `---` (a mark, directives, the file's own comments) is not its own.
  const content = own.replace(/^\ufeff/, '').replace(/^(?:[ \t]*(?:[#%][^\n]*)?\n)*(?=---(?:\s|$))/, '')
  const marked = /^---(?:\s|$)/.test(content) ? content : `---${lineBreak}${content}`
  const at = offset + document.text.length
  const before = document.text.endsWith('\n') ? '' : lineBreak
  const after = at === file.text.length || marked.endsWith('\n') ? '' : lineBreak
  const insert = before + marked + after
  const changes: FileChange[] = [{ type: 'edit', file: file.name, edits: [{ from: at, to: at, insert }] }]
  return { ok: true, changes }
}
