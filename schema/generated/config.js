// Written by schema/generate.mjs from config.schema.json. Do not edit.
"use strict";
exports.validateConfig = validate21;
const schema6 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"config.schema.json","title":"RingfenceConfig","description":"The keys of Ringfence in the stack config, after `ringfence:`. Without `lines`, they describe one line, `main`. With `lines`, they are the defaults of every line.","type":"object","additionalProperties":false,"properties":{"blockList":{"$ref":"#/definitions/blockList"},"allowList":{"$ref":"#/definitions/allowList"},"rejectReason":{"$ref":"#/definitions/rejectReason"},"rejectUrl":{"$ref":"#/definitions/rejectUrl"},"announce":{"$ref":"#/definitions/announce"},"blockedCallers":{"$ref":"#/definitions/blockedCallers"},"hiddenCallers":{"$ref":"#/definitions/hiddenCallers"},"unknownCountry":{"$ref":"#/definitions/unknownCountry"},"verification":{"$ref":"#/definitions/verification"},"ask":{"$ref":"#/definitions/ask"},"exceptions":{"$ref":"#/definitions/exceptions"},"mode":{"$ref":"#/definitions/mode"},"runsOn":{"$ref":"#/definitions/runsOn"},"routes":{"$ref":"#/definitions/routes"},"forward":{"$ref":"#/definitions/forward"},"numbers":{"$ref":"#/definitions/numbers"},"takeOver":{"$ref":"#/definitions/takeOver"},"fallback":{"$ref":"#/definitions/fallback"},"former":{"$ref":"#/definitions/former"},"adopt":{"$ref":"#/definitions/adopt"},"lines":{"$ref":"#/definitions/lines"}},"definitions":{"adopt":{"description":"Stamps of a newer copy of this stack's state that is lost. An older copy that finds such a stamp in Twilio refuses to act. If the stamp is listed here, the older copy takes the fence over. None by default.","type":"array","minItems":1,"x-expects":"a list of stamps, such as [a1b2c3d4]","items":{"type":"string","pattern":"^[0-9a-f]{8}$","x-expects":"the stamp as the message shows it: 8 hexadecimal digits"},"examples":[["a1b2c3d4"]]},"line":{"title":"LineConfig","description":"One line: the same keys as above. Each replaces the default of the same name.","type":"object","additionalProperties":false,"x-expects":"a map of keys such as blockList and numbers","properties":{"blockList":{"$ref":"#/definitions/blockList"},"allowList":{"$ref":"#/definitions/allowList"},"rejectReason":{"$ref":"#/definitions/rejectReason"},"rejectUrl":{"$ref":"#/definitions/rejectUrl"},"announce":{"$ref":"#/definitions/announce"},"blockedCallers":{"$ref":"#/definitions/blockedCallers"},"hiddenCallers":{"$ref":"#/definitions/hiddenCallers"},"unknownCountry":{"$ref":"#/definitions/unknownCountry"},"verification":{"$ref":"#/definitions/verification"},"ask":{"$ref":"#/definitions/ask"},"exceptions":{"$ref":"#/definitions/exceptions"},"mode":{"$ref":"#/definitions/mode"},"runsOn":{"$ref":"#/definitions/runsOn"},"routes":{"$ref":"#/definitions/routes"},"forward":{"$ref":"#/definitions/forward"},"numbers":{"$ref":"#/definitions/numbers"},"takeOver":{"$ref":"#/definitions/takeOver"}}},"lines":{"description":"Several lines, each with its own policy. The name of a line becomes part of its flow's name. By default, there is one line, `main`.","type":"object","minProperties":1,"x-expects":"a map from line name to keys, with at least one line","propertyNames":{"pattern":"^(?!(?:constructor|prototype)$)[A-Za-z][A-Za-z0-9_-]{0,49}$"},"additionalProperties":{"$ref":"#/definitions/line"},"examples":[{"sales":{"blockList":["RU"],"numbers":["+15550100001"]}}]},"country":{"description":"ISO 3166-1 alpha-2 code (or XK), or a group such as group:EU. Letter case does not count. Groups: EU, EEA, SCHENGEN, NANP, NANP_NON_US, US_TERRITORIES, AFRICA, ANTARCTICA, ASIA, EUROPE, NORTH_AMERICA, OCEANIA, SOUTH_AMERICA.","type":"string","x-expects":"a two-letter country code in quotes, such as \"RU\", or a group such as \"group:EU\"","examples":["group:EU"]},"blockList":{"description":"Countries whose callers are rejected. Callers from other countries get through. Set either this or allowList.","type":"array","minItems":1,"items":{"$ref":"#/definitions/country"},"x-expects":"a list of at least one country code, such as [RU, CN]","examples":[["RU","KZ"]]},"allowList":{"description":"Countries whose callers get through. Callers from other countries are rejected. Set either this or blockList. hiddenCallers and unknownCountry are required with it.","type":"array","minItems":1,"items":{"$ref":"#/definitions/country"},"x-expects":"a list of at least one country code, such as [US, CA]","examples":[["US","CA"]]},"rejectReason":{"description":"The reason in TwiML <Reject>: `rejected` (default) or `busy`.","enum":["rejected","busy"],"x-expects":"rejected or busy","examples":["busy"]},"rejectUrl":{"description":"URL of your own TwiML document that rejects calls, such as a TwiML Bin. Twilio fetches it by GET instead of the hosted one. By default, Ringfence hosts the document itself.","type":"string","x-expects":"an absolute http(s) URL","examples":["https://handler.example.com/reject"]},"announce":{"description":"A sentence that rejected callers hear instead of a reject. Such a call is answered, so it is billed. None by default.","type":["string","object"],"x-expects":"a sentence in quotes, or a map with text, language and voice","if":{"type":"object"},"then":{"$ref":"#/definitions/spokenText"},"tsType":"string | SpokenText","examples":["Calls from your country are not accepted."]},"blockedCallers":{"description":"What happens to callers whom the country list keeps out: `reject` (default), or an end such as { voicemail }, { say }, { number } or { challenge }. An end other than reject answers the call or hands it over, so it may be billed.","type":["string","object"],"x-expects":"reject, or a map with number, webhook, sip, client, flow, flex, queue, voicemail, say or challenge; to let these callers in, set mode to open","if":{"type":"object"},"then":{"$ref":"#/definitions/forwardTo"},"else":{"enum":["reject"],"x-expects":"reject, or a map with number, webhook, sip, client, flow, flex, queue, voicemail, say or challenge; to let these callers in, set mode to open"},"tsType":"\"reject\" | ForwardTo","examples":[{"voicemail":{"say":"Please leave a message."}}]},"sentence":{"description":"A sentence to say: a text, or { text, language, voice }. Required.","type":["string","object"],"x-expects":"a sentence in quotes, or a map with text, language and voice","if":{"type":"object"},"then":{"$ref":"#/definitions/spokenText"},"tsType":"string | SpokenText","examples":[{"text":"Bonjour.","language":"fr-FR"}]},"spokenText":{"title":"SpokenText","description":"A text, and how it is spoken.","type":"object","required":["text"],"additionalProperties":false,"x-expects":"a map with text, language and voice","properties":{"text":{"description":"The text to speak. It cannot contain the signs <, > and &, which have a meaning in SSML.","type":"string","x-expects":"a sentence in quotes","examples":["Bonjour."]},"language":{"description":"Language of the voice, such as en-GB. By default, Twilio chooses it.","type":"string","x-expects":"a language code, such as en-GB","examples":["fr-FR"]},"voice":{"description":"man, woman, alice, or a voice with its provider, such as Polly.Amy or Google.en-GB-Standard-A. By default, Twilio chooses it.","type":"string","x-expects":"a voice, such as Polly.Amy","examples":["Polly.Amy"]}}},"mode":{"description":"`enforce` (default) rejects callers. `monitor` lets everybody through; a call that would be rejected passes the widget `would_reject`, which Studio's log shows. `open` lets everybody through without checks, as the switch for an incident.","enum":["enforce","monitor","open"],"x-expects":"enforce, monitor or open","examples":["monitor"]},"runsOn":{"description":"What answers the numbers: a Studio flow (`studio`, default), which people can look at in the Twilio console, or a Twilio Function (`function`) that does the same without a Studio execution for each call.","enum":["studio","function"],"x-expects":"studio or function","examples":["function"]},"hiddenCallers":{"description":"What happens to callers who withhold their number: `forward` (default with blockList), `reject`, or an end as in blockedCallers. Required with allowList.","type":["string","object"],"x-expects":"forward, reject or a map with number, webhook, sip, client, flow, flex, queue, voicemail, say or challenge","if":{"type":"object"},"then":{"$ref":"#/definitions/forwardTo"},"else":{"enum":["forward","reject"],"x-expects":"forward, reject or a map with number, webhook, sip, client, flow, flex, queue, voicemail, say or challenge"},"tsType":"\"forward\" | \"reject\" | ForwardTo","examples":["reject"]},"unknownCountry":{"description":"What happens to callers for whom Twilio reports no country, such as SIP callers: `forward` (default with blockList), `reject`, or an end as in blockedCallers. Required with allowList.","type":["string","object"],"x-expects":"forward, reject or a map with number, webhook, sip, client, flow, flex, queue, voicemail, say or challenge","if":{"type":"object"},"then":{"$ref":"#/definitions/forwardTo"},"else":{"enum":["forward","reject"],"x-expects":"forward, reject or a map with number, webhook, sip, client, flow, flex, queue, voicemail, say or challenge"},"tsType":"\"forward\" | \"reject\" | ForwardTo","examples":["reject"]},"verdict":{"description":"`forward` (default), `reject`, or an end as in blockedCallers.","type":["string","object"],"x-expects":"forward, reject or a map with number, webhook, sip, client, flow, flex, queue, voicemail, say or challenge","if":{"type":"object"},"then":{"$ref":"#/definitions/forwardTo"},"else":{"enum":["forward","reject"],"x-expects":"forward, reject or a map with number, webhook, sip, client, flow, flex, queue, voicemail, say or challenge"},"tsType":"\"forward\" | \"reject\" | ForwardTo","examples":["reject"]},"verification":{"title":"VerificationConfig","description":"Checks the STIR/SHAKEN verdict on the caller ID, for callers from `countries`. A failed verdict is no proof of a forged number: the signer's certificate may not have been reachable. Foreign calls carry C, B or nothing. By default, no verdict is judged.","type":"object","additionalProperties":false,"x-expects":"a map with failed, unsigned, A, B, C and countries, all optional","properties":{"failed":{"$ref":"#/definitions/verdict"},"unsigned":{"$ref":"#/definitions/verdict"},"C":{"$ref":"#/definitions/verdict"},"B":{"$ref":"#/definitions/verdict"},"A":{"$ref":"#/definitions/verdict"},"countries":{"description":"Codes or groups of the countries whose callers are judged. [US, CA] by default.","type":"array","minItems":1,"items":{"$ref":"#/definitions/country"},"x-expects":"a list of at least one country code, such as [US, CA]","examples":[["US","CA"]]}},"examples":[{"failed":"reject","countries":["US"]}]},"ask":{"title":"AskConfig","description":"A look-up of your own, asked last, and only about callers whom the checks let through. Set webhook or function. None by default.","type":"object","additionalProperties":false,"x-expects":"a map with webhook or function, and answers","properties":{"webhook":{"description":"URL that is asked by POST with a JSON object: From, To, CallSid, CallerCountry and StirVerstat. It answers with application/json, such as {\"verdict\": \"spam\"}, within 10 seconds. Set either this or function.","type":"string","x-expects":"an absolute http(s) URL","examples":["https://screen.example.com/verdict"]},"function":{"$ref":"#/definitions/askFunction"},"answers":{"description":"What happens to callers with a listed answer: `reject`, or an end as in blockedCallers. Letter case does not count. Any other answer lets the caller continue. None by default.","type":"object","x-expects":"a map from answer to reject or an end, such as { spam: reject }","additionalProperties":{"$ref":"#/definitions/answer"},"examples":[{"spam":"reject"}]},"onFailure":{"$ref":"#/definitions/verdict"}},"examples":[{"webhook":"https://screen.example.com/verdict","answers":{"spam":"reject"}}]},"askFunction":{"title":"AskFunction","description":"A Twilio Function that is asked, public or protected. Set either this or webhook.","type":"object","required":["service","environment","function","url"],"additionalProperties":false,"x-expects":"a map with service, environment, function and url","properties":{"service":{"description":"SID of its service (ZS…).","type":"string","x-expects":"a service SID in quotes: ZS and 32 hexadecimal digits","examples":["ZS11111111111111111111111111111111"]},"environment":{"description":"SID of its environment (ZE…).","type":"string","x-expects":"an environment SID in quotes: ZE and 32 hexadecimal digits","examples":["ZE11111111111111111111111111111111"]},"function":{"description":"SID of the Function (ZH…).","type":"string","x-expects":"a Function SID in quotes: ZH and 32 hexadecimal digits","examples":["ZH11111111111111111111111111111111"]},"url":{"description":"URL of the Function.","type":"string","x-expects":"an absolute http(s) URL","examples":["https://screen-1111.twil.io/verdict"]}},"examples":[{"service":"ZS11111111111111111111111111111111","environment":"ZE11111111111111111111111111111111","function":"ZH11111111111111111111111111111111","url":"https://screen-1111.twil.io/verdict"}]},"answer":{"description":"What happens to callers with this answer: `reject`, or an end as in blockedCallers.","type":["string","object"],"x-expects":"reject, or a map with number, webhook, sip, client, flow, flex, queue, voicemail, say or challenge","if":{"type":"object"},"then":{"$ref":"#/definitions/forwardTo"},"else":{"enum":["reject"],"x-expects":"reject, or a map with number, webhook, sip, client, flow, flex, queue, voicemail, say or challenge"},"tsType":"\"reject\" | ForwardTo","examples":["reject"]},"challenge":{"title":"ChallengeConfig","description":"In blockedCallers, hiddenCallers, unknownCountry, verification and ask: says a sentence and waits for digits. Callers who enter them continue as if that check had let them through. This answers the call.","type":"object","required":["say","digits"],"additionalProperties":false,"x-expects":"a map with say and digits","properties":{"say":{"$ref":"#/definitions/sentence"},"digits":{"description":"1 to 8 digits, in quotes.","type":"string","x-expects":"1 to 8 digits in quotes, such as \"4\"","examples":["4"]},"attempts":{"description":"How often the caller is asked, 1 to 3; 2 by default.","type":"integer","minimum":1,"maximum":3,"x-expects":"a whole number from 1 to 3","examples":[3]},"timeout":{"description":"Seconds to wait for the digits, 1 to 30; 5 by default.","type":"integer","minimum":1,"maximum":30,"x-expects":"a whole number of seconds from 1 to 30","examples":[10]},"otherwise":{"description":"An end for callers who do not enter the digits, other than reject and challenge. They are hung up on by default.","type":"object","x-expects":"a map such as { say }; the call has been answered by then, so it cannot be rejected any more","if":{"type":"object"},"then":{"$ref":"#/definitions/forwardTo"},"tsType":"ForwardTo","examples":[{"say":"Goodbye."}]}},"examples":[{"say":"Press 4 to be connected.","digits":"4"}]},"exception":{"description":"A phone number in E.164 form, or a prefix of one with a trailing *.","type":"string","x-expects":"a phone number or a prefix in quotes, such as \"+15550100001\" or \"+1900*\"","examples":["+1900*"]},"exceptions":{"title":"Exceptions","description":"Callers who are exempt from the checks. The most specific entry wins. None by default.","type":"object","additionalProperties":false,"x-expects":"a map with the lists forward and reject","properties":{"forward":{"description":"Callers who always get through. None by default.","type":"array","items":{"$ref":"#/definitions/exception"},"x-expects":"a list of phone numbers","examples":[["+15550100007"]]},"reject":{"description":"Callers who never get through. None by default.","type":"array","items":{"$ref":"#/definitions/exception"},"x-expects":"a list of phone numbers","examples":[["+1900*"]]}},"examples":[{"forward":["+15550100007"],"reject":["+1900*"]}]},"routes":{"description":"Other forwards for some countries, after the checks. The first route that contains the caller's country is used. If there is none, `forward` is used. None by default.","type":"array","items":{"$ref":"#/definitions/route"},"x-expects":"a list of maps with countries and forward","examples":[[{"countries":["DE"],"forward":{"client":"desk"}}]]},"route":{"title":"RouteConfig","description":"Where callers from some countries go after the checks.","type":"object","required":["countries","forward"],"additionalProperties":false,"x-expects":"a map with countries and forward","properties":{"countries":{"description":"Codes or groups. Members of a group that are rejected, or that an earlier route has, do not count.","type":"array","minItems":1,"items":{"$ref":"#/definitions/country"},"x-expects":"a list of at least one country code, such as [DE, AT]","examples":[["DE","AT"]]},"forward":{"$ref":"#/definitions/forward"}}},"phoneNumber":{"description":"A phone number in E.164 form: a plus, the country code, digits. Quote it in YAML.","type":"string","x-expects":"a phone number in quotes, such as \"+15550100001\"","examples":["+15550100001"]},"numbers":{"description":"The phone numbers to fence: a list; `all` numbers of the account; { all: true, except }; or { friendlyName, except }. Required for each line.","type":["array","string","object"],"minItems":1,"items":{"$ref":"#/definitions/phoneNumber"},"x-expects":"a list of at least one phone number, all, or { friendlyName }","if":{"type":"object"},"then":{"$ref":"#/definitions/numberFilter"},"else":{"if":{"type":"string"},"then":{"enum":["all"],"x-expects":"a list of at least one phone number, all, or { friendlyName }"}},"tsType":"PhoneNumber[] | \"all\" | NumberFilter","examples":[["+15550100001"]]},"numberFilter":{"title":"NumberFilter","description":"Set exactly one of all and friendlyName. Numbers that cannot be fenced are skipped, and the preview names them.","type":"object","additionalProperties":false,"x-expects":"a map with all or friendlyName","properties":{"all":{"description":"Every number of the account. Set either this or friendlyName.","enum":[true],"x-expects":"true","examples":[true]},"friendlyName":{"description":"Pattern for friendly names. * stands for any text. Letter case does not count. Set either this or all.","type":"string","minLength":1,"x-expects":"a name in quotes, such as \"Support *\"","examples":["Support *"]},"except":{"description":"Numbers that are not fenced. None by default.","type":"array","items":{"$ref":"#/definitions/phoneNumber"},"x-expects":"a list of phone numbers","examples":[["+15550100009"]]}}},"takeOver":{"description":"`true`: numbers under a SIP trunk or a TwiML application are fenced too. Each is taken off it while it is fenced, and restored afterwards. `false` (default): such numbers are refused, and skipped by all and friendlyName. Such a number has no handler for `existing`, so `forward` must name what answers behind the fence. Setting it back to false does not affect numbers that are already fenced.","type":"boolean","x-expects":"true or false","examples":[true]},"url":{"description":"An absolute http(s) URL.","type":"string","x-expects":"an absolute http(s) URL","examples":["https://handler.example.com/voice"]},"forward":{"description":"What answers callers who get through: `existing` (default: what the number did before), { number }, { webhook }, { sip }, { client }, { flow }, { flex }, { queue }, { voicemail } or { say }.","type":["string","object"],"x-expects":"existing, or a map with number, webhook, sip, client, flow, flex, queue, voicemail or say","if":{"type":"object"},"then":{"$ref":"#/definitions/forwardTo"},"else":{"enum":["existing"],"x-expects":"existing, or a map with number, webhook, sip, client, flow, flex, queue, voicemail or say"},"tsType":"\"existing\" | ForwardTo","examples":[{"webhook":"https://handler.example.com/voice"}]},"forwardTo":{"title":"ForwardTo","description":"Set exactly one of number, webhook, sip, client, flow, flex, queue, voicemail, say and challenge. A challenge cannot be a forward. Each of the other keys applies to some of these.","type":"object","additionalProperties":false,"properties":{"number":{"description":"One phone number to dial, or up to 10 that ring at once.","type":["string","array"],"minItems":1,"maxItems":10,"items":{"$ref":"#/definitions/phoneNumber"},"x-expects":"a phone number in quotes, or a list of 1 to 10","tsType":"string | string[]","examples":[["+15550100011","+15550100012"]]},"callerId":{"description":"With number or sip: `caller` (default), `called`, or a phone number to show. If a caller has no phone number to show, `caller` shows the called number.","type":"string","x-expects":"caller, called or a phone number in quotes","examples":["called"]},"timeout":{"description":"With number: seconds to ring, 1 to 600. Twilio's default is 30.","type":"integer","minimum":1,"maximum":600,"x-expects":"a whole number of seconds from 1 to 600","examples":[20]},"record":{"description":"With number: record the call. Not recorded by default.","type":"boolean","x-expects":"true or false","examples":[true]},"webhook":{"description":"URL of TwiML that handles the call.","type":"string","x-expects":"an absolute http(s) URL","examples":["https://handler.example.com/voice"]},"method":{"description":"With webhook: GET or POST (default).","enum":["GET","POST"],"x-expects":"GET or POST","examples":["GET"]},"sip":{"description":"SIP address to dial, such as sip:desk@example.com.","type":"string","x-expects":"a SIP address in quotes, such as \"sip:desk@example.com\"","examples":["sip:desk@example.com"]},"username":{"description":"With sip: user name. None by default.","type":"string","x-expects":"a user name in quotes","examples":["desk"]},"password":{"description":"With sip: password. Set it as a secret. None by default.","type":"string","x-expects":"a password in quotes","examples":["a-secret"]},"client":{"description":"Identity of a Twilio Client to ring.","type":"string","x-expects":"an identity in quotes","examples":["desk"]},"flow":{"description":"SID of another Studio flow of the account, which takes the call over.","type":"string","x-expects":"a flow SID in quotes: FW and 32 hexadecimal digits","examples":["FW11111111111111111111111111111111"]},"flex":{"title":"FlexConfig","description":"Sends the caller to Twilio Flex.","type":"object","required":["workflow","channel"],"additionalProperties":false,"x-expects":"a map with workflow and channel","properties":{"workflow":{"description":"Workflow SID (WW…).","type":"string","x-expects":"a workflow SID in quotes: WW and 32 hexadecimal digits","examples":["WW11111111111111111111111111111111"]},"channel":{"description":"Task channel SID (TC…).","type":"string","x-expects":"a task channel SID in quotes: TC and 32 hexadecimal digits","examples":["TC11111111111111111111111111111111"]}},"examples":[{"workflow":"WW11111111111111111111111111111111","channel":"TC11111111111111111111111111111111"}]},"queue":{"description":"Name of a call queue, at most 64 characters. Twilio creates it with the first call.","type":"string","x-expects":"the name of a queue in quotes","examples":["support"]},"voicemail":{"title":"VoicemailConfig","description":"Answers the call and records a message.","type":"object","additionalProperties":false,"x-expects":"a map with say and maxLength, both optional","properties":{"say":{"description":"Spoken before the beep. Nothing by default.","type":["string","object"],"x-expects":"a sentence in quotes, or a map with text, language and voice","if":{"type":"object"},"then":{"$ref":"#/definitions/spokenText"},"tsType":"string | SpokenText","examples":["Please leave a message."]},"maxLength":{"description":"Longest message in seconds, 1 to 14,400. Twilio's default is 3,600.","type":"integer","minimum":1,"maximum":14400,"x-expects":"a whole number of seconds from 1 to 14400","examples":[120]}},"examples":[{"say":"Please leave a message.","maxLength":120}]},"say":{"description":"A sentence to say before the call is hung up.","type":["string","object"],"x-expects":"a sentence in quotes, or a map with text, language and voice","if":{"type":"object"},"then":{"$ref":"#/definitions/spokenText"},"tsType":"string | SpokenText","examples":["We are closed today."]},"challenge":{"$ref":"#/definitions/challenge"}}},"fallback":{"description":"What answers when the fence itself fails. `auto` (default): the number's own fallback, or else what is behind the fence. `none`: nothing, which is the strict choice. Or a URL.","type":"string","x-expects":"auto, none or a URL","examples":["none"]},"former":{"description":"The voice handlers that numbers had before they were fenced, if Ringfence cannot find them itself. None by default.","type":"object","x-expects":"a map from phone number to { voiceUrl, voiceMethod }","additionalProperties":{"$ref":"#/definitions/formerHandler"},"examples":[{"+15550100001":{"voiceUrl":"https://handler.example.com/voice"}}]},"formerHandler":{"title":"FormerHandler","description":"Number settings: set at least one of voiceUrl, trunkSid and voiceApplicationSid.","type":"object","additionalProperties":false,"x-expects":"a map with voiceUrl","properties":{"voiceUrl":{"$ref":"#/definitions/url","description":"URL of the webhook that answered calls. Empty if nothing answered.","examples":["https://handler.example.com/voice"]},"voiceMethod":{"description":"GET or POST (default).","enum":["GET","POST"],"x-expects":"GET or POST","examples":["GET"]},"voiceFallbackUrl":{"$ref":"#/definitions/url","description":"URL of the webhook that answered if voiceUrl failed. None by default.","examples":["https://backup.example.com/voice"]},"voiceFallbackMethod":{"description":"GET or POST (default).","enum":["GET","POST"],"x-expects":"GET or POST","examples":["GET"]},"trunkSid":{"description":"SID of the SIP trunk (TK…) that answered the number before `takeOver`. None by default.","type":"string","x-expects":"a trunk SID in quotes: TK and 32 hexadecimal digits","examples":["TK11111111111111111111111111111111"]},"voiceApplicationSid":{"description":"SID of the TwiML application (AP…) that answered the number before `takeOver`. None by default.","type":"string","x-expects":"an application SID in quotes: AP and 32 hexadecimal digits","examples":["AP11111111111111111111111111111111"]}}}}};
const func2 = Object.prototype.hasOwnProperty;
const schema7 = {"description":"Countries whose callers are rejected. Callers from other countries get through. Set either this or allowList.","type":"array","minItems":1,"items":{"$ref":"#/definitions/country"},"x-expects":"a list of at least one country code, such as [RU, CN]","examples":[["RU","KZ"]]};
const schema8 = {"description":"ISO 3166-1 alpha-2 code (or XK), or a group such as group:EU. Letter case does not count. Groups: EU, EEA, SCHENGEN, NANP, NANP_NON_US, US_TERRITORIES, AFRICA, ANTARCTICA, ASIA, EUROPE, NORTH_AMERICA, OCEANIA, SOUTH_AMERICA.","type":"string","x-expects":"a two-letter country code in quotes, such as \"RU\", or a group such as \"group:EU\"","examples":["group:EU"]};

function validate23(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data !== "string"){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema8.type,parentSchema:schema8,data};
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


function validate22(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(Array.isArray(data)){
if(data.length < 1){
const err0 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema7,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate23(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema7.type,parentSchema:schema7,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate22.errors = vErrors;
return errors === 0;
}

const schema9 = {"description":"Countries whose callers get through. Callers from other countries are rejected. Set either this or blockList. hiddenCallers and unknownCountry are required with it.","type":"array","minItems":1,"items":{"$ref":"#/definitions/country"},"x-expects":"a list of at least one country code, such as [US, CA]","examples":[["US","CA"]]};

function validate26(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(Array.isArray(data)){
if(data.length < 1){
const err0 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema9,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate23(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema9.type,parentSchema:schema9,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate26.errors = vErrors;
return errors === 0;
}

const schema10 = {"description":"The reason in TwiML <Reject>: `rejected` (default) or `busy`.","enum":["rejected","busy"],"x-expects":"rejected or busy","examples":["busy"]};

function validate29(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(!((data === "rejected") || (data === "busy"))){
const err0 = {instancePath,schemaPath:"#/enum",keyword:"enum",params:{allowedValues: schema10.enum},message:"must be equal to one of the allowed values",schema:schema10.enum,parentSchema:schema10,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate29.errors = vErrors;
return errors === 0;
}

const schema11 = {"description":"URL of your own TwiML document that rejects calls, such as a TwiML Bin. Twilio fetches it by GET instead of the hosted one. By default, Ringfence hosts the document itself.","type":"string","x-expects":"an absolute http(s) URL","examples":["https://handler.example.com/reject"]};

function validate31(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data !== "string"){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.type,parentSchema:schema11,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate31.errors = vErrors;
return errors === 0;
}

const schema12 = {"description":"A sentence that rejected callers hear instead of a reject. Such a call is answered, so it is billed. None by default.","type":["string","object"],"x-expects":"a sentence in quotes, or a map with text, language and voice","if":{"type":"object"},"then":{"$ref":"#/definitions/spokenText"},"tsType":"string | SpokenText","examples":["Calls from your country are not accepted."]};
const schema13 = {"title":"SpokenText","description":"A text, and how it is spoken.","type":"object","required":["text"],"additionalProperties":false,"x-expects":"a map with text, language and voice","properties":{"text":{"description":"The text to speak. It cannot contain the signs <, > and &, which have a meaning in SSML.","type":"string","x-expects":"a sentence in quotes","examples":["Bonjour."]},"language":{"description":"Language of the voice, such as en-GB. By default, Twilio chooses it.","type":"string","x-expects":"a language code, such as en-GB","examples":["fr-FR"]},"voice":{"description":"man, woman, alice, or a voice with its provider, such as Polly.Amy or Google.en-GB-Standard-A. By default, Twilio chooses it.","type":"string","x-expects":"a voice, such as Polly.Amy","examples":["Polly.Amy"]}}};

function validate34(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.text === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "text"},message:"must have required property '"+"text"+"'",schema:schema13.required,parentSchema:schema13,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(((key0 === "text") || (key0 === "language")) || (key0 === "voice"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema13,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.text !== undefined){
let data0 = data.text;
if(typeof data0 !== "string"){
const err2 = {instancePath:instancePath+"/text",schemaPath:"#/properties/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema13.properties.text.type,parentSchema:schema13.properties.text,data:data0};
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
let data1 = data.language;
if(typeof data1 !== "string"){
const err3 = {instancePath:instancePath+"/language",schemaPath:"#/properties/language/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema13.properties.language.type,parentSchema:schema13.properties.language,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.voice !== undefined){
let data2 = data.voice;
if(typeof data2 !== "string"){
const err4 = {instancePath:instancePath+"/voice",schemaPath:"#/properties/voice/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema13.properties.voice.type,parentSchema:schema13.properties.voice,data:data2};
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
const err5 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema13.type,parentSchema:schema13,data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
validate34.errors = vErrors;
return errors === 0;
}


function validate33(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if((typeof data !== "string") && (!(data && typeof data == "object" && !Array.isArray(data)))){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema12.type},message:"must be string,object",schema:schema12.type,parentSchema:schema12,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
const _errs1 = errors;
let valid0 = true;
const _errs2 = errors;
if(!(data && typeof data == "object" && !Array.isArray(data))){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs2 === errors;
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
if(_valid0){
const _errs4 = errors;
if(!(validate34(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate34.errors : vErrors.concat(validate34.errors);
errors = vErrors.length;
}
var _valid0 = _errs4 === errors;
valid0 = _valid0;
}
if(!valid0){
const err2 = {instancePath,schemaPath:"#/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema",schema:schema12.if,parentSchema:schema12,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate33.errors = vErrors;
return errors === 0;
}

const schema14 = {"description":"What happens to callers whom the country list keeps out: `reject` (default), or an end such as { voicemail }, { say }, { number } or { challenge }. An end other than reject answers the call or hands it over, so it may be billed.","type":["string","object"],"x-expects":"reject, or a map with number, webhook, sip, client, flow, flex, queue, voicemail, say or challenge; to let these callers in, set mode to open","if":{"type":"object"},"then":{"$ref":"#/definitions/forwardTo"},"else":{"enum":["reject"],"x-expects":"reject, or a map with number, webhook, sip, client, flow, flex, queue, voicemail, say or challenge; to let these callers in, set mode to open"},"tsType":"\"reject\" | ForwardTo","examples":[{"voicemail":{"say":"Please leave a message."}}]};
const schema15 = {"title":"ForwardTo","description":"Set exactly one of number, webhook, sip, client, flow, flex, queue, voicemail, say and challenge. A challenge cannot be a forward. Each of the other keys applies to some of these.","type":"object","additionalProperties":false,"properties":{"number":{"description":"One phone number to dial, or up to 10 that ring at once.","type":["string","array"],"minItems":1,"maxItems":10,"items":{"$ref":"#/definitions/phoneNumber"},"x-expects":"a phone number in quotes, or a list of 1 to 10","tsType":"string | string[]","examples":[["+15550100011","+15550100012"]]},"callerId":{"description":"With number or sip: `caller` (default), `called`, or a phone number to show. If a caller has no phone number to show, `caller` shows the called number.","type":"string","x-expects":"caller, called or a phone number in quotes","examples":["called"]},"timeout":{"description":"With number: seconds to ring, 1 to 600. Twilio's default is 30.","type":"integer","minimum":1,"maximum":600,"x-expects":"a whole number of seconds from 1 to 600","examples":[20]},"record":{"description":"With number: record the call. Not recorded by default.","type":"boolean","x-expects":"true or false","examples":[true]},"webhook":{"description":"URL of TwiML that handles the call.","type":"string","x-expects":"an absolute http(s) URL","examples":["https://handler.example.com/voice"]},"method":{"description":"With webhook: GET or POST (default).","enum":["GET","POST"],"x-expects":"GET or POST","examples":["GET"]},"sip":{"description":"SIP address to dial, such as sip:desk@example.com.","type":"string","x-expects":"a SIP address in quotes, such as \"sip:desk@example.com\"","examples":["sip:desk@example.com"]},"username":{"description":"With sip: user name. None by default.","type":"string","x-expects":"a user name in quotes","examples":["desk"]},"password":{"description":"With sip: password. Set it as a secret. None by default.","type":"string","x-expects":"a password in quotes","examples":["a-secret"]},"client":{"description":"Identity of a Twilio Client to ring.","type":"string","x-expects":"an identity in quotes","examples":["desk"]},"flow":{"description":"SID of another Studio flow of the account, which takes the call over.","type":"string","x-expects":"a flow SID in quotes: FW and 32 hexadecimal digits","examples":["FW11111111111111111111111111111111"]},"flex":{"title":"FlexConfig","description":"Sends the caller to Twilio Flex.","type":"object","required":["workflow","channel"],"additionalProperties":false,"x-expects":"a map with workflow and channel","properties":{"workflow":{"description":"Workflow SID (WW…).","type":"string","x-expects":"a workflow SID in quotes: WW and 32 hexadecimal digits","examples":["WW11111111111111111111111111111111"]},"channel":{"description":"Task channel SID (TC…).","type":"string","x-expects":"a task channel SID in quotes: TC and 32 hexadecimal digits","examples":["TC11111111111111111111111111111111"]}},"examples":[{"workflow":"WW11111111111111111111111111111111","channel":"TC11111111111111111111111111111111"}]},"queue":{"description":"Name of a call queue, at most 64 characters. Twilio creates it with the first call.","type":"string","x-expects":"the name of a queue in quotes","examples":["support"]},"voicemail":{"title":"VoicemailConfig","description":"Answers the call and records a message.","type":"object","additionalProperties":false,"x-expects":"a map with say and maxLength, both optional","properties":{"say":{"description":"Spoken before the beep. Nothing by default.","type":["string","object"],"x-expects":"a sentence in quotes, or a map with text, language and voice","if":{"type":"object"},"then":{"$ref":"#/definitions/spokenText"},"tsType":"string | SpokenText","examples":["Please leave a message."]},"maxLength":{"description":"Longest message in seconds, 1 to 14,400. Twilio's default is 3,600.","type":"integer","minimum":1,"maximum":14400,"x-expects":"a whole number of seconds from 1 to 14400","examples":[120]}},"examples":[{"say":"Please leave a message.","maxLength":120}]},"say":{"description":"A sentence to say before the call is hung up.","type":["string","object"],"x-expects":"a sentence in quotes, or a map with text, language and voice","if":{"type":"object"},"then":{"$ref":"#/definitions/spokenText"},"tsType":"string | SpokenText","examples":["We are closed today."]},"challenge":{"$ref":"#/definitions/challenge"}}};
const schema16 = {"description":"A phone number in E.164 form: a plus, the country code, digits. Quote it in YAML.","type":"string","x-expects":"a phone number in quotes, such as \"+15550100001\"","examples":["+15550100001"]};

function validate39(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data !== "string"){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema16.type,parentSchema:schema16,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate39.errors = vErrors;
return errors === 0;
}

const schema17 = {"title":"ChallengeConfig","description":"In blockedCallers, hiddenCallers, unknownCountry, verification and ask: says a sentence and waits for digits. Callers who enter them continue as if that check had let them through. This answers the call.","type":"object","required":["say","digits"],"additionalProperties":false,"x-expects":"a map with say and digits","properties":{"say":{"$ref":"#/definitions/sentence"},"digits":{"description":"1 to 8 digits, in quotes.","type":"string","x-expects":"1 to 8 digits in quotes, such as \"4\"","examples":["4"]},"attempts":{"description":"How often the caller is asked, 1 to 3; 2 by default.","type":"integer","minimum":1,"maximum":3,"x-expects":"a whole number from 1 to 3","examples":[3]},"timeout":{"description":"Seconds to wait for the digits, 1 to 30; 5 by default.","type":"integer","minimum":1,"maximum":30,"x-expects":"a whole number of seconds from 1 to 30","examples":[10]},"otherwise":{"description":"An end for callers who do not enter the digits, other than reject and challenge. They are hung up on by default.","type":"object","x-expects":"a map such as { say }; the call has been answered by then, so it cannot be rejected any more","if":{"type":"object"},"then":{"$ref":"#/definitions/forwardTo"},"tsType":"ForwardTo","examples":[{"say":"Goodbye."}]}},"examples":[{"say":"Press 4 to be connected.","digits":"4"}]};
const schema18 = {"description":"A sentence to say: a text, or { text, language, voice }. Required.","type":["string","object"],"x-expects":"a sentence in quotes, or a map with text, language and voice","if":{"type":"object"},"then":{"$ref":"#/definitions/spokenText"},"tsType":"string | SpokenText","examples":[{"text":"Bonjour.","language":"fr-FR"}]};

function validate44(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if((typeof data !== "string") && (!(data && typeof data == "object" && !Array.isArray(data)))){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema18.type},message:"must be string,object",schema:schema18.type,parentSchema:schema18,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
const _errs1 = errors;
let valid0 = true;
const _errs2 = errors;
if(!(data && typeof data == "object" && !Array.isArray(data))){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs2 === errors;
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
if(_valid0){
const _errs4 = errors;
if(!(validate34(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate34.errors : vErrors.concat(validate34.errors);
errors = vErrors.length;
}
var _valid0 = _errs4 === errors;
valid0 = _valid0;
}
if(!valid0){
const err2 = {instancePath,schemaPath:"#/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema",schema:schema18.if,parentSchema:schema18,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate44.errors = vErrors;
return errors === 0;
}

const wrapper0 = {validate: validate38};

function validate43(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.say === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "say"},message:"must have required property '"+"say"+"'",schema:schema17.required,parentSchema:schema17,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.digits === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "digits"},message:"must have required property '"+"digits"+"'",schema:schema17.required,parentSchema:schema17,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!(((((key0 === "say") || (key0 === "digits")) || (key0 === "attempts")) || (key0 === "timeout")) || (key0 === "otherwise"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema17,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.say !== undefined){
if(!(validate44(data.say, {instancePath:instancePath+"/say",parentData:data,parentDataProperty:"say",rootData}))){
vErrors = vErrors === null ? validate44.errors : vErrors.concat(validate44.errors);
errors = vErrors.length;
}
}
if(data.digits !== undefined){
let data1 = data.digits;
if(typeof data1 !== "string"){
const err3 = {instancePath:instancePath+"/digits",schemaPath:"#/properties/digits/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema17.properties.digits.type,parentSchema:schema17.properties.digits,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.attempts !== undefined){
let data2 = data.attempts;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
const err4 = {instancePath:instancePath+"/attempts",schemaPath:"#/properties/attempts/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema17.properties.attempts.type,parentSchema:schema17.properties.attempts,data:data2};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 > 3 || isNaN(data2)){
const err5 = {instancePath:instancePath+"/attempts",schemaPath:"#/properties/attempts/maximum",keyword:"maximum",params:{comparison: "<=", limit: 3},message:"must be <= 3",schema:3,parentSchema:schema17.properties.attempts,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data2 < 1 || isNaN(data2)){
const err6 = {instancePath:instancePath+"/attempts",schemaPath:"#/properties/attempts/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema17.properties.attempts,data:data2};
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
if(data.timeout !== undefined){
let data3 = data.timeout;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
const err7 = {instancePath:instancePath+"/timeout",schemaPath:"#/properties/timeout/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema17.properties.timeout.type,parentSchema:schema17.properties.timeout,data:data3};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 30 || isNaN(data3)){
const err8 = {instancePath:instancePath+"/timeout",schemaPath:"#/properties/timeout/maximum",keyword:"maximum",params:{comparison: "<=", limit: 30},message:"must be <= 30",schema:30,parentSchema:schema17.properties.timeout,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data3 < 1 || isNaN(data3)){
const err9 = {instancePath:instancePath+"/timeout",schemaPath:"#/properties/timeout/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema17.properties.timeout,data:data3};
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
if(data.otherwise !== undefined){
let data4 = data.otherwise;
if(!(data4 && typeof data4 == "object" && !Array.isArray(data4))){
const err10 = {instancePath:instancePath+"/otherwise",schemaPath:"#/properties/otherwise/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema17.properties.otherwise.type,parentSchema:schema17.properties.otherwise,data:data4};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
const _errs11 = errors;
let valid1 = true;
const _errs12 = errors;
if(!(data4 && typeof data4 == "object" && !Array.isArray(data4))){
const err11 = {};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
var _valid0 = _errs12 === errors;
errors = _errs11;
if(vErrors !== null){
if(_errs11){
vErrors.length = _errs11;
}
else {
vErrors = null;
}
}
if(_valid0){
const _errs14 = errors;
if(!(wrapper0.validate(data4, {instancePath:instancePath+"/otherwise",parentData:data,parentDataProperty:"otherwise",rootData}))){
vErrors = vErrors === null ? wrapper0.validate.errors : vErrors.concat(wrapper0.validate.errors);
errors = vErrors.length;
}
var _valid0 = _errs14 === errors;
valid1 = _valid0;
}
if(!valid1){
const err12 = {instancePath:instancePath+"/otherwise",schemaPath:"#/properties/otherwise/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema",schema:schema17.properties.otherwise.if,parentSchema:schema17.properties.otherwise,data:data4};
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
const err13 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema17.type,parentSchema:schema17,data};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
validate43.errors = vErrors;
return errors === 0;
}


function validate38(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(func2.call(schema15.properties, key0))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema15,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.number !== undefined){
let data0 = data.number;
if((typeof data0 !== "string") && (!(Array.isArray(data0)))){
const err1 = {instancePath:instancePath+"/number",schemaPath:"#/properties/number/type",keyword:"type",params:{type: schema15.properties.number.type},message:"must be string,array",schema:schema15.properties.number.type,parentSchema:schema15.properties.number,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(Array.isArray(data0)){
if(data0.length > 10){
const err2 = {instancePath:instancePath+"/number",schemaPath:"#/properties/number/maxItems",keyword:"maxItems",params:{limit: 10},message:"must NOT have more than 10 items",schema:10,parentSchema:schema15.properties.number,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data0.length < 1){
const err3 = {instancePath:instancePath+"/number",schemaPath:"#/properties/number/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema15.properties.number,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
if(!(validate39(data0[i0], {instancePath:instancePath+"/number/" + i0,parentData:data0,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate39.errors : vErrors.concat(validate39.errors);
errors = vErrors.length;
}
}
}
}
if(data.callerId !== undefined){
let data2 = data.callerId;
if(typeof data2 !== "string"){
const err4 = {instancePath:instancePath+"/callerId",schemaPath:"#/properties/callerId/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema15.properties.callerId.type,parentSchema:schema15.properties.callerId,data:data2};
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
const err5 = {instancePath:instancePath+"/timeout",schemaPath:"#/properties/timeout/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema15.properties.timeout.type,parentSchema:schema15.properties.timeout,data:data3};
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
const err6 = {instancePath:instancePath+"/timeout",schemaPath:"#/properties/timeout/maximum",keyword:"maximum",params:{comparison: "<=", limit: 600},message:"must be <= 600",schema:600,parentSchema:schema15.properties.timeout,data:data3};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data3 < 1 || isNaN(data3)){
const err7 = {instancePath:instancePath+"/timeout",schemaPath:"#/properties/timeout/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema15.properties.timeout,data:data3};
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
let data4 = data.record;
if(typeof data4 !== "boolean"){
const err8 = {instancePath:instancePath+"/record",schemaPath:"#/properties/record/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema15.properties.record.type,parentSchema:schema15.properties.record,data:data4};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.webhook !== undefined){
let data5 = data.webhook;
if(typeof data5 !== "string"){
const err9 = {instancePath:instancePath+"/webhook",schemaPath:"#/properties/webhook/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema15.properties.webhook.type,parentSchema:schema15.properties.webhook,data:data5};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.method !== undefined){
let data6 = data.method;
if(!((data6 === "GET") || (data6 === "POST"))){
const err10 = {instancePath:instancePath+"/method",schemaPath:"#/properties/method/enum",keyword:"enum",params:{allowedValues: schema15.properties.method.enum},message:"must be equal to one of the allowed values",schema:schema15.properties.method.enum,parentSchema:schema15.properties.method,data:data6};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.sip !== undefined){
let data7 = data.sip;
if(typeof data7 !== "string"){
const err11 = {instancePath:instancePath+"/sip",schemaPath:"#/properties/sip/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema15.properties.sip.type,parentSchema:schema15.properties.sip,data:data7};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.username !== undefined){
let data8 = data.username;
if(typeof data8 !== "string"){
const err12 = {instancePath:instancePath+"/username",schemaPath:"#/properties/username/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema15.properties.username.type,parentSchema:schema15.properties.username,data:data8};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.password !== undefined){
let data9 = data.password;
if(typeof data9 !== "string"){
const err13 = {instancePath:instancePath+"/password",schemaPath:"#/properties/password/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema15.properties.password.type,parentSchema:schema15.properties.password,data:data9};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.client !== undefined){
let data10 = data.client;
if(typeof data10 !== "string"){
const err14 = {instancePath:instancePath+"/client",schemaPath:"#/properties/client/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema15.properties.client.type,parentSchema:schema15.properties.client,data:data10};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.flow !== undefined){
let data11 = data.flow;
if(typeof data11 !== "string"){
const err15 = {instancePath:instancePath+"/flow",schemaPath:"#/properties/flow/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema15.properties.flow.type,parentSchema:schema15.properties.flow,data:data11};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.flex !== undefined){
let data12 = data.flex;
if(data12 && typeof data12 == "object" && !Array.isArray(data12)){
if(data12.workflow === undefined){
const err16 = {instancePath:instancePath+"/flex",schemaPath:"#/properties/flex/required",keyword:"required",params:{missingProperty: "workflow"},message:"must have required property '"+"workflow"+"'",schema:schema15.properties.flex.required,parentSchema:schema15.properties.flex,data:data12};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(data12.channel === undefined){
const err17 = {instancePath:instancePath+"/flex",schemaPath:"#/properties/flex/required",keyword:"required",params:{missingProperty: "channel"},message:"must have required property '"+"channel"+"'",schema:schema15.properties.flex.required,parentSchema:schema15.properties.flex,data:data12};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
for(const key1 in data12){
if(!((key1 === "workflow") || (key1 === "channel"))){
const err18 = {instancePath:instancePath+"/flex",schemaPath:"#/properties/flex/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema15.properties.flex,data:data12};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data12.workflow !== undefined){
let data13 = data12.workflow;
if(typeof data13 !== "string"){
const err19 = {instancePath:instancePath+"/flex/workflow",schemaPath:"#/properties/flex/properties/workflow/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema15.properties.flex.properties.workflow.type,parentSchema:schema15.properties.flex.properties.workflow,data:data13};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data12.channel !== undefined){
let data14 = data12.channel;
if(typeof data14 !== "string"){
const err20 = {instancePath:instancePath+"/flex/channel",schemaPath:"#/properties/flex/properties/channel/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema15.properties.flex.properties.channel.type,parentSchema:schema15.properties.flex.properties.channel,data:data14};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
}
else {
const err21 = {instancePath:instancePath+"/flex",schemaPath:"#/properties/flex/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema15.properties.flex.type,parentSchema:schema15.properties.flex,data:data12};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.queue !== undefined){
let data15 = data.queue;
if(typeof data15 !== "string"){
const err22 = {instancePath:instancePath+"/queue",schemaPath:"#/properties/queue/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema15.properties.queue.type,parentSchema:schema15.properties.queue,data:data15};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.voicemail !== undefined){
let data16 = data.voicemail;
if(data16 && typeof data16 == "object" && !Array.isArray(data16)){
for(const key2 in data16){
if(!((key2 === "say") || (key2 === "maxLength"))){
const err23 = {instancePath:instancePath+"/voicemail",schemaPath:"#/properties/voicemail/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties",schema:false,parentSchema:schema15.properties.voicemail,data:data16};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data16.say !== undefined){
let data17 = data16.say;
if((typeof data17 !== "string") && (!(data17 && typeof data17 == "object" && !Array.isArray(data17)))){
const err24 = {instancePath:instancePath+"/voicemail/say",schemaPath:"#/properties/voicemail/properties/say/type",keyword:"type",params:{type: schema15.properties.voicemail.properties.say.type},message:"must be string,object",schema:schema15.properties.voicemail.properties.say.type,parentSchema:schema15.properties.voicemail.properties.say,data:data17};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
const _errs38 = errors;
let valid5 = true;
const _errs39 = errors;
if(!(data17 && typeof data17 == "object" && !Array.isArray(data17))){
const err25 = {};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
var _valid0 = _errs39 === errors;
errors = _errs38;
if(vErrors !== null){
if(_errs38){
vErrors.length = _errs38;
}
else {
vErrors = null;
}
}
if(_valid0){
const _errs41 = errors;
if(!(validate34(data17, {instancePath:instancePath+"/voicemail/say",parentData:data16,parentDataProperty:"say",rootData}))){
vErrors = vErrors === null ? validate34.errors : vErrors.concat(validate34.errors);
errors = vErrors.length;
}
var _valid0 = _errs41 === errors;
valid5 = _valid0;
}
if(!valid5){
const err26 = {instancePath:instancePath+"/voicemail/say",schemaPath:"#/properties/voicemail/properties/say/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema",schema:schema15.properties.voicemail.properties.say.if,parentSchema:schema15.properties.voicemail.properties.say,data:data17};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data16.maxLength !== undefined){
let data18 = data16.maxLength;
if(!(((typeof data18 == "number") && (!(data18 % 1) && !isNaN(data18))) && (isFinite(data18)))){
const err27 = {instancePath:instancePath+"/voicemail/maxLength",schemaPath:"#/properties/voicemail/properties/maxLength/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema15.properties.voicemail.properties.maxLength.type,parentSchema:schema15.properties.voicemail.properties.maxLength,data:data18};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
if((typeof data18 == "number") && (isFinite(data18))){
if(data18 > 14400 || isNaN(data18)){
const err28 = {instancePath:instancePath+"/voicemail/maxLength",schemaPath:"#/properties/voicemail/properties/maxLength/maximum",keyword:"maximum",params:{comparison: "<=", limit: 14400},message:"must be <= 14400",schema:14400,parentSchema:schema15.properties.voicemail.properties.maxLength,data:data18};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if(data18 < 1 || isNaN(data18)){
const err29 = {instancePath:instancePath+"/voicemail/maxLength",schemaPath:"#/properties/voicemail/properties/maxLength/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema15.properties.voicemail.properties.maxLength,data:data18};
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
const err30 = {instancePath:instancePath+"/voicemail",schemaPath:"#/properties/voicemail/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema15.properties.voicemail.type,parentSchema:schema15.properties.voicemail,data:data16};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data.say !== undefined){
let data19 = data.say;
if((typeof data19 !== "string") && (!(data19 && typeof data19 == "object" && !Array.isArray(data19)))){
const err31 = {instancePath:instancePath+"/say",schemaPath:"#/properties/say/type",keyword:"type",params:{type: schema15.properties.say.type},message:"must be string,object",schema:schema15.properties.say.type,parentSchema:schema15.properties.say,data:data19};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
const _errs46 = errors;
let valid6 = true;
const _errs47 = errors;
if(!(data19 && typeof data19 == "object" && !Array.isArray(data19))){
const err32 = {};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
var _valid1 = _errs47 === errors;
errors = _errs46;
if(vErrors !== null){
if(_errs46){
vErrors.length = _errs46;
}
else {
vErrors = null;
}
}
if(_valid1){
const _errs49 = errors;
if(!(validate34(data19, {instancePath:instancePath+"/say",parentData:data,parentDataProperty:"say",rootData}))){
vErrors = vErrors === null ? validate34.errors : vErrors.concat(validate34.errors);
errors = vErrors.length;
}
var _valid1 = _errs49 === errors;
valid6 = _valid1;
}
if(!valid6){
const err33 = {instancePath:instancePath+"/say",schemaPath:"#/properties/say/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema",schema:schema15.properties.say.if,parentSchema:schema15.properties.say,data:data19};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data.challenge !== undefined){
if(!(validate43(data.challenge, {instancePath:instancePath+"/challenge",parentData:data,parentDataProperty:"challenge",rootData}))){
vErrors = vErrors === null ? validate43.errors : vErrors.concat(validate43.errors);
errors = vErrors.length;
}
}
}
else {
const err34 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema15.type,parentSchema:schema15,data};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
validate38.errors = vErrors;
return errors === 0;
}


function validate37(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if((typeof data !== "string") && (!(data && typeof data == "object" && !Array.isArray(data)))){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema14.type},message:"must be string,object",schema:schema14.type,parentSchema:schema14,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
const _errs1 = errors;
let valid0 = true;
const _errs2 = errors;
if(!(data && typeof data == "object" && !Array.isArray(data))){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs2 === errors;
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
let ifClause0;
if(_valid0){
const _errs4 = errors;
if(!(validate38(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
errors = vErrors.length;
}
var _valid0 = _errs4 === errors;
valid0 = _valid0;
ifClause0 = "then";
}
else {
const _errs5 = errors;
if(!(data === "reject")){
const err2 = {instancePath,schemaPath:"#/else/enum",keyword:"enum",params:{allowedValues: schema14.else.enum},message:"must be equal to one of the allowed values",schema:schema14.else.enum,parentSchema:schema14.else,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var _valid0 = _errs5 === errors;
valid0 = _valid0;
ifClause0 = "else";
}
if(!valid0){
const err3 = {instancePath,schemaPath:"#/if",keyword:"if",params:{failingKeyword: ifClause0},message:"must match \""+ifClause0+"\" schema",schema:schema14.if,parentSchema:schema14,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
validate37.errors = vErrors;
return errors === 0;
}

const schema19 = {"description":"What happens to callers who withhold their number: `forward` (default with blockList), `reject`, or an end as in blockedCallers. Required with allowList.","type":["string","object"],"x-expects":"forward, reject or a map with number, webhook, sip, client, flow, flex, queue, voicemail, say or challenge","if":{"type":"object"},"then":{"$ref":"#/definitions/forwardTo"},"else":{"enum":["forward","reject"],"x-expects":"forward, reject or a map with number, webhook, sip, client, flow, flex, queue, voicemail, say or challenge"},"tsType":"\"forward\" | \"reject\" | ForwardTo","examples":["reject"]};

function validate50(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if((typeof data !== "string") && (!(data && typeof data == "object" && !Array.isArray(data)))){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema19.type},message:"must be string,object",schema:schema19.type,parentSchema:schema19,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
const _errs1 = errors;
let valid0 = true;
const _errs2 = errors;
if(!(data && typeof data == "object" && !Array.isArray(data))){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs2 === errors;
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
let ifClause0;
if(_valid0){
const _errs4 = errors;
if(!(validate38(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
errors = vErrors.length;
}
var _valid0 = _errs4 === errors;
valid0 = _valid0;
ifClause0 = "then";
}
else {
const _errs5 = errors;
if(!((data === "forward") || (data === "reject"))){
const err2 = {instancePath,schemaPath:"#/else/enum",keyword:"enum",params:{allowedValues: schema19.else.enum},message:"must be equal to one of the allowed values",schema:schema19.else.enum,parentSchema:schema19.else,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var _valid0 = _errs5 === errors;
valid0 = _valid0;
ifClause0 = "else";
}
if(!valid0){
const err3 = {instancePath,schemaPath:"#/if",keyword:"if",params:{failingKeyword: ifClause0},message:"must match \""+ifClause0+"\" schema",schema:schema19.if,parentSchema:schema19,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
validate50.errors = vErrors;
return errors === 0;
}

const schema20 = {"description":"What happens to callers for whom Twilio reports no country, such as SIP callers: `forward` (default with blockList), `reject`, or an end as in blockedCallers. Required with allowList.","type":["string","object"],"x-expects":"forward, reject or a map with number, webhook, sip, client, flow, flex, queue, voicemail, say or challenge","if":{"type":"object"},"then":{"$ref":"#/definitions/forwardTo"},"else":{"enum":["forward","reject"],"x-expects":"forward, reject or a map with number, webhook, sip, client, flow, flex, queue, voicemail, say or challenge"},"tsType":"\"forward\" | \"reject\" | ForwardTo","examples":["reject"]};

function validate53(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if((typeof data !== "string") && (!(data && typeof data == "object" && !Array.isArray(data)))){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema20.type},message:"must be string,object",schema:schema20.type,parentSchema:schema20,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
const _errs1 = errors;
let valid0 = true;
const _errs2 = errors;
if(!(data && typeof data == "object" && !Array.isArray(data))){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs2 === errors;
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
let ifClause0;
if(_valid0){
const _errs4 = errors;
if(!(validate38(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
errors = vErrors.length;
}
var _valid0 = _errs4 === errors;
valid0 = _valid0;
ifClause0 = "then";
}
else {
const _errs5 = errors;
if(!((data === "forward") || (data === "reject"))){
const err2 = {instancePath,schemaPath:"#/else/enum",keyword:"enum",params:{allowedValues: schema20.else.enum},message:"must be equal to one of the allowed values",schema:schema20.else.enum,parentSchema:schema20.else,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var _valid0 = _errs5 === errors;
valid0 = _valid0;
ifClause0 = "else";
}
if(!valid0){
const err3 = {instancePath,schemaPath:"#/if",keyword:"if",params:{failingKeyword: ifClause0},message:"must match \""+ifClause0+"\" schema",schema:schema20.if,parentSchema:schema20,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
validate53.errors = vErrors;
return errors === 0;
}

const schema21 = {"title":"VerificationConfig","description":"Checks the STIR/SHAKEN verdict on the caller ID, for callers from `countries`. A failed verdict is no proof of a forged number: the signer's certificate may not have been reachable. Foreign calls carry C, B or nothing. By default, no verdict is judged.","type":"object","additionalProperties":false,"x-expects":"a map with failed, unsigned, A, B, C and countries, all optional","properties":{"failed":{"$ref":"#/definitions/verdict"},"unsigned":{"$ref":"#/definitions/verdict"},"C":{"$ref":"#/definitions/verdict"},"B":{"$ref":"#/definitions/verdict"},"A":{"$ref":"#/definitions/verdict"},"countries":{"description":"Codes or groups of the countries whose callers are judged. [US, CA] by default.","type":"array","minItems":1,"items":{"$ref":"#/definitions/country"},"x-expects":"a list of at least one country code, such as [US, CA]","examples":[["US","CA"]]}},"examples":[{"failed":"reject","countries":["US"]}]};
const schema22 = {"description":"`forward` (default), `reject`, or an end as in blockedCallers.","type":["string","object"],"x-expects":"forward, reject or a map with number, webhook, sip, client, flow, flex, queue, voicemail, say or challenge","if":{"type":"object"},"then":{"$ref":"#/definitions/forwardTo"},"else":{"enum":["forward","reject"],"x-expects":"forward, reject or a map with number, webhook, sip, client, flow, flex, queue, voicemail, say or challenge"},"tsType":"\"forward\" | \"reject\" | ForwardTo","examples":["reject"]};

function validate57(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if((typeof data !== "string") && (!(data && typeof data == "object" && !Array.isArray(data)))){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema22.type},message:"must be string,object",schema:schema22.type,parentSchema:schema22,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
const _errs1 = errors;
let valid0 = true;
const _errs2 = errors;
if(!(data && typeof data == "object" && !Array.isArray(data))){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs2 === errors;
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
let ifClause0;
if(_valid0){
const _errs4 = errors;
if(!(validate38(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
errors = vErrors.length;
}
var _valid0 = _errs4 === errors;
valid0 = _valid0;
ifClause0 = "then";
}
else {
const _errs5 = errors;
if(!((data === "forward") || (data === "reject"))){
const err2 = {instancePath,schemaPath:"#/else/enum",keyword:"enum",params:{allowedValues: schema22.else.enum},message:"must be equal to one of the allowed values",schema:schema22.else.enum,parentSchema:schema22.else,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var _valid0 = _errs5 === errors;
valid0 = _valid0;
ifClause0 = "else";
}
if(!valid0){
const err3 = {instancePath,schemaPath:"#/if",keyword:"if",params:{failingKeyword: ifClause0},message:"must match \""+ifClause0+"\" schema",schema:schema22.if,parentSchema:schema22,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
validate57.errors = vErrors;
return errors === 0;
}


function validate56(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((((((key0 === "failed") || (key0 === "unsigned")) || (key0 === "C")) || (key0 === "B")) || (key0 === "A")) || (key0 === "countries"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema21,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.failed !== undefined){
if(!(validate57(data.failed, {instancePath:instancePath+"/failed",parentData:data,parentDataProperty:"failed",rootData}))){
vErrors = vErrors === null ? validate57.errors : vErrors.concat(validate57.errors);
errors = vErrors.length;
}
}
if(data.unsigned !== undefined){
if(!(validate57(data.unsigned, {instancePath:instancePath+"/unsigned",parentData:data,parentDataProperty:"unsigned",rootData}))){
vErrors = vErrors === null ? validate57.errors : vErrors.concat(validate57.errors);
errors = vErrors.length;
}
}
if(data.C !== undefined){
if(!(validate57(data.C, {instancePath:instancePath+"/C",parentData:data,parentDataProperty:"C",rootData}))){
vErrors = vErrors === null ? validate57.errors : vErrors.concat(validate57.errors);
errors = vErrors.length;
}
}
if(data.B !== undefined){
if(!(validate57(data.B, {instancePath:instancePath+"/B",parentData:data,parentDataProperty:"B",rootData}))){
vErrors = vErrors === null ? validate57.errors : vErrors.concat(validate57.errors);
errors = vErrors.length;
}
}
if(data.A !== undefined){
if(!(validate57(data.A, {instancePath:instancePath+"/A",parentData:data,parentDataProperty:"A",rootData}))){
vErrors = vErrors === null ? validate57.errors : vErrors.concat(validate57.errors);
errors = vErrors.length;
}
}
if(data.countries !== undefined){
let data5 = data.countries;
if(Array.isArray(data5)){
if(data5.length < 1){
const err1 = {instancePath:instancePath+"/countries",schemaPath:"#/properties/countries/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema21.properties.countries,data:data5};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const len0 = data5.length;
for(let i0=0; i0<len0; i0++){
if(!(validate23(data5[i0], {instancePath:instancePath+"/countries/" + i0,parentData:data5,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath:instancePath+"/countries",schemaPath:"#/properties/countries/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema21.properties.countries.type,parentSchema:schema21.properties.countries,data:data5};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
}
else {
const err3 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema21.type,parentSchema:schema21,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
validate56.errors = vErrors;
return errors === 0;
}

const schema23 = {"title":"AskConfig","description":"A look-up of your own, asked last, and only about callers whom the checks let through. Set webhook or function. None by default.","type":"object","additionalProperties":false,"x-expects":"a map with webhook or function, and answers","properties":{"webhook":{"description":"URL that is asked by POST with a JSON object: From, To, CallSid, CallerCountry and StirVerstat. It answers with application/json, such as {\"verdict\": \"spam\"}, within 10 seconds. Set either this or function.","type":"string","x-expects":"an absolute http(s) URL","examples":["https://screen.example.com/verdict"]},"function":{"$ref":"#/definitions/askFunction"},"answers":{"description":"What happens to callers with a listed answer: `reject`, or an end as in blockedCallers. Letter case does not count. Any other answer lets the caller continue. None by default.","type":"object","x-expects":"a map from answer to reject or an end, such as { spam: reject }","additionalProperties":{"$ref":"#/definitions/answer"},"examples":[{"spam":"reject"}]},"onFailure":{"$ref":"#/definitions/verdict"}},"examples":[{"webhook":"https://screen.example.com/verdict","answers":{"spam":"reject"}}]};
const schema24 = {"title":"AskFunction","description":"A Twilio Function that is asked, public or protected. Set either this or webhook.","type":"object","required":["service","environment","function","url"],"additionalProperties":false,"x-expects":"a map with service, environment, function and url","properties":{"service":{"description":"SID of its service (ZS…).","type":"string","x-expects":"a service SID in quotes: ZS and 32 hexadecimal digits","examples":["ZS11111111111111111111111111111111"]},"environment":{"description":"SID of its environment (ZE…).","type":"string","x-expects":"an environment SID in quotes: ZE and 32 hexadecimal digits","examples":["ZE11111111111111111111111111111111"]},"function":{"description":"SID of the Function (ZH…).","type":"string","x-expects":"a Function SID in quotes: ZH and 32 hexadecimal digits","examples":["ZH11111111111111111111111111111111"]},"url":{"description":"URL of the Function.","type":"string","x-expects":"an absolute http(s) URL","examples":["https://screen-1111.twil.io/verdict"]}},"examples":[{"service":"ZS11111111111111111111111111111111","environment":"ZE11111111111111111111111111111111","function":"ZH11111111111111111111111111111111","url":"https://screen-1111.twil.io/verdict"}]};

function validate67(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.service === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "service"},message:"must have required property '"+"service"+"'",schema:schema24.required,parentSchema:schema24,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.environment === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "environment"},message:"must have required property '"+"environment"+"'",schema:schema24.required,parentSchema:schema24,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.function === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "function"},message:"must have required property '"+"function"+"'",schema:schema24.required,parentSchema:schema24,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.url === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "url"},message:"must have required property '"+"url"+"'",schema:schema24.required,parentSchema:schema24,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key0 in data){
if(!((((key0 === "service") || (key0 === "environment")) || (key0 === "function")) || (key0 === "url"))){
const err4 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema24,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.service !== undefined){
let data0 = data.service;
if(typeof data0 !== "string"){
const err5 = {instancePath:instancePath+"/service",schemaPath:"#/properties/service/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema24.properties.service.type,parentSchema:schema24.properties.service,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.environment !== undefined){
let data1 = data.environment;
if(typeof data1 !== "string"){
const err6 = {instancePath:instancePath+"/environment",schemaPath:"#/properties/environment/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema24.properties.environment.type,parentSchema:schema24.properties.environment,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.function !== undefined){
let data2 = data.function;
if(typeof data2 !== "string"){
const err7 = {instancePath:instancePath+"/function",schemaPath:"#/properties/function/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema24.properties.function.type,parentSchema:schema24.properties.function,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.url !== undefined){
let data3 = data.url;
if(typeof data3 !== "string"){
const err8 = {instancePath:instancePath+"/url",schemaPath:"#/properties/url/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema24.properties.url.type,parentSchema:schema24.properties.url,data:data3};
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
else {
const err9 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema24.type,parentSchema:schema24,data};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
validate67.errors = vErrors;
return errors === 0;
}

const schema25 = {"description":"What happens to callers with this answer: `reject`, or an end as in blockedCallers.","type":["string","object"],"x-expects":"reject, or a map with number, webhook, sip, client, flow, flex, queue, voicemail, say or challenge","if":{"type":"object"},"then":{"$ref":"#/definitions/forwardTo"},"else":{"enum":["reject"],"x-expects":"reject, or a map with number, webhook, sip, client, flow, flex, queue, voicemail, say or challenge"},"tsType":"\"reject\" | ForwardTo","examples":["reject"]};

function validate69(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if((typeof data !== "string") && (!(data && typeof data == "object" && !Array.isArray(data)))){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema25.type},message:"must be string,object",schema:schema25.type,parentSchema:schema25,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
const _errs1 = errors;
let valid0 = true;
const _errs2 = errors;
if(!(data && typeof data == "object" && !Array.isArray(data))){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs2 === errors;
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
let ifClause0;
if(_valid0){
const _errs4 = errors;
if(!(validate38(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
errors = vErrors.length;
}
var _valid0 = _errs4 === errors;
valid0 = _valid0;
ifClause0 = "then";
}
else {
const _errs5 = errors;
if(!(data === "reject")){
const err2 = {instancePath,schemaPath:"#/else/enum",keyword:"enum",params:{allowedValues: schema25.else.enum},message:"must be equal to one of the allowed values",schema:schema25.else.enum,parentSchema:schema25.else,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var _valid0 = _errs5 === errors;
valid0 = _valid0;
ifClause0 = "else";
}
if(!valid0){
const err3 = {instancePath,schemaPath:"#/if",keyword:"if",params:{failingKeyword: ifClause0},message:"must match \""+ifClause0+"\" schema",schema:schema25.if,parentSchema:schema25,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
validate69.errors = vErrors;
return errors === 0;
}


function validate66(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((((key0 === "webhook") || (key0 === "function")) || (key0 === "answers")) || (key0 === "onFailure"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema23,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.webhook !== undefined){
let data0 = data.webhook;
if(typeof data0 !== "string"){
const err1 = {instancePath:instancePath+"/webhook",schemaPath:"#/properties/webhook/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema23.properties.webhook.type,parentSchema:schema23.properties.webhook,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.function !== undefined){
if(!(validate67(data.function, {instancePath:instancePath+"/function",parentData:data,parentDataProperty:"function",rootData}))){
vErrors = vErrors === null ? validate67.errors : vErrors.concat(validate67.errors);
errors = vErrors.length;
}
}
if(data.answers !== undefined){
let data2 = data.answers;
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
for(const key1 in data2){
if(!(validate69(data2[key1], {instancePath:instancePath+"/answers/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data2,parentDataProperty:key1,rootData}))){
vErrors = vErrors === null ? validate69.errors : vErrors.concat(validate69.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath:instancePath+"/answers",schemaPath:"#/properties/answers/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema23.properties.answers.type,parentSchema:schema23.properties.answers,data:data2};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.onFailure !== undefined){
if(!(validate57(data.onFailure, {instancePath:instancePath+"/onFailure",parentData:data,parentDataProperty:"onFailure",rootData}))){
vErrors = vErrors === null ? validate57.errors : vErrors.concat(validate57.errors);
errors = vErrors.length;
}
}
}
else {
const err3 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema23.type,parentSchema:schema23,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
validate66.errors = vErrors;
return errors === 0;
}

const schema26 = {"title":"Exceptions","description":"Callers who are exempt from the checks. The most specific entry wins. None by default.","type":"object","additionalProperties":false,"x-expects":"a map with the lists forward and reject","properties":{"forward":{"description":"Callers who always get through. None by default.","type":"array","items":{"$ref":"#/definitions/exception"},"x-expects":"a list of phone numbers","examples":[["+15550100007"]]},"reject":{"description":"Callers who never get through. None by default.","type":"array","items":{"$ref":"#/definitions/exception"},"x-expects":"a list of phone numbers","examples":[["+1900*"]]}},"examples":[{"forward":["+15550100007"],"reject":["+1900*"]}]};
const schema27 = {"description":"A phone number in E.164 form, or a prefix of one with a trailing *.","type":"string","x-expects":"a phone number or a prefix in quotes, such as \"+15550100001\" or \"+1900*\"","examples":["+1900*"]};

function validate75(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data !== "string"){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema27.type,parentSchema:schema27,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate75.errors = vErrors;
return errors === 0;
}


function validate74(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((key0 === "forward") || (key0 === "reject"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema26,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.forward !== undefined){
let data0 = data.forward;
if(Array.isArray(data0)){
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
if(!(validate75(data0[i0], {instancePath:instancePath+"/forward/" + i0,parentData:data0,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate75.errors : vErrors.concat(validate75.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath:instancePath+"/forward",schemaPath:"#/properties/forward/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema26.properties.forward.type,parentSchema:schema26.properties.forward,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.reject !== undefined){
let data2 = data.reject;
if(Array.isArray(data2)){
const len1 = data2.length;
for(let i1=0; i1<len1; i1++){
if(!(validate75(data2[i1], {instancePath:instancePath+"/reject/" + i1,parentData:data2,parentDataProperty:i1,rootData}))){
vErrors = vErrors === null ? validate75.errors : vErrors.concat(validate75.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath:instancePath+"/reject",schemaPath:"#/properties/reject/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema26.properties.reject.type,parentSchema:schema26.properties.reject,data:data2};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
}
else {
const err3 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema26.type,parentSchema:schema26,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
validate74.errors = vErrors;
return errors === 0;
}

const schema28 = {"description":"`enforce` (default) rejects callers. `monitor` lets everybody through; a call that would be rejected passes the widget `would_reject`, which Studio's log shows. `open` lets everybody through without checks, as the switch for an incident.","enum":["enforce","monitor","open"],"x-expects":"enforce, monitor or open","examples":["monitor"]};

function validate79(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(!(((data === "enforce") || (data === "monitor")) || (data === "open"))){
const err0 = {instancePath,schemaPath:"#/enum",keyword:"enum",params:{allowedValues: schema28.enum},message:"must be equal to one of the allowed values",schema:schema28.enum,parentSchema:schema28,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate79.errors = vErrors;
return errors === 0;
}

const schema29 = {"description":"What answers the numbers: a Studio flow (`studio`, default), which people can look at in the Twilio console, or a Twilio Function (`function`) that does the same without a Studio execution for each call.","enum":["studio","function"],"x-expects":"studio or function","examples":["function"]};

function validate81(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(!((data === "studio") || (data === "function"))){
const err0 = {instancePath,schemaPath:"#/enum",keyword:"enum",params:{allowedValues: schema29.enum},message:"must be equal to one of the allowed values",schema:schema29.enum,parentSchema:schema29,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate81.errors = vErrors;
return errors === 0;
}

const schema30 = {"description":"Other forwards for some countries, after the checks. The first route that contains the caller's country is used. If there is none, `forward` is used. None by default.","type":"array","items":{"$ref":"#/definitions/route"},"x-expects":"a list of maps with countries and forward","examples":[[{"countries":["DE"],"forward":{"client":"desk"}}]]};
const schema31 = {"title":"RouteConfig","description":"Where callers from some countries go after the checks.","type":"object","required":["countries","forward"],"additionalProperties":false,"x-expects":"a map with countries and forward","properties":{"countries":{"description":"Codes or groups. Members of a group that are rejected, or that an earlier route has, do not count.","type":"array","minItems":1,"items":{"$ref":"#/definitions/country"},"x-expects":"a list of at least one country code, such as [DE, AT]","examples":[["DE","AT"]]},"forward":{"$ref":"#/definitions/forward"}}};
const schema32 = {"description":"What answers callers who get through: `existing` (default: what the number did before), { number }, { webhook }, { sip }, { client }, { flow }, { flex }, { queue }, { voicemail } or { say }.","type":["string","object"],"x-expects":"existing, or a map with number, webhook, sip, client, flow, flex, queue, voicemail or say","if":{"type":"object"},"then":{"$ref":"#/definitions/forwardTo"},"else":{"enum":["existing"],"x-expects":"existing, or a map with number, webhook, sip, client, flow, flex, queue, voicemail or say"},"tsType":"\"existing\" | ForwardTo","examples":[{"webhook":"https://handler.example.com/voice"}]};

function validate86(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if((typeof data !== "string") && (!(data && typeof data == "object" && !Array.isArray(data)))){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema32.type},message:"must be string,object",schema:schema32.type,parentSchema:schema32,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
const _errs1 = errors;
let valid0 = true;
const _errs2 = errors;
if(!(data && typeof data == "object" && !Array.isArray(data))){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs2 === errors;
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
let ifClause0;
if(_valid0){
const _errs4 = errors;
if(!(validate38(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
errors = vErrors.length;
}
var _valid0 = _errs4 === errors;
valid0 = _valid0;
ifClause0 = "then";
}
else {
const _errs5 = errors;
if(!(data === "existing")){
const err2 = {instancePath,schemaPath:"#/else/enum",keyword:"enum",params:{allowedValues: schema32.else.enum},message:"must be equal to one of the allowed values",schema:schema32.else.enum,parentSchema:schema32.else,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var _valid0 = _errs5 === errors;
valid0 = _valid0;
ifClause0 = "else";
}
if(!valid0){
const err3 = {instancePath,schemaPath:"#/if",keyword:"if",params:{failingKeyword: ifClause0},message:"must match \""+ifClause0+"\" schema",schema:schema32.if,parentSchema:schema32,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
validate86.errors = vErrors;
return errors === 0;
}


function validate84(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.countries === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "countries"},message:"must have required property '"+"countries"+"'",schema:schema31.required,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.forward === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "forward"},message:"must have required property '"+"forward"+"'",schema:schema31.required,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!((key0 === "countries") || (key0 === "forward"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.countries !== undefined){
let data0 = data.countries;
if(Array.isArray(data0)){
if(data0.length < 1){
const err3 = {instancePath:instancePath+"/countries",schemaPath:"#/properties/countries/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema31.properties.countries,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
if(!(validate23(data0[i0], {instancePath:instancePath+"/countries/" + i0,parentData:data0,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
}
}
else {
const err4 = {instancePath:instancePath+"/countries",schemaPath:"#/properties/countries/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema31.properties.countries.type,parentSchema:schema31.properties.countries,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.forward !== undefined){
if(!(validate86(data.forward, {instancePath:instancePath+"/forward",parentData:data,parentDataProperty:"forward",rootData}))){
vErrors = vErrors === null ? validate86.errors : vErrors.concat(validate86.errors);
errors = vErrors.length;
}
}
}
else {
const err5 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.type,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
validate84.errors = vErrors;
return errors === 0;
}


function validate83(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(Array.isArray(data)){
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate84(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate84.errors : vErrors.concat(validate84.errors);
errors = vErrors.length;
}
}
}
else {
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema30.type,parentSchema:schema30,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate83.errors = vErrors;
return errors === 0;
}

const schema33 = {"description":"The phone numbers to fence: a list; `all` numbers of the account; { all: true, except }; or { friendlyName, except }. Required for each line.","type":["array","string","object"],"minItems":1,"items":{"$ref":"#/definitions/phoneNumber"},"x-expects":"a list of at least one phone number, all, or { friendlyName }","if":{"type":"object"},"then":{"$ref":"#/definitions/numberFilter"},"else":{"if":{"type":"string"},"then":{"enum":["all"],"x-expects":"a list of at least one phone number, all, or { friendlyName }"}},"tsType":"PhoneNumber[] | \"all\" | NumberFilter","examples":[["+15550100001"]]};
const schema34 = {"title":"NumberFilter","description":"Set exactly one of all and friendlyName. Numbers that cannot be fenced are skipped, and the preview names them.","type":"object","additionalProperties":false,"x-expects":"a map with all or friendlyName","properties":{"all":{"description":"Every number of the account. Set either this or friendlyName.","enum":[true],"x-expects":"true","examples":[true]},"friendlyName":{"description":"Pattern for friendly names. * stands for any text. Letter case does not count. Set either this or all.","type":"string","minLength":1,"x-expects":"a name in quotes, such as \"Support *\"","examples":["Support *"]},"except":{"description":"Numbers that are not fenced. None by default.","type":"array","items":{"$ref":"#/definitions/phoneNumber"},"x-expects":"a list of phone numbers","examples":[["+15550100009"]]}}};
const func4 = require("ajv/dist/runtime/ucs2length").default;

function validate93(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(((key0 === "all") || (key0 === "friendlyName")) || (key0 === "except"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema34,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.all !== undefined){
let data0 = data.all;
if(!(data0 === true)){
const err1 = {instancePath:instancePath+"/all",schemaPath:"#/properties/all/enum",keyword:"enum",params:{allowedValues: schema34.properties.all.enum},message:"must be equal to one of the allowed values",schema:schema34.properties.all.enum,parentSchema:schema34.properties.all,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.friendlyName !== undefined){
let data1 = data.friendlyName;
if(typeof data1 === "string"){
if(func4(data1) < 1){
const err2 = {instancePath:instancePath+"/friendlyName",schemaPath:"#/properties/friendlyName/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema34.properties.friendlyName,data:data1};
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
const err3 = {instancePath:instancePath+"/friendlyName",schemaPath:"#/properties/friendlyName/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema34.properties.friendlyName.type,parentSchema:schema34.properties.friendlyName,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.except !== undefined){
let data2 = data.except;
if(Array.isArray(data2)){
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
if(!(validate39(data2[i0], {instancePath:instancePath+"/except/" + i0,parentData:data2,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate39.errors : vErrors.concat(validate39.errors);
errors = vErrors.length;
}
}
}
else {
const err4 = {instancePath:instancePath+"/except",schemaPath:"#/properties/except/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema34.properties.except.type,parentSchema:schema34.properties.except,data:data2};
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
const err5 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema34.type,parentSchema:schema34,data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
validate93.errors = vErrors;
return errors === 0;
}


function validate92(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if((!data || typeof data != "object") && (typeof data !== "string")){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema33.type},message:"must be array,string,object",schema:schema33.type,parentSchema:schema33,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
const _errs1 = errors;
let valid0 = true;
const _errs2 = errors;
if(!(data && typeof data == "object" && !Array.isArray(data))){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs2 === errors;
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
let ifClause0;
if(_valid0){
const _errs4 = errors;
if(!(validate93(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate93.errors : vErrors.concat(validate93.errors);
errors = vErrors.length;
}
var _valid0 = _errs4 === errors;
valid0 = _valid0;
ifClause0 = "then";
}
else {
const _errs5 = errors;
const _errs6 = errors;
let valid1 = true;
const _errs7 = errors;
if(typeof data !== "string"){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var _valid1 = _errs7 === errors;
errors = _errs6;
if(vErrors !== null){
if(_errs6){
vErrors.length = _errs6;
}
else {
vErrors = null;
}
}
if(_valid1){
const _errs9 = errors;
if(!(data === "all")){
const err3 = {instancePath,schemaPath:"#/else/then/enum",keyword:"enum",params:{allowedValues: schema33.else.then.enum},message:"must be equal to one of the allowed values",schema:schema33.else.then.enum,parentSchema:schema33.else.then,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var _valid1 = _errs9 === errors;
valid1 = _valid1;
}
if(!valid1){
const err4 = {instancePath,schemaPath:"#/else/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema",schema:schema33.else.if,parentSchema:schema33.else,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
var _valid0 = _errs5 === errors;
valid0 = _valid0;
ifClause0 = "else";
}
if(!valid0){
const err5 = {instancePath,schemaPath:"#/if",keyword:"if",params:{failingKeyword: ifClause0},message:"must match \""+ifClause0+"\" schema",schema:schema33.if,parentSchema:schema33,data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(Array.isArray(data)){
if(data.length < 1){
const err6 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema33,data};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate39(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate39.errors : vErrors.concat(validate39.errors);
errors = vErrors.length;
}
}
}
validate92.errors = vErrors;
return errors === 0;
}

const schema35 = {"description":"`true`: numbers under a SIP trunk or a TwiML application are fenced too. Each is taken off it while it is fenced, and restored afterwards. `false` (default): such numbers are refused, and skipped by all and friendlyName. Such a number has no handler for `existing`, so `forward` must name what answers behind the fence. Setting it back to false does not affect numbers that are already fenced.","type":"boolean","x-expects":"true or false","examples":[true]};

function validate98(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data !== "boolean"){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema35.type,parentSchema:schema35,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate98.errors = vErrors;
return errors === 0;
}

const schema36 = {"description":"What answers when the fence itself fails. `auto` (default): the number's own fallback, or else what is behind the fence. `none`: nothing, which is the strict choice. Or a URL.","type":"string","x-expects":"auto, none or a URL","examples":["none"]};

function validate100(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data !== "string"){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema36.type,parentSchema:schema36,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate100.errors = vErrors;
return errors === 0;
}

const schema37 = {"description":"The voice handlers that numbers had before they were fenced, if Ringfence cannot find them itself. None by default.","type":"object","x-expects":"a map from phone number to { voiceUrl, voiceMethod }","additionalProperties":{"$ref":"#/definitions/formerHandler"},"examples":[{"+15550100001":{"voiceUrl":"https://handler.example.com/voice"}}]};
const schema38 = {"title":"FormerHandler","description":"Number settings: set at least one of voiceUrl, trunkSid and voiceApplicationSid.","type":"object","additionalProperties":false,"x-expects":"a map with voiceUrl","properties":{"voiceUrl":{"$ref":"#/definitions/url","description":"URL of the webhook that answered calls. Empty if nothing answered.","examples":["https://handler.example.com/voice"]},"voiceMethod":{"description":"GET or POST (default).","enum":["GET","POST"],"x-expects":"GET or POST","examples":["GET"]},"voiceFallbackUrl":{"$ref":"#/definitions/url","description":"URL of the webhook that answered if voiceUrl failed. None by default.","examples":["https://backup.example.com/voice"]},"voiceFallbackMethod":{"description":"GET or POST (default).","enum":["GET","POST"],"x-expects":"GET or POST","examples":["GET"]},"trunkSid":{"description":"SID of the SIP trunk (TK…) that answered the number before `takeOver`. None by default.","type":"string","x-expects":"a trunk SID in quotes: TK and 32 hexadecimal digits","examples":["TK11111111111111111111111111111111"]},"voiceApplicationSid":{"description":"SID of the TwiML application (AP…) that answered the number before `takeOver`. None by default.","type":"string","x-expects":"an application SID in quotes: AP and 32 hexadecimal digits","examples":["AP11111111111111111111111111111111"]}}};
const schema39 = {"description":"An absolute http(s) URL.","type":"string","x-expects":"an absolute http(s) URL","examples":["https://handler.example.com/voice"]};

function validate104(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data !== "string"){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.type,parentSchema:schema39,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate104.errors = vErrors;
return errors === 0;
}


function validate103(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((((((key0 === "voiceUrl") || (key0 === "voiceMethod")) || (key0 === "voiceFallbackUrl")) || (key0 === "voiceFallbackMethod")) || (key0 === "trunkSid")) || (key0 === "voiceApplicationSid"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema38,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.voiceUrl !== undefined){
if(!(validate104(data.voiceUrl, {instancePath:instancePath+"/voiceUrl",parentData:data,parentDataProperty:"voiceUrl",rootData}))){
vErrors = vErrors === null ? validate104.errors : vErrors.concat(validate104.errors);
errors = vErrors.length;
}
}
if(data.voiceMethod !== undefined){
let data1 = data.voiceMethod;
if(!((data1 === "GET") || (data1 === "POST"))){
const err1 = {instancePath:instancePath+"/voiceMethod",schemaPath:"#/properties/voiceMethod/enum",keyword:"enum",params:{allowedValues: schema38.properties.voiceMethod.enum},message:"must be equal to one of the allowed values",schema:schema38.properties.voiceMethod.enum,parentSchema:schema38.properties.voiceMethod,data:data1};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.voiceFallbackUrl !== undefined){
if(!(validate104(data.voiceFallbackUrl, {instancePath:instancePath+"/voiceFallbackUrl",parentData:data,parentDataProperty:"voiceFallbackUrl",rootData}))){
vErrors = vErrors === null ? validate104.errors : vErrors.concat(validate104.errors);
errors = vErrors.length;
}
}
if(data.voiceFallbackMethod !== undefined){
let data3 = data.voiceFallbackMethod;
if(!((data3 === "GET") || (data3 === "POST"))){
const err2 = {instancePath:instancePath+"/voiceFallbackMethod",schemaPath:"#/properties/voiceFallbackMethod/enum",keyword:"enum",params:{allowedValues: schema38.properties.voiceFallbackMethod.enum},message:"must be equal to one of the allowed values",schema:schema38.properties.voiceFallbackMethod.enum,parentSchema:schema38.properties.voiceFallbackMethod,data:data3};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.trunkSid !== undefined){
let data4 = data.trunkSid;
if(typeof data4 !== "string"){
const err3 = {instancePath:instancePath+"/trunkSid",schemaPath:"#/properties/trunkSid/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema38.properties.trunkSid.type,parentSchema:schema38.properties.trunkSid,data:data4};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.voiceApplicationSid !== undefined){
let data5 = data.voiceApplicationSid;
if(typeof data5 !== "string"){
const err4 = {instancePath:instancePath+"/voiceApplicationSid",schemaPath:"#/properties/voiceApplicationSid/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema38.properties.voiceApplicationSid.type,parentSchema:schema38.properties.voiceApplicationSid,data:data5};
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
const err5 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema38.type,parentSchema:schema38,data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
validate103.errors = vErrors;
return errors === 0;
}


function validate102(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(validate103(data[key0], {instancePath:instancePath+"/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data,parentDataProperty:key0,rootData}))){
vErrors = vErrors === null ? validate103.errors : vErrors.concat(validate103.errors);
errors = vErrors.length;
}
}
}
else {
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema37.type,parentSchema:schema37,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate102.errors = vErrors;
return errors === 0;
}

const schema40 = {"description":"Stamps of a newer copy of this stack's state that is lost. An older copy that finds such a stamp in Twilio refuses to act. If the stamp is listed here, the older copy takes the fence over. None by default.","type":"array","minItems":1,"x-expects":"a list of stamps, such as [a1b2c3d4]","items":{"type":"string","pattern":"^[0-9a-f]{8}$","x-expects":"the stamp as the message shows it: 8 hexadecimal digits"},"examples":[["a1b2c3d4"]]};
const pattern0 = new RegExp("^[0-9a-f]{8}$", "u");

function validate109(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(Array.isArray(data)){
if(data.length < 1){
const err0 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema40,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
let data0 = data[i0];
if(typeof data0 === "string"){
if(!pattern0.test(data0)){
const err1 = {instancePath:instancePath+"/" + i0,schemaPath:"#/items/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{8}$"},message:"must match pattern \""+"^[0-9a-f]{8}$"+"\"",schema:"^[0-9a-f]{8}$",parentSchema:schema40.items,data:data0};
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
const err2 = {instancePath:instancePath+"/" + i0,schemaPath:"#/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema40.items.type,parentSchema:schema40.items,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
}
else {
const err3 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema40.type,parentSchema:schema40,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
validate109.errors = vErrors;
return errors === 0;
}

const schema41 = {"description":"Several lines, each with its own policy. The name of a line becomes part of its flow's name. By default, there is one line, `main`.","type":"object","minProperties":1,"x-expects":"a map from line name to keys, with at least one line","propertyNames":{"pattern":"^(?!(?:constructor|prototype)$)[A-Za-z][A-Za-z0-9_-]{0,49}$"},"additionalProperties":{"$ref":"#/definitions/line"},"examples":[{"sales":{"blockList":["RU"],"numbers":["+15550100001"]}}]};
const pattern1 = new RegExp("^(?!(?:constructor|prototype)$)[A-Za-z][A-Za-z0-9_-]{0,49}$", "u");
const schema42 = {"title":"LineConfig","description":"One line: the same keys as above. Each replaces the default of the same name.","type":"object","additionalProperties":false,"x-expects":"a map of keys such as blockList and numbers","properties":{"blockList":{"$ref":"#/definitions/blockList"},"allowList":{"$ref":"#/definitions/allowList"},"rejectReason":{"$ref":"#/definitions/rejectReason"},"rejectUrl":{"$ref":"#/definitions/rejectUrl"},"announce":{"$ref":"#/definitions/announce"},"blockedCallers":{"$ref":"#/definitions/blockedCallers"},"hiddenCallers":{"$ref":"#/definitions/hiddenCallers"},"unknownCountry":{"$ref":"#/definitions/unknownCountry"},"verification":{"$ref":"#/definitions/verification"},"ask":{"$ref":"#/definitions/ask"},"exceptions":{"$ref":"#/definitions/exceptions"},"mode":{"$ref":"#/definitions/mode"},"runsOn":{"$ref":"#/definitions/runsOn"},"routes":{"$ref":"#/definitions/routes"},"forward":{"$ref":"#/definitions/forward"},"numbers":{"$ref":"#/definitions/numbers"},"takeOver":{"$ref":"#/definitions/takeOver"}}};

function validate112(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(func2.call(schema42.properties, key0))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema42,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.blockList !== undefined){
if(!(validate22(data.blockList, {instancePath:instancePath+"/blockList",parentData:data,parentDataProperty:"blockList",rootData}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
}
if(data.allowList !== undefined){
if(!(validate26(data.allowList, {instancePath:instancePath+"/allowList",parentData:data,parentDataProperty:"allowList",rootData}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
}
if(data.rejectReason !== undefined){
if(!(validate29(data.rejectReason, {instancePath:instancePath+"/rejectReason",parentData:data,parentDataProperty:"rejectReason",rootData}))){
vErrors = vErrors === null ? validate29.errors : vErrors.concat(validate29.errors);
errors = vErrors.length;
}
}
if(data.rejectUrl !== undefined){
if(!(validate31(data.rejectUrl, {instancePath:instancePath+"/rejectUrl",parentData:data,parentDataProperty:"rejectUrl",rootData}))){
vErrors = vErrors === null ? validate31.errors : vErrors.concat(validate31.errors);
errors = vErrors.length;
}
}
if(data.announce !== undefined){
if(!(validate33(data.announce, {instancePath:instancePath+"/announce",parentData:data,parentDataProperty:"announce",rootData}))){
vErrors = vErrors === null ? validate33.errors : vErrors.concat(validate33.errors);
errors = vErrors.length;
}
}
if(data.blockedCallers !== undefined){
if(!(validate37(data.blockedCallers, {instancePath:instancePath+"/blockedCallers",parentData:data,parentDataProperty:"blockedCallers",rootData}))){
vErrors = vErrors === null ? validate37.errors : vErrors.concat(validate37.errors);
errors = vErrors.length;
}
}
if(data.hiddenCallers !== undefined){
if(!(validate50(data.hiddenCallers, {instancePath:instancePath+"/hiddenCallers",parentData:data,parentDataProperty:"hiddenCallers",rootData}))){
vErrors = vErrors === null ? validate50.errors : vErrors.concat(validate50.errors);
errors = vErrors.length;
}
}
if(data.unknownCountry !== undefined){
if(!(validate53(data.unknownCountry, {instancePath:instancePath+"/unknownCountry",parentData:data,parentDataProperty:"unknownCountry",rootData}))){
vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
errors = vErrors.length;
}
}
if(data.verification !== undefined){
if(!(validate56(data.verification, {instancePath:instancePath+"/verification",parentData:data,parentDataProperty:"verification",rootData}))){
vErrors = vErrors === null ? validate56.errors : vErrors.concat(validate56.errors);
errors = vErrors.length;
}
}
if(data.ask !== undefined){
if(!(validate66(data.ask, {instancePath:instancePath+"/ask",parentData:data,parentDataProperty:"ask",rootData}))){
vErrors = vErrors === null ? validate66.errors : vErrors.concat(validate66.errors);
errors = vErrors.length;
}
}
if(data.exceptions !== undefined){
if(!(validate74(data.exceptions, {instancePath:instancePath+"/exceptions",parentData:data,parentDataProperty:"exceptions",rootData}))){
vErrors = vErrors === null ? validate74.errors : vErrors.concat(validate74.errors);
errors = vErrors.length;
}
}
if(data.mode !== undefined){
if(!(validate79(data.mode, {instancePath:instancePath+"/mode",parentData:data,parentDataProperty:"mode",rootData}))){
vErrors = vErrors === null ? validate79.errors : vErrors.concat(validate79.errors);
errors = vErrors.length;
}
}
if(data.runsOn !== undefined){
if(!(validate81(data.runsOn, {instancePath:instancePath+"/runsOn",parentData:data,parentDataProperty:"runsOn",rootData}))){
vErrors = vErrors === null ? validate81.errors : vErrors.concat(validate81.errors);
errors = vErrors.length;
}
}
if(data.routes !== undefined){
if(!(validate83(data.routes, {instancePath:instancePath+"/routes",parentData:data,parentDataProperty:"routes",rootData}))){
vErrors = vErrors === null ? validate83.errors : vErrors.concat(validate83.errors);
errors = vErrors.length;
}
}
if(data.forward !== undefined){
if(!(validate86(data.forward, {instancePath:instancePath+"/forward",parentData:data,parentDataProperty:"forward",rootData}))){
vErrors = vErrors === null ? validate86.errors : vErrors.concat(validate86.errors);
errors = vErrors.length;
}
}
if(data.numbers !== undefined){
if(!(validate92(data.numbers, {instancePath:instancePath+"/numbers",parentData:data,parentDataProperty:"numbers",rootData}))){
vErrors = vErrors === null ? validate92.errors : vErrors.concat(validate92.errors);
errors = vErrors.length;
}
}
if(data.takeOver !== undefined){
if(!(validate98(data.takeOver, {instancePath:instancePath+"/takeOver",parentData:data,parentDataProperty:"takeOver",rootData}))){
vErrors = vErrors === null ? validate98.errors : vErrors.concat(validate98.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema42.type,parentSchema:schema42,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate112.errors = vErrors;
return errors === 0;
}


function validate111(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length < 1){
const err0 = {instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema41,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
const _errs1 = errors;
if(typeof key0 === "string"){
if(!pattern1.test(key0)){
const err1 = {instancePath,schemaPath:"#/propertyNames/pattern",keyword:"pattern",params:{pattern: "^(?!(?:constructor|prototype)$)[A-Za-z][A-Za-z0-9_-]{0,49}$"},message:"must match pattern \""+"^(?!(?:constructor|prototype)$)[A-Za-z][A-Za-z0-9_-]{0,49}$"+"\"",schema:"^(?!(?:constructor|prototype)$)[A-Za-z][A-Za-z0-9_-]{0,49}$",parentSchema:schema41.propertyNames,data:key0,propertyName:key0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
var valid0 = _errs1 === errors;
if(!valid0){
const err2 = {instancePath,schemaPath:"#/propertyNames",keyword:"propertyNames",params:{propertyName: key0},message:"property name must be valid",schema:schema41.propertyNames,parentSchema:schema41,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
for(const key1 in data){
if(!(validate112(data[key1], {instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data,parentDataProperty:key1,rootData}))){
vErrors = vErrors === null ? validate112.errors : vErrors.concat(validate112.errors);
errors = vErrors.length;
}
}
}
else {
const err3 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema41.type,parentSchema:schema41,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
validate111.errors = vErrors;
return errors === 0;
}


function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="config.schema.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(func2.call(schema6.properties, key0))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema6,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.blockList !== undefined){
if(!(validate22(data.blockList, {instancePath:instancePath+"/blockList",parentData:data,parentDataProperty:"blockList",rootData}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
}
if(data.allowList !== undefined){
if(!(validate26(data.allowList, {instancePath:instancePath+"/allowList",parentData:data,parentDataProperty:"allowList",rootData}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
}
if(data.rejectReason !== undefined){
if(!(validate29(data.rejectReason, {instancePath:instancePath+"/rejectReason",parentData:data,parentDataProperty:"rejectReason",rootData}))){
vErrors = vErrors === null ? validate29.errors : vErrors.concat(validate29.errors);
errors = vErrors.length;
}
}
if(data.rejectUrl !== undefined){
if(!(validate31(data.rejectUrl, {instancePath:instancePath+"/rejectUrl",parentData:data,parentDataProperty:"rejectUrl",rootData}))){
vErrors = vErrors === null ? validate31.errors : vErrors.concat(validate31.errors);
errors = vErrors.length;
}
}
if(data.announce !== undefined){
if(!(validate33(data.announce, {instancePath:instancePath+"/announce",parentData:data,parentDataProperty:"announce",rootData}))){
vErrors = vErrors === null ? validate33.errors : vErrors.concat(validate33.errors);
errors = vErrors.length;
}
}
if(data.blockedCallers !== undefined){
if(!(validate37(data.blockedCallers, {instancePath:instancePath+"/blockedCallers",parentData:data,parentDataProperty:"blockedCallers",rootData}))){
vErrors = vErrors === null ? validate37.errors : vErrors.concat(validate37.errors);
errors = vErrors.length;
}
}
if(data.hiddenCallers !== undefined){
if(!(validate50(data.hiddenCallers, {instancePath:instancePath+"/hiddenCallers",parentData:data,parentDataProperty:"hiddenCallers",rootData}))){
vErrors = vErrors === null ? validate50.errors : vErrors.concat(validate50.errors);
errors = vErrors.length;
}
}
if(data.unknownCountry !== undefined){
if(!(validate53(data.unknownCountry, {instancePath:instancePath+"/unknownCountry",parentData:data,parentDataProperty:"unknownCountry",rootData}))){
vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
errors = vErrors.length;
}
}
if(data.verification !== undefined){
if(!(validate56(data.verification, {instancePath:instancePath+"/verification",parentData:data,parentDataProperty:"verification",rootData}))){
vErrors = vErrors === null ? validate56.errors : vErrors.concat(validate56.errors);
errors = vErrors.length;
}
}
if(data.ask !== undefined){
if(!(validate66(data.ask, {instancePath:instancePath+"/ask",parentData:data,parentDataProperty:"ask",rootData}))){
vErrors = vErrors === null ? validate66.errors : vErrors.concat(validate66.errors);
errors = vErrors.length;
}
}
if(data.exceptions !== undefined){
if(!(validate74(data.exceptions, {instancePath:instancePath+"/exceptions",parentData:data,parentDataProperty:"exceptions",rootData}))){
vErrors = vErrors === null ? validate74.errors : vErrors.concat(validate74.errors);
errors = vErrors.length;
}
}
if(data.mode !== undefined){
if(!(validate79(data.mode, {instancePath:instancePath+"/mode",parentData:data,parentDataProperty:"mode",rootData}))){
vErrors = vErrors === null ? validate79.errors : vErrors.concat(validate79.errors);
errors = vErrors.length;
}
}
if(data.runsOn !== undefined){
if(!(validate81(data.runsOn, {instancePath:instancePath+"/runsOn",parentData:data,parentDataProperty:"runsOn",rootData}))){
vErrors = vErrors === null ? validate81.errors : vErrors.concat(validate81.errors);
errors = vErrors.length;
}
}
if(data.routes !== undefined){
if(!(validate83(data.routes, {instancePath:instancePath+"/routes",parentData:data,parentDataProperty:"routes",rootData}))){
vErrors = vErrors === null ? validate83.errors : vErrors.concat(validate83.errors);
errors = vErrors.length;
}
}
if(data.forward !== undefined){
if(!(validate86(data.forward, {instancePath:instancePath+"/forward",parentData:data,parentDataProperty:"forward",rootData}))){
vErrors = vErrors === null ? validate86.errors : vErrors.concat(validate86.errors);
errors = vErrors.length;
}
}
if(data.numbers !== undefined){
if(!(validate92(data.numbers, {instancePath:instancePath+"/numbers",parentData:data,parentDataProperty:"numbers",rootData}))){
vErrors = vErrors === null ? validate92.errors : vErrors.concat(validate92.errors);
errors = vErrors.length;
}
}
if(data.takeOver !== undefined){
if(!(validate98(data.takeOver, {instancePath:instancePath+"/takeOver",parentData:data,parentDataProperty:"takeOver",rootData}))){
vErrors = vErrors === null ? validate98.errors : vErrors.concat(validate98.errors);
errors = vErrors.length;
}
}
if(data.fallback !== undefined){
if(!(validate100(data.fallback, {instancePath:instancePath+"/fallback",parentData:data,parentDataProperty:"fallback",rootData}))){
vErrors = vErrors === null ? validate100.errors : vErrors.concat(validate100.errors);
errors = vErrors.length;
}
}
if(data.former !== undefined){
if(!(validate102(data.former, {instancePath:instancePath+"/former",parentData:data,parentDataProperty:"former",rootData}))){
vErrors = vErrors === null ? validate102.errors : vErrors.concat(validate102.errors);
errors = vErrors.length;
}
}
if(data.adopt !== undefined){
if(!(validate109(data.adopt, {instancePath:instancePath+"/adopt",parentData:data,parentDataProperty:"adopt",rootData}))){
vErrors = vErrors === null ? validate109.errors : vErrors.concat(validate109.errors);
errors = vErrors.length;
}
}
if(data.lines !== undefined){
if(!(validate111(data.lines, {instancePath:instancePath+"/lines",parentData:data,parentDataProperty:"lines",rootData}))){
vErrors = vErrors === null ? validate111.errors : vErrors.concat(validate111.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema6.type,parentSchema:schema6,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate21.errors = vErrors;
return errors === 0;
}

