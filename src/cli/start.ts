import { prepareEngine } from './prepare-engine.ts'

// Before anything larger is loaded.
prepareEngine()
void import('./main.ts')
