import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, sep } from 'node:path'
import { isConfigurationName } from '../core/text/configuration-name.ts'

/** What a path on the command line named: bytes under a name, or why it could not be read. */
export type Input =
  | { readonly ok: true; readonly name: string; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly name: string; readonly reason: string }

/**
 * Reads files, the YAML and JSON files below folders (hidden folders and node_modules left out), and standard input for `-`.
 * Names are paths as given, with `/` between folders. A file that is named twice is read once.
 */
export function readInputs(paths: readonly string[]): Input[] {
  const names = new Set<string>()
  const inputs: Input[] = []
  for (const path of paths)
    for (const name of path === '-' ? ['-'] : expand(path)) {
      if (names.has(name)) continue
      names.add(name)
      inputs.push(readInput(name))
    }
  return inputs
}

/** The files that a path stands for: itself, or those below a folder. */
export function expand(path: string): string[] {
  try {
    if (!statSync(path).isDirectory()) return [path]
    return readdirSync(path, { withFileTypes: true, recursive: true })
      .filter(it => it.isFile() && isConfigurationName(it.name))
      .map(it => join(it.parentPath, it.name))
      .filter(
        it =>
          !it
            .slice(path.length)
            .split(sep)
            .some(part => part === 'node_modules' || /^\.[^.]/.test(part)),
      )
      .sort()
  } catch {
    return [path]
  }
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
