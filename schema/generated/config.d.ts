// Written by schema/generate.mjs from config.schema.json. Do not edit.
import { type ErrorObject } from "ajv";

/**
 * ISO 3166-1 alpha-2 code (or XK), or a group such as group:EU. Letter case does not count. Groups: EU, EEA, SCHENGEN, NANP, NANP_NON_US, US_TERRITORIES, AFRICA, ANTARCTICA, ASIA, EUROPE, NORTH_AMERICA, OCEANIA, SOUTH_AMERICA.
 */
export type Country = string
/**
 * Countries whose callers are rejected. Callers from other countries get through. Set either this or allowList.
 * 
 * @minItems 1
 */
export type BlockList = Country[]
/**
 * Countries whose callers get through. Callers from other countries are rejected. Set either this or blockList. hiddenCallers and unknownCountry are required with it.
 * 
 * @minItems 1
 */
export type AllowList = Country[]
/**
 * The reason in TwiML <Reject>: `rejected` (default) or `busy`.
 */
export type RejectReason = ("rejected" | "busy")
/**
 * URL of your own TwiML document that rejects calls, such as a TwiML Bin. Twilio fetches it by GET instead of the hosted one. By default, Ringfence hosts the document itself.
 */
export type RejectUrl = string
/**
 * A sentence that rejected callers hear instead of a reject. Such a call is answered, so it is billed. None by default.
 */
export type Announce = string | SpokenText
/**
 * What happens to callers whom the country list keeps out: `reject` (default), or an end such as { voicemail }, { say }, { number } or { challenge }. An end other than reject answers the call or hands it over, so it may be billed.
 */
export type BlockedCallers = "reject" | ForwardTo
/**
 * What happens to callers who withhold their number: `forward` (default with blockList), `reject`, or an end as in blockedCallers. Required with allowList.
 */
export type HiddenCallers = "forward" | "reject" | ForwardTo
/**
 * What happens to callers for whom Twilio reports no country, such as SIP callers: `forward` (default with blockList), `reject`, or an end as in blockedCallers. Required with allowList.
 */
export type UnknownCountry = "forward" | "reject" | ForwardTo
/**
 * `forward` (default), `reject`, or an end as in blockedCallers.
 */
export type Verdict = "forward" | "reject" | ForwardTo
/**
 * What happens to callers with this answer: `reject`, or an end as in blockedCallers.
 */
export type Answer = "reject" | ForwardTo
/**
 * A phone number in E.164 form, or a prefix of one with a trailing *.
 */
export type Exception = string
/**
 * `enforce` (default) rejects callers. `monitor` lets everybody through; a call that would be rejected passes the widget `would_reject`, which Studio's log shows. `open` lets everybody through without checks, as the switch for an incident.
 */
export type Mode = ("enforce" | "monitor" | "open")
/**
 * What answers the numbers: a Studio flow (`studio`, default), which people can look at in the Twilio console, or a Twilio Function (`function`) that does the same without a Studio execution for each call.
 */
export type RunsOn = ("studio" | "function")
/**
 * What answers callers who get through: `existing` (default: what the number did before), { number }, { webhook }, { sip }, { client }, { flow }, { flex }, { queue }, { voicemail } or { say }.
 */
export type Forward = "existing" | ForwardTo
/**
 * Other forwards for some countries, after the checks. The first route that contains the caller's country is used. If there is none, `forward` is used. None by default.
 */
export type Routes = RouteConfig[]
/**
 * The phone numbers to fence: a list; `all` numbers of the account; { all: true, except }; or { friendlyName, except }. Required for each line.
 * 
 * @minItems 1
 */
export type Numbers = PhoneNumber[] | "all" | NumberFilter
/**
 * `true`: numbers under a SIP trunk or a TwiML application are fenced too. Each is taken off it while it is fenced, and restored afterwards. `false` (default): such numbers are refused, and skipped by all and friendlyName. Such a number has no handler for `existing`, so `forward` must name what answers behind the fence. Setting it back to false does not affect numbers that are already fenced.
 */
export type TakeOver = boolean
/**
 * What answers when the fence itself fails. `auto` (default): the number's own fallback, or else what is behind the fence. `none`: nothing, which is the strict choice. Or a URL.
 */
export type Fallback = string
/**
 * Stamps of a newer copy of this stack's state that is lost. An older copy that finds such a stamp in Twilio refuses to act. If the stamp is listed here, the older copy takes the fence over. None by default.
 * 
 * @minItems 1
 */
export type Adopt = string[]
/**
 * A sentence to say: a text, or { text, language, voice }. Required.
 */
export type Sentence = string | SpokenText
/**
 * A phone number in E.164 form: a plus, the country code, digits. Quote it in YAML.
 */
export type PhoneNumber = string
/**
 * An absolute http(s) URL.
 */
export type Url = string

/**
 * The keys of Ringfence in the stack config, after `ringfence:`. Without `lines`, they describe one line, `main`. With `lines`, they are the defaults of every line.
 */
export interface RingfenceConfig {
blockList?: BlockList
allowList?: AllowList
rejectReason?: RejectReason
rejectUrl?: RejectUrl
announce?: Announce
blockedCallers?: BlockedCallers
hiddenCallers?: HiddenCallers
unknownCountry?: UnknownCountry
verification?: VerificationConfig
ask?: AskConfig
exceptions?: Exceptions
mode?: Mode
runsOn?: RunsOn
routes?: Routes
forward?: Forward
numbers?: Numbers
takeOver?: TakeOver
fallback?: Fallback
former?: Former
adopt?: Adopt
lines?: Lines
}
/**
 * Checks the STIR/SHAKEN verdict on the caller ID, for callers from `countries`. A failed verdict is no proof of a forged number: the signer's certificate may not have been reachable. Foreign calls carry C, B or nothing. By default, no verdict is judged.
 */
export interface VerificationConfig {
failed?: Verdict
unsigned?: Verdict
C?: Verdict
B?: Verdict
A?: Verdict
/**
 * Codes or groups of the countries whose callers are judged. [US, CA] by default.
 * 
 * @minItems 1
 */
countries?: Country[]
}
/**
 * A look-up of your own, asked last, and only about callers whom the checks let through. Set webhook or function. None by default.
 */
export interface AskConfig {
/**
 * URL that is asked by POST with a JSON object: From, To, CallSid, CallerCountry and StirVerstat. It answers with application/json, such as {"verdict": "spam"}, within 10 seconds. Set either this or function.
 */
webhook?: string
function?: AskFunction
/**
 * What happens to callers with a listed answer: `reject`, or an end as in blockedCallers. Letter case does not count. Any other answer lets the caller continue. None by default.
 */
answers?: {
[k: string]: Answer
}
onFailure?: Verdict
}
/**
 * A Twilio Function that is asked, public or protected. Set either this or webhook.
 */
export interface AskFunction {
/**
 * SID of its service (ZS…).
 */
service: string
/**
 * SID of its environment (ZE…).
 */
environment: string
/**
 * SID of the Function (ZH…).
 */
function: string
/**
 * URL of the Function.
 */
url: string
}
/**
 * Callers who are exempt from the checks. The most specific entry wins. None by default.
 */
export interface Exceptions {
/**
 * Callers who always get through. None by default.
 */
forward?: Exception[]
/**
 * Callers who never get through. None by default.
 */
reject?: Exception[]
}
/**
 * Where callers from some countries go after the checks.
 */
export interface RouteConfig {
/**
 * Codes or groups. Members of a group that are rejected, or that an earlier route has, do not count.
 * 
 * @minItems 1
 */
countries: Country[]
forward: Forward
}
/**
 * The voice handlers that numbers had before they were fenced, if Ringfence cannot find them itself. None by default.
 */
export interface Former {
[k: string]: FormerHandler
}
/**
 * Number settings: set at least one of voiceUrl, trunkSid and voiceApplicationSid.
 */
export interface FormerHandler {
/**
 * URL of the webhook that answered calls. Empty if nothing answered.
 */
voiceUrl?: string
/**
 * GET or POST (default).
 */
voiceMethod?: ("GET" | "POST")
/**
 * URL of the webhook that answered if voiceUrl failed. None by default.
 */
voiceFallbackUrl?: string
/**
 * GET or POST (default).
 */
voiceFallbackMethod?: ("GET" | "POST")
/**
 * SID of the SIP trunk (TK…) that answered the number before `takeOver`. None by default.
 */
trunkSid?: string
/**
 * SID of the TwiML application (AP…) that answered the number before `takeOver`. None by default.
 */
voiceApplicationSid?: string
}
/**
 * Several lines, each with its own policy. The name of a line becomes part of its flow's name. By default, there is one line, `main`.
 */
export interface Lines {
[k: string]: LineConfig
}
/**
 * One line: the same keys as above. Each replaces the default of the same name.
 */
export interface LineConfig {
blockList?: BlockList
allowList?: AllowList
rejectReason?: RejectReason
rejectUrl?: RejectUrl
announce?: Announce
blockedCallers?: BlockedCallers
hiddenCallers?: HiddenCallers
unknownCountry?: UnknownCountry
verification?: VerificationConfig
ask?: AskConfig
exceptions?: Exceptions
mode?: Mode
runsOn?: RunsOn
routes?: Routes
forward?: Forward
numbers?: Numbers
takeOver?: TakeOver
}
/**
 * A text, and how it is spoken.
 */
export interface SpokenText {
/**
 * The text to speak. It cannot contain the signs <, > and &, which have a meaning in SSML.
 */
text: string
/**
 * Language of the voice, such as en-GB. By default, Twilio chooses it.
 */
language?: string
/**
 * man, woman, alice, or a voice with its provider, such as Polly.Amy or Google.en-GB-Standard-A. By default, Twilio chooses it.
 */
voice?: string
}
/**
 * In blockedCallers, hiddenCallers, unknownCountry, verification and ask: says a sentence and waits for digits. Callers who enter them continue as if that check had let them through. This answers the call.
 */
export interface ChallengeConfig {
say: Sentence
/**
 * 1 to 8 digits, in quotes.
 */
digits: string
/**
 * How often the caller is asked, 1 to 3; 2 by default.
 */
attempts?: number
/**
 * Seconds to wait for the digits, 1 to 30; 5 by default.
 */
timeout?: number
/**
 * An end for callers who do not enter the digits, other than reject and challenge. They are hung up on by default.
 */
otherwise?: ForwardTo
}
/**
 * Set exactly one of all and friendlyName. Numbers that cannot be fenced are skipped, and the preview names them.
 */
export interface NumberFilter {
/**
 * Every number of the account. Set either this or friendlyName.
 */
all?: true
/**
 * Pattern for friendly names. * stands for any text. Letter case does not count. Set either this or all.
 */
friendlyName?: string
/**
 * Numbers that are not fenced. None by default.
 */
except?: PhoneNumber[]
}
/**
 * Set exactly one of number, webhook, sip, client, flow, flex, queue, voicemail, say and challenge. A challenge cannot be a forward. Each of the other keys applies to some of these.
 */
export interface ForwardTo {
/**
 * One phone number to dial, or up to 10 that ring at once.
 * 
 * @minItems 1
 * @maxItems 10
 */
number?: string | string[]
/**
 * With number or sip: `caller` (default), `called`, or a phone number to show. If a caller has no phone number to show, `caller` shows the called number.
 */
callerId?: string
/**
 * With number: seconds to ring, 1 to 600. Twilio's default is 30.
 */
timeout?: number
/**
 * With number: record the call. Not recorded by default.
 */
record?: boolean
/**
 * URL of TwiML that handles the call.
 */
webhook?: string
/**
 * With webhook: GET or POST (default).
 */
method?: ("GET" | "POST")
/**
 * SIP address to dial, such as sip:desk@example.com.
 */
sip?: string
/**
 * With sip: user name. None by default.
 */
username?: string
/**
 * With sip: password. Set it as a secret. None by default.
 */
password?: string
/**
 * Identity of a Twilio Client to ring.
 */
client?: string
/**
 * SID of another Studio flow of the account, which takes the call over.
 */
flow?: string
flex?: FlexConfig
/**
 * Name of a call queue, at most 64 characters. Twilio creates it with the first call.
 */
queue?: string
voicemail?: VoicemailConfig
/**
 * A sentence to say before the call is hung up.
 */
say?: string | SpokenText
challenge?: ChallengeConfig
}
/**
 * Sends the caller to Twilio Flex.
 */
export interface FlexConfig {
/**
 * Workflow SID (WW…).
 */
workflow: string
/**
 * Task channel SID (TC…).
 */
channel: string
}
/**
 * Answers the call and records a message.
 */
export interface VoicemailConfig {
/**
 * Spoken before the beep. Nothing by default.
 */
say?: string | SpokenText
/**
 * Longest message in seconds, 1 to 14,400. Twilio's default is 3,600.
 */
maxLength?: number
}

/** True where `value` has the schema's shape; else `validateConfig.errors` says where not. */
export declare const validateConfig: { (value: unknown): value is RingfenceConfig; errors?: ErrorObject[] | null };
