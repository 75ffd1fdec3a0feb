// Written by schema/generate.mjs from flow-definition.schema.json. Do not edit.
"use strict";
exports.validateFlow = validate21;
const schema6 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"flow-definition.schema.json","title":"StudioFlow","description":"A Twilio Studio flow (REST v2). The widgets that Ringfence writes are described in full, other known ones by name only.","type":"object","required":["states","initial_state"],"additionalProperties":true,"properties":{"description":{"type":"string","description":"Shown in Studio."},"states":{"description":"The widgets.","type":"array","minItems":1,"maxItems":1000,"items":{"$ref":"#/definitions/state"}},"initial_state":{"type":"string","description":"Name of the first widget.","minLength":1},"flags":{"type":"object","required":["allow_concurrent_calls"],"properties":{"allow_concurrent_calls":{"type":"boolean","description":"Off refuses a second call of the same caller."}},"additionalProperties":true}},"definitions":{"state":{"title":"State","description":"One widget.","type":"object","required":["name","type","transitions","properties"],"additionalProperties":true,"properties":{"name":{"type":"string","description":"Unique in the flow.","minLength":1},"type":{"description":"Widget type.","type":"string","enum":["add-member-to-chat-channel","add-twiml-redirect","capture-payments","connect-call-to","connect-virtual-agent","connect-virtual-agent-v2","create-chat-channel","create-task","enqueue-call","fork-stream","gather-input-on-call","make-http-request","make-outgoing-call-v1","make-outgoing-call-v2","record-call","record-voicemail","resume-conversation","run-conversation-relay","run-function","run-function-v2","run-subflow","say-play","send-and-wait-for-reply","send-message","send-to-flex","set-variables","split-based-on","start-conversation","trigger","understand","update-sync-object"]},"transitions":{"type":"array","items":{"$ref":"#/definitions/transition"}},"properties":{"type":"object","properties":{"offset":{"$ref":"#/definitions/offset"}}}},"allOf":[{"if":{"type":"object","required":["type"],"properties":{"type":{"const":"trigger"}}},"then":{"properties":{"properties":{"$ref":"#/definitions/triggerProperties"},"transitions":{"type":"array","items":{"type":"object","properties":{"event":{"enum":["incomingCall","incomingMessage","incomingConversationMessage","incomingRequest","incomingParent"]}}}}}}},{"if":{"type":"object","required":["type"],"properties":{"type":{"const":"split-based-on"}}},"then":{"properties":{"properties":{"$ref":"#/definitions/splitProperties"},"transitions":{"type":"array","items":{"type":"object","properties":{"event":{"enum":["noMatch","match"]}}}}}}},{"if":{"type":"object","required":["type"],"properties":{"type":{"const":"add-twiml-redirect"}}},"then":{"properties":{"properties":{"$ref":"#/definitions/redirectProperties"},"transitions":{"type":"array","items":{"type":"object","properties":{"event":{"enum":["return","timeout","fail"]}}}}}}},{"if":{"type":"object","required":["type"],"properties":{"type":{"const":"connect-call-to"}}},"then":{"properties":{"properties":{"$ref":"#/definitions/connectProperties"},"transitions":{"type":"array","items":{"type":"object","properties":{"event":{"enum":["callCompleted","hangup"]}}}}}}},{"if":{"type":"object","required":["type"],"properties":{"type":{"const":"set-variables"}}},"then":{"properties":{"properties":{"$ref":"#/definitions/setVariablesProperties"},"transitions":{"type":"array","items":{"type":"object","properties":{"event":{"const":"next"}}}}}}},{"if":{"type":"object","required":["type"],"properties":{"type":{"const":"say-play"}}},"then":{"properties":{"properties":{"$ref":"#/definitions/sayPlayProperties"},"transitions":{"type":"array","items":{"type":"object","properties":{"event":{"const":"audioComplete"}}}}}}},{"if":{"type":"object","required":["type"],"properties":{"type":{"const":"record-voicemail"}}},"then":{"properties":{"properties":{"$ref":"#/definitions/voicemailProperties"},"transitions":{"type":"array","items":{"type":"object","properties":{"event":{"enum":["recordingComplete","noAudio","hangup"]}}}}}}},{"if":{"type":"object","required":["type"],"properties":{"type":{"const":"enqueue-call"}}},"then":{"properties":{"properties":{"$ref":"#/definitions/enqueueProperties"},"transitions":{"type":"array","items":{"type":"object","properties":{"event":{"enum":["callComplete","failedToEnqueue","callFailure"]}}}}}}},{"if":{"type":"object","required":["type"],"properties":{"type":{"const":"send-to-flex"}}},"then":{"properties":{"properties":{"$ref":"#/definitions/flexProperties"},"transitions":{"type":"array","items":{"type":"object","properties":{"event":{"enum":["callComplete","failedToEnqueue","callFailure","composerStarted"]}}}}}}},{"if":{"type":"object","required":["type"],"properties":{"type":{"const":"gather-input-on-call"}}},"then":{"properties":{"properties":{"$ref":"#/definitions/gatherProperties"},"transitions":{"type":"array","items":{"type":"object","properties":{"event":{"enum":["keypress","speech","timeout"]}}}}}}},{"if":{"type":"object","required":["type"],"properties":{"type":{"const":"run-function"}}},"then":{"properties":{"properties":{"$ref":"#/definitions/functionProperties"},"transitions":{"type":"array","items":{"type":"object","properties":{"event":{"enum":["success","fail"]}}}}}}},{"if":{"type":"object","required":["type"],"properties":{"type":{"const":"make-http-request"}}},"then":{"properties":{"properties":{"$ref":"#/definitions/httpRequestProperties"},"transitions":{"type":"array","items":{"type":"object","properties":{"event":{"enum":["success","failed"]}}}}}}},{"if":{"type":"object","required":["type"],"properties":{"type":{"const":"run-subflow"}}},"then":{"properties":{"properties":{"$ref":"#/definitions/subflowProperties"},"transitions":{"type":"array","items":{"type":"object","properties":{"event":{"enum":["completed","failed"]}}}}}}}]},"offset":{"title":"Offset","description":"Place on Studio's canvas; has no effect on calls.","type":"object","required":["x","y"],"properties":{"x":{"type":"integer","description":"To the right."},"y":{"type":"integer","description":"Downwards."}},"additionalProperties":true},"condition":{"title":"Condition","description":"The test of a `match` transition.","type":"object","required":["friendly_name","arguments","type","value"],"properties":{"friendly_name":{"type":"string","description":"Shown in Studio."},"arguments":{"type":"array","minItems":1,"items":{"type":"string"}},"type":{"type":"string","enum":["equal_to","not_equal_to","matches_any_of","does_not_match_any_of","is_blank","is_not_blank","regex","contains","does_not_contain","starts_with","does_not_start_with","less_than","greater_than","is_before_time","is_after_time","is_before_date","is_after_date"]},"value":{"type":"string","description":"Never empty; items of a list are joined by commas.","minLength":1}},"additionalProperties":true},"transition":{"title":"Transition","description":"Where an event leads; without `next` the branch ends.","type":"object","required":["event"],"properties":{"event":{"type":"string","description":"Name of the event.","minLength":1},"next":{"type":"string","description":"Name of a widget, or empty to end."},"conditions":{"type":"array","minItems":1,"items":{"$ref":"#/definitions/condition"}}},"additionalProperties":true},"triggerProperties":{"title":"TriggerProperties","description":"The start of every flow.","type":"object","properties":{"offset":{"$ref":"#/definitions/offset"}},"additionalProperties":true},"splitProperties":{"title":"SplitProperties","description":"Goes on by what `input` renders to.","type":"object","properties":{"input":{"type":"string","description":"Liquid expression under test.","minLength":1},"offset":{"$ref":"#/definitions/offset"}},"required":["input"],"additionalProperties":true},"redirectProperties":{"title":"RedirectProperties","description":"Hands the call to a TwiML document by `<Redirect>`.","type":"object","properties":{"url":{"type":"string","description":"Absolute http(s) URL, or Liquid.","minLength":1},"method":{"description":"How Twilio Voice fetches the URL; POST unless said.","type":"string","enum":["GET","POST"]},"timeout":{"type":"string","description":"Seconds to wait for control to come back, as text: \"0\" to \"14400\"."},"offset":{"$ref":"#/definitions/offset"}},"required":["url"],"additionalProperties":true},"connectProperties":{"title":"ConnectProperties","description":"Dials.","type":"object","properties":{"noun":{"description":"What is dialled.","type":"string","enum":["number","number-multi","client","conference","sip","sim"]},"to":{"type":"string","description":"E.164; up to 10 with commas for `number-multi`; a client identity."},"caller_id":{"type":"string","description":"Shown to the callee; Liquid is rendered."},"timeout":{"type":"integer","description":"Seconds to ring.","minimum":1,"maximum":600},"record":{"type":"boolean","description":"Record the call."},"time_limit":{"type":"string","description":"Longest call in seconds, as text; empty for Twilio's 4 hours."},"sip_endpoint":{"type":"string","description":"The `sip:` address, in place of `to`."},"sip_username":{"type":"string","description":"User name of the SIP endpoint."},"sip_password":{"type":"string","description":"Password of the SIP endpoint."},"offset":{"$ref":"#/definitions/offset"}},"required":["noun"],"additionalProperties":true},"setVariablesProperties":{"title":"SetVariablesProperties","description":"Sets flow variables.","type":"object","properties":{"variables":{"type":"array","description":"Each set to the rendered `value`.","items":{"type":"object","required":["key","value"],"properties":{"key":{"type":"string","minLength":1},"value":{"type":"string"}},"additionalProperties":true}},"offset":{"$ref":"#/definitions/offset"}},"additionalProperties":true},"sayPlayProperties":{"title":"SayPlayProperties","description":"Speaks or plays; answers the call.","type":"object","properties":{"say":{"type":"string","description":"Text to speak; Liquid is rendered."},"play":{"type":"string","description":"URL of an audio file."},"digits":{"type":"string","description":"Keys to press."},"voice":{"type":"string","description":"Voice of `say`."},"language":{"type":"string","description":"Language of `say`."},"loop":{"type":"integer","description":"How often.","minimum":1,"maximum":99},"offset":{"$ref":"#/definitions/offset"}},"additionalProperties":true},"voicemailProperties":{"title":"VoicemailProperties","description":"Records a message; answers the call.","type":"object","properties":{"timeout":{"type":"integer","description":"Seconds of silence that end the recording."},"finish_on_key":{"type":"string","description":"Key that ends the recording."},"max_length":{"type":"integer","description":"Longest recording in seconds.","minimum":1,"maximum":14400},"transcribe":{"type":"boolean","description":"Transcribe the message."},"transcription_callback_url":{"type":"string","description":"Told of the transcription."},"trim":{"type":"string","description":"`trim-silence` or `do-not-trim`."},"play_beep":{"type":"string","description":"\"true\" or \"false\"."},"recording_status_callback_url":{"type":"string","description":"Told of the recording."},"offset":{"$ref":"#/definitions/offset"}},"additionalProperties":true},"enqueueProperties":{"title":"EnqueueProperties","description":"Puts the caller in a queue; answers the call.","type":"object","properties":{"queue_name":{"type":"string","description":"Made on demand.","maxLength":64},"workflow_sid":{"type":"string","description":"TaskRouter workflow, in place of `queue_name`."},"task_attributes":{"type":"string","description":"JSON text."},"priority":{"type":"integer","description":"Priority of the task."},"timeout":{"type":"integer","description":"Seconds in the queue."},"wait_url":{"type":"string","description":"What the caller hears."},"wait_url_method":{"type":"string","description":"GET or POST."},"offset":{"$ref":"#/definitions/offset"}},"additionalProperties":true},"flexProperties":{"title":"FlexProperties","description":"Hands the caller to Flex; answers the call.","type":"object","properties":{"workflow":{"type":"string","description":"Workflow SID."},"channel":{"type":"string","description":"Task channel SID."},"attributes":{"type":"string","description":"JSON text."},"priority":{"type":"string","description":"A number, as text."},"timeout":{"type":"string","description":"Seconds, as text."},"waitUrl":{"type":"string","description":"What the caller hears."},"waitUrlMethod":{"type":"string","description":"GET or POST."},"offset":{"$ref":"#/definitions/offset"}},"required":["workflow","channel"],"additionalProperties":true},"gatherProperties":{"title":"GatherProperties","description":"Asks for keys or speech; answers the call.","type":"object","properties":{"say":{"type":"string","description":"Text to speak; Liquid is rendered."},"play":{"type":"string","description":"URL of an audio file."},"voice":{"type":"string","description":"Voice of `say`."},"language":{"type":"string","description":"Language of `say`."},"loop":{"type":"integer","description":"How often."},"timeout":{"type":"integer","description":"Seconds to wait."},"finish_on_key":{"type":"string","description":"Key that ends the input; may be empty."},"stop_gather":{"type":"boolean","description":"End at `finish_on_key` or `number_of_digits`."},"number_of_digits":{"type":"integer","description":"Keys to wait for."},"gather_language":{"type":"string","description":"Language of speech input."},"hints":{"type":"string","description":"Expected words."},"speech_timeout":{"type":"string","description":"Seconds, as text, or `auto`."},"speech_model":{"type":"string","description":"Speech model."},"profanity_filter":{"type":"string","description":"\"true\" or \"false\"."},"offset":{"$ref":"#/definitions/offset"}},"additionalProperties":true},"functionProperties":{"title":"FunctionProperties","description":"Runs a Twilio Function.","type":"object","properties":{"url":{"type":"string","description":"URL of the Function.","minLength":1},"service_sid":{"type":"string","description":"Service."},"environment_sid":{"type":"string","description":"Environment."},"function_sid":{"type":"string","description":"Function."},"parameters":{"type":"array","description":"Each set to the rendered `value`.","items":{"type":"object","required":["key","value"],"properties":{"key":{"type":"string","minLength":1},"value":{"type":"string"}},"additionalProperties":true}},"offset":{"$ref":"#/definitions/offset"}},"required":["url"],"additionalProperties":true},"httpRequestProperties":{"title":"HttpRequestProperties","description":"Calls a URL.","type":"object","properties":{"method":{"description":"HTTP method.","type":"string","enum":["GET","POST"]},"url":{"type":"string","description":"URL.","minLength":1},"content_type":{"type":"string","description":"With its charset."},"body":{"type":"string","description":"Request body."},"parameters":{"type":"array","description":"Each set to the rendered `value`.","items":{"type":"object","required":["key","value"],"properties":{"key":{"type":"string","minLength":1},"value":{"type":"string"}},"additionalProperties":true}},"add_twilio_auth":{"type":"boolean","description":"Sign with the account's credentials."},"offset":{"$ref":"#/definitions/offset"}},"required":["url"],"additionalProperties":true},"subflowProperties":{"title":"SubflowProperties","description":"Runs another flow.","type":"object","properties":{"flow_sid":{"type":"string","description":"A literal flow SID.","pattern":"^FW[0-9a-fA-F]{32}$"},"flow_revision":{"type":"string","description":"A revision number as text, or `LatestPublished`."},"parameters":{"type":"array","description":"Each set to the rendered `value`.","items":{"type":"object","required":["key","value"],"properties":{"key":{"type":"string","minLength":1},"value":{"type":"string"}},"additionalProperties":true}},"offset":{"$ref":"#/definitions/offset"}},"required":["flow_sid","flow_revision"],"additionalProperties":true}}};
const schema7 = {"title":"State","description":"One widget.","type":"object","required":["name","type","transitions","properties"],"additionalProperties":true,"properties":{"name":{"type":"string","description":"Unique in the flow.","minLength":1},"type":{"description":"Widget type.","type":"string","enum":["add-member-to-chat-channel","add-twiml-redirect","capture-payments","connect-call-to","connect-virtual-agent","connect-virtual-agent-v2","create-chat-channel","create-task","enqueue-call","fork-stream","gather-input-on-call","make-http-request","make-outgoing-call-v1","make-outgoing-call-v2","record-call","record-voicemail","resume-conversation","run-conversation-relay","run-function","run-function-v2","run-subflow","say-play","send-and-wait-for-reply","send-message","send-to-flex","set-variables","split-based-on","start-conversation","trigger","understand","update-sync-object"]},"transitions":{"type":"array","items":{"$ref":"#/definitions/transition"}},"properties":{"type":"object","properties":{"offset":{"$ref":"#/definitions/offset"}}}},"allOf":[{"if":{"type":"object","required":["type"],"properties":{"type":{"const":"trigger"}}},"then":{"properties":{"properties":{"$ref":"#/definitions/triggerProperties"},"transitions":{"type":"array","items":{"type":"object","properties":{"event":{"enum":["incomingCall","incomingMessage","incomingConversationMessage","incomingRequest","incomingParent"]}}}}}}},{"if":{"type":"object","required":["type"],"properties":{"type":{"const":"split-based-on"}}},"then":{"properties":{"properties":{"$ref":"#/definitions/splitProperties"},"transitions":{"type":"array","items":{"type":"object","properties":{"event":{"enum":["noMatch","match"]}}}}}}},{"if":{"type":"object","required":["type"],"properties":{"type":{"const":"add-twiml-redirect"}}},"then":{"properties":{"properties":{"$ref":"#/definitions/redirectProperties"},"transitions":{"type":"array","items":{"type":"object","properties":{"event":{"enum":["return","timeout","fail"]}}}}}}},{"if":{"type":"object","required":["type"],"properties":{"type":{"const":"connect-call-to"}}},"then":{"properties":{"properties":{"$ref":"#/definitions/connectProperties"},"transitions":{"type":"array","items":{"type":"object","properties":{"event":{"enum":["callCompleted","hangup"]}}}}}}},{"if":{"type":"object","required":["type"],"properties":{"type":{"const":"set-variables"}}},"then":{"properties":{"properties":{"$ref":"#/definitions/setVariablesProperties"},"transitions":{"type":"array","items":{"type":"object","properties":{"event":{"const":"next"}}}}}}},{"if":{"type":"object","required":["type"],"properties":{"type":{"const":"say-play"}}},"then":{"properties":{"properties":{"$ref":"#/definitions/sayPlayProperties"},"transitions":{"type":"array","items":{"type":"object","properties":{"event":{"const":"audioComplete"}}}}}}},{"if":{"type":"object","required":["type"],"properties":{"type":{"const":"record-voicemail"}}},"then":{"properties":{"properties":{"$ref":"#/definitions/voicemailProperties"},"transitions":{"type":"array","items":{"type":"object","properties":{"event":{"enum":["recordingComplete","noAudio","hangup"]}}}}}}},{"if":{"type":"object","required":["type"],"properties":{"type":{"const":"enqueue-call"}}},"then":{"properties":{"properties":{"$ref":"#/definitions/enqueueProperties"},"transitions":{"type":"array","items":{"type":"object","properties":{"event":{"enum":["callComplete","failedToEnqueue","callFailure"]}}}}}}},{"if":{"type":"object","required":["type"],"properties":{"type":{"const":"send-to-flex"}}},"then":{"properties":{"properties":{"$ref":"#/definitions/flexProperties"},"transitions":{"type":"array","items":{"type":"object","properties":{"event":{"enum":["callComplete","failedToEnqueue","callFailure","composerStarted"]}}}}}}},{"if":{"type":"object","required":["type"],"properties":{"type":{"const":"gather-input-on-call"}}},"then":{"properties":{"properties":{"$ref":"#/definitions/gatherProperties"},"transitions":{"type":"array","items":{"type":"object","properties":{"event":{"enum":["keypress","speech","timeout"]}}}}}}},{"if":{"type":"object","required":["type"],"properties":{"type":{"const":"run-function"}}},"then":{"properties":{"properties":{"$ref":"#/definitions/functionProperties"},"transitions":{"type":"array","items":{"type":"object","properties":{"event":{"enum":["success","fail"]}}}}}}},{"if":{"type":"object","required":["type"],"properties":{"type":{"const":"make-http-request"}}},"then":{"properties":{"properties":{"$ref":"#/definitions/httpRequestProperties"},"transitions":{"type":"array","items":{"type":"object","properties":{"event":{"enum":["success","failed"]}}}}}}},{"if":{"type":"object","required":["type"],"properties":{"type":{"const":"run-subflow"}}},"then":{"properties":{"properties":{"$ref":"#/definitions/subflowProperties"},"transitions":{"type":"array","items":{"type":"object","properties":{"event":{"enum":["completed","failed"]}}}}}}}]};
const schema8 = {"title":"TriggerProperties","description":"The start of every flow.","type":"object","properties":{"offset":{"$ref":"#/definitions/offset"}},"additionalProperties":true};
const schema9 = {"title":"Offset","description":"Place on Studio's canvas; has no effect on calls.","type":"object","required":["x","y"],"properties":{"x":{"type":"integer","description":"To the right."},"y":{"type":"integer","description":"Downwards."}},"additionalProperties":true};

function validate24(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.x === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "x"},message:"must have required property '"+"x"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.y === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "y"},message:"must have required property '"+"y"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.x !== undefined){
let data0 = data.x;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
const err2 = {instancePath:instancePath+"/x",schemaPath:"#/properties/x/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.y !== undefined){
let data1 = data.y;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
const err3 = {instancePath:instancePath+"/y",schemaPath:"#/properties/y/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
}
else {
const err4 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
validate24.errors = vErrors;
return errors === 0;
}


function validate23(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.offset !== undefined){
if(!(validate24(data.offset, {instancePath:instancePath+"/offset",parentData:data,parentDataProperty:"offset",rootData}))){
vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
errors = vErrors.length;
}
}
}
else {
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate23.errors = vErrors;
return errors === 0;
}

const schema10 = {"title":"SplitProperties","description":"Goes on by what `input` renders to.","type":"object","properties":{"input":{"type":"string","description":"Liquid expression under test.","minLength":1},"offset":{"$ref":"#/definitions/offset"}},"required":["input"],"additionalProperties":true};
const func2 = require("ajv/dist/runtime/ucs2length").default;

function validate27(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.input === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "input"},message:"must have required property '"+"input"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.input !== undefined){
let data0 = data.input;
if(typeof data0 === "string"){
if(func2(data0) < 1){
const err1 = {instancePath:instancePath+"/input",schemaPath:"#/properties/input/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath:instancePath+"/input",schemaPath:"#/properties/input/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.offset !== undefined){
if(!(validate24(data.offset, {instancePath:instancePath+"/offset",parentData:data,parentDataProperty:"offset",rootData}))){
vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
errors = vErrors.length;
}
}
}
else {
const err3 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
validate27.errors = vErrors;
return errors === 0;
}

const schema11 = {"title":"RedirectProperties","description":"Hands the call to a TwiML document by `<Redirect>`.","type":"object","properties":{"url":{"type":"string","description":"Absolute http(s) URL, or Liquid.","minLength":1},"method":{"description":"How Twilio Voice fetches the URL; POST unless said.","type":"string","enum":["GET","POST"]},"timeout":{"type":"string","description":"Seconds to wait for control to come back, as text: \"0\" to \"14400\"."},"offset":{"$ref":"#/definitions/offset"}},"required":["url"],"additionalProperties":true};

function validate30(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.url === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "url"},message:"must have required property '"+"url"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.url !== undefined){
let data0 = data.url;
if(typeof data0 === "string"){
if(func2(data0) < 1){
const err1 = {instancePath:instancePath+"/url",schemaPath:"#/properties/url/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath:instancePath+"/url",schemaPath:"#/properties/url/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.method !== undefined){
let data1 = data.method;
if(typeof data1 !== "string"){
const err3 = {instancePath:instancePath+"/method",schemaPath:"#/properties/method/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(!((data1 === "GET") || (data1 === "POST"))){
const err4 = {instancePath:instancePath+"/method",schemaPath:"#/properties/method/enum",keyword:"enum",params:{allowedValues: schema11.properties.method.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.timeout !== undefined){
if(typeof data.timeout !== "string"){
const err5 = {instancePath:instancePath+"/timeout",schemaPath:"#/properties/timeout/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.offset !== undefined){
if(!(validate24(data.offset, {instancePath:instancePath+"/offset",parentData:data,parentDataProperty:"offset",rootData}))){
vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
errors = vErrors.length;
}
}
}
else {
const err6 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
validate30.errors = vErrors;
return errors === 0;
}

const schema12 = {"title":"ConnectProperties","description":"Dials.","type":"object","properties":{"noun":{"description":"What is dialled.","type":"string","enum":["number","number-multi","client","conference","sip","sim"]},"to":{"type":"string","description":"E.164; up to 10 with commas for `number-multi`; a client identity."},"caller_id":{"type":"string","description":"Shown to the callee; Liquid is rendered."},"timeout":{"type":"integer","description":"Seconds to ring.","minimum":1,"maximum":600},"record":{"type":"boolean","description":"Record the call."},"time_limit":{"type":"string","description":"Longest call in seconds, as text; empty for Twilio's 4 hours."},"sip_endpoint":{"type":"string","description":"The `sip:` address, in place of `to`."},"sip_username":{"type":"string","description":"User name of the SIP endpoint."},"sip_password":{"type":"string","description":"Password of the SIP endpoint."},"offset":{"$ref":"#/definitions/offset"}},"required":["noun"],"additionalProperties":true};

function validate33(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.noun === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "noun"},message:"must have required property '"+"noun"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.noun !== undefined){
let data0 = data.noun;
if(typeof data0 !== "string"){
const err1 = {instancePath:instancePath+"/noun",schemaPath:"#/properties/noun/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(!((((((data0 === "number") || (data0 === "number-multi")) || (data0 === "client")) || (data0 === "conference")) || (data0 === "sip")) || (data0 === "sim"))){
const err2 = {instancePath:instancePath+"/noun",schemaPath:"#/properties/noun/enum",keyword:"enum",params:{allowedValues: schema12.properties.noun.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.to !== undefined){
if(typeof data.to !== "string"){
const err3 = {instancePath:instancePath+"/to",schemaPath:"#/properties/to/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.caller_id !== undefined){
if(typeof data.caller_id !== "string"){
const err4 = {instancePath:instancePath+"/caller_id",schemaPath:"#/properties/caller_id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.timeout !== undefined){
let data3 = data.timeout;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
const err5 = {instancePath:instancePath+"/timeout",schemaPath:"#/properties/timeout/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 600 || isNaN(data3)){
const err6 = {instancePath:instancePath+"/timeout",schemaPath:"#/properties/timeout/maximum",keyword:"maximum",params:{comparison: "<=", limit: 600},message:"must be <= 600"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data3 < 1 || isNaN(data3)){
const err7 = {instancePath:instancePath+"/timeout",schemaPath:"#/properties/timeout/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
if(data.record !== undefined){
if(typeof data.record !== "boolean"){
const err8 = {instancePath:instancePath+"/record",schemaPath:"#/properties/record/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.time_limit !== undefined){
if(typeof data.time_limit !== "string"){
const err9 = {instancePath:instancePath+"/time_limit",schemaPath:"#/properties/time_limit/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.sip_endpoint !== undefined){
if(typeof data.sip_endpoint !== "string"){
const err10 = {instancePath:instancePath+"/sip_endpoint",schemaPath:"#/properties/sip_endpoint/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.sip_username !== undefined){
if(typeof data.sip_username !== "string"){
const err11 = {instancePath:instancePath+"/sip_username",schemaPath:"#/properties/sip_username/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.sip_password !== undefined){
if(typeof data.sip_password !== "string"){
const err12 = {instancePath:instancePath+"/sip_password",schemaPath:"#/properties/sip_password/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.offset !== undefined){
if(!(validate24(data.offset, {instancePath:instancePath+"/offset",parentData:data,parentDataProperty:"offset",rootData}))){
vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
errors = vErrors.length;
}
}
}
else {
const err13 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
validate33.errors = vErrors;
return errors === 0;
}

const schema13 = {"title":"SetVariablesProperties","description":"Sets flow variables.","type":"object","properties":{"variables":{"type":"array","description":"Each set to the rendered `value`.","items":{"type":"object","required":["key","value"],"properties":{"key":{"type":"string","minLength":1},"value":{"type":"string"}},"additionalProperties":true}},"offset":{"$ref":"#/definitions/offset"}},"additionalProperties":true};

function validate36(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.variables !== undefined){
let data0 = data.variables;
if(Array.isArray(data0)){
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
let data1 = data0[i0];
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if(data1.key === undefined){
const err0 = {instancePath:instancePath+"/variables/" + i0,schemaPath:"#/properties/variables/items/required",keyword:"required",params:{missingProperty: "key"},message:"must have required property '"+"key"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data1.value === undefined){
const err1 = {instancePath:instancePath+"/variables/" + i0,schemaPath:"#/properties/variables/items/required",keyword:"required",params:{missingProperty: "value"},message:"must have required property '"+"value"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data1.key !== undefined){
let data2 = data1.key;
if(typeof data2 === "string"){
if(func2(data2) < 1){
const err2 = {instancePath:instancePath+"/variables/" + i0+"/key",schemaPath:"#/properties/variables/items/properties/key/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/variables/" + i0+"/key",schemaPath:"#/properties/variables/items/properties/key/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data1.value !== undefined){
if(typeof data1.value !== "string"){
const err4 = {instancePath:instancePath+"/variables/" + i0+"/value",schemaPath:"#/properties/variables/items/properties/value/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
else {
const err5 = {instancePath:instancePath+"/variables/" + i0,schemaPath:"#/properties/variables/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
else {
const err6 = {instancePath:instancePath+"/variables",schemaPath:"#/properties/variables/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.offset !== undefined){
if(!(validate24(data.offset, {instancePath:instancePath+"/offset",parentData:data,parentDataProperty:"offset",rootData}))){
vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
errors = vErrors.length;
}
}
}
else {
const err7 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
validate36.errors = vErrors;
return errors === 0;
}

const schema14 = {"title":"SayPlayProperties","description":"Speaks or plays; answers the call.","type":"object","properties":{"say":{"type":"string","description":"Text to speak; Liquid is rendered."},"play":{"type":"string","description":"URL of an audio file."},"digits":{"type":"string","description":"Keys to press."},"voice":{"type":"string","description":"Voice of `say`."},"language":{"type":"string","description":"Language of `say`."},"loop":{"type":"integer","description":"How often.","minimum":1,"maximum":99},"offset":{"$ref":"#/definitions/offset"}},"additionalProperties":true};

function validate39(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.say !== undefined){
if(typeof data.say !== "string"){
const err0 = {instancePath:instancePath+"/say",schemaPath:"#/properties/say/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.play !== undefined){
if(typeof data.play !== "string"){
const err1 = {instancePath:instancePath+"/play",schemaPath:"#/properties/play/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.digits !== undefined){
if(typeof data.digits !== "string"){
const err2 = {instancePath:instancePath+"/digits",schemaPath:"#/properties/digits/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.voice !== undefined){
if(typeof data.voice !== "string"){
const err3 = {instancePath:instancePath+"/voice",schemaPath:"#/properties/voice/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.language !== undefined){
if(typeof data.language !== "string"){
const err4 = {instancePath:instancePath+"/language",schemaPath:"#/properties/language/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.loop !== undefined){
let data5 = data.loop;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
const err5 = {instancePath:instancePath+"/loop",schemaPath:"#/properties/loop/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 > 99 || isNaN(data5)){
const err6 = {instancePath:instancePath+"/loop",schemaPath:"#/properties/loop/maximum",keyword:"maximum",params:{comparison: "<=", limit: 99},message:"must be <= 99"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data5 < 1 || isNaN(data5)){
const err7 = {instancePath:instancePath+"/loop",schemaPath:"#/properties/loop/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
if(data.offset !== undefined){
if(!(validate24(data.offset, {instancePath:instancePath+"/offset",parentData:data,parentDataProperty:"offset",rootData}))){
vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
errors = vErrors.length;
}
}
}
else {
const err8 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
validate39.errors = vErrors;
return errors === 0;
}

const schema15 = {"title":"VoicemailProperties","description":"Records a message; answers the call.","type":"object","properties":{"timeout":{"type":"integer","description":"Seconds of silence that end the recording."},"finish_on_key":{"type":"string","description":"Key that ends the recording."},"max_length":{"type":"integer","description":"Longest recording in seconds.","minimum":1,"maximum":14400},"transcribe":{"type":"boolean","description":"Transcribe the message."},"transcription_callback_url":{"type":"string","description":"Told of the transcription."},"trim":{"type":"string","description":"`trim-silence` or `do-not-trim`."},"play_beep":{"type":"string","description":"\"true\" or \"false\"."},"recording_status_callback_url":{"type":"string","description":"Told of the recording."},"offset":{"$ref":"#/definitions/offset"}},"additionalProperties":true};

function validate42(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.timeout !== undefined){
let data0 = data.timeout;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
const err0 = {instancePath:instancePath+"/timeout",schemaPath:"#/properties/timeout/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.finish_on_key !== undefined){
if(typeof data.finish_on_key !== "string"){
const err1 = {instancePath:instancePath+"/finish_on_key",schemaPath:"#/properties/finish_on_key/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.max_length !== undefined){
let data2 = data.max_length;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
const err2 = {instancePath:instancePath+"/max_length",schemaPath:"#/properties/max_length/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 > 14400 || isNaN(data2)){
const err3 = {instancePath:instancePath+"/max_length",schemaPath:"#/properties/max_length/maximum",keyword:"maximum",params:{comparison: "<=", limit: 14400},message:"must be <= 14400"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data2 < 1 || isNaN(data2)){
const err4 = {instancePath:instancePath+"/max_length",schemaPath:"#/properties/max_length/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
if(data.transcribe !== undefined){
if(typeof data.transcribe !== "boolean"){
const err5 = {instancePath:instancePath+"/transcribe",schemaPath:"#/properties/transcribe/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.transcription_callback_url !== undefined){
if(typeof data.transcription_callback_url !== "string"){
const err6 = {instancePath:instancePath+"/transcription_callback_url",schemaPath:"#/properties/transcription_callback_url/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.trim !== undefined){
if(typeof data.trim !== "string"){
const err7 = {instancePath:instancePath+"/trim",schemaPath:"#/properties/trim/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.play_beep !== undefined){
if(typeof data.play_beep !== "string"){
const err8 = {instancePath:instancePath+"/play_beep",schemaPath:"#/properties/play_beep/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.recording_status_callback_url !== undefined){
if(typeof data.recording_status_callback_url !== "string"){
const err9 = {instancePath:instancePath+"/recording_status_callback_url",schemaPath:"#/properties/recording_status_callback_url/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.offset !== undefined){
if(!(validate24(data.offset, {instancePath:instancePath+"/offset",parentData:data,parentDataProperty:"offset",rootData}))){
vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
errors = vErrors.length;
}
}
}
else {
const err10 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
validate42.errors = vErrors;
return errors === 0;
}

const schema16 = {"title":"EnqueueProperties","description":"Puts the caller in a queue; answers the call.","type":"object","properties":{"queue_name":{"type":"string","description":"Made on demand.","maxLength":64},"workflow_sid":{"type":"string","description":"TaskRouter workflow, in place of `queue_name`."},"task_attributes":{"type":"string","description":"JSON text."},"priority":{"type":"integer","description":"Priority of the task."},"timeout":{"type":"integer","description":"Seconds in the queue."},"wait_url":{"type":"string","description":"What the caller hears."},"wait_url_method":{"type":"string","description":"GET or POST."},"offset":{"$ref":"#/definitions/offset"}},"additionalProperties":true};

function validate45(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.queue_name !== undefined){
let data0 = data.queue_name;
if(typeof data0 === "string"){
if(func2(data0) > 64){
const err0 = {instancePath:instancePath+"/queue_name",schemaPath:"#/properties/queue_name/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
else {
const err1 = {instancePath:instancePath+"/queue_name",schemaPath:"#/properties/queue_name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.workflow_sid !== undefined){
if(typeof data.workflow_sid !== "string"){
const err2 = {instancePath:instancePath+"/workflow_sid",schemaPath:"#/properties/workflow_sid/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.task_attributes !== undefined){
if(typeof data.task_attributes !== "string"){
const err3 = {instancePath:instancePath+"/task_attributes",schemaPath:"#/properties/task_attributes/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.priority !== undefined){
let data3 = data.priority;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
const err4 = {instancePath:instancePath+"/priority",schemaPath:"#/properties/priority/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.timeout !== undefined){
let data4 = data.timeout;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
const err5 = {instancePath:instancePath+"/timeout",schemaPath:"#/properties/timeout/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.wait_url !== undefined){
if(typeof data.wait_url !== "string"){
const err6 = {instancePath:instancePath+"/wait_url",schemaPath:"#/properties/wait_url/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.wait_url_method !== undefined){
if(typeof data.wait_url_method !== "string"){
const err7 = {instancePath:instancePath+"/wait_url_method",schemaPath:"#/properties/wait_url_method/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.offset !== undefined){
if(!(validate24(data.offset, {instancePath:instancePath+"/offset",parentData:data,parentDataProperty:"offset",rootData}))){
vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
errors = vErrors.length;
}
}
}
else {
const err8 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
validate45.errors = vErrors;
return errors === 0;
}

const schema17 = {"title":"FlexProperties","description":"Hands the caller to Flex; answers the call.","type":"object","properties":{"workflow":{"type":"string","description":"Workflow SID."},"channel":{"type":"string","description":"Task channel SID."},"attributes":{"type":"string","description":"JSON text."},"priority":{"type":"string","description":"A number, as text."},"timeout":{"type":"string","description":"Seconds, as text."},"waitUrl":{"type":"string","description":"What the caller hears."},"waitUrlMethod":{"type":"string","description":"GET or POST."},"offset":{"$ref":"#/definitions/offset"}},"required":["workflow","channel"],"additionalProperties":true};

function validate48(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.workflow === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "workflow"},message:"must have required property '"+"workflow"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.channel === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "channel"},message:"must have required property '"+"channel"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.workflow !== undefined){
if(typeof data.workflow !== "string"){
const err2 = {instancePath:instancePath+"/workflow",schemaPath:"#/properties/workflow/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.channel !== undefined){
if(typeof data.channel !== "string"){
const err3 = {instancePath:instancePath+"/channel",schemaPath:"#/properties/channel/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.attributes !== undefined){
if(typeof data.attributes !== "string"){
const err4 = {instancePath:instancePath+"/attributes",schemaPath:"#/properties/attributes/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.priority !== undefined){
if(typeof data.priority !== "string"){
const err5 = {instancePath:instancePath+"/priority",schemaPath:"#/properties/priority/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.timeout !== undefined){
if(typeof data.timeout !== "string"){
const err6 = {instancePath:instancePath+"/timeout",schemaPath:"#/properties/timeout/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.waitUrl !== undefined){
if(typeof data.waitUrl !== "string"){
const err7 = {instancePath:instancePath+"/waitUrl",schemaPath:"#/properties/waitUrl/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.waitUrlMethod !== undefined){
if(typeof data.waitUrlMethod !== "string"){
const err8 = {instancePath:instancePath+"/waitUrlMethod",schemaPath:"#/properties/waitUrlMethod/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.offset !== undefined){
if(!(validate24(data.offset, {instancePath:instancePath+"/offset",parentData:data,parentDataProperty:"offset",rootData}))){
vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
errors = vErrors.length;
}
}
}
else {
const err9 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
validate48.errors = vErrors;
return errors === 0;
}

const schema18 = {"title":"GatherProperties","description":"Asks for keys or speech; answers the call.","type":"object","properties":{"say":{"type":"string","description":"Text to speak; Liquid is rendered."},"play":{"type":"string","description":"URL of an audio file."},"voice":{"type":"string","description":"Voice of `say`."},"language":{"type":"string","description":"Language of `say`."},"loop":{"type":"integer","description":"How often."},"timeout":{"type":"integer","description":"Seconds to wait."},"finish_on_key":{"type":"string","description":"Key that ends the input; may be empty."},"stop_gather":{"type":"boolean","description":"End at `finish_on_key` or `number_of_digits`."},"number_of_digits":{"type":"integer","description":"Keys to wait for."},"gather_language":{"type":"string","description":"Language of speech input."},"hints":{"type":"string","description":"Expected words."},"speech_timeout":{"type":"string","description":"Seconds, as text, or `auto`."},"speech_model":{"type":"string","description":"Speech model."},"profanity_filter":{"type":"string","description":"\"true\" or \"false\"."},"offset":{"$ref":"#/definitions/offset"}},"additionalProperties":true};

function validate51(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.say !== undefined){
if(typeof data.say !== "string"){
const err0 = {instancePath:instancePath+"/say",schemaPath:"#/properties/say/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.play !== undefined){
if(typeof data.play !== "string"){
const err1 = {instancePath:instancePath+"/play",schemaPath:"#/properties/play/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.voice !== undefined){
if(typeof data.voice !== "string"){
const err2 = {instancePath:instancePath+"/voice",schemaPath:"#/properties/voice/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.language !== undefined){
if(typeof data.language !== "string"){
const err3 = {instancePath:instancePath+"/language",schemaPath:"#/properties/language/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.loop !== undefined){
let data4 = data.loop;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
const err4 = {instancePath:instancePath+"/loop",schemaPath:"#/properties/loop/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.timeout !== undefined){
let data5 = data.timeout;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
const err5 = {instancePath:instancePath+"/timeout",schemaPath:"#/properties/timeout/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.finish_on_key !== undefined){
if(typeof data.finish_on_key !== "string"){
const err6 = {instancePath:instancePath+"/finish_on_key",schemaPath:"#/properties/finish_on_key/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.stop_gather !== undefined){
if(typeof data.stop_gather !== "boolean"){
const err7 = {instancePath:instancePath+"/stop_gather",schemaPath:"#/properties/stop_gather/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.number_of_digits !== undefined){
let data8 = data.number_of_digits;
if(!(((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8))) && (isFinite(data8)))){
const err8 = {instancePath:instancePath+"/number_of_digits",schemaPath:"#/properties/number_of_digits/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.gather_language !== undefined){
if(typeof data.gather_language !== "string"){
const err9 = {instancePath:instancePath+"/gather_language",schemaPath:"#/properties/gather_language/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.hints !== undefined){
if(typeof data.hints !== "string"){
const err10 = {instancePath:instancePath+"/hints",schemaPath:"#/properties/hints/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.speech_timeout !== undefined){
if(typeof data.speech_timeout !== "string"){
const err11 = {instancePath:instancePath+"/speech_timeout",schemaPath:"#/properties/speech_timeout/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.speech_model !== undefined){
if(typeof data.speech_model !== "string"){
const err12 = {instancePath:instancePath+"/speech_model",schemaPath:"#/properties/speech_model/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.profanity_filter !== undefined){
if(typeof data.profanity_filter !== "string"){
const err13 = {instancePath:instancePath+"/profanity_filter",schemaPath:"#/properties/profanity_filter/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.offset !== undefined){
if(!(validate24(data.offset, {instancePath:instancePath+"/offset",parentData:data,parentDataProperty:"offset",rootData}))){
vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
errors = vErrors.length;
}
}
}
else {
const err14 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
validate51.errors = vErrors;
return errors === 0;
}

const schema19 = {"title":"FunctionProperties","description":"Runs a Twilio Function.","type":"object","properties":{"url":{"type":"string","description":"URL of the Function.","minLength":1},"service_sid":{"type":"string","description":"Service."},"environment_sid":{"type":"string","description":"Environment."},"function_sid":{"type":"string","description":"Function."},"parameters":{"type":"array","description":"Each set to the rendered `value`.","items":{"type":"object","required":["key","value"],"properties":{"key":{"type":"string","minLength":1},"value":{"type":"string"}},"additionalProperties":true}},"offset":{"$ref":"#/definitions/offset"}},"required":["url"],"additionalProperties":true};

function validate54(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.url === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "url"},message:"must have required property '"+"url"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.url !== undefined){
let data0 = data.url;
if(typeof data0 === "string"){
if(func2(data0) < 1){
const err1 = {instancePath:instancePath+"/url",schemaPath:"#/properties/url/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath:instancePath+"/url",schemaPath:"#/properties/url/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.service_sid !== undefined){
if(typeof data.service_sid !== "string"){
const err3 = {instancePath:instancePath+"/service_sid",schemaPath:"#/properties/service_sid/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.environment_sid !== undefined){
if(typeof data.environment_sid !== "string"){
const err4 = {instancePath:instancePath+"/environment_sid",schemaPath:"#/properties/environment_sid/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.function_sid !== undefined){
if(typeof data.function_sid !== "string"){
const err5 = {instancePath:instancePath+"/function_sid",schemaPath:"#/properties/function_sid/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.parameters !== undefined){
let data4 = data.parameters;
if(Array.isArray(data4)){
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
let data5 = data4[i0];
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
if(data5.key === undefined){
const err6 = {instancePath:instancePath+"/parameters/" + i0,schemaPath:"#/properties/parameters/items/required",keyword:"required",params:{missingProperty: "key"},message:"must have required property '"+"key"+"'"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data5.value === undefined){
const err7 = {instancePath:instancePath+"/parameters/" + i0,schemaPath:"#/properties/parameters/items/required",keyword:"required",params:{missingProperty: "value"},message:"must have required property '"+"value"+"'"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data5.key !== undefined){
let data6 = data5.key;
if(typeof data6 === "string"){
if(func2(data6) < 1){
const err8 = {instancePath:instancePath+"/parameters/" + i0+"/key",schemaPath:"#/properties/parameters/items/properties/key/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/parameters/" + i0+"/key",schemaPath:"#/properties/parameters/items/properties/key/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data5.value !== undefined){
if(typeof data5.value !== "string"){
const err10 = {instancePath:instancePath+"/parameters/" + i0+"/value",schemaPath:"#/properties/parameters/items/properties/value/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
else {
const err11 = {instancePath:instancePath+"/parameters/" + i0,schemaPath:"#/properties/parameters/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
else {
const err12 = {instancePath:instancePath+"/parameters",schemaPath:"#/properties/parameters/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.offset !== undefined){
if(!(validate24(data.offset, {instancePath:instancePath+"/offset",parentData:data,parentDataProperty:"offset",rootData}))){
vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
errors = vErrors.length;
}
}
}
else {
const err13 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
validate54.errors = vErrors;
return errors === 0;
}

const schema20 = {"title":"HttpRequestProperties","description":"Calls a URL.","type":"object","properties":{"method":{"description":"HTTP method.","type":"string","enum":["GET","POST"]},"url":{"type":"string","description":"URL.","minLength":1},"content_type":{"type":"string","description":"With its charset."},"body":{"type":"string","description":"Request body."},"parameters":{"type":"array","description":"Each set to the rendered `value`.","items":{"type":"object","required":["key","value"],"properties":{"key":{"type":"string","minLength":1},"value":{"type":"string"}},"additionalProperties":true}},"add_twilio_auth":{"type":"boolean","description":"Sign with the account's credentials."},"offset":{"$ref":"#/definitions/offset"}},"required":["url"],"additionalProperties":true};

function validate57(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.url === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "url"},message:"must have required property '"+"url"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.method !== undefined){
let data0 = data.method;
if(typeof data0 !== "string"){
const err1 = {instancePath:instancePath+"/method",schemaPath:"#/properties/method/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(!((data0 === "GET") || (data0 === "POST"))){
const err2 = {instancePath:instancePath+"/method",schemaPath:"#/properties/method/enum",keyword:"enum",params:{allowedValues: schema20.properties.method.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.url !== undefined){
let data1 = data.url;
if(typeof data1 === "string"){
if(func2(data1) < 1){
const err3 = {instancePath:instancePath+"/url",schemaPath:"#/properties/url/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/url",schemaPath:"#/properties/url/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.content_type !== undefined){
if(typeof data.content_type !== "string"){
const err5 = {instancePath:instancePath+"/content_type",schemaPath:"#/properties/content_type/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.body !== undefined){
if(typeof data.body !== "string"){
const err6 = {instancePath:instancePath+"/body",schemaPath:"#/properties/body/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.parameters !== undefined){
let data4 = data.parameters;
if(Array.isArray(data4)){
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
let data5 = data4[i0];
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
if(data5.key === undefined){
const err7 = {instancePath:instancePath+"/parameters/" + i0,schemaPath:"#/properties/parameters/items/required",keyword:"required",params:{missingProperty: "key"},message:"must have required property '"+"key"+"'"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data5.value === undefined){
const err8 = {instancePath:instancePath+"/parameters/" + i0,schemaPath:"#/properties/parameters/items/required",keyword:"required",params:{missingProperty: "value"},message:"must have required property '"+"value"+"'"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data5.key !== undefined){
let data6 = data5.key;
if(typeof data6 === "string"){
if(func2(data6) < 1){
const err9 = {instancePath:instancePath+"/parameters/" + i0+"/key",schemaPath:"#/properties/parameters/items/properties/key/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/parameters/" + i0+"/key",schemaPath:"#/properties/parameters/items/properties/key/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data5.value !== undefined){
if(typeof data5.value !== "string"){
const err11 = {instancePath:instancePath+"/parameters/" + i0+"/value",schemaPath:"#/properties/parameters/items/properties/value/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
else {
const err12 = {instancePath:instancePath+"/parameters/" + i0,schemaPath:"#/properties/parameters/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
}
else {
const err13 = {instancePath:instancePath+"/parameters",schemaPath:"#/properties/parameters/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.add_twilio_auth !== undefined){
if(typeof data.add_twilio_auth !== "boolean"){
const err14 = {instancePath:instancePath+"/add_twilio_auth",schemaPath:"#/properties/add_twilio_auth/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.offset !== undefined){
if(!(validate24(data.offset, {instancePath:instancePath+"/offset",parentData:data,parentDataProperty:"offset",rootData}))){
vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
errors = vErrors.length;
}
}
}
else {
const err15 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
validate57.errors = vErrors;
return errors === 0;
}

const schema21 = {"title":"SubflowProperties","description":"Runs another flow.","type":"object","properties":{"flow_sid":{"type":"string","description":"A literal flow SID.","pattern":"^FW[0-9a-fA-F]{32}$"},"flow_revision":{"type":"string","description":"A revision number as text, or `LatestPublished`."},"parameters":{"type":"array","description":"Each set to the rendered `value`.","items":{"type":"object","required":["key","value"],"properties":{"key":{"type":"string","minLength":1},"value":{"type":"string"}},"additionalProperties":true}},"offset":{"$ref":"#/definitions/offset"}},"required":["flow_sid","flow_revision"],"additionalProperties":true};
const pattern0 = new RegExp("^FW[0-9a-fA-F]{32}$", "u");

function validate60(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.flow_sid === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "flow_sid"},message:"must have required property '"+"flow_sid"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.flow_revision === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "flow_revision"},message:"must have required property '"+"flow_revision"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.flow_sid !== undefined){
let data0 = data.flow_sid;
if(typeof data0 === "string"){
if(!pattern0.test(data0)){
const err2 = {instancePath:instancePath+"/flow_sid",schemaPath:"#/properties/flow_sid/pattern",keyword:"pattern",params:{pattern: "^FW[0-9a-fA-F]{32}$"},message:"must match pattern \""+"^FW[0-9a-fA-F]{32}$"+"\""};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/flow_sid",schemaPath:"#/properties/flow_sid/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.flow_revision !== undefined){
if(typeof data.flow_revision !== "string"){
const err4 = {instancePath:instancePath+"/flow_revision",schemaPath:"#/properties/flow_revision/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.parameters !== undefined){
let data2 = data.parameters;
if(Array.isArray(data2)){
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
let data3 = data2[i0];
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
if(data3.key === undefined){
const err5 = {instancePath:instancePath+"/parameters/" + i0,schemaPath:"#/properties/parameters/items/required",keyword:"required",params:{missingProperty: "key"},message:"must have required property '"+"key"+"'"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data3.value === undefined){
const err6 = {instancePath:instancePath+"/parameters/" + i0,schemaPath:"#/properties/parameters/items/required",keyword:"required",params:{missingProperty: "value"},message:"must have required property '"+"value"+"'"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data3.key !== undefined){
let data4 = data3.key;
if(typeof data4 === "string"){
if(func2(data4) < 1){
const err7 = {instancePath:instancePath+"/parameters/" + i0+"/key",schemaPath:"#/properties/parameters/items/properties/key/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/parameters/" + i0+"/key",schemaPath:"#/properties/parameters/items/properties/key/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data3.value !== undefined){
if(typeof data3.value !== "string"){
const err9 = {instancePath:instancePath+"/parameters/" + i0+"/value",schemaPath:"#/properties/parameters/items/properties/value/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
else {
const err10 = {instancePath:instancePath+"/parameters/" + i0,schemaPath:"#/properties/parameters/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
else {
const err11 = {instancePath:instancePath+"/parameters",schemaPath:"#/properties/parameters/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.offset !== undefined){
if(!(validate24(data.offset, {instancePath:instancePath+"/offset",parentData:data,parentDataProperty:"offset",rootData}))){
vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
errors = vErrors.length;
}
}
}
else {
const err12 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
validate60.errors = vErrors;
return errors === 0;
}

const schema22 = {"title":"Transition","description":"Where an event leads; without `next` the branch ends.","type":"object","required":["event"],"properties":{"event":{"type":"string","description":"Name of the event.","minLength":1},"next":{"type":"string","description":"Name of a widget, or empty to end."},"conditions":{"type":"array","minItems":1,"items":{"$ref":"#/definitions/condition"}}},"additionalProperties":true};
const schema23 = {"title":"Condition","description":"The test of a `match` transition.","type":"object","required":["friendly_name","arguments","type","value"],"properties":{"friendly_name":{"type":"string","description":"Shown in Studio."},"arguments":{"type":"array","minItems":1,"items":{"type":"string"}},"type":{"type":"string","enum":["equal_to","not_equal_to","matches_any_of","does_not_match_any_of","is_blank","is_not_blank","regex","contains","does_not_contain","starts_with","does_not_start_with","less_than","greater_than","is_before_time","is_after_time","is_before_date","is_after_date"]},"value":{"type":"string","description":"Never empty; items of a list are joined by commas.","minLength":1}},"additionalProperties":true};

function validate64(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.friendly_name === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "friendly_name"},message:"must have required property '"+"friendly_name"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.arguments === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "arguments"},message:"must have required property '"+"arguments"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.type === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"},message:"must have required property '"+"type"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.value === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "value"},message:"must have required property '"+"value"+"'"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.friendly_name !== undefined){
if(typeof data.friendly_name !== "string"){
const err4 = {instancePath:instancePath+"/friendly_name",schemaPath:"#/properties/friendly_name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.arguments !== undefined){
let data1 = data.arguments;
if(Array.isArray(data1)){
if(data1.length < 1){
const err5 = {instancePath:instancePath+"/arguments",schemaPath:"#/properties/arguments/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
if(typeof data1[i0] !== "string"){
const err6 = {instancePath:instancePath+"/arguments/" + i0,schemaPath:"#/properties/arguments/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
else {
const err7 = {instancePath:instancePath+"/arguments",schemaPath:"#/properties/arguments/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.type !== undefined){
let data3 = data.type;
if(typeof data3 !== "string"){
const err8 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(!(((((((((((((((((data3 === "equal_to") || (data3 === "not_equal_to")) || (data3 === "matches_any_of")) || (data3 === "does_not_match_any_of")) || (data3 === "is_blank")) || (data3 === "is_not_blank")) || (data3 === "regex")) || (data3 === "contains")) || (data3 === "does_not_contain")) || (data3 === "starts_with")) || (data3 === "does_not_start_with")) || (data3 === "less_than")) || (data3 === "greater_than")) || (data3 === "is_before_time")) || (data3 === "is_after_time")) || (data3 === "is_before_date")) || (data3 === "is_after_date"))){
const err9 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/enum",keyword:"enum",params:{allowedValues: schema23.properties.type.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.value !== undefined){
let data4 = data.value;
if(typeof data4 === "string"){
if(func2(data4) < 1){
const err10 = {instancePath:instancePath+"/value",schemaPath:"#/properties/value/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/value",schemaPath:"#/properties/value/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
else {
const err12 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
validate64.errors = vErrors;
return errors === 0;
}


function validate63(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.event === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "event"},message:"must have required property '"+"event"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.event !== undefined){
let data0 = data.event;
if(typeof data0 === "string"){
if(func2(data0) < 1){
const err1 = {instancePath:instancePath+"/event",schemaPath:"#/properties/event/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath:instancePath+"/event",schemaPath:"#/properties/event/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.next !== undefined){
if(typeof data.next !== "string"){
const err3 = {instancePath:instancePath+"/next",schemaPath:"#/properties/next/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.conditions !== undefined){
let data2 = data.conditions;
if(Array.isArray(data2)){
if(data2.length < 1){
const err4 = {instancePath:instancePath+"/conditions",schemaPath:"#/properties/conditions/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
if(!(validate64(data2[i0], {instancePath:instancePath+"/conditions/" + i0,parentData:data2,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate64.errors : vErrors.concat(validate64.errors);
errors = vErrors.length;
}
}
}
else {
const err5 = {instancePath:instancePath+"/conditions",schemaPath:"#/properties/conditions/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
else {
const err6 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
validate63.errors = vErrors;
return errors === 0;
}


function validate22(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs2 = errors;
let valid1 = true;
const _errs3 = errors;
if(errors === _errs3){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.type === undefined) && (missing0 = "type")){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
if(data.type !== undefined){
if("trigger" !== data.type){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
}
}
else {
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
var _valid0 = _errs3 === errors;
errors = _errs2;
if(vErrors !== null){
if(_errs2){
vErrors.length = _errs2;
}
else {
vErrors = null;
}
}
if(_valid0){
const _errs6 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.properties !== undefined){
if(!(validate23(data.properties, {instancePath:instancePath+"/properties",parentData:data,parentDataProperty:"properties",rootData}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
}
if(data.transitions !== undefined){
let data2 = data.transitions;
if(Array.isArray(data2)){
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
let data3 = data2[i0];
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
if(data3.event !== undefined){
let data4 = data3.event;
if(!(((((data4 === "incomingCall") || (data4 === "incomingMessage")) || (data4 === "incomingConversationMessage")) || (data4 === "incomingRequest")) || (data4 === "incomingParent"))){
const err3 = {instancePath:instancePath+"/transitions/" + i0+"/event",schemaPath:"#/allOf/0/then/properties/transitions/items/properties/event/enum",keyword:"enum",params:{allowedValues: schema7.allOf[0].then.properties.transitions.items.properties.event.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
}
else {
const err4 = {instancePath:instancePath+"/transitions/" + i0,schemaPath:"#/allOf/0/then/properties/transitions/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
else {
const err5 = {instancePath:instancePath+"/transitions",schemaPath:"#/allOf/0/then/properties/transitions/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
var _valid0 = _errs6 === errors;
valid1 = _valid0;
}
if(!valid1){
const err6 = {instancePath,schemaPath:"#/allOf/0/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
const _errs14 = errors;
let valid7 = true;
const _errs15 = errors;
if(errors === _errs15){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if((data.type === undefined) && (missing1 = "type")){
const err7 = {};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
else {
if(data.type !== undefined){
if("split-based-on" !== data.type){
const err8 = {};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
}
else {
const err9 = {};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
var _valid1 = _errs15 === errors;
errors = _errs14;
if(vErrors !== null){
if(_errs14){
vErrors.length = _errs14;
}
else {
vErrors = null;
}
}
if(_valid1){
const _errs18 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.properties !== undefined){
if(!(validate27(data.properties, {instancePath:instancePath+"/properties",parentData:data,parentDataProperty:"properties",rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
if(data.transitions !== undefined){
let data7 = data.transitions;
if(Array.isArray(data7)){
const len1 = data7.length;
for(let i1=0; i1<len1; i1++){
let data8 = data7[i1];
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
if(data8.event !== undefined){
let data9 = data8.event;
if(!((data9 === "noMatch") || (data9 === "match"))){
const err10 = {instancePath:instancePath+"/transitions/" + i1+"/event",schemaPath:"#/allOf/1/then/properties/transitions/items/properties/event/enum",keyword:"enum",params:{allowedValues: schema7.allOf[1].then.properties.transitions.items.properties.event.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
else {
const err11 = {instancePath:instancePath+"/transitions/" + i1,schemaPath:"#/allOf/1/then/properties/transitions/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
else {
const err12 = {instancePath:instancePath+"/transitions",schemaPath:"#/allOf/1/then/properties/transitions/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
}
var _valid1 = _errs18 === errors;
valid7 = _valid1;
}
if(!valid7){
const err13 = {instancePath,schemaPath:"#/allOf/1/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
const _errs26 = errors;
let valid13 = true;
const _errs27 = errors;
if(errors === _errs27){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing2;
if((data.type === undefined) && (missing2 = "type")){
const err14 = {};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
else {
if(data.type !== undefined){
if("add-twiml-redirect" !== data.type){
const err15 = {};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
}
else {
const err16 = {};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
var _valid2 = _errs27 === errors;
errors = _errs26;
if(vErrors !== null){
if(_errs26){
vErrors.length = _errs26;
}
else {
vErrors = null;
}
}
if(_valid2){
const _errs30 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.properties !== undefined){
if(!(validate30(data.properties, {instancePath:instancePath+"/properties",parentData:data,parentDataProperty:"properties",rootData}))){
vErrors = vErrors === null ? validate30.errors : vErrors.concat(validate30.errors);
errors = vErrors.length;
}
}
if(data.transitions !== undefined){
let data12 = data.transitions;
if(Array.isArray(data12)){
const len2 = data12.length;
for(let i2=0; i2<len2; i2++){
let data13 = data12[i2];
if(data13 && typeof data13 == "object" && !Array.isArray(data13)){
if(data13.event !== undefined){
let data14 = data13.event;
if(!(((data14 === "return") || (data14 === "timeout")) || (data14 === "fail"))){
const err17 = {instancePath:instancePath+"/transitions/" + i2+"/event",schemaPath:"#/allOf/2/then/properties/transitions/items/properties/event/enum",keyword:"enum",params:{allowedValues: schema7.allOf[2].then.properties.transitions.items.properties.event.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
else {
const err18 = {instancePath:instancePath+"/transitions/" + i2,schemaPath:"#/allOf/2/then/properties/transitions/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
}
else {
const err19 = {instancePath:instancePath+"/transitions",schemaPath:"#/allOf/2/then/properties/transitions/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
}
var _valid2 = _errs30 === errors;
valid13 = _valid2;
}
if(!valid13){
const err20 = {instancePath,schemaPath:"#/allOf/2/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
const _errs38 = errors;
let valid19 = true;
const _errs39 = errors;
if(errors === _errs39){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing3;
if((data.type === undefined) && (missing3 = "type")){
const err21 = {};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
else {
if(data.type !== undefined){
if("connect-call-to" !== data.type){
const err22 = {};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
}
}
else {
const err23 = {};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
var _valid3 = _errs39 === errors;
errors = _errs38;
if(vErrors !== null){
if(_errs38){
vErrors.length = _errs38;
}
else {
vErrors = null;
}
}
if(_valid3){
const _errs42 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.properties !== undefined){
if(!(validate33(data.properties, {instancePath:instancePath+"/properties",parentData:data,parentDataProperty:"properties",rootData}))){
vErrors = vErrors === null ? validate33.errors : vErrors.concat(validate33.errors);
errors = vErrors.length;
}
}
if(data.transitions !== undefined){
let data17 = data.transitions;
if(Array.isArray(data17)){
const len3 = data17.length;
for(let i3=0; i3<len3; i3++){
let data18 = data17[i3];
if(data18 && typeof data18 == "object" && !Array.isArray(data18)){
if(data18.event !== undefined){
let data19 = data18.event;
if(!((data19 === "callCompleted") || (data19 === "hangup"))){
const err24 = {instancePath:instancePath+"/transitions/" + i3+"/event",schemaPath:"#/allOf/3/then/properties/transitions/items/properties/event/enum",keyword:"enum",params:{allowedValues: schema7.allOf[3].then.properties.transitions.items.properties.event.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
}
else {
const err25 = {instancePath:instancePath+"/transitions/" + i3,schemaPath:"#/allOf/3/then/properties/transitions/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
}
else {
const err26 = {instancePath:instancePath+"/transitions",schemaPath:"#/allOf/3/then/properties/transitions/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
}
var _valid3 = _errs42 === errors;
valid19 = _valid3;
}
if(!valid19){
const err27 = {instancePath,schemaPath:"#/allOf/3/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
const _errs50 = errors;
let valid25 = true;
const _errs51 = errors;
if(errors === _errs51){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing4;
if((data.type === undefined) && (missing4 = "type")){
const err28 = {};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
else {
if(data.type !== undefined){
if("set-variables" !== data.type){
const err29 = {};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
}
}
else {
const err30 = {};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
var _valid4 = _errs51 === errors;
errors = _errs50;
if(vErrors !== null){
if(_errs50){
vErrors.length = _errs50;
}
else {
vErrors = null;
}
}
if(_valid4){
const _errs54 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.properties !== undefined){
if(!(validate36(data.properties, {instancePath:instancePath+"/properties",parentData:data,parentDataProperty:"properties",rootData}))){
vErrors = vErrors === null ? validate36.errors : vErrors.concat(validate36.errors);
errors = vErrors.length;
}
}
if(data.transitions !== undefined){
let data22 = data.transitions;
if(Array.isArray(data22)){
const len4 = data22.length;
for(let i4=0; i4<len4; i4++){
let data23 = data22[i4];
if(data23 && typeof data23 == "object" && !Array.isArray(data23)){
if(data23.event !== undefined){
if("next" !== data23.event){
const err31 = {instancePath:instancePath+"/transitions/" + i4+"/event",schemaPath:"#/allOf/4/then/properties/transitions/items/properties/event/const",keyword:"const",params:{allowedValue: "next"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
}
else {
const err32 = {instancePath:instancePath+"/transitions/" + i4,schemaPath:"#/allOf/4/then/properties/transitions/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
}
else {
const err33 = {instancePath:instancePath+"/transitions",schemaPath:"#/allOf/4/then/properties/transitions/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
}
var _valid4 = _errs54 === errors;
valid25 = _valid4;
}
if(!valid25){
const err34 = {instancePath,schemaPath:"#/allOf/4/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
const _errs62 = errors;
let valid31 = true;
const _errs63 = errors;
if(errors === _errs63){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing5;
if((data.type === undefined) && (missing5 = "type")){
const err35 = {};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
else {
if(data.type !== undefined){
if("say-play" !== data.type){
const err36 = {};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
}
}
else {
const err37 = {};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
var _valid5 = _errs63 === errors;
errors = _errs62;
if(vErrors !== null){
if(_errs62){
vErrors.length = _errs62;
}
else {
vErrors = null;
}
}
if(_valid5){
const _errs66 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.properties !== undefined){
if(!(validate39(data.properties, {instancePath:instancePath+"/properties",parentData:data,parentDataProperty:"properties",rootData}))){
vErrors = vErrors === null ? validate39.errors : vErrors.concat(validate39.errors);
errors = vErrors.length;
}
}
if(data.transitions !== undefined){
let data27 = data.transitions;
if(Array.isArray(data27)){
const len5 = data27.length;
for(let i5=0; i5<len5; i5++){
let data28 = data27[i5];
if(data28 && typeof data28 == "object" && !Array.isArray(data28)){
if(data28.event !== undefined){
if("audioComplete" !== data28.event){
const err38 = {instancePath:instancePath+"/transitions/" + i5+"/event",schemaPath:"#/allOf/5/then/properties/transitions/items/properties/event/const",keyword:"const",params:{allowedValue: "audioComplete"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
}
else {
const err39 = {instancePath:instancePath+"/transitions/" + i5,schemaPath:"#/allOf/5/then/properties/transitions/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
}
else {
const err40 = {instancePath:instancePath+"/transitions",schemaPath:"#/allOf/5/then/properties/transitions/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
}
var _valid5 = _errs66 === errors;
valid31 = _valid5;
}
if(!valid31){
const err41 = {instancePath,schemaPath:"#/allOf/5/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
const _errs74 = errors;
let valid37 = true;
const _errs75 = errors;
if(errors === _errs75){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing6;
if((data.type === undefined) && (missing6 = "type")){
const err42 = {};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
else {
if(data.type !== undefined){
if("record-voicemail" !== data.type){
const err43 = {};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
}
}
else {
const err44 = {};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
var _valid6 = _errs75 === errors;
errors = _errs74;
if(vErrors !== null){
if(_errs74){
vErrors.length = _errs74;
}
else {
vErrors = null;
}
}
if(_valid6){
const _errs78 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.properties !== undefined){
if(!(validate42(data.properties, {instancePath:instancePath+"/properties",parentData:data,parentDataProperty:"properties",rootData}))){
vErrors = vErrors === null ? validate42.errors : vErrors.concat(validate42.errors);
errors = vErrors.length;
}
}
if(data.transitions !== undefined){
let data32 = data.transitions;
if(Array.isArray(data32)){
const len6 = data32.length;
for(let i6=0; i6<len6; i6++){
let data33 = data32[i6];
if(data33 && typeof data33 == "object" && !Array.isArray(data33)){
if(data33.event !== undefined){
let data34 = data33.event;
if(!(((data34 === "recordingComplete") || (data34 === "noAudio")) || (data34 === "hangup"))){
const err45 = {instancePath:instancePath+"/transitions/" + i6+"/event",schemaPath:"#/allOf/6/then/properties/transitions/items/properties/event/enum",keyword:"enum",params:{allowedValues: schema7.allOf[6].then.properties.transitions.items.properties.event.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
}
else {
const err46 = {instancePath:instancePath+"/transitions/" + i6,schemaPath:"#/allOf/6/then/properties/transitions/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
}
else {
const err47 = {instancePath:instancePath+"/transitions",schemaPath:"#/allOf/6/then/properties/transitions/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
}
var _valid6 = _errs78 === errors;
valid37 = _valid6;
}
if(!valid37){
const err48 = {instancePath,schemaPath:"#/allOf/6/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
const _errs86 = errors;
let valid43 = true;
const _errs87 = errors;
if(errors === _errs87){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing7;
if((data.type === undefined) && (missing7 = "type")){
const err49 = {};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
else {
if(data.type !== undefined){
if("enqueue-call" !== data.type){
const err50 = {};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
}
}
else {
const err51 = {};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
var _valid7 = _errs87 === errors;
errors = _errs86;
if(vErrors !== null){
if(_errs86){
vErrors.length = _errs86;
}
else {
vErrors = null;
}
}
if(_valid7){
const _errs90 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.properties !== undefined){
if(!(validate45(data.properties, {instancePath:instancePath+"/properties",parentData:data,parentDataProperty:"properties",rootData}))){
vErrors = vErrors === null ? validate45.errors : vErrors.concat(validate45.errors);
errors = vErrors.length;
}
}
if(data.transitions !== undefined){
let data37 = data.transitions;
if(Array.isArray(data37)){
const len7 = data37.length;
for(let i7=0; i7<len7; i7++){
let data38 = data37[i7];
if(data38 && typeof data38 == "object" && !Array.isArray(data38)){
if(data38.event !== undefined){
let data39 = data38.event;
if(!(((data39 === "callComplete") || (data39 === "failedToEnqueue")) || (data39 === "callFailure"))){
const err52 = {instancePath:instancePath+"/transitions/" + i7+"/event",schemaPath:"#/allOf/7/then/properties/transitions/items/properties/event/enum",keyword:"enum",params:{allowedValues: schema7.allOf[7].then.properties.transitions.items.properties.event.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
}
else {
const err53 = {instancePath:instancePath+"/transitions/" + i7,schemaPath:"#/allOf/7/then/properties/transitions/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
}
else {
const err54 = {instancePath:instancePath+"/transitions",schemaPath:"#/allOf/7/then/properties/transitions/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
}
var _valid7 = _errs90 === errors;
valid43 = _valid7;
}
if(!valid43){
const err55 = {instancePath,schemaPath:"#/allOf/7/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
const _errs98 = errors;
let valid49 = true;
const _errs99 = errors;
if(errors === _errs99){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing8;
if((data.type === undefined) && (missing8 = "type")){
const err56 = {};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
else {
if(data.type !== undefined){
if("send-to-flex" !== data.type){
const err57 = {};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
}
}
else {
const err58 = {};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
var _valid8 = _errs99 === errors;
errors = _errs98;
if(vErrors !== null){
if(_errs98){
vErrors.length = _errs98;
}
else {
vErrors = null;
}
}
if(_valid8){
const _errs102 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.properties !== undefined){
if(!(validate48(data.properties, {instancePath:instancePath+"/properties",parentData:data,parentDataProperty:"properties",rootData}))){
vErrors = vErrors === null ? validate48.errors : vErrors.concat(validate48.errors);
errors = vErrors.length;
}
}
if(data.transitions !== undefined){
let data42 = data.transitions;
if(Array.isArray(data42)){
const len8 = data42.length;
for(let i8=0; i8<len8; i8++){
let data43 = data42[i8];
if(data43 && typeof data43 == "object" && !Array.isArray(data43)){
if(data43.event !== undefined){
let data44 = data43.event;
if(!((((data44 === "callComplete") || (data44 === "failedToEnqueue")) || (data44 === "callFailure")) || (data44 === "composerStarted"))){
const err59 = {instancePath:instancePath+"/transitions/" + i8+"/event",schemaPath:"#/allOf/8/then/properties/transitions/items/properties/event/enum",keyword:"enum",params:{allowedValues: schema7.allOf[8].then.properties.transitions.items.properties.event.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
}
else {
const err60 = {instancePath:instancePath+"/transitions/" + i8,schemaPath:"#/allOf/8/then/properties/transitions/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
}
else {
const err61 = {instancePath:instancePath+"/transitions",schemaPath:"#/allOf/8/then/properties/transitions/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
}
var _valid8 = _errs102 === errors;
valid49 = _valid8;
}
if(!valid49){
const err62 = {instancePath,schemaPath:"#/allOf/8/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
const _errs110 = errors;
let valid55 = true;
const _errs111 = errors;
if(errors === _errs111){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing9;
if((data.type === undefined) && (missing9 = "type")){
const err63 = {};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
else {
if(data.type !== undefined){
if("gather-input-on-call" !== data.type){
const err64 = {};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
}
}
else {
const err65 = {};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
var _valid9 = _errs111 === errors;
errors = _errs110;
if(vErrors !== null){
if(_errs110){
vErrors.length = _errs110;
}
else {
vErrors = null;
}
}
if(_valid9){
const _errs114 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.properties !== undefined){
if(!(validate51(data.properties, {instancePath:instancePath+"/properties",parentData:data,parentDataProperty:"properties",rootData}))){
vErrors = vErrors === null ? validate51.errors : vErrors.concat(validate51.errors);
errors = vErrors.length;
}
}
if(data.transitions !== undefined){
let data47 = data.transitions;
if(Array.isArray(data47)){
const len9 = data47.length;
for(let i9=0; i9<len9; i9++){
let data48 = data47[i9];
if(data48 && typeof data48 == "object" && !Array.isArray(data48)){
if(data48.event !== undefined){
let data49 = data48.event;
if(!(((data49 === "keypress") || (data49 === "speech")) || (data49 === "timeout"))){
const err66 = {instancePath:instancePath+"/transitions/" + i9+"/event",schemaPath:"#/allOf/9/then/properties/transitions/items/properties/event/enum",keyword:"enum",params:{allowedValues: schema7.allOf[9].then.properties.transitions.items.properties.event.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
}
else {
const err67 = {instancePath:instancePath+"/transitions/" + i9,schemaPath:"#/allOf/9/then/properties/transitions/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
}
else {
const err68 = {instancePath:instancePath+"/transitions",schemaPath:"#/allOf/9/then/properties/transitions/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
}
var _valid9 = _errs114 === errors;
valid55 = _valid9;
}
if(!valid55){
const err69 = {instancePath,schemaPath:"#/allOf/9/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
const _errs122 = errors;
let valid61 = true;
const _errs123 = errors;
if(errors === _errs123){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing10;
if((data.type === undefined) && (missing10 = "type")){
const err70 = {};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
else {
if(data.type !== undefined){
if("run-function" !== data.type){
const err71 = {};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
}
}
}
else {
const err72 = {};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
}
var _valid10 = _errs123 === errors;
errors = _errs122;
if(vErrors !== null){
if(_errs122){
vErrors.length = _errs122;
}
else {
vErrors = null;
}
}
if(_valid10){
const _errs126 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.properties !== undefined){
if(!(validate54(data.properties, {instancePath:instancePath+"/properties",parentData:data,parentDataProperty:"properties",rootData}))){
vErrors = vErrors === null ? validate54.errors : vErrors.concat(validate54.errors);
errors = vErrors.length;
}
}
if(data.transitions !== undefined){
let data52 = data.transitions;
if(Array.isArray(data52)){
const len10 = data52.length;
for(let i10=0; i10<len10; i10++){
let data53 = data52[i10];
if(data53 && typeof data53 == "object" && !Array.isArray(data53)){
if(data53.event !== undefined){
let data54 = data53.event;
if(!((data54 === "success") || (data54 === "fail"))){
const err73 = {instancePath:instancePath+"/transitions/" + i10+"/event",schemaPath:"#/allOf/10/then/properties/transitions/items/properties/event/enum",keyword:"enum",params:{allowedValues: schema7.allOf[10].then.properties.transitions.items.properties.event.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
}
}
else {
const err74 = {instancePath:instancePath+"/transitions/" + i10,schemaPath:"#/allOf/10/then/properties/transitions/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
}
}
else {
const err75 = {instancePath:instancePath+"/transitions",schemaPath:"#/allOf/10/then/properties/transitions/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
}
}
var _valid10 = _errs126 === errors;
valid61 = _valid10;
}
if(!valid61){
const err76 = {instancePath,schemaPath:"#/allOf/10/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
const _errs134 = errors;
let valid67 = true;
const _errs135 = errors;
if(errors === _errs135){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing11;
if((data.type === undefined) && (missing11 = "type")){
const err77 = {};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
else {
if(data.type !== undefined){
if("make-http-request" !== data.type){
const err78 = {};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
}
}
}
else {
const err79 = {};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
}
var _valid11 = _errs135 === errors;
errors = _errs134;
if(vErrors !== null){
if(_errs134){
vErrors.length = _errs134;
}
else {
vErrors = null;
}
}
if(_valid11){
const _errs138 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.properties !== undefined){
if(!(validate57(data.properties, {instancePath:instancePath+"/properties",parentData:data,parentDataProperty:"properties",rootData}))){
vErrors = vErrors === null ? validate57.errors : vErrors.concat(validate57.errors);
errors = vErrors.length;
}
}
if(data.transitions !== undefined){
let data57 = data.transitions;
if(Array.isArray(data57)){
const len11 = data57.length;
for(let i11=0; i11<len11; i11++){
let data58 = data57[i11];
if(data58 && typeof data58 == "object" && !Array.isArray(data58)){
if(data58.event !== undefined){
let data59 = data58.event;
if(!((data59 === "success") || (data59 === "failed"))){
const err80 = {instancePath:instancePath+"/transitions/" + i11+"/event",schemaPath:"#/allOf/11/then/properties/transitions/items/properties/event/enum",keyword:"enum",params:{allowedValues: schema7.allOf[11].then.properties.transitions.items.properties.event.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
}
}
else {
const err81 = {instancePath:instancePath+"/transitions/" + i11,schemaPath:"#/allOf/11/then/properties/transitions/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
}
}
else {
const err82 = {instancePath:instancePath+"/transitions",schemaPath:"#/allOf/11/then/properties/transitions/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
}
}
var _valid11 = _errs138 === errors;
valid67 = _valid11;
}
if(!valid67){
const err83 = {instancePath,schemaPath:"#/allOf/11/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
const _errs146 = errors;
let valid73 = true;
const _errs147 = errors;
if(errors === _errs147){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing12;
if((data.type === undefined) && (missing12 = "type")){
const err84 = {};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
else {
if(data.type !== undefined){
if("run-subflow" !== data.type){
const err85 = {};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
}
}
}
else {
const err86 = {};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
}
var _valid12 = _errs147 === errors;
errors = _errs146;
if(vErrors !== null){
if(_errs146){
vErrors.length = _errs146;
}
else {
vErrors = null;
}
}
if(_valid12){
const _errs150 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.properties !== undefined){
if(!(validate60(data.properties, {instancePath:instancePath+"/properties",parentData:data,parentDataProperty:"properties",rootData}))){
vErrors = vErrors === null ? validate60.errors : vErrors.concat(validate60.errors);
errors = vErrors.length;
}
}
if(data.transitions !== undefined){
let data62 = data.transitions;
if(Array.isArray(data62)){
const len12 = data62.length;
for(let i12=0; i12<len12; i12++){
let data63 = data62[i12];
if(data63 && typeof data63 == "object" && !Array.isArray(data63)){
if(data63.event !== undefined){
let data64 = data63.event;
if(!((data64 === "completed") || (data64 === "failed"))){
const err87 = {instancePath:instancePath+"/transitions/" + i12+"/event",schemaPath:"#/allOf/12/then/properties/transitions/items/properties/event/enum",keyword:"enum",params:{allowedValues: schema7.allOf[12].then.properties.transitions.items.properties.event.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
}
}
else {
const err88 = {instancePath:instancePath+"/transitions/" + i12,schemaPath:"#/allOf/12/then/properties/transitions/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
}
}
else {
const err89 = {instancePath:instancePath+"/transitions",schemaPath:"#/allOf/12/then/properties/transitions/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
}
}
var _valid12 = _errs150 === errors;
valid73 = _valid12;
}
if(!valid73){
const err90 = {instancePath,schemaPath:"#/allOf/12/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
const err91 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
if(data.type === undefined){
const err92 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"},message:"must have required property '"+"type"+"'"};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
if(data.transitions === undefined){
const err93 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "transitions"},message:"must have required property '"+"transitions"+"'"};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
if(data.properties === undefined){
const err94 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "properties"},message:"must have required property '"+"properties"+"'"};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
if(data.name !== undefined){
let data65 = data.name;
if(typeof data65 === "string"){
if(func2(data65) < 1){
const err95 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
}
else {
const err96 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
}
if(data.type !== undefined){
let data66 = data.type;
if(typeof data66 !== "string"){
const err97 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
if(!(((((((((((((((((((((((((((((((data66 === "add-member-to-chat-channel") || (data66 === "add-twiml-redirect")) || (data66 === "capture-payments")) || (data66 === "connect-call-to")) || (data66 === "connect-virtual-agent")) || (data66 === "connect-virtual-agent-v2")) || (data66 === "create-chat-channel")) || (data66 === "create-task")) || (data66 === "enqueue-call")) || (data66 === "fork-stream")) || (data66 === "gather-input-on-call")) || (data66 === "make-http-request")) || (data66 === "make-outgoing-call-v1")) || (data66 === "make-outgoing-call-v2")) || (data66 === "record-call")) || (data66 === "record-voicemail")) || (data66 === "resume-conversation")) || (data66 === "run-conversation-relay")) || (data66 === "run-function")) || (data66 === "run-function-v2")) || (data66 === "run-subflow")) || (data66 === "say-play")) || (data66 === "send-and-wait-for-reply")) || (data66 === "send-message")) || (data66 === "send-to-flex")) || (data66 === "set-variables")) || (data66 === "split-based-on")) || (data66 === "start-conversation")) || (data66 === "trigger")) || (data66 === "understand")) || (data66 === "update-sync-object"))){
const err98 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/enum",keyword:"enum",params:{allowedValues: schema7.properties.type.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
}
if(data.transitions !== undefined){
let data67 = data.transitions;
if(Array.isArray(data67)){
const len13 = data67.length;
for(let i13=0; i13<len13; i13++){
if(!(validate63(data67[i13], {instancePath:instancePath+"/transitions/" + i13,parentData:data67,parentDataProperty:i13,rootData}))){
vErrors = vErrors === null ? validate63.errors : vErrors.concat(validate63.errors);
errors = vErrors.length;
}
}
}
else {
const err99 = {instancePath:instancePath+"/transitions",schemaPath:"#/properties/transitions/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
}
if(data.properties !== undefined){
let data69 = data.properties;
if(data69 && typeof data69 == "object" && !Array.isArray(data69)){
if(data69.offset !== undefined){
if(!(validate24(data69.offset, {instancePath:instancePath+"/properties/offset",parentData:data69,parentDataProperty:"offset",rootData}))){
vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
errors = vErrors.length;
}
}
}
else {
const err100 = {instancePath:instancePath+"/properties",schemaPath:"#/properties/properties/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
}
}
else {
const err101 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
validate22.errors = vErrors;
return errors === 0;
}


function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="flow-definition.schema.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.states === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "states"},message:"must have required property '"+"states"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.initial_state === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "initial_state"},message:"must have required property '"+"initial_state"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.description !== undefined){
if(typeof data.description !== "string"){
const err2 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.states !== undefined){
let data1 = data.states;
if(Array.isArray(data1)){
if(data1.length > 1000){
const err3 = {instancePath:instancePath+"/states",schemaPath:"#/properties/states/maxItems",keyword:"maxItems",params:{limit: 1000},message:"must NOT have more than 1000 items"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data1.length < 1){
const err4 = {instancePath:instancePath+"/states",schemaPath:"#/properties/states/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
if(!(validate22(data1[i0], {instancePath:instancePath+"/states/" + i0,parentData:data1,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
}
}
else {
const err5 = {instancePath:instancePath+"/states",schemaPath:"#/properties/states/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.initial_state !== undefined){
let data3 = data.initial_state;
if(typeof data3 === "string"){
if(func2(data3) < 1){
const err6 = {instancePath:instancePath+"/initial_state",schemaPath:"#/properties/initial_state/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/initial_state",schemaPath:"#/properties/initial_state/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.flags !== undefined){
let data4 = data.flags;
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
if(data4.allow_concurrent_calls === undefined){
const err8 = {instancePath:instancePath+"/flags",schemaPath:"#/properties/flags/required",keyword:"required",params:{missingProperty: "allow_concurrent_calls"},message:"must have required property '"+"allow_concurrent_calls"+"'"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data4.allow_concurrent_calls !== undefined){
if(typeof data4.allow_concurrent_calls !== "boolean"){
const err9 = {instancePath:instancePath+"/flags/allow_concurrent_calls",schemaPath:"#/properties/flags/properties/allow_concurrent_calls/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
else {
const err10 = {instancePath:instancePath+"/flags",schemaPath:"#/properties/flags/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
else {
const err11 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
validate21.errors = vErrors;
return errors === 0;
}

