import { fetchAccount } from "./api/accounts";
import { fetchNumber } from "./api/fetchNumber";
import { forbidden } from "./api/forbidden";
import { executions } from "./calls/executions";
import { fetchCall, listCalls } from "./calls/listCalls";
import { endCall, placeCall } from "./calls/placeCall";
import { summaries } from "./calls/summaries";
import { listNumbers } from "./api/listNumbers";
import { updateNumber } from "./api/updateNumber";
import { type Operation } from "./http/operation";
import { fetchVoiceSettings } from "./insights/fetchVoiceSettings";
import { fetchVoiceRegion } from "./routes/fetchVoiceRegion";
import { assets } from "./serverless/assets";
import { builds } from "./serverless/builds";
import { deployments } from "./serverless/deployments";
import { environments } from "./serverless/environments";
import { functions } from "./serverless/functions";
import { logs } from "./serverless/logs";
import { services } from "./serverless/services";
import { variables } from "./serverless/variables";
import { createFlow } from "./studio/createFlow";
import { deleteFlow } from "./studio/deleteFlow";
import { fetchFlow } from "./studio/fetchFlow";
import { listFlows } from "./studio/listFlows";
import { fetchRevision, listRevisions } from "./studio/revisions";
import { updateFlow } from "./studio/updateFlow";
import { validateFlow } from "./studio/validateFlow";

/** Every operation the emulator does. Anything else is answered 501. */
export const operations: Operation[] = [
  fetchAccount,
  listNumbers,
  fetchNumber,
  updateNumber,
  ...forbidden,
  createFlow,
  validateFlow,
  listFlows,
  fetchFlow,
  updateFlow,
  deleteFlow,
  listRevisions,
  fetchRevision,
  ...services,
  ...environments,
  ...assets,
  ...functions,
  ...builds,
  ...deployments,
  ...variables,
  ...logs,
  fetchVoiceRegion,
  fetchVoiceSettings,
  listCalls,
  fetchCall,
  placeCall,
  endCall,
  ...executions,
  ...summaries,
];
