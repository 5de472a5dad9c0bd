import { readFileSync } from 'node:fs';
import type { Passage } from '../../../../src/core/knowledge.ts';
import { type AskedBefore, type AskedQuestions, createAskedBefore, parseAsked } from '../../../../src/models/local/answer/asked-before.ts';
import { isOfOtherLanguages } from '../../../../src/models/local/answer/other-languages.ts';
import { createVocabulary, type Vocabulary } from '../../../../src/models/local/answer/vocabulary.ts';
import { textsOf } from '../../../../src/models/local/file-contents.ts';
import { filesIn } from '../../../../src/models/local/learning-sources.ts';

/** The knowledge documents cut at their headings: what a search that finds everything would give. */
export function demoPassages(): readonly Passage[] {
  return ['company-overview', 'billing-policies', 'escalation-policies', 'product-features', 'technical-documentation'].flatMap(read);
}

function read(document: string): readonly Passage[] {
  const lines = readFileSync(`docs/knowledge/${document}.md`, 'utf8').split('\n');
  const passages: Passage[] = [];
  let heading: string[] = [];
  let body: string[] = [];
  const flush = (line: number) => {
    const text = body.join('\n').trim();
    if (text !== '') passages.push({ document, anchor: heading.join('/'), heading, lines: [line - body.length, line - 1], text, hash: '' });
    body = [];
  };
  lines.forEach((line, index) => {
    const [, marks = '', title = ''] = /^(#{1,3}) (.*)$/.exec(line) ?? [];
    if (marks === '') body.push(line);
    else {
      flush(index + 1);
      heading = marks.length === 1 ? [] : [...heading.slice(0, marks.length - 2), title];
    }
  });
  flush(lines.length + 1);
  return passages;
}

export const demoVocabulary: Vocabulary = createVocabulary([]);

/** Everything that the team's questions teach. */
export function demoQuestions(): readonly AskedQuestions[] {
  return [...textsOf(filesIn('agents/teamflow/questions', '.jsonl'))].flatMap(([file, content]) => parseAsked(file, content));
}

export const demoAskedBefore = (vocabulary: Vocabulary): AskedBefore =>
  createAskedBefore(
    demoQuestions().filter((line) => !isOfOtherLanguages(line)),
    vocabulary,
  );
