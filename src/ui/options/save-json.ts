import { dayOf } from '../../settings/change';

/** Lets people save a value as a JSON file; `name` gets the day behind it. */
export function saveJson(name: string, value: unknown): void {
  saveText(name, `${JSON.stringify(value, null, 2)}\n`);
}

/** The same for JSON that is written already. */
export function saveText(name: string, json: string): void {
  const url = URL.createObjectURL(new Blob([json], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${name}-${dayOf(new Date())}.json`;
  link.click();
  URL.revokeObjectURL(url);
}
