import { lowerCase } from './lower-case.ts';

/** What a message is made of. Only `said` is what the customer says now; the rest is background. */
export interface Anatomy {
  /** The words of this message itself, without greeting and signature; with the subject line when it has one. */
  readonly said: string;
  /** Earlier mail that stands below or between, without its `>` marks. */
  readonly quoted: string;
  /** Closing phrase and name, or all after `-- `. */
  readonly signature: string;
  readonly greeting: string;
  /** Pasted machine text: log lines, stack traces, code, requests. */
  readonly pasted: string;
}

type Part = 'said' | 'quoted' | 'signature' | 'greeting' | 'pasted' | 'header';

/** Takes a message apart, line by line. Every line belongs to one part; nothing is lost except mail headers. */
export function dissect(text: string): Anatomy {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const parts = lines.map((line): Part => (isQuoted(line) ? 'quoted' : isPasted(line) ? 'pasted' : 'said'));
  markForwarded(lines, parts);
  markSignature(lines, parts);
  const collect = (part: Part) => lines.filter((_, index) => parts[index] === part).map(unquote);
  const said = collect('said').join('\n').trim();
  const { greeting, rest, closing } = trimManners(said);
  return {
    said: rest,
    quoted: collect('quoted').join('\n').trim(),
    signature: [closing, ...collect('signature')]
      .filter((line) => line !== '')
      .join('\n')
      .trim(),
    greeting,
    pasted: collect('pasted').join('\n').trim(),
  };
}

const isQuoted = (line: string) => (/^\s*(?:>|\|\s|│)/.test(line) && !/^\s*>+\s*$/.test(line.replace(/\S+$/, ''))) || /^\s*>/.test(line);
const unquote = (line: string) => line.replace(/^\s*(?:[>|│]\s*)+/, '');

const machineLines = [
  /^\s*at\s+[\w.$<>[\]/]+\s*\(.*\)?\s*$/,
  /^\s*File ".*", line \d+/,
  /^\s*Traceback \(most recent/,
  /^\s*(?:\d{4}-\d\d-\d\d[T ])?\d\d:\d\d:\d\d(?:[.,]\d+)?Z?\s+\S/,
  /^\s*\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d/,
  /^\s*[{}[\]]\s*,?\s*$/,
  /^\s*"[\w.-]+"\s*:\s*\S/,
  /^\s*\{.*[:}].*\}?,?\s*$/,
  /^\s*(?:\$|#|>>>)\s+(?:curl|npm|pip|git|node|python|php|ping|dig|ls|cat|SELECT)\b/i,
  /^\s*curl\s+-/,
  /^\s*[<>*]\s+(?:HTTP|GET|POST|PUT|DELETE|PATCH|Host|Content)/i,
  /^\s*(?:HTTP\/[\d.]+\s+\d{3}|(?:GET|POST|PUT|PATCH|DELETE)\s+(?:\/|https?:))/,
  /^\s*(?:Content-[\w-]+|X-[\w-]+|Authorization|Retry-After|User-Agent|Accept|Received|Message-ID|Return-Path|DKIM-\w+)\s*:/i,
  /^\s*\w*(?:Error|Exception)\b\s*:/,
  /^\s*\w+\s*=\s*[\w"'[{(].*[;)]?\s*$/,
  /^\s*```/,
];
const isPasted = (line: string) => machineLines.some((pattern) => pattern.test(line));

const headerKeys =
  'from|to|cc|sent|date|subject|von|an|gesendet|datum|betreff|de|para|à|envoyé|objet|asunto|enviado|assunto|da|a|oggetto|inviato|van|aan|verzonden|onderwerp|od|do|temat|reply-to|fra|til|sendt|emne|från|till|skickat|ämne|dato|lähettäjä|aihe|komu|předmět|predmet|odesláno|kimden|kime|konu|feladó|címzett|tárgy|de la|către|subiect|από|προς|θέμα|от|кому|тема|差出人|宛先|件名|送信者|发件人|收件人|主题|보낸 사람|받는 사람|제목|cc|fwd|re';
const headerLine = new RegExp(`^\\s*\\**(?:${headerKeys})\\**\\s*:\\s*\\S`, 'i');
const subjectLine =
  /^\s*\**(?:subject|betreff|objet|asunto|assunto|oggetto|onderwerp|temat|emne|ämne|aihe|předmět|predmet|konu|tárgy|subiect|θέμα|тема|件名|主题|제목)\**\s*:\s*/i;
const forwardLine =
  /^\s*[-_=*]{2,}\s*(?:original message|forwarded message|begin forwarded|ursprüngliche nachricht|weitergeleitete nachricht|message d'origine|message transféré|mensaje original|mensaje reenviado|mensagem original|mensagem encaminhada|messaggio originale|messaggio inoltrato|oorspronkelijk bericht|doorgestuurd bericht|wiadomość)|^\s*begin forwarded message/i;
const wroteLine =
  /^\s*(?:on|am|le|el|em|il|op|w dniu)\b.{3,120}\b(?:wrote|schrieb|a écrit|escribió|escreveu|ha scritto|schreef|napisał\(?a?\)?)\b.*:\s*$/i;

/** From a forward line, an "… wrote:" line or a block of headers below the first words, all that follows is quoted. */
function markForwarded(lines: readonly string[], parts: Part[]): void {
  let spoken = false;
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? '';
    const isHeader = headerLine.test(line);
    if (wroteLine.test(line)) {
      parts[index] = 'header';
      continue;
    }
    const headers = isHeader ? headerBlock(lines, index) : 0;
    if (forwardLine.test(line) || (headers >= 2 && spoken)) {
      if (spoken) {
        for (let rest = index; rest < lines.length; rest++)
          if (parts[rest] !== 'header') parts[rest] = headerLine.test(lines[rest] ?? '') ? 'header' : 'quoted';
        return;
      }
      parts[index] = 'header';
      continue;
    }
    if (headers >= 1 && !spoken && index + headers <= lines.length) {
      for (let rest = index; rest < index + headers; rest++) parts[rest] = subjectLine.test(lines[rest] ?? '') ? 'said' : 'header';
      index += headers - 1;
      continue;
    }
    if (parts[index] === 'said' && line.trim().length > 0 && !isGreetingLine(line)) spoken = true;
  }
}

function headerBlock(lines: readonly string[], start: number): number {
  let count = 0;
  while (start + count < lines.length && headerLine.test(lines[start + count] ?? '')) count++;
  return count;
}

const closings =
  'best|(?:(?:kind|best|warm|warmest|many)\\s+)?regards|best wishes|with kind regards|yours(?: \\w+)*|sincerely|cheers|thanks(?: \\w+){0,4}|thank you(?: \\w+){0,4}|many thanks|thx|ta|respectfully|cordially|greetings|mit freundlichen grüßen|mit freundlichen gruessen|freundliche grüße|viele grüße|liebe grüße|beste grüße|gruß|grüße|mfg|lg|vg|danke|cordialement|bien à vous|bien cordialement|merci|salutations|saludos(?: cordiales)?|un saludo|atentamente|gracias|atenciosamente|abraço|abraços|obrigad[oa]|cordiali saluti|distinti saluti|saluti|grazie(?: mille)?|met vriendelijke groet(?:en)?|groeten|groet|bedankt|pozdrawiam|z poważaniem|dziękuję|saygılarımla|teşekkürler|hoogachtend';
const closingLine = new RegExp(`^\\s*(?:${closings})\\s*[,.!–—-]*\\s*$`, 'u');
const closingWithName = new RegExp(`^\\s*(?:${closings})\\s*[,!.–—-]+\\s*\\p{Ll}[\\p{L}.'-]*(?:\\s+[\\p{L}.'-]+){0,3}\\s*$`, 'u');

/** `-- ` and below; or a closing phrase on its own line with a few short lines after it. */
function markSignature(lines: readonly string[], parts: Part[]): void {
  const spoken = lines.flatMap((line, index) => (parts[index] === 'said' && line.trim() !== '' ? [index] : []));
  const dashes = lines.findIndex((line, index) => index > 0 && parts[index] === 'said' && /^--\s*$/.test(line));
  if (dashes > 0 && spoken.some((index) => index < dashes)) {
    for (let index = dashes; index < lines.length; index++) if (parts[index] === 'said') parts[index] = 'signature';
    return;
  }
  for (const [position, index] of spoken.entries()) {
    const line = lines[index] ?? '';
    const after = spoken.slice(position + 1);
    const short = after.length <= 7 && after.every((rest) => (lines[rest] ?? '').length <= 70);
    if (position > 0 && short && isClosing(lowerCase(line))) {
      for (const rest of spoken.slice(position)) if (!/[?]\s*$|^\s*p\.?\s?s\b/i.test(lines[rest] ?? '')) parts[rest] = 'signature';
      return;
    }
  }
}

const isClosing = (lower: string) => closingLine.test(lower) || closingWithName.test(lower);

const greetingWords =
  'hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|morning|greetings|to whom it may concern|hallo|guten (?:tag|morgen|abend)|moin|servus|grüezi|liebes?|sehr geehrtes?r?n?|bonjour|bonsoir|salut|hola|buenos días|buenas(?: tardes| noches)?|estimad[oa]s?|olá|oi|bom dia|boa tarde|boa noite|prezad[oa]s?|ciao|salve|buongiorno|buonasera|gentil[ei]|goedemorgen|goedemiddag|goedendag|beste|geachte|dzień dobry|witam|cześć|szanowni państwo|merhaba|hej|hei|ahoj|dobrý den';
const greetingStart = new RegExp(
  `^\\s*(?:${greetingWords})(?![\\p{L}])[^\\n.!?,:;–—]{0,40}?[,.!:;–—]+\\s+|^\\s*(?:${greetingWords})(?![\\p{L}])[^\\n.!?]{0,40}[,.!:]?\\s*\\n`,
  'u',
);
const isGreetingLine = (line: string) => line.trim().length < 60 && greetingStart.test(`${lowerCase(line)}\n`);
const closingTail = new RegExp(
  `(?<=[.!?…)\\n]\\s*)(?:${closings})\\s*[,.!–—-]*(?:\\s+\\p{Ll}[\\p{L}.'-]*(?:\\s+\\p{Ll}[\\p{L}.'-]*){0,2})?\\s*[.!]*$`,
  'u',
);

function trimManners(said: string): { readonly greeting: string; readonly rest: string; readonly closing: string } {
  const greeted = greetingStart.exec(lowerCase(said))?.[0].length ?? 0;
  const start = greeted < said.length ? greeted : 0;
  const without = said.slice(start);
  const closed = closingTail.exec(lowerCase(without))?.[0].length ?? 0;
  const end = closed < without.length ? without.length - closed : without.length;
  return { greeting: said.slice(0, start).trim(), rest: without.slice(0, end).trim(), closing: without.slice(end).trim() };
}
