import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the built page: of the package `drawbridge-app` beside this one, or of a build of the sources. Undefined where there is none. */
export function appFolder(): string | undefined {
  return [packagedApp(), builtApp()].find(it => it !== undefined && existsSync(join(it, 'index.html')))
}

/** `dist/app`, seen from `dist/cli`. */
function builtApp(): string | undefined {
  const here = dirname(fileURLToPath(import.meta.url))
  return basename(here) === 'cli' ? join(here, '..', 'app') : undefined
}

function packagedApp(): string | undefined {
  try {
    return join(dirname(createRequire(import.meta.url).resolve('drawbridge-app/package.json')), 'app')
  } catch {
    return undefined
  }
}
