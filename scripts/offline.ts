// Builds the service worker with the list of all files that the page may need without a network.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve, sep } from 'node:path'
import { build, type Plugin } from 'vite'
import type { BuiltFiles } from '../src/platform/offline/precache.ts'

/** Writes `sw.js` beside the built page. */
export function offline(): Plugin {
  let root = ''
  let folder = ''
  return {
    name: 'offline',
    apply: 'build',
    configResolved(config) {
      root = config.root
      folder = resolve(config.root, config.build.outDir)
    },
    writeBundle: {
      order: 'post',
      sequential: true,
      async handler() {
        await build({
          root,
          configFile: false,
          publicDir: false,
          logLevel: 'warn',
          define: { __BUILT_FILES__: JSON.stringify(builtFiles(folder)) },
          build: {
            target: 'es2022',
            outDir: folder,
            emptyOutDir: false,
            rolldownOptions: {
              input: join(root, 'src/platform/offline/service-worker.ts'),
              output: { format: 'iife', entryFileNames: 'sw.js' },
            },
          },
        })
      },
    },
  }
}

/** The service worker itself, and what is there for hosts, which do not give it out. */
const notServed = ['sw.js', '_headers', '.nojekyll']

/** Every file of a built page with its hash. The page itself is kept under the address that a person opens. */
export function builtFiles(folder: string): BuiltFiles {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(it => it.isFile())
    .map(it => join(it.parentPath, it.name))
  const files = paths
    .map(path => ({
      path: path
        .slice(folder.length + 1)
        .split(sep)
        .join('/'),
      integrity: `sha256-${createHash('sha256').update(readFileSync(path)).digest('base64')}`,
    }))
    .filter(it => !notServed.includes(it.path))
    .map(it => (it.path === 'index.html' ? { ...it, path: '' } : it))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
  const version = createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 16)
  return { version, files }
}
