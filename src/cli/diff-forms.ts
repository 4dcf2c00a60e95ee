import { statSync } from 'node:fs'
import { basename } from 'node:path'
import type { ChangeReport } from '../core/exports/change-report.ts'
import { pullRequestText } from '../core/exports/pull-request.ts'
import { compareFiles } from '../core/patch/compare-files.ts'
import { gitPatch } from '../core/patch/git-patch.ts'
import type { Question } from '../core/questions/index.ts'
import { createSession } from '../core/session.ts'
import type { AnalysisSettings } from '../core/settings.ts'
import { finish } from '../core/steps.ts'
import type { Files } from '../core/text/file-change.ts'
import { cleanFileName } from '../core/text/file-name.ts'
import { readFiles, readWrittenFiles } from './read-files.ts'

interface Sides {
  readonly before: string
  readonly after: string
}

interface DiffForm {
  readonly output: string
  readonly isChanged: boolean
}

/** The text of a pull request from one place to the other, with its title as the heading; nothing where no file differs. */
export function diffAsMarkdown(sides: Sides, settings: AnalysisSettings, complaints: string[]): DiffForm {
  const [before, after] = namedAlike(sides, path => readFiles([path], complaints))
  const files = compareFiles(before, after)
  if (complaints.length > 0 || files.length === 0) return { output: '', isChanged: false }
  const session = createSession()
  const { diagnostics, graph } = session.update(after, settings)
  const ask = <Answer>(question: Question) => finish(session.ask(question).steps) as Answer
  const report: ChangeReport = {
    files,
    resources: ask({ type: 'changedResources', before }),
    routing: ask({ type: 'changes', before }),
    problemsBefore: ask({ type: 'diagnosticsOf', other: before }),
    problems: diagnostics,
  }
  const { title, body } = pullRequestText(report, graph)
  return { output: `# ${title}\n\n${body}`, isChanged: report.routing.changes.length > 0 }
}

/** What `git apply` takes in the folder BEFORE: of the files as they are written, whatever a kustomization makes of them. */
export function diffAsPatch(sides: Sides, complaints: string[]): DiffForm {
  const [before, after] = namedAlike(sides, path => readWrittenFiles(path, complaints))
  const output = complaints.length > 0 ? '' : gitPatch(before, after)
  return { output, isChanged: output !== '' }
}

function namedAlike({ before, after }: Sides, read: (path: string) => Files): [Files, Files] {
  const named = (path: string) => read(path).map(it => ({ ...it, name: nameIn(path, it.name, after) }))
  return [named(before), named(after)]
}

/** A file's name below a folder that was named; single files go by the second's name on both sides. */
function nameIn(path: string, name: string, after: string): string {
  if (!isFolder(path)) return isFolder(after) ? basename(name) : basename(after)
  const folder = cleanFileName(`${path}/x.yaml`).slice(0, -'/x.yaml'.length)
  const isBelow = name.startsWith(`${folder}/`) || name.startsWith(`${folder} `)
  return isBelow ? name.slice(folder.length + 1) : name
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory()
  } catch {
    return false
  }
}
