// npm run vscode: the extension for VS Code, on the desktop and in the browser, as dist/drawbridge-VERSION.vsix. What it runs is built
// from editors/vscode/src, which takes server and drawing from src; @vscode/vsce packs it.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { build } from 'vite'
import { root } from './setup.mjs'

const source = join(root, 'editors', 'vscode')
const folder = join(root, 'dist', 'vscode')
const made = join(folder, 'dist')
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

rmSync(folder, { recursive: true, force: true })
mkdirSync(made, { recursive: true })
await bundle('desktop.js', { entry: 'desktop.ts', node: 'cjs' })
await bundle('server.mjs', { entry: 'server.ts', node: 'es' })
await bundle('web.js', { entry: 'web.ts', format: 'cjs' })
await bundle('server-worker.js', { entry: 'server-worker.ts', format: 'iife' })
await bundle('page/drawing.js', { entry: 'page/main.tsx', format: 'es', isPage: true })
const manifest = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8'))
writeFileSync(join(folder, 'package.json'), `${JSON.stringify({ ...manifest, version }, null, 2)}\n`)
cpSync(join(source, 'README.md'), join(folder, 'README.md'))
cpSync(join(root, 'LICENSE'), join(folder, 'LICENSE'))
cpSync(join(root, 'CHANGELOG.md'), join(folder, 'CHANGELOG.md'))
cpSync(join(root, 'public', 'icon-192.png'), join(folder, 'icon.png'))

if (!process.argv.includes('--no-package')) pack()

/** One file of everything that an entry needs, as an extension loads no chunks. The page of the webview does, from beside it. */
async function bundle(name, { entry, node, format = node, isPage = false }) {
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    base: './',
    plugins: isPage ? [react({ jsxImportSource: '#jsx' }), withoutEditor()] : [],
    define: node ? {} : { 'process.env.NODE_ENV': '"production"' },
    // A webview starts a worker from a copy of its script, beside which nothing lies.
    worker: {
      format: 'iife',
      rolldownOptions: { output: { codeSplitting: false, entryFileNames: 'page/[name].js' } },
    },
    ...(node && { ssr: { noExternal: true } }),
    build: {
      ...(node ? { ssr: join(source, 'src', entry), target: 'node20' } : { target: 'es2022' }),
      outDir: made,
      emptyOutDir: false,
      minify: true,
      license: { fileName: `licenses/${name.replace('/', '-')}.md` },
      cssCodeSplit: false,
      modulePreload: false,
      rolldownOptions: {
        input: join(source, 'src', entry),
        external: ['vscode'],
        // VS Code calls what an entry exports; a page would need no such thing, and Vite leaves it out.
        preserveEntrySignatures: 'strict',
        output: {
          format,
          entryFileNames: name,
          chunkFileNames: 'page/[name]-[hash].js',
          assetFileNames: 'page/drawing[extname]',
          ...(!isPage && { codeSplitting: false }),
        },
      },
    },
  })
}

/** The page without Monaco: the text stands in VS Code, beside it, and what differs is shown as plain lines. */
function withoutEditor() {
  const left = {
    '/yaml/YamlPane.tsx': 'export const YamlPane = () => null',
    '/monaco/diff-editor.ts':
      'export const createDiffEditor = () => Promise.reject(new Error("left to the editor"))',
  }
  return {
    name: 'without-editor',
    enforce: 'pre',
    resolveId(source) {
      const name = Object.keys(left).find(it => source.endsWith(it))
      return name && `\0${name}`
    },
    load: id => left[id.slice(1)],
  }
}

function pack() {
  const file = join(root, 'dist', `drawbridge-${version}.vsix`)
  const words = [
    '--yes',
    '@vscode/vsce@4.1.0',
    'package',
    '--no-dependencies',
    '--allow-missing-repository',
    '--out',
    file,
  ]
  const { status } = spawnSync('npx', words, {
    cwd: folder,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (status !== 0) process.exit(status ?? 1)
}
