import { createInterface } from 'node:readline'
import { type Arguments, readArguments, usage } from './arguments.ts'
import { build } from './build.ts'
import { check } from './check.ts'
import { coverageReport } from './coverage-report.ts'
import { diff } from './diff.ts'
import { draw } from './draw.ts'
import { answerLine, reachLine, readLine, traceLine } from './ndjson.ts'
import { open } from './open/open.ts'
import { reach } from './reach.ts'
import { trace } from './trace.ts'
import { version } from './version.ts'

await main()

async function main(): Promise<void> {
  // A reader that stops early (`| head`) is no fault.
  process.stdout.on('error', () => process.exit(0))
  const asked = readArguments(process.argv.slice(2))
  switch (asked.command) {
    case 'help':
      process.stdout.write(usage)
      return
    case 'version':
      process.stdout.write(`${version}\n`)
      return
    case 'wrong':
      process.stderr.write(`${asked.reason}\n\n${usage}`)
      process.exitCode = 2
      return
    case 'coverage':
      process.stdout.write(coverageReport(asked.format))
      return
    case 'check-ndjson':
      return answerLines(answerLine)
    case 'trace-ndjson':
      return answerLines(traceLine)
    case 'reach-ndjson':
      return answerLines(reachLine)
    case 'read-ndjson':
      return answerLines(readLine)
    case 'open':
      return tell(await open(asked))
    case 'build':
    case 'check':
    case 'diff':
    case 'draw':
    case 'reach':
    case 'trace':
      tell(answer(asked))
  }
}

function tell({ output, complaints, exitCode }: ReturnType<typeof answer>): void {
  for (const it of complaints) process.stderr.write(`${it}\n`)
  process.stdout.write(output)
  process.exitCode = exitCode
}

function answer(
  asked: Arguments & { readonly command: 'build' | 'check' | 'diff' | 'draw' | 'reach' | 'trace' },
) {
  switch (asked.command) {
    case 'build':
      return build(asked.path)
    case 'check':
      return check(asked)
    case 'diff':
      return diff(asked)
    case 'draw':
      return draw(asked)
    case 'reach':
      return reach(asked)
    case 'trace':
      return trace(asked)
  }
}

async function answerLines(answer: (line: string, number: number) => string): Promise<void> {
  let number = 0
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++
    if (line.trim() === '') continue
    if (!process.stdout.write(`${answer(line, number)}\n`)) await drained()
  }
}

function drained(): Promise<void> {
  return new Promise(resolve => process.stdout.once('drain', resolve))
}
