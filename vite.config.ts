import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { licences } from './scripts/licences.ts'
import { offline } from './scripts/offline.ts'
import { withoutRulePages } from './scripts/without-rule-pages.ts'

const packages = licences()

export default defineConfig({
  base: './',
  plugins: [react(), ownForges(), drawingAtOnce(), packages.page, offline()],
  build: {
    target: 'es2022',
    outDir: 'dist/app',
    emptyOutDir: true,
    sourcemap: false,
    chunkSizeWarningLimit: 5000,
    // Many small files compress worse and come later than two: the page, and the drawing.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'page', tags: ['$initial'], priority: 2 },
            { name: 'drawing', test: /\/(@xyflow|d3-[a-z]+)\/|\/src\/view\/canvas\/(?!legend)/, priority: 1 },
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

/** Lets the browser fetch the drawing beside the page, which asks for it as soon as it runs. */
function drawingAtOnce(): Plugin {
  return {
    name: 'drawing-at-once',
    transformIndexHtml: {
      order: 'post',
      handler(_, { bundle }) {
        const drawing = Object.keys(bundle ?? {}).find(it => /\/drawing-[\w-]+\.js$/.test(it))
        if (!drawing) return []
        const attrs = { rel: 'modulepreload', crossorigin: true, href: `./${drawing}` }
        return [{ tag: 'link', injectTo: 'head', attrs }]
      },
    },
  }
}
