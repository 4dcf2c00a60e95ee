import { Ajv } from 'ajv'
import { expect, it } from 'vitest'
import { readDocument } from '../yaml/read-document.ts'
import { configurationSchema } from './configuration-schema.ts'
import { readConfiguration } from './read-configuration.ts'

const validate = new Ajv({ strict: false }).compile(configurationSchema())

it.each([
  ['complete: true\nnamespace: shop\ndeclared: [Gateway/a/b]\nignore: [charts/]', true],
  ['severity: { a/b: off, c/d: info }\nmute: [{ rule: a/b, reason: c, file: d, resource: e }]', true],
  ['gatewayApi: experimental', true],
  ['complete: soon', false],
  ['mutes: []', false],
  ['mute: [{ reason: a }]', false],
  ['mute: [{ rule: a, why: b }]', false],
  ['severity: { a/b: bad }', false],
  ['ignore: charts/', false],
])('says of %j what its reader says', (text, isValid) => {
  expect(validate(JSON.parse(JSON.stringify(readDocument(text).value)))).toBe(isValid)
  expect(readConfiguration({ name: '.drawbridge.yaml', text }).problems.length === 0).toBe(isValid)
})
