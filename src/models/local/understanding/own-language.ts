import type { RoutedMessage } from '../routing/router.ts';

/** Written in another language. A few English words among names and addresses are English all the same, and so is what begins as an English question. */
export function isForeign(text: string, { language }: Pick<RoutedMessage, 'language'>): boolean {
  const english = text.match(commonEnglish) ?? [];
  return language.code !== 'en' && english.length < 2 && !asksInEnglish.test(text);
}

const asksInEnglish = /^\W*(?:can|could|would|do|does|are|may|must|what|which|who|how|when|where)\b/i;

const commonEnglish =
  /\b(?:the|and|is|are|was|we|you|please|would|like|my|our|for|not|this|that|with|want|how|it['’]s|i['’]m|we['’]re|don['’]t|can['’]t|hi|hello|hey|again|does|did|have|has|been|what|when|why|where|bad|good|still|only|to|by|from|who|which|can|get|if|your|any|someone)\b/gi;

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
