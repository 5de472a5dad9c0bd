import type { MarkedToken, Token } from 'marked';
import { type Line, type Span, type Style, span } from '../text/span.ts';

/** Inline tokens as lines of spans. A line break in the source is one here too: a reply is a letter, not a web page. */
export function inlineLines(tokens: readonly Token[], style: Style = {}): readonly Line[] {
  const lines: Span[][] = [[]];
  const put = (text: string, textStyle: Style) => {
    for (const [index, row] of text.split('\n').entries()) {
      if (index > 0) lines.push([]);
      lines.at(-1)?.push(span(row, textStyle));
    }
  };
  const visit = (list: readonly Token[], outer: Style): void => {
    for (const token of list) {
      if (!isKnown(token)) put(token.raw, outer);
      else if (token.type === 'br') lines.push([]);
      else if (token.type === 'strong') visit(token.tokens, { ...outer, bold: true });
      else if (token.type === 'em') visit(token.tokens, { ...outer, italic: true });
      else if (token.type === 'del') visit(token.tokens, { ...outer, strike: true });
      else if (token.type === 'codespan') put(token.text, { ...outer, tone: 'code' });
      else if (token.type === 'link') putLink(token.tokens, token.text, token.href, outer);
      else if (token.type === 'image') put(`[${token.text || 'image'}] (${token.href})`, outer);
      else if (token.type === 'checkbox') put(token.checked ? '☑ ' : '☐ ', outer);
      else if (token.type === 'text' && token.tokens !== undefined) visit(token.tokens, outer);
      else if (token.type === 'text' || token.type === 'escape') put(plainText(token.text), outer);
      else put(token.raw, outer);
    }
  };
  /** The address is always shown where it is not the text itself: a link cannot pretend to lead elsewhere. */
  const putLink = (children: readonly Token[], text: string, href: string, outer: Style) => {
    visit(children, { ...outer, tone: 'link' });
    const bare = href.replace(/^mailto:/, '');
    if (text === href || text === bare) return;
    put(` (${bare})`, looksLikeAddress(text) ? { ...outer, tone: 'warning' } : { ...outer, tone: 'muted' });
  };
  visit(tokens, style);
  return lines;
}

const known: ReadonlySet<string> = new Set<MarkedToken['type']>([
  ...(['br', 'strong', 'em', 'del', 'codespan', 'link', 'image', 'checkbox', 'text', 'escape', 'html'] as const),
  ...(['space', 'code', 'blockquote', 'def', 'heading', 'hr', 'list', 'list_item', 'paragraph', 'table'] as const),
]);

/** The lexer has no extensions here, so every token is one of its own. */
export function isKnown(token: Token): token is MarkedToken {
  return known.has(token.type);
}

function looksLikeAddress(text: string): boolean {
  return /^(?:https?:\/\/|www\.|[\w.-]+@)|^[\w-]+(?:\.[\w-]+)+(?:\/|$)/i.test(text.trim());
}

const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&nbsp;': ' ' };

function plainText(text: string): string {
  return text.replace(/&(?:amp|lt|gt|quot|#39|nbsp);/g, (entity) => entities[entity] ?? entity);
}
