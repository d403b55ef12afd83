import { expect, test } from 'vitest';
import { scanDeclarations } from '../../../src/inspect/words/scan-declarations.ts';

test('an interface gives its doc and its members with type, need and doc', () => {
  const text = `
import type { Kind } from "./enums";
/**
 * <p>Where a thing lies.</p>
 * @public
 */
export interface Place {
    /**
     * <p>Its <code>name</code>.</p>
     * @public
     */
    Name: string | undefined;
    Tags?: Tag[] | undefined;
    "Content-Type"?: Partial<Record<Kind, string>> | undefined;
}
`;
  expect(scanDeclarations(text).get('Place')).toEqual({
    doc: 'Where a thing lies.',
    members: {
      Name: { doc: 'Its `name`.', type: 'string', required: true },
      Tags: { type: 'Tag[]', required: false },
      'Content-Type': { type: 'Record<Kind, string>', required: false },
    },
  });
});

test('an enum gives its values, of texts and of numbers', () => {
  const text = `
export declare const Mode: {
    readonly FILE: "File";
    readonly ODD_ONE: "a \\"b\\"";
};
export type Mode = (typeof Mode)[keyof typeof Mode];
export declare enum Seconds {
    TEN = 10,
    MORE = 300
}
`;
  const shapes = scanDeclarations(text);
  expect(shapes.get('Mode')).toEqual({ choices: ['File', 'a "b"'] });
  expect(shapes.get('Seconds')).toEqual({ choices: ['10', '300'] });
});

test('a union gives each of its forms as a member, and says that it is one', () => {
  const text = `
/**
 * <p>One of two.</p>
 */
export type Source = Source.FileMember | Source.UrlMember | Source.$UnknownMember;
export declare namespace Source {
    /**
     * <p>A file.</p>
     */
    interface FileMember {
        File: string;
        Url?: never;
        $unknown?: never;
    }
    interface UrlMember {
        File?: never;
        Url: Address[];
        $unknown?: never;
    }
    interface $UnknownMember {
        File?: never;
        Url?: never;
        $unknown: [string, any];
    }
    interface Visitor<T> {
        File: (value: string) => T;
    }
}
`;
  expect(scanDeclarations(text).get('Source')).toEqual({
    doc: 'One of two.',
    union: true,
    members: {
      File: { doc: 'A file.', type: 'string', required: false },
      Url: { type: 'Address[]', required: false },
    },
  });
});

test('an error gives what it tells, without what every error of the SDK has', () => {
  const text = `
/**
 * <p>It is used.</p>
 * @public
 */
export declare class ResourceInUse extends __BaseException {
    readonly name: "ResourceInUse";
    readonly $fault: "client";
    Message?: string | undefined;
    /**
     * @internal
     */
    constructor(opts: __ExceptionOptionType<ResourceInUse, __BaseException>);
}
`;
  expect(scanDeclarations(text).get('ResourceInUse')).toEqual({
    doc: 'It is used.',
    members: { Message: { type: 'string', required: false } },
  });
});

test('what is deprecated says so, and why', () => {
  const text = `
export interface Old {
    /**
     * <p>A size.</p>
     *
     * @deprecated It is always zero.
     * @public
     */
    Size?: number | undefined;
}
`;
  expect(scanDeclarations(text).get('Old')?.members?.['Size']?.doc).toBe('A size.\n\nDeprecated: It is always zero.');
});

test('forms that are not known, and a file that is cut off, are passed over', () => {
  const text = `
export declare function make(): void;
export type Alias = { a: string };
export interface Cut {
    Good?: string | undefined;
    [key: string]: unknown;
    bad bad bad
    /**
     * never closed`;
  const shapes = scanDeclarations(text);
  expect([...shapes.keys()]).toEqual(['Cut']);
  expect(Object.keys(shapes.get('Cut')?.members ?? {})).toEqual(['Good']);
});
