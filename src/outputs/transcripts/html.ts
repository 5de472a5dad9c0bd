import { Marked, type RendererObject } from 'marked';
import { readableQuote } from '../../core/readable-quote.ts';
import { sanitize, sanitizeLine } from '../../core/sanitize.ts';
import { clock, minute, sourceLine, type TranscriptFormat } from './transcript-format.ts';

/** One page without anything from elsewhere: a policy in it forbids scripts and loading, and replies cannot bring markup of their own. */
export const format: TranscriptFormat = {
  head: ({ session, team }) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>Transcript ${session.id}</title>
<style>${style}</style>
</head>
<body>
<h1>Transcript ${session.id}</h1>
<p class="step">${escaped(team)} · ${minute(session.createdAt)}</p>
`,
  item(item) {
    switch (item.type) {
      case 'said': {
        const body = item.by === 'agent' ? markdown(item.text) : `<p class="written">${escapedText(item.text)}</p>\n`;
        const sources = item.citations.map(
          (citation) => `<li>${escaped(sourceLine(citation))}: <q>${escaped(readableQuote(citation.quote))}</q></li>\n`,
        );
        const list = sources.length > 0 ? `<ul class="sources">\n${sources.join('')}</ul>\n` : '';
        return `<section class="${item.by}">\n<h2>${escaped(item.name)} <time>${clock(item.at)}</time></h2>\n${body}${list}</section>\n`;
      }
      case 'note':
        return `<aside><b>${escaped(item.name)}</b><p class="written">${escapedText(item.text)}</p></aside>\n`;
      case 'step':
        return `<p class="step"><time>${clock(item.at)}</time> ${escaped(item.text)}</p>\n`;
    }
  },
  foot: () => '</body>\n</html>\n',
};

const style = `
body { font: 16px/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #1b1f24; background: #fff; }
h1 { font-size: 1.3rem; } h2 { font-size: 1rem; margin: 0 0 .25rem; } time { color: #59636e; font-weight: normal; font-size: .85rem; }
section { border-left: 3px solid #8c959f; padding-left: .75rem; margin: 1.25rem 0; } section.agent { border-color: #0969da; }
.written { white-space: pre-wrap; } .step, .sources { color: #59636e; font-size: .9rem; } aside { background: #fff8c5; padding: .5rem .75rem; }
table { border-collapse: collapse; } td, th { border: 1px solid #d1d9e0; padding: .2rem .5rem; } pre { overflow: auto; background: #f6f8fa; padding: .5rem; }
`;

/** Only what Markdown itself makes becomes markup: raw HTML is shown, pictures are their words, links say where they lead. */
const renderer: RendererObject = {
  html: ({ text }) => entities(text),
  image: ({ text }) => entities(text),
  link({ href, tokens }) {
    const label = this.parser.parseInline(tokens);
    const target = entities(href);
    if (!/^(?:https?|mailto):/i.test(href)) return label;
    const named = label === target ? '' : ` (${target})`;
    return `<a href="${target}" rel="noreferrer noopener">${label}</a>${named}`;
  },
};

const marked = new Marked({ renderer, gfm: true, async: false });

const markdown = (text: string) => String(marked.parse(sanitize(text)));

const escaped = (text: string) => entities(sanitizeLine(text));
const escapedText = (text: string) => entities(sanitize(text));

function entities(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');
}
