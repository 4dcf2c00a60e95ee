// Tries operations on every nth of recorded texts: `FILE PART PARTS PER-TEXT`. Prints a report as JSON.
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { sampleOperations } from '../src/testing/operations/sample-operations.ts'

const [file = '', part = '0', parts = '1', perText = '20'] = process.argv.slice(2)
const bytes = readFileSync(file)
const lines = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').split('\n')
const texts = lines
  .filter(it => it.trim() !== '')
  .filter((_, i) => i % Number(parts) === Number(part))
  .map(it => JSON.parse(it) as { id: string; yaml: string })
process.stdout.write(JSON.stringify(sampleOperations(texts, Number(perText))))
