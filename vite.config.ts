import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { licences } from './scripts/licences.ts'
import { monacoWithoutErrors } from './scripts/monaco-without-errors.ts'
import { offline } from './scripts/offline.ts'
import { partOfBuild } from './scripts/part-of-build.ts'
import { withoutRulePages } from './scripts/without-rule-pages.ts'

const packages = licences()
// Loaded once the first drawing is there, and everything else after it.
const page = partOfBuild('/src/page.tsx', true)

export default defineConfig({
  base: './',
  plugins: [
    react({ jsxImportSource: '#jsx' }),
    ownForges(),
    earlyScript(),
    monacoWithoutErrors(),
    page.plugin,
    packages.page,
    offline(),
  ],
  build: {
    target: 'es2022',
    outDir: 'dist/app',
    emptyOutDir: true,
    sourcemap: false,
    chunkSizeWarningLimit: 5000,
    // Many small files compress worse and come later than a few: what shows the first drawing, the page, and the canvas. React stands apart: docs/decisions/0035.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'first', tags: ['$initial'], priority: 3 },
            {
              name: 'react',
              test: /\/node_modules\/(react|react-dom|scheduler)\/|\/src\/view\/create-root\.ts$/,
              priority: 2,
            },
            { name: 'page', test: page.has, priority: 1 },
            { name: 'drawing', test: /\/(@xyflow|d3-[a-z]+)\/|\/src\/view\/canvas\/(?!legend)/, priority: 0 },
          ],
        },
      },
    },
  },
  worker: { format: 'es', plugins: () => [withoutRulePages(), packages.worker] },
})

/** Lets the page connect to forges of one's own: `DRAWBRIDGE_FORGES="https://git.example.com" npm run build`. */
function ownForges(): Plugin {
  const named = (process.env.DRAWBRIDGE_FORGES ?? '').split(/[\s,]+/)
  const origins = named.filter(it => /^https:\/\/[\w.-]+(:\d+)?$/.test(it))
  return {
    name: 'own-forges',
    transformIndexHtml: html =>
      html.replace('data-servers="', ['data-servers="', ...origins.map(it => `${it} `)].join('')),
  }
}

/**
 * One script in the place of those that stand alone: each of them would keep the page waiting for an answer of its own. It knows the
 * worker that it starts, and what comes after it is asked for before it.
 */
function earlyScript(): Plugin {
  const tags = /<script\s+src="\.?\/([\w-]+\.js)"([^>]*)><\/script>\s*/g
  const name = 'early.js'
  return {
    name: 'early-script',
    apply: 'build',
    generateBundle() {
      const html = readFileSync('index.html', 'utf8')
      const scripts = [...html.matchAll(tags)].map(it => readFileSync(join('public', it[1]!), 'utf8'))
      this.emitFile({ type: 'asset', fileName: name, source: scripts.join('\n') })
    },
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const worker = Object.keys(bundle).find(it => /^assets\/analysis\.worker-[\w-]+\.js$/.test(it))
        if (!worker) throw new Error('The page names no worker that analyses.')
        const attributes = [...html.matchAll(tags)].map(it => it[2]!.trim()).join(' ')
        const script = `<script src="./${name}" ${attributes.replace('data-worker=""', `data-worker="./${worker}"`)}></script>`
        let isWritten = false
        return html.replace(tags, () => {
          if (isWritten) return ''
          isWritten = true
          return [...preloads(html), script, ''].join('\n    ')
        })
      },
    },
  }
}

/** The page's script and style sheet, which stand further down, asked for at once. */
function preloads(html: string): string[] {
  const script = html.match(/<script type="module" crossorigin src="([^"]+)"/)?.[1]
  const style = html.match(/<link rel="stylesheet" crossorigin href="([^"]+)"/)?.[1]
  return [
    ...(script ? [`<link rel="modulepreload" crossorigin href="${script}">`] : []),
    ...(style ? [`<link rel="preload" as="style" crossorigin href="${style}">`] : []),
  ]
}
