import type { Unit } from '../model/people.ts';
import { foldMarks } from '../text/fold.ts';
import type { Bodies } from './bodies.ts';
import type { DocumentSetting, DocumentSettings } from './settings.ts';

type Named = Pick<Unit, 'kind' | 'name'>;

/** What the tree of units and the usual form of documents suggest. Nothing is entered that nobody said yes to. */
export function propose(
  setting: DocumentSetting,
  { unit, parent, bodies }: { unit: Named; parent: Named | undefined; bodies: Bodies },
): DocumentSettings | undefined {
  switch (setting) {
    case 'superior':
      return parent && { superior: organisationOf(parent, bodies) };
    case 'issuer':
      return { issuer: unit.kind === 'cell' ? unit.name : committeeOf(unit) };
    case 'place': {
      const place = placeOf(unit.kind === 'cell' ? parent : unit);
      return place === undefined ? undefined : { place };
    }
    case 'lastReport':
      return { lastReport: 0 };
    case 'lastMinutes':
      return { lastMinutes: 0 };
    case 'recipients': {
      const { recipients, superiorUnnamed } = bodies.units[unit.kind];
      const superior = parent === undefined ? superiorUnnamed : committeeOf(parent);
      return { recipients: recipients.map((one) => one.replace('{superior}', superior)) };
    }
    case 'cellKind':
    case 'termFrom':
    case 'signer':
      return undefined;
  }
}

/** "Đảng bộ phường Bồ Đề" of "Đảng ủy phường Bồ Đề" and of "Phường Bồ Đề". */
export function organisationOf(
  { name }: Pick<Unit, 'name'>,
  { superiorPrefix }: Pick<Bodies, 'superiorPrefix'>,
): string {
  return `${superiorPrefix.text} ${ledBy(name)}`;
}

/** How committees are called, folded, and what the organisation that one leads begins with after "Đảng bộ". */
const committees: readonly { called: string; leads: string }[] = [
  { called: 'dang uy ', leads: '' },
  { called: 'dang bo ', leads: '' },
  { called: 'thanh uy ', leads: 'thành phố ' },
  { called: 'tinh uy ', leads: 'tỉnh ' },
];

/** "phường Bồ Đề" of "Đảng ủy phường Bồ Đề", "thành phố Hà Nội" of "Thành ủy Hà Nội". */
function ledBy(name: string): string {
  const folded = foldMarks(name);
  const committee = committees.find(({ called }) => folded.startsWith(called));
  if (committee === undefined) return name.charAt(0).toLowerCase() + name.slice(1);
  return `${committee.leads}${wordsAfter(name, 2)}`;
}

/** What a unit is called as a committee: "Đảng ủy phường Bồ Đề" of "Phường Bồ Đề". */
function committeeOf({ name, kind }: Named): string {
  const folded = foldMarks(name);
  if (folded.startsWith('dang uy ') || folded.startsWith('thanh uy ') || folded.startsWith('tinh uy '))
    return name;
  const led = ledBy(name);
  const [word = ''] = foldMarks(led).split(' ');
  if (kind === 'city' && word === 'thanh') return `Thành ủy ${wordsAfter(led, 2)}`;
  if (kind === 'city' && word === 'tinh') return `Tỉnh ủy ${wordsAfter(led, 1)}`;
  return `Đảng ủy ${led}`;
}

const places: readonly { called: string; words: number }[] = [
  { called: 'phuong ', words: 1 },
  { called: 'xa ', words: 1 },
  { called: 'tinh ', words: 1 },
  { called: 'dac khu ', words: 2 },
  { called: 'thi tran ', words: 2 },
  { called: 'thanh pho ', words: 2 },
];

/** A place stands before the date by its name alone. Of a committee in an office or a school nothing is known of it. */
function placeOf(body: Named | undefined): string | undefined {
  const led = body === undefined ? '' : ledBy(body.name);
  const place = places.find(({ called }) => foldMarks(led).startsWith(called));
  return place === undefined ? undefined : wordsAfter(led, place.words);
}

function wordsAfter(text: string, count: number): string {
  return text.split(/\s+/).slice(count).join(' ');
}
