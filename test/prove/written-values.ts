/** A value with all that the quoting of shells, JSON, XML and URLs writes in another way. */
export const VALUE = `npm_Aq/9 "x" é+Zz'<0$123456789&\\`;

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const base32 = (text: string): string => {
  const bits = [...Buffer.from(text)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? []).map((five) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[Number.parseInt(five.padEnd(5, '0'), 2)]).join('');
};
const lines = (text: string, width: number, end = '\n'): string => (text.match(new RegExp(`.{1,${width}}`, 'g')) ?? []).join(end);
const swapped = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();

/** Each way of writing a value: made from any value, so that a value with one other letter is the clean twin. */
export const WRITTEN: readonly (readonly [form: string, how: string, write: (value: string) => string | Buffer])[] = [
  ['as it is', 'plain', (value) => `a ${value} b`],
  ['percent-encoded', 'in a URL', (value) => `https://u:${encodeURIComponent(value)}@host/`],
  ['percent-encoded', 'in lower case', (value) => encodeURIComponent(value).replace(/%../g, (code) => code.toLowerCase())],
  ['percent-encoded', 'as a form', (value) => new URLSearchParams({ a: value }).toString()],
  ['in JSON', 'JSON', (value) => JSON.stringify({ token: value })],
  ['in JSON', 'JSON in JSON', (value) => JSON.stringify(JSON.stringify({ token: value }))],
  ['in JSON', 'JSON of PHP', (value) => JSON.stringify(value).replaceAll('/', '\\/').replaceAll('é', '\\u00e9')],
  ['in JSON', 'JSON of Go', (value) => JSON.stringify(value).replaceAll('<', '\\u003c').replaceAll('&', '\\u0026')],
  ['in JSON', 'JSON of Python', (value) => JSON.stringify(value).replaceAll('é', '\\u00e9')],
  ['in JSON', 'escaped as a whole', (value) => [...value].map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')],
  ['in XML', 'XML', (value) => `<a>${value.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</a>`],
  ['in XML', 'an attribute', (value) => `a="${value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')}"`],
  ['in XML', 'HTML of Go', (value) => value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&#34;').replaceAll("'", '&#39;')],
  ['quoted for a shell', 'single quotes', (value) => `'${value.replaceAll("'", "'\\''")}'`],
  ['quoted for a shell', 'double quotes', (value) => `"${value.replace(/[\\"$`]/g, '\\$&')}"`],
  ['quoted for a shell', 'backslashes', (value) => value.replace(/[^\w@%+=:,./-]/g, '\\$&')],
  ['in hexadecimal', 'small', (value) => Buffer.from(value).toString('hex')],
  ['in hexadecimal', 'large', (value) => Buffer.from(value).toString('hex').toUpperCase()],
  ['in hexadecimal', 'in lines', (value) => lines(Buffer.from(`abc${value}`).toString('hex'), 60)],
  ['in UTF-16', 'little-endian', (value) => Buffer.from(value, 'utf16le')],
  ['in UTF-16', 'big-endian', (value) => swapped(value)],
  ...['', 'u:', 'me:', 'you:', 'we:23'].flatMap((before): typeof WRITTEN => [
    ['in base64', `base64 after "${before}"`, (value) => `_auth=${base64(`${before}${value}\n`)}`],
    ['in base64', `base64url after "${before}"`, (value) => Buffer.from(before + value).toString('base64url')],
    ['in base64', `base64 after "${before}" in lines`, (value) => lines(base64(`${before.padStart(40, '-')}${value} and more`), 76)],
    ['in base64', `base64 after "${before}" in lines of PEM`, (value) => lines(base64(`${before.padStart(20, '-')}${value} and more`), 64, '\r\n')],
    ['in base64, twice', `base64 twice after "${before}"`, (value) => base64(`x${base64(before + value)}`)],
    ['in base64, twice', `base64 twice after "${before}" in lines`, (value) => lines(base64(`xyz${base64(before + value)}`), 76)],
    ['in base32', `base32 after "${before}"`, (value) => base32(before + value)],
    ['in base32', `base32 after "${before}", small`, (value) => base32(before + value).toLowerCase()],
  ]),
];
