import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { offline } from './scripts/offline.ts'
import { withoutRulePages } from './scripts/without-rule-pages.ts'

export default defineConfig({
  base: './',
  plugins: [react(), ownForges(), offline()],
  build: {
    target: 'es2022',
    outDir: 'dist/app',
    emptyOutDir: true,
    sourcemap: false,
    chunkSizeWarningLimit: 5000,
  },
  worker: { format: 'es', plugins: () => [withoutRulePages()] },
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
