/** Text that is already XML; only this file and its callers' compositions make it. */
export type Xml = string;

export type XmlAttributes = Readonly<Record<string, string | number | boolean | undefined>>;

// oxlint-disable-next-line no-control-regex -- these are exactly the characters that XML 1.0 cannot carry
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const special = /[&<>"\r]/g;
const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#xD;',
};

/** Escapes once, and drops what XML cannot carry, so that every answer is well-formed whatever the mail contains. */
function escapeXml(text: string): Xml {
  return text
    .toWellFormed()
    .replace(forbidden, '')
    .replace(special, (found) => entities[found] ?? found);
}

function attributesOf(attributes: XmlAttributes): Xml {
  let xml = '';
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) xml += ` ${name}="${escapeXml(String(value))}"`;
  }
  return xml;
}

/** An element with a text; nothing at all where there is no text. */
export function textElement(
  name: string,
  text: string | number | boolean | undefined,
  attributes: XmlAttributes = {},
): Xml {
  if (text === undefined) return '';
  return `<${name}${attributesOf(attributes)}>${escapeXml(String(text))}</${name}>`;
}

/** An element around XML that is already escaped. */
export function element(name: string, content: Xml | readonly Xml[] = '', attributes: XmlAttributes = {}): Xml {
  const inner = typeof content === 'string' ? content : content.join('');
  const start = `<${name}${attributesOf(attributes)}`;
  return inner === '' ? `${start}/>` : `${start}>${inner}</${name}>`;
}

/** An element only if it has content: the schemas forbid several empty lists. */
export function filledElement(name: string, content: Xml | readonly Xml[]): Xml {
  const inner = typeof content === 'string' ? content : content.join('');
  return inner === '' ? '' : `<${name}>${inner}</${name}>`;
}
