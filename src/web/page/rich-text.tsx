import type { ComponentChildren } from 'preact';

const tags: Readonly<Record<string, 'b' | 'i' | 'u' | 's' | 'code' | 'pre' | 'blockquote'>> = {
  B: 'b',
  STRONG: 'b',
  I: 'i',
  EM: 'i',
  U: 'u',
  S: 's',
  CODE: 'code',
  PRE: 'pre',
  BLOCKQUOTE: 'blockquote',
};

/** With what stands before it: not every browser looks behind. */
const command = /(^|[^\w<.:/])(\/[a-z_]{2,32})(?![\w/])/;

/** What screens write, drawn by the few tags they use; a command in it can be tapped. Nothing else of HTML is let through. */
export function RichText({ html, onCommand }: { html: string; onCommand: (command: string) => void }) {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  return <div class="text">{children(body)}</div>;

  function children(node: Node): ComponentChildren[] {
    return [...node.childNodes].map(draw);
  }

  function draw(node: Node): ComponentChildren {
    if (node.nodeType === Node.TEXT_NODE) return plain(node.textContent ?? '');
    if (!(node instanceof HTMLElement)) return null;
    if (node instanceof HTMLAnchorElement && /^https:\/\//.test(node.href))
      return (
        <a href={node.href} target="_blank" rel="noopener noreferrer">
          {children(node)}
        </a>
      );
    const Tag = tags[node.tagName];
    return Tag === undefined ? children(node) : <Tag>{children(node)}</Tag>;
  }

  function plain(text: string): ComponentChildren[] {
    return text.split(command).map((part, index) =>
      index % 3 !== 2 ? (
        part
      ) : (
        <button
          type="button"
          class="command"
          onClick={() => {
            onCommand(part);
          }}
        >
          {part}
        </button>
      ),
    );
  }
}
