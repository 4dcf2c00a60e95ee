// Cases of a recording, and the command-line tool's answers to them.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { root } from './setup.mjs'

/** Whether an answer is missing or says something else. */
export function differs(wanted, given) {
  return given === undefined ? wanted !== undefined : canonical(wanted) !== canonical(given)
}

/** The value as text, its keys in order. */
export function canonical(value) {
  return JSON.stringify(value, (_, it) =>
    it && typeof it === 'object' && !Array.isArray(it)
      ? Object.fromEntries(Object.entries(it).sort(([a], [b]) => (a < b ? -1 : 1)))
      : it,
  )
}

/** The first place at which two values differ, in words. */
export function firstDifference(wanted, given) {
  if (given === undefined) return `no answer; Istio says ${canonical(wanted)}`
  if (typeof wanted !== 'object' || wanted === null || Array.isArray(wanted))
    return `Istio says ${canonical(wanted)}, we say ${canonical(given)}`
  const key = [...new Set([...Object.keys(wanted), ...Object.keys(given)])].find(it =>
    differs(wanted[it], given[it]),
  )
  return `at ${key}, Istio says ${canonical(wanted[key])}, we say ${canonical(given[key])}`
}

/** The cases of a recording: JSON, one a line, zipped or not. */
export function readCases(file) {
  const bytes = readFileSync(file)
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
  return text
    .split('\n')
    .filter(it => it.trim())
    .map(it => JSON.parse(it))
}

/** Puts the questions to the tool a line each, half of them to each of two processes; resolves with its answers by id. */
export async function ask(args, questions) {
  const parts = Array.from({ length: processes }, (_, part) =>
    askOne(
      args,
      questions.filter((_, i) => i % processes === part),
    ),
  )
  return new Map((await Promise.all(parts)).flat().map(it => [it.id, it]))
}

/** As many as the machines of CI have cores. */
export const processes = 2

function askOne(args, questions) {
  return new Promise((resolve, reject) => {
    const child = spawn('node', [join(root, 'dist', 'cli', 'drawbridge.js'), ...args], {
      stdio: ['pipe', 'pipe', 'ignore'],
    })
    const chunks = []
    child.stdout.on('data', it => chunks.push(it))
    child.on('error', reject)
    child.stdin.on('error', () => {})
    child.on('close', () => {
      const lines = Buffer.concat(chunks).toString('utf8').split('\n').filter(Boolean)
      resolve(lines.map(it => JSON.parse(it)))
    })
    child.stdin.end(questions.map(it => `${JSON.stringify(it)}\n`).join(''))
  })
}
