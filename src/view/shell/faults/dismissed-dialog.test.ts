import { expect, it } from 'vitest'
import { dismissedDialog } from './dismissed-dialog.ts'

it.each([
  'Failed to fetch dynamically imported module: https://a/ShareDialog-1.js',
  'error loading dynamically imported module: https://a/ShareDialog-1.js',
  'Importing a module script failed.',
  'Unable to preload CSS for /assets/ShareDialog-1.css',
])('a dialog whose code did not come offers to reload: %s', message => {
  const said = dismissedDialog({ message, stack: undefined }, false)
  expect(said.action?.label).toBe('Reload')
  expect(said.description).toContain(message)
})

it('a dialog that broke offers a report, and the report itself to reload', () => {
  const fault = { message: 'it is not a function', stack: 'at a.js:1:2' }
  expect(dismissedDialog(fault, false).action?.label).toBe('Report…')
  expect(dismissedDialog(fault, true).action?.label).toBe('Reload')
})
