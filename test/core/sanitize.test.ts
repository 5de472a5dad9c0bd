import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sanitize, sanitizeLine } from '../../src/core/sanitize.ts';

/** Any text, with far more trouble in it than real text has. */
const hostile = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(
        ...['\x1b', '\x1b[2J', '\x1b]0;title\x07', '\x1bP', '\x9b31m', '\x9d', '\r', '\n', '\r\n', '\t', '\0', '\x7f', '\x85', '\v'],
        ...['\u202e', '\u2066', '\u2069', '\u200e', '\u061c', '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\u00ad', '\u034f'],
        ...['\ufe0f', '\ufe0e', '\ufe00', '\u{e0101}', '\u{e0067}', '\u{e007f}', '\u{1f3f4}', '\u180b', '\u17b4', '\u2028', '\ud83d'],
        ...['👩', '🏽', '❤', '1', '\u20e3', 'ی', 'क', '\u094d', 'ខ', 'ไ', '葛', 'ᠠ', '\u3164', '\ufffe', '␛', '⟨U+202E⟩'],
      ),
      fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''));

describe('for any text', () => {
  test('no control character comes out, and no half of a surrogate pair', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(sanitize(text)).not.toMatch(/[\0-\x08\x0b-\x1f\x7f-\x9f]/);
        expect(sanitizeLine(text)).not.toMatch(/[\0-\x1f\x7f-\x9f\u2028\u2029]/);
        expect(sanitize(text).isWellFormed()).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test('nothing that turns the direction of text comes out', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(sanitize(text)).not.toMatch(/\p{Bidi_Control}/u);
      }),
    );
  });

  test('a second time changes nothing', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(sanitize(sanitize(text))).toBe(sanitize(text));
        expect(sanitizeLine(sanitizeLine(text))).toBe(sanitizeLine(text));
      }),
      { numRuns: 2000 },
    );
  });

  test('nothing is dropped: every character is itself, its picture or its number', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect([...sanitize(text)].length).toBeGreaterThanOrEqual([...text.replaceAll('\r\n', '\n')].length);
      }),
    );
  });

  test('printable ASCII stays as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), (text) => {
        expect(sanitize(text)).toBe(text);
      }),
    );
  });
});

describe('shown instead of obeyed', () => {
  test.each([
    ['a colour', '\x1b[31mred\x1b[0m', '␛[31mred␛[0m'],
    ['a title', '\x1b]0;pwned\x07', '␛]0;pwned␇'],
    ['a link', '\x1b]8;;https://evil.example\x1b\\ok\x1b]8;;\x1b\\', '␛]8;;https://evil.example␛\\ok␛]8;;␛\\'],
    ['the clipboard', '\x1b]52;c;AAAA\x07', '␛]52;c;AAAA␇'],
    ['a device string', '\x1bPq#0\x1b\\', '␛Pq#0␛\\'],
    ['C1 controls', '\x9b2J\x9d0;x\x9c', '⟨U+009B⟩2J⟨U+009D⟩0;x⟨U+009C⟩'],
    ['a carriage return that overwrites', 'Refund $5000\rRefund $5   ', 'Refund $5000␍Refund $5   '],
    ['backspaces', 'no\b\byes', 'no␈␈yes'],
    ['null and delete', '\0\x7f', '␀␡'],
    ['a bidi override', 'invoice\u202efdp.exe', 'invoice⟨U+202E⟩fdp.exe'],
    ['isolates', '\u2066a\u2069', '⟨U+2066⟩a⟨U+2069⟩'],
    ['zero-width characters', 'pay\u200b_1042\u2060\ufeff', 'pay⟨U+200B⟩_1042⟨U+2060⟩⟨U+FEFF⟩'],
    ['joiners inside Latin words', 'pay\u200d_1\u200c042', 'pay⟨U+200D⟩_1⟨U+200C⟩042'],
    ['hidden tag text', 'hi\u{e0069}\u{e0067}\u{e006e}', 'hi⟨U+E0069⟩⟨U+E0067⟩⟨U+E006E⟩'],
    ['tag text behind a flag', '\u{1f3f4}\u{e0070}\u{e0061}\u{e007f}', '🏴⟨U+E0070⟩⟨U+E0061⟩⟨U+E007F⟩'],
    ['variation selectors as hidden bytes', 'a\ufe01\u{e0100}\u{e0101}', 'a⟨U+FE01⟩⟨U+E0100⟩⟨U+E0101⟩'],
    ['a soft hyphen', 'pay\u00adment', 'pay⟨U+00AD⟩ment'],
    ['a Hangul filler', '\u3164', '⟨U+3164⟩'],
    ['line and paragraph separators', 'a\u2028b\u2029', 'a⟨U+2028⟩b⟨U+2029⟩'],
    ['half a surrogate pair', 'a\ud83db', 'a⟨U+D83D⟩b'],
  ])('%s', (_name, text, expected) => expect(sanitize(text)).toBe(expected));
});

describe('left alone', () => {
  test.each([
    ['line feeds and tabs', 'one\n\ttwo\n'],
    ['emoji', '👍🏽 🎉 ☎️ 1️⃣ ©️ 🇪🇺'],
    ['emoji joined to one', '👩‍🚀 👨‍👩‍👧‍👦 🏳️‍🌈 👩🏽‍❤️‍💋‍👨🏿 🏃🏽‍♀️‍➡️ 👁️‍🗨️'],
    ['flags of tags', '🏴󠁧󠁢󠁥󠁮󠁧󠁿 🏴󠁧󠁢󠁳󠁣󠁴󠁿 🏴󠁧󠁢󠁷󠁬󠁳󠁿'],
    ['CJK', '請求書 청구서 领收书 葛󠄀城市'],
    ['combining marks', 'e\u0301 n\u0303 Z\u030c Việt'],
    ['right-to-left letters', 'שלום عليكم'],
    ['Persian with its joiners', 'می\u200cخواهم'],
    ['Devanagari, Bengali, Malayalam, Sinhala with joiners', 'क्\u200dष र\u200d्य নান্\u200d ശ്രീ ශ්\u200dරී'],
    ['Khmer and Thai with break points', 'ភាសា\u200bខ្មែរ ภาษา\u200bไทย'],
    ['punctuation and typography', '“café” — naïve… 5 000 € ½ ™'],
  ])('%s', (_name, text) => {
    expect(sanitize(text)).toBe(text);
  });
});

describe('line breaks', () => {
  test('CR LF becomes a line feed', () => expect(sanitize('a\r\nb\r\r\nc')).toBe('a\nb␍\nc'));
  test('on one line a break is shown and a tab is a space', () => expect(sanitizeLine('a\r\nb\n\tc')).toBe('a⏎b⏎ c'));
});

test('what is taken for plain is: no character of it changes beside another script or an emoji, where all is looked at', () => {
  const plain = [
    [0xa0, 0xac],
    [0xae, 0x34e],
    [0x2010, 0x2027],
    [0x2030, 0x205e],
    [0x20a0, 0x2bff],
  ].flatMap(([from = 0, to = 0]) => Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index)));
  for (const character of plain) expect(sanitize(`漢${character}漢`)).toBe(`漢${character}漢`);
});
