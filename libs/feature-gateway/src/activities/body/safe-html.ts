import sanitize, { type Attributes, type IOptions, type Tag } from 'sanitize-html';
import { contentIdIn, type Enclosed } from './enclosed-pictures';

/** Whether pictures are loaded from where the sender put them, who then learns that the mail is read. */
export type Pictures = 'hide' | 'show';

const words = (text: string): string[] => text.trim().split(/\s+/);

const tags = words(`
  a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del div dl
  dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark ol p pre q s samp
  section small span strike strong sub sup table tbody td tfoot th thead time tr tt u ul var wbr
`);

/** What is in these is not for reading. */
const unread = words(`
  script style title template noscript noembed noframes xmp plaintext textarea select option iframe frameset
  object embed applet svg math audio video
`);

const attributes: NonNullable<IOptions['allowedAttributes']> = {
  '*': ['style', 'dir', 'lang', 'title', 'align', 'valign', 'width', 'height', 'bgcolor'],
  a: ['href', 'target', 'rel'],
  img: ['src', 'alt'],
  font: ['color', 'size', 'face'],
  table: ['border', 'cellpadding', 'cellspacing'],
  td: ['colspan', 'rowspan', 'nowrap'],
  th: ['colspan', 'rowspan', 'nowrap', 'scope'],
  col: ['span'],
  colgroup: ['span'],
  ol: ['start', 'type'],
  li: ['value'],
};

/** No parenthesis but those of a color, so that nothing is named that would have to be fetched. */
const plain = /^[\w\s.,#%'"+-]{1,200}$/;
const color = /^rgba?\([\d\s.,%/]{1,60}\)$/i;

const looks = words(`
  background background-color color font font-family font-size font-style font-weight text-align
  text-decoration text-indent text-transform line-height letter-spacing white-space vertical-align width
  height max-width min-width max-height list-style-type direction border border-collapse border-color
  border-radius border-spacing border-style border-width border-top border-right border-bottom border-left
  display float clear table-layout margin margin-top margin-right margin-bottom margin-left overflow-wrap
  word-break padding padding-top padding-right padding-bottom padding-left
`);

const styles = Object.fromEntries(looks.map((name) => [name, [plain, color]]));

/** Deeper than any mail that was written for reading. */
const nestingLimit = 250;

/** The mail as it may be shown: nothing that runs, sends, embeds or styles what is around it, and links that open apart. */
export function safeHtml(html: string, pictures: Pictures, enclosed: Enclosed = new Map()): string {
  return sanitize(html, {
    allowedTags: tags,
    nonTextTags: unread,
    allowedAttributes: attributes,
    allowedStyles: { '*': styles },
    allowedSchemes: ['http', 'https', 'mailto'],
    allowedSchemesByTag: { img: ['http', 'https', 'data'] },
    allowProtocolRelative: false,
    nestingLimit,
    transformTags: { a: apart, img: (_, given) => picture(given, pictures, enclosed) },
  });
}

const elsewhere = /^(?:https?:\/\/|mailto:)/i;

/** A link within the page would be one of this application; a mail has none. */
function apart(_: string, { href = '', ...others }: Attributes): Tag {
  const isLink = elsewhere.test(href.trim());
  return {
    tagName: 'a',
    attribs: isLink ? { ...others, href, target: '_blank', rel: 'noopener noreferrer nofollow' } : others,
  };
}

const ofPixels = /^data:image\/(?:png|gif|jpeg|webp);base64,/i;
const remote = /^https?:\/\//i;

function picture({ src: given = '', ...others }: Attributes, pictures: Pictures, enclosed: Enclosed): Tag {
  const src = enclosed.get(contentIdIn(given)) ?? given;
  const isShown = ofPixels.test(src) || (pictures === 'show' && remote.test(src));
  return { tagName: 'img', attribs: isShown ? { ...others, src } : others };
}
