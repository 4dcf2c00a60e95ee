import { main } from './main.ts'
import { prepareEngine } from './prepare-engine.ts'

// Before anything larger is loaded.
prepareEngine()
void main()
