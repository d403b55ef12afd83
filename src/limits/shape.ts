/** What a service accepts at one place of a request. Other shapes are named, since a shape may hold itself. */
export type Shape = StructureShape | ListShape | MapShape | StringShape | NumberShape | PlainShape;

export interface StructureShape {
  type: 'structure';
  /** The name of each member's shape. */
  members: Readonly<Record<string, string>>;
  required?: readonly string[];
  /** True where exactly one member must be given. */
  union?: boolean;
}

/** `min` and `max` count its items. */
export interface ListShape {
  type: 'list';
  member: string;
  min?: number;
  max?: number;
}

/** `min` and `max` count its entries. */
export interface MapShape {
  type: 'map';
  key: string;
  value: string;
  min?: number;
  max?: number;
}

/** `min` and `max` are lengths in characters; `pattern` is Java's and must match the whole value. */
export interface StringShape {
  type: 'string';
  min?: number;
  max?: number;
  pattern?: string;
  enum?: readonly string[];
}

export interface NumberShape {
  type: 'integer' | 'long' | 'float' | 'double';
  min?: number;
  max?: number;
}

export interface PlainShape {
  type: 'boolean' | 'timestamp' | 'blob';
}

/** The requests of one service, as `npm run limits` writes them. */
export interface Limits {
  service: string;
  /** Where the facts come from: `botocore 1.44.5, sagemaker 2017-07-24`. */
  source: string;
  /** The name of each operation's request shape; `null` where it takes nothing. */
  operations: Readonly<Record<string, string | null>>;
  shapes: Readonly<Record<string, Shape>>;
}
