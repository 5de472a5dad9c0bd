import type { Knowledge, Passage } from '../../../core/knowledge.ts';
import { searchesFor } from '../searches.ts';
import { type AskedBefore, type AskedQuestions, createAskedBefore, sectionOf } from './asked-before.ts';
import { eachOnce } from './each-once.ts';
import type { Lesson } from './learn-weights.ts';
import { partsOf } from './passage-parts.ts';
import { readQuestion } from './question.ts';
import { evidenceFor } from './rank.ts';
import type { Vocabulary } from './vocabulary.ts';

interface Known {
  readonly section: string | null;
  readonly part: string | undefined;
  readonly text: string;
  readonly line: number;
}

const folds = 5;

/**
 * Lessons from the team's questions: each is looked up as if it, and a fifth of the others, had never been asked; some
 * once more as if nothing had, for teams that have no questions yet.
 */
export async function lessonsFrom(
  asked: readonly AskedQuestions[],
  knowledge: Knowledge,
  vocabulary: Vocabulary,
): Promise<readonly Lesson[]> {
  const questions = asked.flatMap(({ section, part, asks }, line) => asks.map((text): Known => ({ section, part, text, line })));
  const foldOf = (at: number) => ((questions[at]?.section === null ? at : (questions[at]?.line ?? 0)) * 7919) % folds;
  const lessons: Lesson[] = [];
  for (let fold = 0; fold <= folds; fold += 1) {
    const others = fold === folds ? [] : questions.filter((_, at) => foldOf(at) !== fold);
    const askedBefore = createAskedBefore(
      others.map(({ section, part, text }) => ({ section, asks: [text], ...(part === undefined ? {} : { part }) })),
      vocabulary,
    );
    // Half of those with an answer is enough; of those without there are few.
    const unseen = questions.filter(({ section }, at) => foldOf(at) === fold % folds && (section === null || at % 2 === 0));
    for (const question of unseen) lessons.push(await lessonOf(question, askedBefore, knowledge, vocabulary));
  }
  return lessons;
}

async function lessonOf(known: Known, askedBefore: AskedBefore, knowledge: Knowledge, vocabulary: Vocabulary): Promise<Lesson> {
  const passages = await found(searchesFor(known.text, askedBefore), knowledge);
  const question = readQuestion(known.text, vocabulary);
  const { parts, silence } = evidenceFor(question, passages, known.text, askedBefore, vocabulary);
  const answers = await answersOf(known, knowledge);
  return {
    parts: parts.map(({ passage, part, evidence }) => ({
      evidence,
      answers: known.part === undefined ? sectionOf(passage) === known.section : answers.has(part.text),
    })),
    silence: silence.evidence,
    unanswered: known.section === null,
  };
}

async function found(searches: ReturnType<typeof searchesFor>, knowledge: Knowledge): Promise<readonly Passage[]> {
  const results: Passage[] = [];
  for (const { query, documents } of searches) {
    results.push(...(await knowledge.search(query, { limit: 6, ...(documents === undefined ? {} : { documents }) })));
  }
  return eachOnce(results);
}

/** The words of the part that answers: the same row may stand in several documents, and answers from each. */
async function answersOf({ section, part }: Known, knowledge: Knowledge): Promise<ReadonlySet<string>> {
  const [document] = section?.split(' › ') ?? [];
  const passages = document === undefined || part === undefined ? undefined : await knowledge.passages(document);
  const held = (passages ?? []).filter((passage) => sectionOf(passage) === section).flatMap(({ text }) => partsOf(text));
  return new Set(held.flatMap(({ text }) => (part !== undefined && text.startsWith(part) ? [text] : [])));
}
