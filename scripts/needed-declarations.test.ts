import { expect, it } from 'vitest'

const { namesKeptBack, neededDeclarations } = (await import(
  new URL('./needed-declarations.mjs', import.meta.url).href
)) as {
  neededDeclarations(texts: Map<string, string>, entry: string): Map<string, string>
  namesKeptBack(texts: Map<string, string>, entry: string): string[]
}

const needed = (texts: Record<string, string>) =>
  Object.fromEntries(neededDeclarations(new Map(Object.entries(texts)), 'core/library.d.ts'))

it('keeps what the entry names and what that is made of, with what is said of it', () => {
  expect(
    needed({
      'core/library.d.ts': `import type { Model } from './model/model.ts';
export { type Kind, defaultKind, kindOf as nameOf } from './kinds.ts';
/** Reads a model. */
export declare function read(model: Model): import('./data/plain.ts').Plain;
`,
      'core/kinds.d.ts': `import type { Unused } from './unused.ts';
/** What this file is about. */
/** A kind. */
export interface Kind {
    /** Its \`Name\`, unlike Unused. */
    readonly name: Name;
}
type Name = 'a' | 'b';
export declare const defaultKind: Kind;
export declare const otherKind: Unused;
export declare function kindOf<T extends {
    a: 1;
}>(it: T): Kind;
export {};
`,
      'core/model/model.d.ts': `import { type Kind, defaultKind } from '../kinds.ts';
import { hidden, type Shown as Model } from '../shown.ts';
export { hidden };
export type { Model };
export declare function unused(kind: Kind): typeof defaultKind;
`,
      'core/shown.d.ts':
        'export declare const hidden: 1;\nexport type Shown = {\n    x: 1;\n} | {\n    y: 2;\n};\n',
      'core/data/plain.d.ts': 'export type Plain = string;\nexport type Fancy = number;\n',
      'core/unused.d.ts': 'export type Unused = 1;\n',
    }),
  ).toEqual({
    'core/library.d.ts': `import type { Model } from './model/model.ts';
export { type Kind, defaultKind, kindOf as nameOf } from './kinds.ts';
/** Reads a model. */
export declare function read(model: Model): import('./data/plain.ts').Plain;
`,
    'core/kinds.d.ts': `/** What this file is about. */
/** A kind. */
export interface Kind {
    /** Its \`Name\`, unlike Unused. */
    readonly name: Name;
}
type Name = 'a' | 'b';
export declare const defaultKind: Kind;
export declare function kindOf<T extends {
    a: 1;
}>(it: T): Kind;
`,
    'core/model/model.d.ts': `import { type Shown as Model } from '../shown.ts';
export type { Model };
`,
    'core/shown.d.ts': 'export type Shown = {\n    x: 1;\n} | {\n    y: 2;\n};\n',
    'core/data/plain.d.ts': 'export type Plain = string;\n',
  })
})

it('tells what an entry is made of and gives to nobody', () => {
  const texts = {
    'core/library.d.ts': `import type { Model, Part } from './model.ts';
export type { Model } from './model.ts';
export declare function read(): Model | Part;
`,
    'core/model.d.ts':
      'export interface Model {\n    part: Part;\n}\nexport type Part = Hidden;\ntype Hidden = 1;\n',
  }
  expect(namesKeptBack(new Map(Object.entries(texts)), 'core/library.d.ts')).toEqual(['Part', 'Hidden'])
})
