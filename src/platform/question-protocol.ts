import type { Question } from '../core/questions/index.ts'
import type { Files } from '../core/text/file-change.ts'
import type { Delta } from './delta.ts'

/** A question on its way to the worker. Files that are compared with travel once and are called by a number from then on. */
export interface AskRequest {
  readonly type: 'ask'
  readonly id: number
  /** Who asks. A newer question of the same asker overtakes an older one. */
  readonly asker: string
  readonly question: WireQuestion
  readonly beside?: { readonly id: number; readonly files: Files }
  /** The answer that this asker holds: only what differs from it is sent. */
  readonly holds?: number
}

/** The asker has gone: what was kept for it can go as well. */
export interface ForgetRequest {
  readonly type: 'forget'
  readonly asker: string
}

/** A question in which the files that are compared with are a number. */
export type WireQuestion = object

export type QuestionAnswer =
  /** `from` is the answer that the delta leads on from; a first answer leads on from none. */
  | { readonly type: 'answer'; readonly id: number; readonly delta: Delta; readonly from?: number }
  /** The text or the asker's question changed before there was an answer. */
  | { readonly type: 'overtaken'; readonly id: number }
  /** `stack` names places in the code and nothing of the files. */
  | {
      readonly type: 'failed'
      readonly id: number
      readonly message: string
      readonly stack?: string | undefined
    }
  /** Nothing yet, but somebody is at work. */
  | { readonly type: 'working' }

/** So many sets of files that are compared with are kept on either side, those sent last. */
const mostBeside = 3

/** The page's side: which files the worker holds, by number. */
export class SentFiles {
  private readonly numbers = new WeakMap<Files, number>()
  private sent: number[] = []
  private last = 0

  /** The question as it travels, and the files that have to go with it. */
  write(question: Question): Pick<AskRequest, 'question' | 'beside'> {
    const files = 'before' in question ? question.before : undefined
    if (!files) return { question }
    const id = this.numbers.get(files) ?? ++this.last
    this.numbers.set(files, id)
    const asked = { ...question, before: id }
    if (this.sent.includes(id)) return { question: asked }
    this.sent = [...this.sent, id].slice(-mostBeside)
    return { question: asked, beside: { id, files } }
  }

  /** Another worker holds none. */
  reset(): void {
    this.sent = []
  }
}

/** The worker's side: the files of each number. */
export class ReceivedFiles {
  private readonly files = new Map<number, Files>()

  /** The question as it was asked; the same files are the same object each time. */
  read({ question, beside }: Pick<AskRequest, 'question' | 'beside'>): Question {
    if (beside) {
      this.files.set(beside.id, beside.files)
      const [oldest] = this.files.keys()
      if (this.files.size > mostBeside && oldest !== undefined) this.files.delete(oldest)
    }
    if (!('before' in question)) return question as Question
    return { ...question, before: this.files.get(Number(question.before)) ?? [] } as Question
  }
}
