import { type Language, recognizeLanguage } from '../routing/language.ts';
import type { RoutedMessage } from '../routing/router.ts';

/** Written in another language. A few English words among names and addresses are English all the same, and so is what begins as an English question. */
export function isForeign(text: string, { language }: Pick<RoutedMessage, 'language'>): boolean {
  const english = text.match(commonEnglish) ?? [];
  return language.code !== 'en' && english.length < 2 && !asksInEnglish.test(text);
}

/** How questions begin that are too short for their commonest words to tell the language. */
const askingWords: readonly (readonly [Language, RegExp])[] = [
  [
    { code: 'de', name: 'German' },
    /^\W*(?:wie ?viele?|welche[rsnm]?|wer|wem|wo|wann|warum|wieso|gibt(?: es|s)|habt|seid|lässt|unter welche[rmn]?|in welche[rmn]?)\b|\b(?:euer|eure[rnms]?|unser(?:e[rnms]?)?)\b/i,
  ],
  [{ code: 'es', name: 'Spanish' }, /[¿¡]/],
  [
    { code: 'fr', name: 'French' },
    /^\W*(?:quel(?:le)?s?|combien|comment|où|quand|faut-il|y a-t-il|peut-on)\b|-(?:vous|t-il|t-elle|t-on|il|elle)\b/i,
  ],
  [{ code: 'pt', name: 'Portuguese' }, /^\W*(?:(?:em |a )?quais|qual|onde|quantos|quantas|aceitam|tem|têm)\b/i],
  [{ code: 'it', name: 'Italian' }, /^\W*(?:quali|quale|quanti|quante|dove|chi|cosa|posso|avete|fate|siete|su quali)\b/i],
  [{ code: 'nl', name: 'Dutch' }, /^\W*(?:(?:in )?welke?|waar|wie|hoeveel|hoe|zit|krijgen|krijg)\b/i],
  [{ code: 'pl', name: 'Polish' }, /^\W*(?:jak(?:i|a|ie|ich|im|iego|ą)?|kt[oó]r\w+|gdzie|ile|ilu|sk[aą]d|kiedy|czy|macie)\b/i],
];

/** Undefined for English. */
export function languageOf(text: string): Language | undefined {
  const language = recognizeLanguage(text);
  const english = text.match(commonEnglish)?.length ?? 0;
  if (isForeign(text, { language })) {
    // In a few words of Latin letters a language that few customers write is more often a mistake.
    const familiar = askingWords.some(([{ code }]) => code === language.code);
    return familiar || !/[a-z]/i.test(text) || (english === 0 && text.trim().split(/\s+/).length > 3) ? language : undefined;
  }
  if (language.code !== 'en' || english > 1) return undefined;
  return askingWords.find(([, begins]) => begins.test(text))?.[0];
}

const asksInEnglish =
  /^\W*(?:can|could|would|do|does|are|may|must|what|which|who|how|when|where|is (?:an?|the|there|it|this|that|every|any|your|my|our))\b/i;

const commonEnglish =
  /\b(?:the|and|is|are|was|we|you|please|would|like|my|our|for|not|this|that|with|want|how|it['’]s|i['’]m|we['’]re|don['’]t|can['’]t|hi|hello|hey|again|does|did|have|has|been|what|when|why|where|bad|good|still|only|to|by|from|who|which|can|get|if|your|any|someone|says|said|correct|seconds|should|about|much|many)\b/gi;

/** One line in the customer's language, for languages we can greet in. */
export function inOwnLanguage(code: string): string {
  return ownLanguage[code] ?? 'I answer in English; please write on in your own language if you prefer.';
}

const ownLanguage: Readonly<Record<string, string>> = {
  de: 'Ich antworte auf Englisch; Sie können gern weiter auf Deutsch schreiben.',
  fr: 'Je réponds en anglais ; vous pouvez continuer à écrire en français.',
  es: 'Respondo en inglés; puede seguir escribiendo en español.',
  pt: 'Respondo em inglês; pode continuar a escrever em português.',
  it: 'Rispondo in inglese; può continuare a scrivere in italiano.',
  nl: 'Ik antwoord in het Engels; u kunt gerust in het Nederlands schrijven.',
  pl: 'Odpowiadam po angielsku; można dalej pisać po polsku.',
  tr: 'İngilizce yanıtlıyorum; Türkçe yazmaya devam edebilirsiniz.',
  sv: 'Jag svarar på engelska; du kan gärna fortsätta på svenska.',
  ja: '英語でお答えします。日本語のままお書きいただいて構いません。',
};
