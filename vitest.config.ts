import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

/** Tests that replace a module: they need modules that no earlier test has loaded. */
const replacingModules = [
  'src/core/yaml/defect-of-the-reader.test.ts',
  'src/workspace/overlays.test.ts',
  'src/view/compare/TextChanges.test.tsx',
  'src/view/files/open-content.test.ts',
]

const shared = {
  environment: 'node',
  testTimeout: 60_000,
  pool: 'threads' as const,
}

export default defineConfig({
  test: {
    // Vitest leaves one core to itself by default: on two cores that is one worker, which takes nearly twice as long.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        test: {
          ...shared,
          name: 'shared',
          include: [
            'src/**/*.test.{ts,tsx}',
            'scripts/**/*.test.ts',
            'bench/**/*.test.ts',
            'site/**/*.test.ts',
          ],
          exclude: replacingModules,
          // Loading the engine again for each file was half of what the unit tests cost.
          isolate: false,
        },
      },
      { test: { ...shared, name: 'replacing modules', include: replacingModules } },
    ],
  },
})
