import { decodeBase64 } from '../yaml/decode-base64.ts'

/** A form that secrets have: a text that can be told from any other by itself. */
export interface SecretPattern {
  /** What it is, in the words of who issues it. */
  readonly what: string
  /** Its first group is the secret, where it is not all of the match. No part can be matched in two ways: texts are hostile. */
  readonly form: RegExp
  /** Whether what has the form is meant; absent: always. */
  readonly isMeant?: (secret: string) => boolean
}

export const secretPatterns: readonly SecretPattern[] = [
  { what: 'GitHub token', form: /\b(?:gh[opsur]_[A-Za-z0-9]{36,255}|github_pat_[A-Za-z0-9_]{22,255})/g },
  { what: 'GitLab token', form: /\bgl(?:pat|dt|rt|ptt|ft|soat|agent|cbt|imt|oas)-[\w-]{20,255}/g },
  { what: 'AWS access key', form: /\b(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Za-z0-9])/g },
  {
    what: 'AWS secret key',
    form: /\baws_?secret_?access_?key["']?\s{0,3}[:=]\s{0,3}["']?([A-Za-z0-9/+]{40})(?![A-Za-z0-9/+])/gi,
  },
  { what: 'Slack token', form: /\bx(?:ox[abeoprs]|app)-[A-Za-z0-9-]{10,255}/g },
  {
    what: 'Slack webhook',
    form: /\bhooks\.slack\.com\/services\/([A-Z0-9]{8,20}\/[A-Z0-9]{8,20}\/\w{20,40})/g,
  },
  { what: 'Google API key', form: /\bAIza[\w-]{35}(?![\w-])/g },
  { what: 'Google OAuth token', form: /\b(?:ya29\.[\w-]{20,512}|GOCSPX-[\w-]{20,64})/g },
  { what: 'Azure storage key', form: /\bAccountKey=([A-Za-z0-9+/]{86}==)/g },
  { what: 'Stripe key', form: /\b[rs]k_(?:live|test)_[A-Za-z0-9]{16,255}/g },
  { what: 'npm token', form: /\bnpm_[A-Za-z0-9]{36}(?![A-Za-z0-9])/g },
  { what: 'Vault token', form: /\bhv[bs]\.[\w-]{24,300}/g },
  { what: 'SendGrid key', form: /\bSG\.[\w-]{16,32}\.[\w-]{32,64}/g },
  { what: 'Docker token', form: /\bdckr_(?:pat|oat)_[\w-]{20,64}/g },
  { what: 'DigitalOcean token', form: /\bdo[opr]_v1_[a-f0-9]{64}/g },
  { what: 'JSON Web Token', form: /\beyJ[\w-]{8,8000}\.eyJ[\w-]{8,8000}\.[\w-]{8,8000}/g },
  {
    what: 'Bearer token',
    form: /\bBearer\s{1,3}([A-Za-z0-9._~+/-]{16,8000}=*)/gi,
    isMeant: isRandom,
  },
  {
    what: 'Basic credentials',
    form: /\bBasic\s{1,3}([A-Za-z0-9+/]{8,800}={0,2})(?![A-Za-z0-9+/=_-])/gi,
    // A name, a colon and a password.
    isMeant: it => decodeBase64(it)?.includes(':') === true,
  },
  {
    what: 'Password in a URL',
    form: /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:/?#@"'<>[\]{}|\\]{0,100}:([^\s/?#@"'<>]{1,200})@/gi,
    isMeant: it => !/^(?:\$|\{|%|\*+$|x+$|redacted$|password$)/i.test(it),
  },
]

/** Words have no digits and capitals among their letters. */
function isRandom(text: string): boolean {
  return /\d/.test(text) && /[A-Za-z]/.test(text) && !/^[\d.]+$/.test(text)
}
