import { lowerCase } from '../routing/lower-case.ts';
import { sentencesOf } from '../routing/sentences.ts';
import { isNumberWord, numberOf, numberWords } from '../text/number-words.ts';
import { type SumAsked, sumAsked } from './price-sum.ts';
import { isName, type Term, type Vocabulary } from './vocabulary.ts';

/** What kind of thing would be an answer. */
export type Expected =
  | 'duration'
  | 'moment'
  | 'frequency'
  | 'money'
  | 'percent'
  | 'count'
  | 'phone'
  | 'address'
  | 'number'
  | 'name'
  | 'person'
  | 'place'
  | 'plan'
  | 'steps'
  | 'yes-no'
  | 'list'
  | 'anything';

export interface Question {
  /** The words that ask, without what stands around them. */
  readonly text: string;
  readonly expected: readonly Expected[];
  readonly terms: readonly WeighedTerm[];
  /** What the rest of the message is about: helps to find the place, is not asked for. */
  readonly context: readonly WeighedTerm[];
  /** Numbers of the question, each with the word after it: `25 users`. */
  readonly figures: readonly Figure[];
  /** Asks for all plans, or which of them. */
  readonly comparesPlans: boolean;
  /** What of a thing is asked for: "colour" of "what colour is the icon". */
  readonly attribute?: WeighedTerm;
  /** Asks what so many people pay. */
  readonly sum?: SumAsked;
  /** Says how it is and asks whether that is so: "Is it true that …?", "…, right?" */
  readonly claims: boolean;
}

export interface WeighedTerm extends Term {
  /** How much the question hangs on it: 1 for a noun, less for a verb or a light word. */
  readonly weight: number;
  /** A proper name, or a word written like one. */
  readonly name: boolean;
}

export interface Figure {
  readonly value: number;
  readonly unit: string;
}

/** Reads a question. `said` may hold more than the question; the sentences that ask are taken, or all of it when none does. */
export function readQuestion(said: string, vocabulary: Vocabulary, context = ''): Question {
  const sentences = sentencesOf(said);
  const asking = sentences.filter(({ text, asks }) => asks || isIndirect(text));
  const text = (asking.length > 0 ? asking : sentences).map((sentence) => sentence.text).join(' ') || said;
  const rest = asking.length === 0 ? '' : sentences.flatMap((sentence) => (asking.includes(sentence) ? [] : [sentence.text])).join(' ');
  const around = `${rest} ${context}`.trim();
  const terms = weigh(text, vocabulary);
  const sum = sumAsked(said);
  const attribute = attributeIn(text, terms);
  return {
    text,
    ...(attribute === undefined ? {} : { attribute }),
    ...(sum === undefined ? {} : { sum }),
    claims: claim.test(text),
    expected: expectedOf(text),
    terms,
    context:
      around === '' ? [] : weigh(around, vocabulary).filter(({ ids }) => !terms.some((term) => term.ids.some((id) => ids.includes(id)))),
    figures: figuresIn(text),
    comparesPlans:
      /\b(?:each|every|all|three|3|both|any|which|what|per|versus|vs)\b.{0,20}\b(?:plans?|tiers?|packages?)\b|\bside by side\b|\bversus\b|\bvs\b/i.test(
        text,
      ),
  };
}

const claim =
  /\b(?:is (?:it|that|this) (?:true|right|correct|so)|am i right|i(?:['’]ve| have)? (?:heard|read|was told|thought|gather)|(?:says?|told me|claims?|insists|swears|reckons)|really)\b|\b(?:right|correct|true|yes|no|don['’]t you|isn['’]t it|doesn['’]t it)\s*\?/i;

/** "I would like to know how …", "tell me which …": asks without a question mark. */
function isIndirect(sentence: string): boolean {
  return (
    /^(?:and\s+|so\s+|but\s+)?(?:how|what|which|who|where|when|why|can|could|do|does|did|is|are|will|would|may|should|am|has|have)\b/i.test(
      sentence,
    ) ||
    /\b(?:know|wonder(?:ing)?|tell me|explain|find out|ask(?:ing)?|curious|unclear|not sure|clarify|check)\b.*\b(?:how|what|which|who|where|when|why|whether|if)\b/i.test(
      sentence,
    )
  );
}

/** On small letters. */
const patterns: readonly (readonly [Expected, RegExp])[] = [
  [
    'duration',
    /\bhow (?:long|soon|fast|quickly|rapidly)\b|\bhow many (?:\w+ )?(?:days?|hours?|minutes?|weeks?|months?|seconds?)\b|\b(?:within|in|after) (?:what|how much|which) time\b|\bby when\b|\b(?:till|until) when\b|\bhow much (?:notice|time|longer)\b|\bwhen (?:do|does|will|would|can|could|should|must|am|is|are)\b.*\b(?:hear|get|receive|arrive|back|see|start worrying|answer|delete|wipe|gone|suspend|lock|come)\w*|\btime(?:frame| frame| limit)\b|\bdeadline\b|\bresponse time\b|\bhow much .{0,20}\bnotice\b|\bnotice period\b/,
  ],
  ['moment', /\bwhen\b|\bwhat (?:time|day|date|moment|hour)\b|\bwhich (?:days?|date|moment|time)\b|\bat what\b|\bon what (?:days?|date)\b/],
  ['frequency', /\bhow (?:often|frequent(?:ly)?|regularly|many times)\b|\bhow frequent\b|\bhow many .{0,20}\ba (?:day|week|month|year)\b/],
  ['percent', /\bpercent(?:age)?\b|%|\bper cent\b/],
  [
    'money',
    /\bhow much (?:(?:does|do|is|are|will|would|did|money|to|for|extra|more|it|we|i|you|must|per)\b|(?:\w+ ){0,3}(?:cost|pay|charge))|\b(?:price|prices|cost|costs|fee|fees|tariff|priced|pricing|surcharge)\b|\bset me back\b|\bwhat (?:do|does|will|would) .{0,40}\b(?:pay|cost|charge)\b/,
  ],
  [
    'count',
    /\bhow (?:many|big|large|deep|high|old|heavy)\b|\bhow much (?:disk|space|storage|memory|room|ram|data|free|bandwidth)\b|\b(?:cap|ceiling|limit|limits|maximum|max|minimum|min|quota|most|biggest|largest|deepest|at least|at most|oldest|size|number of)\b|\bcap on\b|\bhow much\b/,
  ],
  ['phone', /\b(?:phone|telephone) number\b|\bnumber (?:for|to) (?:call|ring|phone|dial)\w*|\bhotline\b/],
  [
    'address',
    /\b(?:e-?mail|mail|web|url|base|http)\b.*\b(?:address|url)\b|\b(?:which|what) (?:address|url|e-?mail)\b|\bwhere (?:do|can|should|may|could) (?:i|we) (?:write|mail|e-?mail|send|reach|contact|see)\b|\bbase url\b|\bendpoint\b/,
  ],
  ['number', /\b(?:what(?:'s| is|s)|which is|tell me|give me|need)\b.{0,25}\b(?!phone|telephone|total|maximum)\w+ (?:number|id)\b(?! of)/],
  ['name', /\bnames? of\b|\bwho(?:'s| is) (?:the|your)\b|\bwhat(?:'s| is) .{2,30} called\b/],
  ['person', /\bwho(?:'s|m)?\b/],
  ['place', /\bwhere\b|\bwhich (?:country|city|region|location)\b/],
  [
    'plan',
    /\b(?:which|what) (?:plans?|tiers?|packages?|subscriptions?|editions?)\b|\bfrom (?:which|what) (?:plan|tier)\b|\bdo (?:i|we) need (?:enterprise|pro|basic)\b|\bor will (?:pro|basic|enterprise)\b/,
  ],
  [
    'steps',
    /\bhow (?:do|can|should|could|would|must|to|might)\b(?! (?:you|they) (?:charge|bill|protect|encrypt|store|handle|count))|\bwhat (?:should|can|could|must|ought|do) (?:i|we) (?:do|try|check|to)\b|\bwhat (?:ought|to) (?:i|we|try|do|check)\b|\bstep by step\b|\bin what order\b|\bone after the other\b|\bwhat do you advise\b|\bwhat to do\b|\binstructions?\b|\bsteps\b/,
  ],
  [
    'yes-no',
    /^(?:and |so |but |hi,? |then |also )*(?:is|are|was|do|does|did|can|could|will|would|may|might|has|have|should|am|must|got)\b/,
  ],
  ['list', /\b(?:which|what)\b/],
];

/** What would be an answer, likeliest first. */
function expectedOf(text: string): readonly Expected[] {
  const lower = lowerCase(text);
  const found = patterns.flatMap(([kind, pattern]) => (pattern.test(lower) ? [kind] : []));
  return found.length > 0 ? found : ['anything'];
}

function weigh(text: string, vocabulary: Vocabulary): readonly WeighedTerm[] {
  let before = '';
  const seen = new Set<string>();
  return vocabulary.terms(text).flatMap((term): readonly WeighedTerm[] => {
    const first = term.words[0];
    const key = term.ids.join();
    if (first === undefined || seen.has(key)) return [];
    seen.add(key);
    before = text.slice(Math.max(0, first.start - 24), first.start).toLowerCase();
    const name = isName(first) || /^\.\w|[A-Z].*[A-Z]|[a-z][A-Z]/.test(term.surface);
    const verb =
      !name &&
      /\b(?:to|i|we|you|they|it|he|she|can|could|will|would|should|may|must|does|do|did|cannot|not|who|ever|just)\s+(?:\w+ly\s+)?$/.test(
        before,
      );
    const figure = /^\d/.test(term.surface) || isNumberWord(first.plain) || /^(?:[kmgt]b|[kmgt]bps|usd|am|pm|percent)$/i.test(term.surface);
    return [{ ...term, name: name && !figure, weight: term.light || figure ? 0.3 : verb ? (term.known ? 0.8 : 0.4) : 1 }];
  });
}

function attributeIn(text: string, terms: readonly WeighedTerm[]): WeighedTerm | undefined {
  const [asking] = [
    ...text.matchAll(
      /\b(?:what|which)(?:\s+(?:kind|type|sort)s?\s+of)?(?:['’]s|\s+(?:is|are|was|were))?(?:\s+(?:the|your|an?))?\s+(?=\w)/gi,
    ),
  ];
  const start = asking === undefined ? -1 : asking.index + asking[0].length;
  return terms.find(({ words, light }) => !light && words[0]?.start === start);
}

function figuresIn(text: string): readonly Figure[] {
  return [...text.matchAll(/(?<![\w.,])([$€£]?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?k?[\s-]*([a-z%]+)?/gi), ...text.matchAll(spelledOut)].map(
    ([, sign = '', digits = '', unit = '']) => ({ value: numberOf(digits), unit: sign === '' ? unit.toLowerCase() : sign }),
  );
}

const spelledOut = new RegExp(`\\b()((?:${numberWords}))\\b[\\s-]*([a-z]+)?`, 'gi');
