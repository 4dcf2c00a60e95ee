import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** GNU time, which alone tells the peak memory of a process. */
const time = '/usr/bin/time'

export const canTime = existsSync(time)

// Node 20 reads those certificates at its start, whatever it is to do: 0.06 s with a system's list of them.
const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env

/** What a whole process takes: seconds of processor time, user and system, and MiB at its peak. Throws where it does not end with code 0. */
export function timeProcess(command, args) {
  const { stderr, error, status } = spawnSync(time, ['-q', '-f', '%U %S %M', command, ...args], {
    encoding: 'utf8',
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const last = stderr?.trimEnd().split('\n').at(-1) ?? ''
  const [user, system, kilobytes] = last.split(' ').map(Number)
  if (error || status !== 0 || !(kilobytes > 0)) throw new Error(`${command}: ${error ?? stderr}`)
  return { seconds: user + system, mebibytes: kilobytes / 1024 }
}
