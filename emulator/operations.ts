import { fetchAccount } from "./api/accounts";
import { fetchNumber } from "./api/fetch-number";
import { forbidden } from "./api/forbidden";
import { listNumbers } from "./api/list-numbers";
import { updateNumber } from "./api/update-number";
import { executions } from "./calls/executions";
import { fetchCall, listCalls } from "./calls/listCalls";
import { endCall, placeCall } from "./calls/placeCall";
import { summaries } from "./calls/summaries";
import type { Operation } from "./http/operation";
import { fetchVoiceSettings } from "./insights/fetch-voice-settings";
import { fetchVoiceRegion } from "./routes/fetch-voice-region";
import { assets } from "./serverless/assets";
import { assetVersions } from "./serverless/asset-versions";
import { builds } from "./serverless/builds";
import { deployments } from "./serverless/deployments";
import { emptyLists } from "./serverless/empty-lists";
import { environments } from "./serverless/environments";
import { services } from "./serverless/services";
import { createFlow } from "./studio/create-flow";
import { deleteFlow } from "./studio/delete-flow";
import { fetchFlow } from "./studio/fetch-flow";
import { listFlows } from "./studio/list-flows";
import { fetchRevision, listRevisions } from "./studio/revisions";
import { updateFlow } from "./studio/update-flow";
import { validateFlow } from "./studio/validate-flow";

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
  ...assetVersions,
  ...builds,
  ...deployments,
  ...emptyLists,
  fetchVoiceRegion,
  fetchVoiceSettings,
  listCalls,
  fetchCall,
  placeCall,
  endCall,
  ...executions,
  ...summaries,
];
