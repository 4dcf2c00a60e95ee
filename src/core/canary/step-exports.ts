import { type ExportedFile, fileNameFor, yamlMime } from '../exports/export-target.ts'
import type { Resource } from '../model/resource.ts'
import { weightsPatch } from './json-patch.ts'
import { patchCommand } from './patch-command.ts'
import type { Split } from './read-split.ts'
import type { StepTexts } from './step-texts.ts'

/** A step of a plan with everything its exports are made of. */
export interface StepContent {
  readonly resource: Resource
  readonly split: Split
  readonly weights: readonly number[]
  /** In file names: `25-percent`, `rollback`. */
  readonly name: string
  /** Undefined where its weights cannot be written into the file; a patch of the cluster goes without. */
  readonly texts: StepTexts | undefined
}

/** A form in which one step leaves the editor. */
export interface StepExport {
  readonly id: 'yaml' | 'patch' | 'diff'
  readonly title: string
  /** What one does with it, in a few words. */
  readonly doc: string
  /** Undefined where there is nothing to write. */
  write(content: StepContent): ExportedFile | undefined
}

export const stepExports: readonly StepExport[] = [
  {
    id: 'yaml',
    title: 'YAML',
    doc: 'The whole document, for kubectl apply or a repository',
    write(content) {
      if (!content.texts) return undefined
      return { name: fileName(content, 'yaml'), mime: yamlMime, data: content.texts.yaml }
    },
  },
  {
    id: 'patch',
    title: 'kubectl patch',
    doc: 'A JSON patch that first tests the destinations',
    write(content) {
      const { resource, split, weights } = content
      if (resource.name === '') return undefined
      const data = `${patchCommand(resource, weightsPatch(resource, split, weights))}\n`
      return { name: fileName(content, 'sh'), mime: 'text/x-shellscript', data }
    },
  },
  {
    id: 'diff',
    title: 'Diff',
    doc: 'For git apply, against the current file',
    write(content) {
      if (!content.texts?.diff) return undefined
      return { name: fileName(content, 'diff'), mime: 'text/x-diff', data: content.texts.diff }
    },
  },
]

function fileName({ resource, name }: StepContent, ending: string): string {
  return `${fileNameFor(resource.name)}-${name}.${ending}`
}
