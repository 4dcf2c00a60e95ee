import { resolveView } from '../core/kustomize/view/resolved-view.ts'
import { createPlaces } from '../core/kustomize/view/written-place.ts'
import { readKustomizations } from './read-kustomizations.ts'

export interface BuildOutcome {
  readonly output: string
  /** What is not resolved, or why nothing is. */
  readonly complaints: readonly string[]
  /** 1 where kustomize would refuse it. */
  readonly exitCode: 0 | 1 | 2
}

/** Prints what a kustomization builds, as far as it is resolved. */
export function build(path: string): BuildOutcome {
  const read = readKustomizations(path)
  if (!read)
    return { output: '', complaints: [`${path}: a folder with a kustomization.yaml is needed`], exitCode: 2 }
  const [folder, ...others] = read.folders
  if (folder === undefined || others.length > 0)
    return {
      output: '',
      complaints: [`${path}: there is more than one: ${read.folders.map(it => read.pathOf(it)).join(', ')}`],
      exitCode: 2,
    }
  const view = resolveView(read.files, folder)
  const { problems } = view.resolution
  const places = createPlaces(read.files)
  const complaints = problems.map(({ severity, message, at }) => {
    const { file, from } = places.rangeOf(at) ?? { file: at.file, from: 0 }
    const { line, column } = places.lineAndColumn(file, from)
    return `${read.pathOf(file)}:${line}:${column} ${severity} ${message}`
  })
  const isRefused = problems.some(it => it.severity === 'error')
  return {
    output: view.file.text,
    complaints: [...read.complaints, ...complaints],
    exitCode: isRefused ? 1 : read.complaints.length > 0 ? 2 : 0,
  }
}
