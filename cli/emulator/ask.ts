/**
 * Asks the admin API of the emulator on a port of this machine.
 * @throws when none answers there, and with the emulator's own words when it refuses.
 */
export async function askEmulator(port: number, method: string, path: string, body?: object): Promise<unknown> {
  const base = `http://127.0.0.1:${port}`;
  let response: Response;
  try {
    response = await fetch(`${base}/_ringfence/${path}`, { method, ...(body && { body: JSON.stringify(body) }) });
  } catch (cause) {
    throw new Error(`no emulator answers at ${base}. Start one with: npx ringfence emulator`, { cause });
  }
  if (response.status === 204) return undefined;
  const answer = (await response.json()) as { message?: string };
  if (!response.ok) throw new Error(answer.message ?? `the emulator answered ${response.status}`);
  return answer;
}
