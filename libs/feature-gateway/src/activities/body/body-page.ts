import type { Enclosed } from './enclosed-pictures';
import { safeHtml, type Pictures } from './safe-html';

export interface Body {
  readonly type: 'html' | 'text';
  readonly text: string;
}

/** Plain, on white, whatever the theme: mail is written for paper. */
const look = `:root { color-scheme: light; background: #fff; color: #1f1f1f }
body { margin: 12px; font: 14px/1.45 'Segoe UI', system-ui, sans-serif; overflow-wrap: anywhere }
pre { margin: 0; font: inherit; white-space: pre-wrap } img { max-width: 100%; height: auto }`;

/** Making markup safe takes time in which nobody else is served, and the more for each tag that is left open. */
const maxLength = 1_048_576;
const maxTags = 30_000;

const isTooLong = ({ text }: Body): boolean => text.length > maxLength || text.split('<', maxTags + 2).length > maxTags;

const tooLong: Body = { type: 'text', text: 'This message is too long to be shown. Download it instead.' };

/** A page with what a message says, and nothing of anybody else’s. */
export function bodyPage(body: Body, pictures: Pictures, enclosed: Enclosed = new Map()): string {
  const { type, text } = isTooLong(body) ? tooLong : body;
  const shown = type === 'html' ? safeHtml(text, pictures, enclosed) : `<pre>${escaped(text)}</pre>`;
  return `<!doctype html><html><head><meta charset="utf-8"><title>Message</title><style>${look}</style></head><body>${shown}</body></html>`;
}

/** Whether somebody who asks for the pictures sees any more of them, as there are some that lie elsewhere. */
export const hasRemotePictures = (body: Body, enclosed: Enclosed = new Map()): boolean =>
  body.type === 'html' &&
  body.text.toLowerCase().includes('<img') &&
  bodyPage(body, 'show', enclosed) !== bodyPage(body, 'hide', enclosed);

/** For whoever gets past the sanitiser: nothing runs, is sent, framed or fetched, and the page is of no origin. */
export function bodyPolicy(pictures: Pictures): string {
  return [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    pictures === 'show' ? 'img-src data: https:' : 'img-src data:',
    ...(pictures === 'show' ? ['upgrade-insecure-requests'] : []),
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
    'sandbox allow-popups allow-popups-to-escape-sandbox',
  ].join('; ');
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (char) => escapes[char] ?? char);
