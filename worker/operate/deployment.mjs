// What the operator's commands share: the secret, one request, and errors told in one sentence.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** An error that is told in one sentence. */
export class Refused extends Error {}

/** Runs a command; what was refused is told, and all else is a fault. */
export async function inOneSentence(main) {
  try {
    await main();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

/** From OPERATOR_SECRET or, for a local `make run`, from .state/run/operator-secret. */
export function operatorSecret() {
  const file = join(ROOT, ".state/run/operator-secret");
  const secret = process.env.OPERATOR_SECRET || (existsSync(file) && readFileSync(file, "utf8").trim());
  if (!secret) throw new Refused(`The operator's secret is neither in OPERATOR_SECRET nor in ${file}.`);
  return secret;
}

/** One request about a regency: `path` begins with its code. Gives status and body. */
export async function operate(url, secret, method, path, body) {
  let response;
  try {
    response = await fetch(`${url}/api/v1/operator/regencies/${path}`, {
      method,
      headers: { authorization: `Bearer ${secret}`, ...(body && { "content-type": "application/json" }) },
      body: body && JSON.stringify(body),
    });
  } catch (error) {
    throw new Refused(`${url} cannot be reached: ${error.cause?.message ?? error.message}`);
  }
  const text = await response.text();
  try {
    return { status: response.status, body: JSON.parse(text) };
  } catch {
    throw new Refused(`${url} answered ${response.status}, and not as Tumbuh does.`);
  }
}

/** Why something was refused, in words. */
export function told({ status, body }) {
  if (status === 401) return "The operator's secret is not the one of this deployment.";
  const errors = (body.errors ?? []).map(({ field, detail }) => `\n  ${field} ${detail}`);
  return `Refused (${status}): ${body.detail}${errors.join("")}`;
}
