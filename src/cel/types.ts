/** A CEL type as it is written in a file: `int`, `list<string>`, `map<string, int>`, `timestamp`. */
export type TypeName = string;

/** What a variable holds: a value of a type, or an object whose every field is declared. */
export type Declaration = TypeName | { readonly [field: string]: Declaration };

const simple = ['bool', 'int', 'double', 'string', 'timestamp', 'duration', 'dyn'] as const;
type Simple = (typeof simple)[number];

export type Type =
  | { readonly kind: Simple }
  | { readonly kind: 'list'; readonly of: Type }
  /** Keys are strings. */
  | { readonly kind: 'map'; readonly of: Type };

/** What types there are: for messages. */
export const typeNames: readonly string[] = [...simple, 'list<…>', 'map<string, …>'];

/** Reads a type name; undefined when there is no such type. */
export function parseType(name: TypeName): Type | undefined {
  const bare = name.trim();
  const plain = simple.find((kind) => kind === bare);
  if (plain !== undefined) return { kind: plain };
  const [, list, map] = /^(?:list<(.+)>|map<\s*string\s*,(.+)>)$/.exec(bare) ?? [];
  const inner = list ?? map;
  const of = inner === undefined ? undefined : parseType(inner);
  return of === undefined ? undefined : { kind: list === undefined ? 'map' : 'list', of };
}

/** The type as the library calls it: times have names of their own there. */
export function libraryName(type: Type): string {
  switch (type.kind) {
    case 'timestamp':
      return 'google.protobuf.Timestamp';
    case 'duration':
      return 'google.protobuf.Duration';
    case 'list':
      return `list<${libraryName(type.of)}>`;
    case 'map':
      return `map<string, ${libraryName(type.of)}>`;
    default:
      return type.kind;
  }
}

/** The type of a declared field. Throws RangeError for a type that does not exist: declarations are checked where they are read. */
export function typeOf(name: TypeName): Type {
  const type = parseType(name);
  if (type === undefined) throw new RangeError(`there is no CEL type "${name}"`);
  return type;
}
