import { type StackFile } from "../harness/engine/state";
import { Account } from "../harness/sequences/account";
import { type Checkout, type Ran } from "../harness/sequences/checkout";
import { EngineCheckout } from "../harness/sequences/engineCheckout";
import { SAMPLE, type Written } from "../harness/sequences/sample";
import { Lost, Step, survive } from "../harness/sequences/sequence";
import { type World } from "../harness/sequences/world";

/** What a sequence left after each action, in a form in which two engines can be compared. */
interface Trace {
  after: object[];
  lost: string | undefined;
}

async function trace({ lines, actions }: Written, checkout?: (account: Account) => Checkout): Promise<Trace> {
  const account = await Account.open();
  const after: object[] = [];
  const look = {
    check: () => true,
    run: (_start: object, { ran, places: [place] }: World) => Promise.resolve(void after.push(shown(ran, place.file))),
    toString: () => "a look",
  };
  const wanted = { lines, fallback: "auto" as const, former: {} };
  const steps = actions.flatMap((action) => [new Step(action), look]);
  const start = { wanted, keysIn: "environment" as const, random: 1, begun: true };
  try {
    const lost = await survive(account, start, steps, checkout).then(
      () => undefined,
      (error: unknown) => error,
    );
    if (lost !== undefined && !(lost instanceof Lost)) throw lost as Error;
    return { after, lost: lost?.reason };
  } finally {
    await account.close();
  }
}

/** The state without what is new in each run: SIDs, generations, the ID of the provider, and how a secret is sealed. */
function shown(ran: Ran | undefined, { resources, pending }: StackFile): object {
  // Two flows are made at the same time: which of them is first is chance.
  const order = [...resources].sort((one, other) => (one.urn < other.urn ? -1 : 1));
  const text = JSON.stringify(
    order.map(({ urn, id, delete: goes, inputs, outputs, dependencies, parent, initErrors, ...rest }) => ({
      ...{ urn, goes, dependencies: [...dependencies].sort(), parent, errors: initErrors.length },
      ...(rest.type.startsWith("twilio:") && { id, inputs, outputs, provider: rest.provider.replace(/::[^:]*$/, "") }),
    })),
    (_key, value: unknown) => (isSecret(value) ? "a secret" : value),
  );
  const state = text.replace(/([A-Z]{2})[0-9a-f]{32}/g, "$1").replace(/\b[0-9a-f]{8}\b/g, "generation");
  return { code: ran?.code, pending, state: JSON.parse(state) as unknown };
}

const isSecret = (value: unknown) =>
  typeof value === "object" && value !== null && "4dabf18193072939515e22adb298388d" in value;

describe("the model of the engine agrees with the real one, and the stack survives:", () => {
  test.each(SAMPLE)(
    "$name",
    async (written) => {
      const [onModel, onEngine] = [await trace(written), await trace(written, ({ gate }) => new EngineCheckout(gate))];
      if (!written.races) expect(onEngine.after).toEqual(onModel.after);
      expect([onModel.lost, onEngine.lost]).toEqual([undefined, undefined]);
    },
    600_000,
  );
});
