import { required } from "../http/form";
import { type Exchange, type Operation } from "../http/operation";
import { metaPage } from "../http/paging";
import { badRequest, notFound, TwilioError } from "../http/twilioError";
import { isoDate } from "../state/dates";
import { type Environment, type Variable } from "../state/model";
import { newSid } from "../state/random";
import { childOfPath, SERVERLESS_HOST, serviceUrl } from "./resource";

const ALL = "/v1/Services/{ServiceSid}/Environments/{EnvironmentSid}/Variables";
const SINGLE = `${ALL}/{Sid}`;

/** Limits of Twilio's: of a key in characters, of a value in bytes. */
const MAX_KEY = 128;
const MAX_VALUE = 450;

const list: Operation = {
  product: "serverless",
  method: "GET",
  path: ALL,
  run(exchange) {
    const variables = variablesOf(exchange, environmentOfPath(exchange));
    const body = metaPage(exchange, SERVERLESS_HOST, "variables", variables, ({ sid }) => sid, variableAnswer);
    return { status: 200, body };
  },
};

const create: Operation = {
  product: "serverless",
  method: "POST",
  path: ALL,
  run(exchange) {
    const { sid: environmentSid, accountSid, serviceSid } = environmentOfPath(exchange);
    const [key, value] = [keyField(exchange), valueField(exchange)];
    const dates = { dateCreated: isoDate(), dateUpdated: isoDate() };
    const sid = newSid(exchange.state, "ZV");
    const variable: Variable = { sid, accountSid, serviceSid, environmentSid, key, value, ...dates };
    exchange.state.variables[variable.sid] = variable;
    return { status: 201, body: variableAnswer(variable) };
  },
};

const fetch: Operation = {
  product: "serverless",
  method: "GET",
  path: SINGLE,
  run: (exchange) => ({ status: 200, body: variableAnswer(variableOfPath(exchange)) }),
};

const update: Operation = {
  product: "serverless",
  method: "POST",
  path: SINGLE,
  run(exchange) {
    const variable = variableOfPath(exchange);
    if (exchange.form.has("Key")) variable.key = keyField(exchange, variable);
    if (exchange.form.has("Value")) variable.value = valueField(exchange);
    variable.dateUpdated = isoDate();
    return { status: 200, body: variableAnswer(variable) };
  },
};

const remove: Operation = {
  product: "serverless",
  method: "DELETE",
  path: SINGLE,
  run(exchange) {
    delete exchange.state.variables[variableOfPath(exchange).sid];
    return { status: 204 };
  },
};

/** Environment variables: what the Functions of an environment see in `context` and `process.env`. */
export const variables: Operation[] = [list, create, fetch, update, remove];

const environmentOfPath = (exchange: Exchange) => childOfPath(exchange, exchange.state.environments, "EnvironmentSid");

function variablesOf({ state }: Exchange, { sid }: Environment): Variable[] {
  return Object.values(state.variables).filter(({ environmentSid }) => environmentSid === sid);
}

function variableOfPath(exchange: Exchange): Variable {
  const found = variablesOf(exchange, environmentOfPath(exchange)).find(({ sid }) => sid === exchange.params.Sid);
  if (!found) throw notFound(exchange.path);
  return found;
}

/** Which characters a key may have, and what becomes of one that is taken, Twilio does not say: this is strict. */
function keyField(exchange: Exchange, own?: Variable): string {
  const key = required(exchange.form, "Key");
  if (key.length > MAX_KEY) throw badRequest(`Key has ${key.length} characters; at most ${MAX_KEY} are taken`);
  if (!/^[A-Za-z_]\w*$/.test(key)) throw badRequest(`Key "${key}" may hold letters, digits and underscores only`);
  const taken = variablesOf(exchange, environmentOfPath(exchange)).find((each) => each.key === key && each !== own);
  if (taken) throw new TwilioError(409, 20409, `The Key "${key}" is already in use by ${taken.sid}`);
  return key;
}

function valueField({ form }: Exchange): string {
  const value = required(form, "Value");
  const size = Buffer.byteLength(value);
  // The value may be a secret: it is not repeated.
  if (size > MAX_VALUE) throw badRequest(`Value has ${size} bytes; at most ${MAX_VALUE} are taken`);
  return value;
}

function variableAnswer(variable: Variable): object {
  const { sid, serviceSid, environmentSid } = variable;
  return {
    sid,
    account_sid: variable.accountSid,
    service_sid: serviceSid,
    environment_sid: environmentSid,
    key: variable.key,
    value: variable.value,
    date_created: variable.dateCreated,
    date_updated: variable.dateUpdated,
    url: serviceUrl(serviceSid, `/Environments/${environmentSid}/Variables/${sid}`),
  };
}
