import { required } from "../http/form";
import { type Exchange, type Operation } from "../http/operation";
import { metaPage } from "../http/paging";
import { badRequest, notFound } from "../http/twilioError";
import { isoDate } from "../state/dates";
import { type Build, type Deployment, type EmulatorState, type Environment } from "../state/model";
import { newSid } from "../state/random";
import { buildStatus } from "./builds";
import { childOfPath, SERVERLESS_HOST, serviceUrl } from "./resource";

const list: Operation = {
  product: "serverless",
  method: "GET",
  path: "/v1/Services/{ServiceSid}/Environments/{EnvironmentSid}/Deployments",
  run(exchange) {
    const deployments = deploymentsOfPath(exchange).reverse();
    return {
      status: 200,
      body: metaPage(exchange, SERVERLESS_HOST, "deployments", deployments, ({ sid }) => sid, deploymentAnswer),
    };
  },
};

const create: Operation = {
  product: "serverless",
  method: "POST",
  path: "/v1/Services/{ServiceSid}/Environments/{EnvironmentSid}/Deployments",
  run(exchange) {
    const { state, form } = exchange;
    const environment = childOfPath(exchange, state.environments, "EnvironmentSid");
    const build = state.builds[required(form, "BuildSid")];
    if (build?.serviceSid !== environment.serviceSid)
      throw badRequest(`BuildSid: ${form.get("BuildSid")} was not found`);
    const status = buildStatus(build);
    if (status !== "completed") throw badRequest(`Build ${build.sid} is ${status}; only a completed build is deployed`);
    return { status: 201, body: deploymentAnswer(deploy(state, environment, build)) };
  },
};

/** Lets an environment serve a build from now on. */
export function deploy(state: EmulatorState, environment: Environment, build: Build): Deployment {
  const deployment: Deployment = {
    sid: newSid(state, "ZD"),
    accountSid: environment.accountSid,
    serviceSid: environment.serviceSid,
    environmentSid: environment.sid,
    buildSid: build.sid,
    dateCreated: isoDate(),
    dateUpdated: isoDate(),
  };
  state.deployments[deployment.sid] = deployment;
  environment.buildSid = build.sid;
  environment.dateUpdated = isoDate();
  return deployment;
}

const fetch: Operation = {
  product: "serverless",
  method: "GET",
  path: "/v1/Services/{ServiceSid}/Environments/{EnvironmentSid}/Deployments/{Sid}",
  run(exchange) {
    const deployment = deploymentsOfPath(exchange).find(({ sid }) => sid === exchange.params.Sid);
    if (!deployment) throw notFound(exchange.path);
    return { status: 200, body: deploymentAnswer(deployment) };
  },
};

/** Deployments of an environment; the newest is what it serves. */
export const deployments: Operation[] = [list, create, fetch];

function deploymentsOfPath(exchange: Exchange): Deployment[] {
  const environment = childOfPath(exchange, exchange.state.environments, "EnvironmentSid");
  return Object.values(exchange.state.deployments).filter(({ environmentSid }) => environmentSid === environment.sid);
}

function deploymentAnswer(deployment: Deployment): object {
  return {
    sid: deployment.sid,
    account_sid: deployment.accountSid,
    service_sid: deployment.serviceSid,
    environment_sid: deployment.environmentSid,
    build_sid: deployment.buildSid,
    date_created: deployment.dateCreated,
    date_updated: deployment.dateUpdated,
    url: serviceUrl(deployment.serviceSid, `/Environments/${deployment.environmentSid}/Deployments/${deployment.sid}`),
  };
}
