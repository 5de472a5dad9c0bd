export interface Language {
  /** ISO 639-1; `en` when nothing speaks against it. */
  readonly code: string;
  /** In English: `German`. */
  readonly name: string;
}

/** Words so common that a sentence or two hold some of them, and that few other languages share. */
const commonWords: Readonly<Record<string, readonly [name: string, words: string]>> = {
  en: [
    'English',
    'the and is are was you your i my we our it this that not have has had do does can could would will with for from what how why when please to of in on but been there they he she or if so at be an as me us no yes',
  ],
  de: [
    'German',
    'der die das und ist nicht ich wir sie ein eine einen einem ihr uns mich mir mit auf für von zu dem den des im am wie was warum wann bitte haben habe hat wird werden kann können sind war noch nur auch seit bei aber oder wenn dass kein keine unser unsere ihre nach aus gibt es man schon mehr',
  ],
  fr: [
    'French',
    'le la les des est et nous vous je un une pas ne que qui pour dans sur avec mon ma mes notre nos votre vos ce cette il elle on du au aux depuis comment pourquoi bonjour merci avez avons peut être été sont mais ou si plus quel quelle est-ce déjà',
  ],
  es: [
    'Spanish',
    'el la los las es y no que de en un una por para con mi mis nuestro nuestra su sus se lo le me nos cómo por qué cuándo está están hay pero desde más como ya si tengo tenemos puede pueden quiero hola gracias buenos días ustedes usted al del muy',
  ],
  pt: [
    'Portuguese',
    'o a os as é e não que de em um uma por para com meu minha nosso nossa seu sua se do da dos das no na nos nas como quando está estão há mas desde mais já tenho temos pode podem quero olá obrigado obrigada vocês você ao muito foi são',
  ],
  it: [
    'Italian',
    'il lo la i gli le è e non che di in un una per con mio mia nostro nostra si del della dei delle al alla come quando perché sono ma da più già ho abbiamo può possiamo vorrei buongiorno grazie questo questa nel nella ci mi vi anche',
  ],
  nl: [
    'Dutch',
    'de het een en is niet ik wij we u je jullie mijn ons onze met op voor van te dat die er hoe wat waarom wanneer graag hebben heb heeft wordt kan kunnen zijn was nog maar ook bij als of geen naar uit sinds deze dit al om',
  ],
  pl: [
    'Polish',
    'i w na nie się że to jest do z o jak czy za od po dla co już tylko ale mam mamy proszę dzień dobry nasz nasza państwo przez jestem są był można kiedy dlaczego gdzie ten ta bo jeszcze mi nam',
  ],
  tr: [
    'Turkish',
    've bir bu için ne nasıl neden değil var yok mı mi mu mü ile da de biz ben çok daha ama gibi sonra kadar merhaba lütfen teşekkürler olarak bizim hesabımız',
  ],
  sv: [
    'Swedish',
    'och att det är en ett inte jag vi ni som på för med av har kan vår vårt hur när varför till från men eller om den de hej tack vill',
  ],
  da: [
    'Danish',
    'og at det er en et ikke jeg vi i som på for med af har kan vores hvordan hvornår hvorfor til fra men eller hvis den de hej tak vil få',
  ],
  no: [
    'Norwegian',
    'og at det er en et ikke jeg vi dere som på for med av har kan vår vårt hvordan når hvorfor til fra men eller hvis den de hei takk vil noe',
  ],
  fi: [
    'Finnish',
    'ja on ei se että olen me te hän mutta tai kun jos miten miksi mikä hei kiitos meidän voiko voi ovat oli niin myös vielä',
  ],
  cs: [
    'Czech',
    'a je to se na v že z do jak ale nebo když dobrý den prosím děkuji máme mám není jsme jsem pro od po co za už jen náš naše můžete',
  ],
  sk: [
    'Slovak',
    'a je to sa na v že z do ako ale alebo keď dobrý deň prosím ďakujem máme mám nie sme som pre od po čo za už len náš naše môžete',
  ],
  hu: [
    'Hungarian',
    'a az és nem hogy van egy is de meg ez azt csak már ha mint kell vagy miért hogyan köszönöm jó napot szeretnék lehet nekünk',
  ],
  ro: [
    'Romanian',
    'și este nu că de la în un o pe cu pentru din am avem sunt cum când dar sau mai bună ziua mulțumesc vă rog noastră nostru',
  ],
  id: [
    'Indonesian',
    'yang dan di ke dari untuk tidak ini itu kami saya dengan ada bisa sudah belum apakah bagaimana mohon terima kasih pada akan juga kalau tolong ya',
  ],
  ca: [
    'Catalan',
    'els les amb però és són per què com quan teniu tenim nosaltres això aquest aquesta ens us molt gràcies bon dia fins més encara no el que una del meu nostre nostra',
  ],
  hr: ['Croatian', 'je na se da za ne su smo kako što koji kada molim hvala dobar dan imamo nije nam naš naše od ali ili bez već iz sam'],
  sl: [
    'Slovene',
    'je in na se da za ne so smo kako kaj kateri kdaj prosim hvala dober dan imamo ni nam naš naše od ampak ali brez že iz sem pri',
  ],
  cy: [
    'Welsh',
    'yn yr ein ni ydy yw mae gan wedi ddim chi rydym rydyn rwy fy eich sydd hefyd ond neu sut pam pan os gwelwch dda diolch helo bore gyda byd neb ers bod oes nid dim ar',
  ],
  ga: [
    'Irish',
    'agus ní níl tá bhfuil sé nach mé sibh againn agaibh ach conas cén dia duit raibh maith agat ag ár bhur leis chun faoi ó gach againne dúinn ar le',
  ],
  vi: ['Vietnamese', 'và là của không có cho tôi chúng được với này một các trong khi đã nhưng xin cảm ơn bị từ như thế nào'],
};

/** Letters that few other languages write. Each word with one counts as much as a common word. */
const ownLetters: Readonly<Record<string, RegExp>> = {
  de: /[äöüß]/,
  fr: /[èêœàçù]|['’]\p{L}/u,
  es: /[ñ¿¡]/,
  pt: /[ãõç]/,
  it: /[èìòù]/,
  pl: /[łąęśźż]/,
  tr: /[ığş]/,
  sv: /[åäö]/,
  da: /[æøå]/,
  no: /[æøå]/,
  fi: /ää|öö|yö|[äö].*[äö]/,
  cs: /[řěů]/,
  sk: /[ľĺŕ]|[ďť]/,
  hu: /[őű]|[áé].*[óöü]/,
  ro: /[șțăşţ]/,
  vi: /[ăđơư]|[ạảấầẩậắằẳặẹẻẽếềểệọỏốồổộớờởợụủứừửựỳỵỷỹ]/,
};

const lists = Object.entries(commonWords).map(([code, [name, words]]) => ({ code, name, words: new Set(words.split(' ')) }));
const commonByCode = new Map(lists.map(({ code, words }) => [code, words]));
const english: Language = { code: 'en', name: 'English' };

const scripts: readonly (readonly [RegExp, Language])[] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, { code: 'ja', name: 'Japanese' }],
  [/\p{Script=Hangul}/gu, { code: 'ko', name: 'Korean' }],
  [/\p{Script=Han}/gu, { code: 'zh', name: 'Chinese' }],
  [/\p{Script=Arabic}/gu, { code: 'ar', name: 'Arabic' }],
  [/\p{Script=Hebrew}/gu, { code: 'he', name: 'Hebrew' }],
  [/\p{Script=Greek}/gu, { code: 'el', name: 'Greek' }],
  [/\p{Script=Thai}/gu, { code: 'th', name: 'Thai' }],
  [/\p{Script=Devanagari}/gu, { code: 'hi', name: 'Hindi' }],
];

/** All letters of these scripts, and of Cyrillic, stand here. Their patterns take milliseconds to make: most texts never need them. */
const otherScripts = /[\u0370-\u1fff\u2126\u2c00-\uffff]/;

/** Whether a word is one of the commonest of its language, which say nothing of what a text is about. */
export const isCommon = (word: string, { code }: Language): boolean => commonByCode.get(code)?.has(word) ?? false;

/** Which language a text is written in: by its script, else by which language's commonest words it is made of. */
export function recognizeLanguage(text: string): Language {
  return (otherScripts.test(text) ? byScript(text) : undefined) ?? byWords(text);
}

function byScript(text: string): Language | undefined {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  for (const [pattern, language] of scripts) if ((text.match(pattern)?.length ?? 0) > letters * 0.25) return language;
  const cyrillic = text.match(/\p{Script=Cyrillic}/gu)?.length ?? 0;
  if (cyrillic <= letters * 0.25) return undefined;
  return /[іїєґ]/i.test(text) ? { code: 'uk', name: 'Ukrainian' } : { code: 'ru', name: 'Russian' };
}

function byWords(text: string): Language {
  const words = text.toLowerCase().match(/\p{L}+(?:['’-]\p{L}+)*/gu) ?? [];
  let best = english;
  let most = 0;
  for (const { code, name, words: common } of lists) {
    const marks = ownLetters[code];
    const own = marks === undefined ? 0 : words.filter((word) => marks.test(word)).length;
    const hits = words.filter((word) => common.has(word)).length + 0.75 * own + (code === 'en' ? 0.5 : 0);
    if (hits > most) [best, most] = [{ code, name }, hits];
  }
  return most >= 1.5 || words.length <= 3 ? best : english;
}
