import { Icon } from './icons.tsx';

const colours = 6;

/** The first letter of the given name, which stands last in a Vietnamese name. */
export function Avatar({ id, name, isSmall = false }: { id: number; name: string; isSmall?: boolean }) {
  const given = name.trim().split(/\s+/).at(-1) ?? '';
  return (
    <span class={`avatar colour-${Math.abs(id) % colours} ${isSmall ? 'small' : ''}`} aria-hidden="true">
      {id < 0 ? <Icon name="people" /> : given.charAt(0).toUpperCase()}
    </span>
  );
}
