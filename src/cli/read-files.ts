import { resolveView } from '../core/kustomize/view/resolved-view.ts'
import { isRequestFile } from '../core/saved/request-file.ts'
import type { SourceFile } from '../core/text/file-change.ts'
import { importFile } from '../core/text/import-file.ts'
import { readInputs } from './read-inputs.ts'
import { readKustomizations } from './read-kustomizations.ts'

/** The files of some paths as they are applied: a folder with a kustomization stands for what it builds. What cannot be read is complained of. */
export function readFiles(paths: readonly string[], complaints: string[]): SourceFile[] {
  return paths.flatMap(path => {
    const read = readKustomizations(path)
    return read ? builtFiles(path, read, complaints) : readWrittenFiles(path, complaints)
  })
}

function builtFiles(
  path: string,
  read: NonNullable<ReturnType<typeof readKustomizations>>,
  complaints: string[],
): SourceFile[] {
  const [folder, ...others] = read.folders
  if (folder === undefined) return []
  if (others.length > 0) {
    const names = read.folders.map(it => read.pathOf(it)).join(', ')
    complaints.push(`${path} holds several kustomizations: name one of ${names}.`)
    return []
  }
  const { resolution, file } = resolveView(read.files, folder)
  const errors = resolution.problems.filter(it => it.severity === 'error')
  complaints.push(...read.complaints, ...errors.map(it => `${read.pathOf(it.at.file)}: ${it.message}`))
  return [{ name: `${read.pathOf(folder)} (resolved)`, text: file.text }]
}

/** The files of a path as they are written, whatever a kustomization makes of them. */
export function readWrittenFiles(path: string, complaints: string[]): SourceFile[] {
  return readInputs([path]).flatMap(input => {
    const imported = input.ok ? importFile(input.name, input.bytes) : undefined
    if (imported?.ok) return withoutRequests(imported.files, input.name, [path])
    complaints.push(input.ok ? (imported?.message ?? '') : `${input.name}: ${input.reason}`)
    return []
  })
}

/** Files of a folder without those of saved requests, which may lie beside the configuration; a path that is named by itself is meant. */
export function withoutRequests(
  files: readonly SourceFile[],
  name: string,
  paths: readonly string[],
): readonly SourceFile[] {
  return paths.includes(name) ? files : files.filter(it => !isRequestFile(it.text))
}
