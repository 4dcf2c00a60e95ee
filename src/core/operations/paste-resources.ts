import { kindKey } from '../kinds/kind-key.ts'
import { identifyFiles } from '../model/locate.ts'
import type { AnalysedDocument } from '../model/resource.ts'
import { type AnalysisSettings, defaultSettings } from '../settings.ts'
import { applyChanges, type FileChange, type Files, findFile } from '../text/file-change.ts'
import { freeFileName } from '../text/file-name.ts'
import { lineBreakOf } from '../text/lines.ts'
import { applyEdits } from '../text/text-edit.ts'
import { inSequence, setValue } from '../yaml/edit/edit.ts'
import type { SourceDocument } from '../yaml/source-document.ts'
import { freeName } from './add-resource.ts'
import { separatorAtEnd } from './append-document.ts'
import { bareDocument } from './bare-document.ts'
import type { Operation } from './operation.ts'

/**
 * Adds the resources of a YAML text at the end of a file, written as they are; one whose name is taken gets a free one.
 * Without a file, or for one that is not there, a new file is made. Refuses a text without any resource.
 */
export function pasteResources(text: string, file: string | undefined): Operation {
  return {
    title: 'Paste resources',
    run(files, settings = defaultSettings) {
      const pasted = identifyFiles([{ name: 'pasted.yaml', text }], settings)
      const withResources = pasted.filter(it => it.resources.length > 0)
      if (withResources.length === 0) return { ok: false, reason: 'The text holds no resource.' }
      const broken = pasted.some(it => !it.document.readable)
      if (broken) return { ok: false, reason: 'A part of the text cannot be read as YAML.' }

      const existing = file === undefined ? undefined : findFile(files, file)
      const before = existing?.text ?? ''
      const after = withResources.reduce(
        (written, it) => append(written, renamed(it, files, written, settings)),
        before,
      )
      const insert = after.slice(before.length)
      const change: FileChange = existing
        ? { type: 'edit', file: existing.name, edits: [{ from: before.length, to: before.length, insert }] }
        : { type: 'create', file: freeFileName(file ?? 'pasted.yaml', files), text: insert }
      const count = withResources.reduce((sum, it) => sum + it.resources.length, 0)
      const first = identifyFiles(applyChanges(files, [change]), settings)
        .filter(it => it.file === change.file)
        .flatMap(it => it.resources)
        .at(-count)
      return { ok: true, changes: [change], ...(first && { select: { resource: first.id, path: [] } }) }
    },
  }
}

function append(written: string, content: string): string {
  const lineBreak = lineBreakOf(written === '' ? content : written)
  return written + separatorAtEnd(written) + content.replace(/\r?\n/g, lineBreak)
}

/** A document's text under names that neither the files nor what was pasted before it have. */
function renamed(
  { document, resources }: AnalysedDocument,
  files: Files,
  written: string,
  settings: AnalysisSettings,
): string {
  // Beside the files, under a name of its own: what was there already is then taken twice, which does no harm.
  const taken = [...files, { name: '\u0000pasted', text: written }]
  const own = new Set<string>()
  const steps = resources.flatMap(resource => {
    const { namespace, name, base } = resource
    const kind = kindKey(resource)
    let free = freeName(taken, settings, kind, namespace, name)
    for (let count = 2; own.has(`${kind}/${namespace}/${free}`); count++)
      free = freeName(taken, settings, kind, namespace, `${name}-${count}`)
    own.add(`${kind}/${namespace}/${free}`)
    if (free === name || name === '') return []
    return [(it: SourceDocument) => setValue(it, [...base, 'metadata', 'name'], free)]
  })
  const result = inSequence(document, ...steps)
  return bareDocument(result.ok ? applyEdits(document.text, result.edits) : document.text)
}
