export type XmlElement = {
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: readonly (XmlElement | string)[];
};

type Growing = XmlElement & { children: (XmlElement | string)[] };

/** What no XML 1.0 file may hold. */
const illegal = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;

/** A strict reader: whatever is not well-formed is an error. Knows no entities but the five of XML and numbers. */
export function parseXml(text: string): XmlElement {
  if (illegal.test(text)) throw new Error('the file holds a character that XML may not hold');
  const root: Growing = { name: '', attributes: {}, children: [] };
  const open = [root];
  const token =
    /<\?[^>]*\?>|<!--[\s\S]*?-->|<(\/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*"[^"<]*")*)\s*(\/?)>|([^<]+)/gy;
  let at = 0;
  for (let match = token.exec(text); match !== null; match = token.exec(text)) {
    at = token.lastIndex;
    const [, closing, name, attributes = '', empty, said] = match;
    const above = open.at(-1) ?? root;
    if (said !== undefined) above.children.push(unescapeXml(said));
    else if (name !== undefined && closing === '/') {
      if (open.pop()?.name !== name || open.length === 0) throw new Error(`</${name}> closes nothing`);
    } else if (name !== undefined) {
      const element: Growing = { name, attributes: attributesOf(attributes), children: [] };
      above.children.push(element);
      if (empty !== '/') open.push(element);
    }
  }
  if (at !== text.length) throw new Error(`not well-formed at ${text.slice(at, at + 60)}`);
  if (open.length !== 1) throw new Error(`<${open.at(-1)?.name ?? ''}> is not closed`);
  const [only, more] = root.children.filter((child) => typeof child !== 'string');
  if (only === undefined || more !== undefined) throw new Error('not one element holds everything');
  return only;
}

export function childrenOf(element: XmlElement | undefined, name?: string): XmlElement[] {
  return (element?.children ?? []).filter(
    (child): child is XmlElement => typeof child !== 'string' && (name === undefined || child.name === name),
  );
}

export function childOf(element: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
  return path.reduce<XmlElement | undefined>((within, name) => childrenOf(within, name)[0], element);
}

export function descendantsOf(element: XmlElement, name: string): XmlElement[] {
  return childrenOf(element).flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...descendantsOf(child, name),
  ]);
}

export function textOf(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}

function attributesOf(text: string): Record<string, string> {
  if (text === '') return {};
  return Object.fromEntries(
    [...text.matchAll(/([\w:.-]+)\s*=\s*"([^"]*)"/g)].map(([, name = '', value = '']) => [
      name,
      unescapeXml(value),
    ]),
  );
}

const named: Partial<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function unescapeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#x([\dA-Fa-f]+)|#(\d+)|(\w+));|&/g,
    (whole, hex?: string, decimal?: string, name?: string) => {
      const code = hex === undefined ? decimal && Number(decimal) : Number.parseInt(hex, 16);
      const character = typeof code === 'number' ? String.fromCodePoint(code) : named[name ?? ''];
      if (character === undefined || illegal.test(character))
        throw new Error(`${whole} is no character of XML`);
      return character;
    },
  );
}
