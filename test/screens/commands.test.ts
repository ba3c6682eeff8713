import { expect, it } from 'vitest';
import { commandNamed } from '../../src/screens/commands.ts';

it('a command is known by its English name as well', () => {
  expect(commandNamed('schedule', '')).toEqual({ command: 'lich', payload: '' });
});

it.each(['constructor', '__proto__', 'valueOf'])('/%s, which every object has, is no command', (name) => {
  expect(commandNamed(name, '')).toEqual({ command: name, payload: '' });
});
