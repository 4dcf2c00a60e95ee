import type { Rule } from '../define-rule.ts'
import { duplicateKey } from './duplicate-key.ts'
import { malformedApiVersion } from './malformed-api-version.ts'
import { missingApiVersion } from './missing-api-version.ts'
import { missingKind } from './missing-kind.ts'
import { nonStringKey } from './non-string-key.ts'
import { notAnObject } from './not-an-object.ts'
import { syntax } from './syntax.ts'
import { tooMuch } from './too-much.ts'
import { unknownKind } from './unknown-kind.ts'
import { unreadDocument } from './unread-document.ts'

/** What must hold before a text is an object at all. */
export const rules: readonly Rule[] = [
  syntax,
  tooMuch,
  duplicateKey,
  nonStringKey,
  unreadDocument,
  notAnObject,
  missingKind,
  missingApiVersion,
  malformedApiVersion,
  unknownKind,
]
