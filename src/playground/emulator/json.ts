export type Json = string | number | boolean | null | Json[] | JsonObject;

/** Members that are undefined are left out when the object is written. */
export type JsonObject = { [name: string]: Json | undefined };

export function parseJson(text: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isJson(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function readString(object: JsonObject, name: string): string | undefined {
  const value = object[name];
  return typeof value === 'string' ? value : undefined;
}

export function readInteger(object: JsonObject, name: string): number | undefined {
  const value = object[name];
  return typeof value === 'number' ? value : undefined;
}

export function readFlag(object: JsonObject, name: string): boolean {
  return object[name] === true;
}

export function readObject(object: JsonObject, name: string): JsonObject | undefined {
  const value = object[name];
  return isObject(value) ? value : undefined;
}

export function readList(object: JsonObject, name: string): Json[] | undefined {
  const value = object[name];
  return Array.isArray(value) ? value : undefined;
}

export function readObjects(object: JsonObject, name: string): JsonObject[] {
  return (readList(object, name) ?? []).filter((value) => isObject(value));
}

/** `JSON.parse` yields nothing else. */
function isJson(value: unknown): value is Json {
  return value !== undefined;
}
