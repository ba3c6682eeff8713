import type { Role } from '../model/people.ts';

/** Whether showing somebody's words again belongs to the look before it. */
export function continuesLook(lastAt: Date, at: Date): boolean {
  const apart = at.getTime() - lastAt.getTime();
  return apart >= 0 && apart < oneHourMs;
}

const oneHourMs = 60 * 60 * 1000;

/** The office in which somebody read, as it is named to those whose words they read. */
export function readingRole(roles: readonly Role[]): Role | undefined {
  return readingRoles.find((role) => roles.includes(role));
}

const readingRoles = ['secretary', 'acting_secretary', 'deputy'] as const satisfies readonly Role[];
