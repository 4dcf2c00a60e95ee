// The workspaces that the bench opens in a browser, and what it measures there.
export { examples } from '../src/core/examples/index.ts'
export { drawnWorkspaces, manyRules } from '../src/testing/drawn-workspaces.ts'
export { manyResources } from '../src/testing/many-resources.ts'
export { measureLegibility } from './legibility-page.ts'
