import { prepareEngine } from './prepare-engine.ts'

// Before anything larger is loaded.
prepareEngine()
await import('./main.ts')
