import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decode, isBinary } from '../../src/knowledge/decode.ts';
import { htmlBlocks } from '../../src/knowledge/html-blocks.ts';
import { outline } from '../../src/knowledge/outline.ts';
import { passagesOf } from '../../src/knowledge/passages.ts';
import { pdfBlocks } from '../../src/knowledge/pdf-blocks.ts';
import { plainBlocks } from '../../src/knowledge/plain-blocks.ts';

test('HTML: headings make sections, text keeps its lines, what is not text is left out', () => {
  const html = `<!doctype html><html><head><title>Page</title><style>p { color: red }</style></head>
<body><nav>Home</nav>
<h1>Help</h1>
<h2>Two-factor &amp; <em>login</em></h2>
<p>Use the <b>app</b>,
or a code.</p>
<ul><li>First<li>Second</ul>
<script>alert('x')</script>
<h3>Limits</h3>
<table><tr><th>Plan</th><th>Users</th></tr>
<tr><td>Basic | old</td><td>10</td></tr></table>
<pre>
GET /v1
  Accept: x
</pre>
<p>One<br>two &lt;three&gt;</p>
</body></html>`;
  const { title, sections } = outline(htmlBlocks(html));
  expect(title).toBe('Help');
  expect(sections.flatMap(passagesOf)).toEqual([
    {
      anchor: 'two-factor-and-login',
      heading: ['Two-factor & login'],
      lines: [5, 7],
      text: 'Use the app, or a code.\n- First\n- Second',
    },
    {
      anchor: 'two-factor-and-login/limits',
      heading: ['Two-factor & login', 'Limits'],
      lines: [10, 16],
      text: '| Plan | Users |\n| --- | --- |\n| Basic \\| old | 10 |\n\nGET /v1\n  Accept: x\n\nOne\ntwo <three>',
    },
  ]);
});

test('HTML: any text is some page, and all its words are found', () => {
  const tag = fc.constantFrom(
    '<p>',
    '</p>',
    '<table>',
    '<tr>',
    '<td>',
    '</table>',
    '<h2>',
    '</h2>',
    '<li>',
    '<pre>',
    '</pre>',
    '<div',
    '&amp;',
    '<!--',
    '-->',
    '\n',
  );
  const word = fc.stringMatching(/^[a-z]{3,6}$/);
  fc.assert(fc.property(fc.array(fc.oneof(tag, word)), (parts) => void outline(htmlBlocks(parts.join(' '))).sections.flatMap(passagesOf)));
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom('p', 'li', 'div', 'td', 'pre'), word), { minLength: 1 }), (parts) => {
      const html = parts
        .map(([name, text]) => (name === 'td' ? `<table><tr><td>${text}</td></tr></table>` : `<${name}>${text}</${name}>`))
        .join('\n');
      const text = outline(htmlBlocks(html))
        .sections.flatMap(passagesOf)
        .map((passage) => passage.text)
        .join('\n');
      for (const [, expected] of parts) expect(text).toContain(expected);
    }),
  );
});

test('plain text is one section of paragraphs', () => {
  expect(outline(plainBlocks('# not a heading\nline two\r\n\r\n\nsecond\n')).sections.flatMap(passagesOf)).toEqual([
    { anchor: 'top', heading: [], lines: [1, 5], text: '# not a heading\nline two\n\nsecond' },
  ]);
});

test('PDF: larger letters are headings', async () => {
  const pdf = makePdf([
    [
      [24, 740, 'Return policy'],
      [12, 700, 'Goods may be sent back'],
      [12, 686, 'within 14 days.'],
      [18, 640, 'Exceptions'],
      [12, 610, 'Food is excluded.'],
    ],
  ]);
  const { title, sections } = outline(await pdfBlocks(pdf));
  expect(title).toBe('Return policy');
  expect(sections.flatMap(passagesOf)).toEqual([
    { anchor: 'top', heading: [], lines: [2, 3], text: 'Goods may be sent back\nwithin 14 days.' },
    { anchor: 'exceptions', heading: ['Exceptions'], lines: [5, 5], text: 'Food is excluded.' },
  ]);
});

test('PDF: without headings every page is a section', async () => {
  const { sections } = outline(await pdfBlocks(makePdf([[[12, 700, 'First page.']], [[12, 700, 'Second page.']]])));
  expect(sections.map(({ anchor }) => anchor)).toEqual(['page-1', 'page-2']);
});

test.each([
  ['no PDF at all', new TextEncoder().encode('hello'), 'it cannot be read as PDF'],
  ['one without text', makePdf([[]]), 'it holds no text'],
])('PDF: %s says so', async (_title, bytes, expected) => {
  await expect(pdfBlocks(bytes)).rejects.toThrow(expected);
});

test('text in UTF-8 and UTF-16 is told from what is no text', () => {
  expect(decode(new Uint8Array([0xef, 0xbb, 0xbf, 0x41]))).toBe('A');
  expect(decode(new Uint8Array([0xff, 0xfe, 0x41, 0x00]))).toBe('A');
  expect(decode(new Uint8Array([0xfe, 0xff, 0x00, 0x41]))).toBe('A');
  expect(isBinary(new Uint8Array([0xff, 0xfe, 0x41, 0x00]))).toBe(false);
  expect(isBinary(new Uint8Array([0x41, 0x00]))).toBe(true);
});

type Line = readonly [size: number, y: number, text: string];

/** A PDF with one font, its lines where they are put. */
function makePdf(pages: readonly (readonly Line[])[]): Uint8Array {
  const kids = pages.map((_, index) => `${3 + index * 2} 0 R`).join(' ');
  const font = 3 + pages.length * 2;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    ...pages.flatMap((lines, index) => {
      const content = lines.map(([size, y, text]) => `BT /F1 ${size} Tf 72 ${y} Td (${text}) Tj ET`).join('\n');
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents ${4 + index * 2} 0 R /Resources << /Font << /F1 ${font} 0 R >> >> >>`,
        `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
      ];
    }),
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const xref = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')}`;
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${xref}\n%%EOF\n`;
  return new TextEncoder().encode(text);
}
