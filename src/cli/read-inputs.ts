import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, sep } from 'node:path'
import { isConfigurationName, isHiddenName } from '../core/text/configuration-name.ts'
import { withoutCharts } from '../core/text/helm-charts.ts'

/** What a path on the command line named: bytes under a name, or why it could not be read. */
export type Input =
  | { readonly ok: true; readonly name: string; readonly bytes: Uint8Array }
  | {
      readonly ok: false
      readonly name: string
      readonly reason: string
      /** It is a Helm chart, which has to be rendered first. */
      readonly isChart?: true
    }

/**
 * Reads files, the YAML and JSON files below folders (hidden folders and node_modules left out), and standard input for `-`.
 * Names are paths as given, with `/` between folders. A file that is named twice is read once.
 */
export function readInputs(paths: readonly string[]): Input[] {
  const names = new Set<string>()
  const inputs: Input[] = []
  for (const path of paths) {
    const found = path === '-' ? ['-'] : expand(path)
    // A file that is named by itself is meant.
    const { files, charts } = withoutCharts(found.length > 1 ? found.map(asName) : [])
    for (const { name } of found.length > 1 ? files : found.map(it => ({ name: it }))) {
      if (names.has(name)) continue
      names.add(name)
      inputs.push(readInput(name))
    }
    for (const { folder, render } of charts) {
      const reason = `a Helm chart, whose templates are not configuration yet: render it (${render}) and check the result`
      inputs.push({ ok: false, name: folder, reason, isChart: true })
    }
  }
  return inputs
}

function asName(path: string): { readonly name: string } {
  return { name: path.split(sep).join('/') }
}

/** The files that a path stands for: itself, or those below a folder. */
export function expand(path: string): string[] {
  try {
    return statSync(path).isDirectory() ? filesBelow(path).sort() : [path]
  } catch {
    return [path]
  }
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap(it => {
    if (isHiddenName(it.name)) return []
    const path = join(folder, it.name)
    if (it.isDirectory()) return filesBelow(path)
    return it.isFile() && isConfigurationName(it.name) ? [path] : []
  })
}

function readInput(name: string): Input {
  try {
    const bytes = readFileSync(name === '-' ? 0 : name)
    return { ok: true, name: name === '-' ? 'stdin.yaml' : name.split(sep).join('/'), bytes }
  } catch (error) {
    return { ok: false, name, reason: reasonOf(error) }
  }
}

function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'ENOENT') return 'no such file or folder'
  if (code === 'EACCES') return 'permission denied'
  return code ?? 'it cannot be read'
}
