import { type InboundCall, inboundCallAsking } from "../call/inbound";
import { generateCalls } from "../calls/generate";
import { openConsole } from "../console/console";
import { type Emulation } from "../emulation";
import { type InjectedFault } from "../faultRules";
import { type Kill } from "../kills";
import { type ReadLag } from "../lag";
import { addServer } from "../servers";
import { addFlow, webhookUrl, type NewFlow } from "../state/flow";
import { addNumbers, NEW_NUMBER_KEYS, removeNumber, type NewNumber } from "../state/number";
import { editInConsole } from "./console";
import { listOf, objectOf, text } from "./input";

/** An answer of the admin API. */
interface AdminReply {
  status: 200 | 201 | 204 | 400 | 404;
  body?: object;
}

type AdminOperation = (emulation: Emulation, input: unknown) => AdminReply | Promise<AdminReply>;

/** The admin API, under `/_ringfence`. Bodies and answers are JSON; it asks for no credentials. */
const operations: Record<string, AdminOperation | undefined> = {
  "GET /": ({ state, instance }) => {
    const numbers = Object.values(state.numbers).map((it) => it.phone_number);
    return { status: 200, body: { instance, accounts: Object.keys(state.accounts), numbers } };
  },
  "GET /state": ({ state }) => ({ status: 200, body: state }),
  "GET /requests": ({ requests }) => ({ status: 200, body: { requests } }),
  "DELETE /requests": ({ requests }) => {
    requests.length = 0;
    return { status: 204 };
  },
  "GET /violations": ({ violations }) => ({ status: 200, body: { violations } }),
  "DELETE /violations": ({ violations }) => {
    violations.length = 0;
    return { status: 204 };
  },
  "GET /faults": ({ faults }) => ({ status: 200, body: { faults: faults.waiting() } }),
  "POST /faults": ({ faults }, input) => {
    faults.add(objectOf(input, ["match", "times", "skip", "fault"]) as unknown as InjectedFault);
    return { status: 201, body: {} };
  },
  "DELETE /faults": ({ faults }) => {
    faults.clear();
    return { status: 204 };
  },
  "POST /lag": ({ lag }, input) => {
    lag.setUsual(objectOf(input, ["ms", "reads"]) as unknown as ReadLag);
    return { status: 201, body: {} };
  },
  "DELETE /lag": ({ lag }) => {
    lag.setUsual(undefined);
    return { status: 204 };
  },
  "POST /kill": ({ kills }, input) => {
    // Nobody waits here for the kill; who asked for it sees it in what the client does.
    void kills.add(objectOf(input, ["afterRequests", "match", "carriedOut", "client"]) as unknown as Kill);
    return { status: 201, body: {} };
  },
  "DELETE /kill": ({ kills }, input) => {
    const { client } = objectOf(input ?? {}, ["client"]);
    kills.revive(client === undefined ? undefined : text({ client }, "client"));
    return { status: 204 };
  },
  "POST /console": (emulation, input) => ({ status: 200, body: editInConsole(openConsole(emulation), input) }),
  "POST /numbers": ({ state, store }, input) => {
    const wanted = listOf(input).map((item): NewNumber => {
      const fields = objectOf(item, NEW_NUMBER_KEYS);
      return { ...fields, phoneNumber: text(fields, "phoneNumber") };
    });
    const numbers = addNumbers(state, wanted);
    store.touch();
    return { status: 201, body: { numbers } };
  },
  "DELETE /numbers": ({ state, store }, input) => {
    removeNumber(state, text(objectOf(input, ["phoneNumber"]), "phoneNumber"));
    store.touch();
    return { status: 204 };
  },
  "POST /flows": ({ state, store }, input) => {
    const fields = objectOf(input, ["friendlyName", "definition", "status", "commitMessage", "sid", "accountSid"]);
    const flow = addFlow(state, { ...fields, friendlyName: text(fields, "friendlyName") } as unknown as NewFlow);
    store.touch();
    return { status: 201, body: { sid: flow.sid, webhookUrl: webhookUrl(flow.accountSid, flow.sid) } };
  },
  "POST /handlers": ({ state, store }, input) => {
    const fields = objectOf(input, ["url", "twiml"]);
    state.handlers[text(fields, "url")] = text(fields, "twiml");
    store.touch();
    return { status: 201, body: {} };
  },
  "POST /servers": ({ state, store }, input) => {
    const fields = objectOf(input, ["host", "url"]);
    addServer(state, text(fields, "host"), text(fields, "url"));
    store.touch();
    return { status: 201, body: {} };
  },
  "POST /calls": async ({ hosting, store }, input) => {
    const fields = objectOf(input, ["from", "to", "callerCountry", "stirVerstat", "digits"]);
    const verdict = text(fields, "stirVerstat", "");
    const call: InboundCall = {
      from: text(fields, "from", ""),
      to: text(fields, "to"),
      callerCountry: text(fields, "callerCountry", ""),
      ...(verdict !== "" && { parameters: { StirVerstat: verdict } }),
      digits: listOf(fields.digits ?? []).map(String),
    };
    const outcome = await inboundCallAsking(hosting, call);
    store.touch();
    return { status: 200, body: outcome };
  },
  "POST /calls/generate": async ({ hosting, store }, input) => {
    const { count, days, seed } = objectOf(input, ["count", "days", "seed"]);
    const calls = await generateCalls(hosting, { count: Number(count), days: Number(days), seed: Number(seed) });
    store.touch();
    return { status: 201, body: { calls } };
  },
  "POST /insights": ({ state, store }, input) => {
    const { on } = objectOf(input, ["on"]);
    state.insights = on === false ? [] : Object.keys(state.accounts);
    store.touch();
    return { status: 201, body: {} };
  },
};

/** Does what `METHOD /_ringfence/PATH` asks for. What cannot be understood is a 400 that says why. */
export async function admin(emulation: Emulation, method: string, path: string, body: Buffer): Promise<AdminReply> {
  const operation = operations[`${method} ${path === "" ? "/" : path}`];
  if (!operation) {
    return {
      status: 404,
      body: { message: `no ${method} /_ringfence${path}; there is ${Object.keys(operations).join(", ")}` },
    };
  }
  try {
    return await operation(emulation, body.length > 0 ? JSON.parse(body.toString("utf8")) : undefined);
  } catch (error) {
    return { status: 400, body: { message: error instanceof Error ? error.message : String(error) } };
  }
}
