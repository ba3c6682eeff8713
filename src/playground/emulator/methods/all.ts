import { answering } from './answering.ts';
import type { Method, Methods } from './call.ts';
import { commanding } from './commanding.ts';
import { editing } from './editing.ts';
import { fetching } from './fetching.ts';
import { describing } from './describing.ts';
import { sending } from './sending.ts';
import { updating } from './updating.ts';

const methods: Methods = {
  ...updating,
  ...sending,
  ...editing,
  ...answering,
  ...commanding,
  ...describing,
  ...fetching,
};

export function findImplementation(name: string): Method | undefined {
  return Object.hasOwn(methods, name) ? methods[name] : undefined;
}
