import { checkGoals } from './check-goals.mjs'

/** The groups of rows of the table of goals, in the order of the table. */
export const groups = [checkGoals]
