import { apportion } from './apportion.ts'
import { highestWeight, type Split } from './read-split.ts'

/** One step of a canary release: how much of the traffic the canary has, and the weights that say so. */
export interface CanaryStep {
  readonly percent: number
  readonly weights: readonly number[]
}

export interface CanaryPlan {
  /** What the weights of each step add up to. */
  readonly total: number
  readonly steps: readonly CanaryStep[]
}

export const defaultSteps: readonly number[] = [5, 25, 50, 100]

export const maxSteps = 20

/**
 * The weights of each step. Besides the canary, destinations keep their proportions to each other. The sum of the weights
 * stays, unless it is so small that it cannot say a step, or more than a weight holds: then it is 100.
 */
export function planCanary(
  weights: readonly number[],
  canary: number,
  percents: readonly number[],
): CanaryPlan {
  const total = totalOf(weights, percents)
  const others = weights.map((it, i) => (i === canary ? 0 : it))
  const steps = percents.map(percent => {
    const own = Math.round((total * percent) / 100)
    const rest = apportion(
      total - own,
      others.filter((_, i) => i !== canary),
    )
    return { percent, weights: rest.toSpliced(canary, 0, own) }
  })
  return { total, steps }
}

/** The destination that is most likely the new version: the highest version in its name, else the lowest weight, else the last. */
export function likelyCanary({ destinations, weights }: Split): number {
  const versions = destinations.map(it => versionOf(it.subset ?? it.host))
  const comparable =
    new Set(destinations.map(it => withoutVersion(it.subset ?? it.host))).size === 1 &&
    versions.every(it => it !== undefined)
  const order = (a: number, b: number) =>
    (comparable ? compareVersions(versions[b]!, versions[a]!) : 0) || weights[a]! - weights[b]! || b - a
  return [...weights.keys()].sort(order)[0] ?? 0
}

/** The canary's part of the traffic, 0 to 1; 0 where no destination has any. */
export function shareOf(weights: readonly number[], canary: number): number {
  const sum = weights.reduce((it, weight) => it + weight, 0)
  return sum > 0 ? (weights[canary] ?? 0) / sum : 0
}

/** Steps as they are typed, `5, 25 50 %`; undefined where anything but percentages from 0 to 100 stands there. */
export function readSteps(text: string): readonly number[] | undefined {
  if (text.length > 500) return undefined
  const words = text
    .replaceAll('%', ' ')
    .split(/[\s,;·/]+/)
    .filter(Boolean)
  const steps = words.map(it => (/^\d{1,3}$/.test(it) ? Number(it) : 101))
  return steps.length > 0 && steps.every(it => it <= 100) ? cleanSteps(steps) : undefined
}

/** Each step once, and not more of them than a person would take. */
export function cleanSteps(steps: readonly number[]): readonly number[] {
  return [...new Set(steps)].slice(0, maxSteps)
}

function totalOf(weights: readonly number[], percents: readonly number[]): number {
  const sum = weights.reduce((it, weight) => it + weight, 0)
  if (sum > highestWeight || sum <= 0) return 100
  return sum >= 100 || percents.every(it => (sum * it) % 100 === 0) ? sum : 100
}

/** `v2-beta` is 2, `release-1.10` is 1.10; undefined without a number. */
function versionOf(name: string): readonly number[] | undefined {
  const found = versionIn.exec(name)?.[0]
  return found?.split(/[.-]/).map(Number)
}

function withoutVersion(name: string): string {
  return name.replace(versionIn, '')
}

const versionIn = /\d{1,9}(?:[.-]\d{1,9}){0,3}/

function compareVersions(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}
