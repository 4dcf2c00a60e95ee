import { defineConfig } from '@playwright/test'

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  timeout: 60_000,
  expect: { timeout: 15_000 },
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list'], ['json', { outputFile: '.cache/e2e.json' }]],
  use: {
    baseURL: `http://localhost:${process.env.E2E_PORT ?? 4199}/`,
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    // A service worker would serve one story what another built or broke. The stories about it take a context of their own.
    serviceWorkers: 'block',
    // A trace takes a copy of the page at every step, which more than doubles what a story costs: `--trace on` when one is wanted.
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: process.env.E2E_CHROMIUM, args: flags },
  },
  webServer: {
    command: 'node scripts/serve-built.mjs',
    url: `http://localhost:${process.env.E2E_PORT ?? 4199}/`,
    env: { PORT: process.env.E2E_PORT ?? '4199' },
    reuseExistingServer: false,
  },
})
