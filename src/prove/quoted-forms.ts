/** The forms of a text in other languages, if it contains more than letters and digits: name of the form, and the text. */
export function quotedForms(value: string): readonly (readonly [form: string, text: string])[] {
  return [...percentForms(value), ...jsonForms(value), ...xmlForms(value), ...shellForms(value)].filter(([, text]) => text !== value);
}

/** Sources: https://www.rfc-editor.org/rfc/rfc3986#section-2.1, https://url.spec.whatwg.org/#application/x-www-form-urlencoded */
function percentForms(value: string): readonly (readonly [string, string])[] {
  const plain = encodeURIComponent(Buffer.from(value).toString('utf8'));
  // encodes the characters that `encodeURIComponent` leaves alone
  const strict = plain.replace(/[!'()*]/g, hexOf);
  const form = strict.replaceAll('%20', '+');
  // before the `@` of a URL and in paths, more characters are literal
  const loose = encodeURI(value);
  return [plain, strict, form, loose]
    .flatMap((text) => [text, text.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase())])
    .map((text) => ['percent-encoded', text]);
}

function hexOf(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}

/** JSON as written by programs: https://www.rfc-editor.org/rfc/rfc8259#section-7; PHP escapes `/`, Go `<>&`, Python all non-ASCII characters. */
function jsonForms(value: string): readonly (readonly [string, string])[] {
  const plain = JSON.stringify(value).slice(1, -1);
  const texts = [
    plain,
    plain.replaceAll('/', '\\/'),
    plain.replace(/[<>&]/g, unicode),
    plain.replace(/[<>&'+/=]/g, unicode),
    value.replace(/[^A-Za-z0-9]/g, unicode),
    value.replace(/[\s\S]/g, unicode),
    // JSON inside a JSON string
    JSON.stringify(plain).slice(1, -1),
  ];
  return texts
    .flatMap((text) => [text, text.replace(/[^\x20-\x7e]/g, unicode)])
    .flatMap((text) => [text, text.replace(/\\u[0-9a-f]{4}/g, (code) => `\\u${code.slice(2).toUpperCase()}`)])
    .map((text) => ['in JSON', text]);
}

function unicode(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

const NAMED: { readonly [character: string]: string } = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/** Source: https://www.w3.org/TR/xml/#syntax, https://html.spec.whatwg.org/multipage/named-characters.html */
function xmlForms(value: string): readonly (readonly [string, string])[] {
  const text = (pattern: RegExp, write: (character: string) => string): readonly [string, string] => ['in XML', value.replace(pattern, write)];
  const named = (character: string): string => NAMED[character] ?? character;
  const decimal = (character: string): string => `&#${character.codePointAt(0)};`;
  return [
    text(/[&<>]/g, named),
    text(/[&<>"]/g, named),
    text(/[&<>"']/g, named),
    text(/[&<>"']/g, (character) => (character === "'" ? '&#39;' : named(character))),
    text(/[&<>"']/g, (character) => (character === '"' ? '&#34;' : character === "'" ? '&#39;' : named(character))),
    text(/[&<>"']|[^\x00-\x7f]/gu, decimal),
    text(/[&<>"']|[^\x00-\x7f]/gu, (character) => `&#x${(character.codePointAt(0) ?? 0).toString(16)};`),
  ];
}

/** Source: https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_02 */
function shellForms(value: string): readonly (readonly [string, string])[] {
  return [
    ['quoted for a shell', value.replaceAll("'", "'\\''")],
    ['quoted for a shell', value.replaceAll("'", `'"'"'`)],
    ['quoted for a shell', value.replace(/[\\"$`]/g, '\\$&')],
    ['quoted for a shell', value.replace(/[\\"$`!]/g, '\\$&')],
    ['quoted for a shell', value.replace(/[\\']/g, '\\$&')],
    ['quoted for a shell', value.replace(/[^\w@%+=:,./-]/g, '\\$&')],
  ];
}
