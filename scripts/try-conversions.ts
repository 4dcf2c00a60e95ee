// Converts every nth of recorded cases to the other API: `FILE PART PARTS`. Prints a report as JSON.
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { tryConversion } from '../src/cli/try-conversion.ts'

const [file = '', part = '0', parts = '1', filter = ''] = process.argv.slice(2)
const bytes = readFileSync(file)
const lines = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').split('\n')
const cases = lines
  .filter(it => it.trim() !== '')
  .filter((_, i) => i % Number(parts) === Number(part))
  .map(it => JSON.parse(it))
  .filter(it => filter === '' || it.id === filter)
process.stdout.write(JSON.stringify(cases.map(tryConversion)))
