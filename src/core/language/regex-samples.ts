import { matchesWhole } from './match-text.ts'

/** A few short texts that an RE2 pattern takes whole; none where the pattern is beyond what this reader knows. Each is checked. */
export function regexSamples(pattern: string): string[] {
  if (pattern.length > 2000) return []
  const drafts: string[] = []
  for (const choice of [0, 1, 2, 3])
    for (const repeat of [0, 1, 2]) {
      const draft = new Sampler(pattern, choice, repeat).alternatives()
      if (!drafts.includes(draft)) drafts.push(draft)
    }
  return drafts.filter(it => matchesWhole(pattern, it))
}

const classes: Readonly<Record<string, string | undefined>> = {
  d: '1',
  w: 'a',
  s: ' ',
  D: 'a',
  W: '-',
  S: 'a',
}

/** Walks a pattern once and writes one text: the `choice`-th alternative, loops run `repeat` times where they may. */
class Sampler {
  private at = 0
  private depth = 0
  private readonly pattern: string
  private readonly choice: number
  private readonly repeat: number

  constructor(pattern: string, choice: number, repeat: number) {
    this.pattern = pattern
    this.choice = choice
    this.repeat = repeat
  }

  alternatives(): string {
    const branches = [this.sequence()]
    while (this.pattern[this.at] === '|') {
      this.at++
      branches.push(this.sequence())
    }
    return branches[this.choice % branches.length] ?? ''
  }

  private sequence(): string {
    let text = ''
    while (this.at < this.pattern.length && !'|)'.includes(this.pattern[this.at]!)) {
      const unit = this.unit()
      text += unit.repeat(this.times())
      if (text.length > 4000) return text
    }
    return text
  }

  private unit(): string {
    const character = this.pattern[this.at++]!
    if (character === '(') return this.group()
    if (character === '[') return this.set()
    if (character === '.') return 'a'
    if (character === '^' || character === '$') return ''
    if (character !== '\\') return character
    const escaped = this.pattern[this.at++] ?? ''
    if ('bBAzQE'.includes(escaped)) return ''
    return classes[escaped] ?? escaped
  }

  private group(): string {
    const opening = /^\?(?:P?<\w+>|[a-zA-Z-]*:)/.exec(this.pattern.slice(this.at, this.at + 80))
    if (opening) this.at += opening[0].length
    else {
      const flags = /^\?[a-zA-Z-]+\)/.exec(this.pattern.slice(this.at, this.at + 20))
      if (flags) {
        this.at += flags[0].length
        return ''
      }
    }
    if (++this.depth > 100) {
      this.at = this.pattern.length
      return ''
    }
    const text = this.alternatives()
    this.depth--
    if (this.pattern[this.at] === ')') this.at++
    return text
  }

  private set(): string {
    const end = this.pattern.indexOf(']', this.at + (this.pattern[this.at] === '^' ? 2 : 1))
    const body = this.pattern.slice(this.at, end < 0 ? this.pattern.length : end)
    this.at = end < 0 ? this.pattern.length : end + 1
    const own = `[${body}]`
    const first = [...'a1AzZ09-_./~ ', ...body].find(it => matchesWhole(own, it))
    return first ?? ''
  }

  private times(): number {
    const quantifier = /^(?:[*+?]|\{(\d{1,4})(?:,(\d{0,4}))?\})\??/.exec(
      this.pattern.slice(this.at, this.at + 14),
    )
    if (!quantifier) return 1
    this.at += quantifier[0].length
    const least = quantifier[1] !== undefined ? Number(quantifier[1]) : quantifier[0].startsWith('+') ? 1 : 0
    const most =
      quantifier[1] !== undefined
        ? Number(quantifier[2] || (quantifier[2] === '' ? 1000 : quantifier[1]))
        : quantifier[0].startsWith('?')
          ? 1
          : 1000
    return Math.min(most, Math.max(least, this.repeat))
  }
}
