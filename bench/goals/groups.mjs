import { analysisGoals } from './analysis-goals.mjs'
import { checkGoals } from './check-goals.mjs'
import { languageGoals } from './language-goals.mjs'
import { loadGoals } from './load-goals.mjs'
import { pageGoals } from './page-goals.mjs'
import { workerGoals } from './worker-goals.mjs'

/** The groups of rows of the table of goals, in the order of the table. */
export const groups = [checkGoals, workerGoals, analysisGoals, languageGoals, loadGoals, pageGoals]
