// What the worker loads after its first drawing: the rules, requests, and answers to questions.
export { createSession } from '../core/session.ts'
export { createAnalysisServer } from './analysis-server.ts'
