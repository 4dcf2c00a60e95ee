import { answer, kindOf, type Question } from '../questions/index.ts'
import type { Effort, Known } from '../questions/question.ts'
import { questionKey } from '../questions/question-key.ts'
import type { Steps } from '../steps.ts'

/** A question as it is being answered. */
export interface Asked {
  /** The same for questions that ask the same. */
  readonly key: string
  readonly effort: Effort
  /** The same object as before for as long as what it was read from stays. */
  readonly steps: Steps<unknown>
  /** Whether what the answer is read from is still what there is; otherwise it is about a text that has gone. */
  isCurrent(): boolean
}

interface Answered {
  readonly read: readonly unknown[]
  readonly answer: unknown
}

/** So many answers are kept, those given last. */
const mostKept = 32

/** Answers questions about whatever there is to answer from, and gives an answer again where nothing of it has changed. */
export class AnswerBook {
  private readonly answers = new Map<string, Answered>()

  constructor(private readonly known: () => Known) {}

  ask(question: Question): Asked {
    const { reads, effort } = kindOf(question)
    const known = this.known()
    const read = reads.map(it => known[it])
    const isCurrent = () => {
      const now = this.known()
      return reads.every((it, i) => now[it] === read[i])
    }
    const key = questionKey(question)
    const kept = this.answers.get(key)
    if (kept?.read.every((it, i) => it === read[i]))
      return { key, effort: 'quick', steps: done(kept.answer), isCurrent }
    return { key, effort, steps: this.find(known, question, key, read), isCurrent }
  }

  private *find(known: Known, question: Question, key: string, read: readonly unknown[]): Steps<unknown> {
    const found = yield* answer(known, question)
    this.answers.delete(key)
    this.answers.set(key, { read, answer: found })
    const [oldest] = this.answers.keys()
    if (this.answers.size > mostKept && oldest !== undefined) this.answers.delete(oldest)
    return found
  }
}

// biome-ignore lint/correctness/useYield: it is over at once
function* done(answer: unknown): Steps<unknown> {
  return answer
}
