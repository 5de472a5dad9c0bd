import { isMap, isNode, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { Problem } from '../core/problem.ts';

export type YamlPath = readonly PropertyKey[];

/** A YAML file as plain values, and the way back from a value to its place in the file. */
export interface YamlFile {
  readonly file: string;
  /** Undefined when the text is not YAML. */
  readonly value: unknown;
  /** What is wrong with the text as YAML. */
  readonly problems: readonly Problem[];
  /** Line and column of the value at a path, of the key in front of it, or of the nearest thing around it that is there. */
  locate(path: YamlPath, part?: 'key' | 'value'): { readonly line: number; readonly column: number };
  /** The text at a path as it stands in the file, without quotes or block mark, and where it begins. Undefined for what is no text. */
  written(path: YamlPath): { readonly raw: string; readonly line: number; readonly column: number } | undefined;
}

/** Reads YAML 1.2. Never throws: what is wrong is listed in `problems`. */
export function parseYamlFile(file: string, text: string): YamlFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const problems = [...document.errors, ...document.warnings].map(
    ({ message, pos }): Problem => ({ severity: 'error', file, ...at(pos[0]), message: oneSentence(message) }),
  );
  const locate: YamlFile['locate'] = (path, part = 'value') => at(offsetOf(document.contents, path, part));
  const written: YamlFile['written'] = (path) => {
    const span = textSpan(nodeAt(document.contents, path), text);
    return span === undefined ? undefined : { raw: text.slice(span.start, span.end), ...at(span.start) };
  };
  if (problems.length > 0) return { file, value: undefined, problems, locate, written };
  try {
    const value: unknown = document.toJS();
    return { file, value, problems, locate, written };
  } catch (error) {
    // The library throws for aliases that point nowhere or multiply beyond measure.
    const message = error instanceof Error ? oneSentence(error.message) : 'the aliases cannot be resolved';
    return { file, value: undefined, problems: [{ severity: 'error', file, line: 1, column: 1, message }], locate, written };
  }
}

function oneSentence(message: string): string {
  const line = message.split('\n')[0] ?? message;
  return `not valid YAML: ${line.replace(/\.$/, '')}`;
}

/** Follows the path as far as it goes. */
function offsetOf(root: unknown, path: YamlPath, part: 'key' | 'value'): number {
  let offset = startOf(root);
  let node = root;
  for (const [index, step] of path.entries()) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => (isScalar(key) ? key.value : key) === step);
      if (pair === undefined) break;
      offset = part === 'key' && index === path.length - 1 ? startOf(pair.key) : startOf(pair.value ?? pair.key);
      node = pair.value;
    } else if (isSeq(node) && typeof step === 'number') {
      const item = node.items[step];
      if (item === undefined) break;
      offset = startOf(item);
      node = item;
    } else break;
  }
  return offset;
}

function nodeAt(root: unknown, path: YamlPath): unknown {
  let node = root;
  for (const step of path) {
    if (isMap(node)) node = node.items.find(({ key }) => (isScalar(key) ? key.value : key) === step)?.value;
    else if (isSeq(node) && typeof step === 'number') node = node.items[step];
    else return undefined;
  }
  return node;
}

function textSpan(node: unknown, text: string): { readonly start: number; readonly end: number } | undefined {
  if (!isScalar(node) || !node.range) return undefined;
  const [start, end] = node.range;
  switch (node.type) {
    case 'QUOTE_SINGLE':
    case 'QUOTE_DOUBLE':
      return { start: start + 1, end: end - 1 };
    case 'BLOCK_FOLDED':
    case 'BLOCK_LITERAL':
      return { start: text.indexOf('\n', start) + 1, end };
    default:
      return { start, end };
  }
}

function startOf(value: unknown): number {
  const node: Node | undefined = isNode(value) ? value : undefined;
  return node?.range?.[0] ?? 0;
}
