// Written by schema/generate.mjs from config.schema.json. Do not edit.
import { type ErrorObject } from "ajv";

/**
 * ISO 3166-1 alpha-2 code (or XK), or a group such as group:EU, in either case. Groups: EU, EEA, SCHENGEN, NANP, NANP_NON_US, AFRICA, ANTARCTICA, ASIA, EUROPE, NORTH_AMERICA, OCEANIA, SOUTH_AMERICA.
 */
export type Country = string
/**
 * Countries whose callers are rejected; everybody else gets through. Either this or allowList.
 * 
 * @minItems 1
 */
export type BlockList = Country[]
/**
 * Countries whose callers get through; everybody else is rejected. Either this or blockList. hiddenCallers and unknownCountry have to be said with it.
 * 
 * @minItems 1
 */
export type AllowList = Country[]
/**
 * What TwiML <Reject> is given: `rejected` (default) or `busy`.
 */
export type RejectReason = ("rejected" | "busy")
/**
 * URL of a TwiML document of your own that rejects, such as a TwiML Bin; fetched by GET, in place of the hosted one.
 */
export type RejectUrl = string
/**
 * A sentence for callers who are kept out, in place of a reject. Such a call is answered, and so it is billed.
 */
export type Announce = string
/**
 * Callers who withhold their number. `forward` is the default with a block list; to be said with an allow list.
 */
export type HiddenCallers = ("forward" | "reject")
/**
 * Callers for whom Twilio gives no country, such as SIP. `forward` is the default with a block list; to be said with an allow list.
 */
export type UnknownCountry = ("forward" | "reject")
/**
 * A phone number in E.164 form, or a prefix of one with a trailing *.
 */
export type Exception = string
/**
 * `enforce` (default). `monitor`: who would be rejected passes a widget `would_reject`, seen in Studio's log, and gets in. `open`: everybody gets in, the switch for an incident.
 */
export type Mode = ("enforce" | "monitor" | "open")
/**
 * What answers those who get through: `existing` (default, what the number did before), { webhook }, { number }, { sip }, { client }, { flow }, { flex }, { queue }, { voicemail } or { say }.
 */
export type Forward = "existing" | ForwardTo
/**
 * Forwards of their own for some countries, behind the fence. The first route that has the country is taken; without one, `forward`.
 */
export type Routes = RouteConfig[]
/**
 * The phone numbers that are fenced: a list; `all` of the account; { all: true, except }; or { friendlyName, except }.
 * 
 * @minItems 1
 */
export type Numbers = PhoneNumber[] | "all" | NumberFilter
/**
 * `true`: numbers under a SIP trunk or a TwiML application are fenced too. Each is taken off it while it is fenced, and put back afterwards. `false` (default): they are refused, and left out by all and friendlyName. `existing` has no handler there, so such a line says in `forward` what answers behind the fence. Set back to false, it lets numbers that are fenced already be.
 */
export type TakeOver = boolean
/**
 * What answers when the fence itself fails. `auto` (default): the number's own fallback, else what is behind the fence. `none`: nothing, the strict choice. Or a URL.
 */
export type Fallback = string
/**
 * An absolute http(s) URL.
 */
export type Url = string
/**
 * Stamps of a newer copy of this stack's state that is lost. Twilio shows such a stamp, and an older copy refuses to act on it, until it is named here: then this state takes the fence over.
 * 
 * @minItems 1
 */
export type Adopt = string[]
/**
 * A phone number in E.164 form: a plus, the country code, digits. To be quoted in YAML.
 */
export type PhoneNumber = string

/**
 * Ringfence's part of the stack config: the keys after `ringfence:`. Without `lines` they describe one line, `main`; with it they are the defaults of every line.
 */
export interface RingfenceConfig {
blockList?: BlockList
allowList?: AllowList
rejectReason?: RejectReason
rejectUrl?: RejectUrl
announce?: Announce
hiddenCallers?: HiddenCallers
unknownCountry?: UnknownCountry
exceptions?: Exceptions
mode?: Mode
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
 * Callers whom the fence does not decide. The most specific entry wins.
 */
export interface Exceptions {
/**
 * These always get through.
 */
forward?: Exception[]
/**
 * These never do.
 */
reject?: Exception[]
}
/**
 * Where callers of some countries go who got through.
 */
export interface RouteConfig {
/**
 * Codes or groups. A group's members that the fence keeps out, or that a route before has, do not count.
 * 
 * @minItems 1
 */
countries: Country[]
forward: Forward
}
/**
 * The voice handlers that numbers had before they were fenced, where Ringfence cannot find them itself.
 */
export interface Former {
[k: string]: FormerHandler
}
/**
 * Voice settings of one number: at least one of voiceUrl, trunkSid and voiceApplicationSid.
 */
export interface FormerHandler {
voiceUrl?: Url
/**
 * POST unless said.
 */
voiceMethod?: ("GET" | "POST")
voiceFallbackUrl?: Url
/**
 * POST unless said.
 */
voiceFallbackMethod?: ("GET" | "POST")
/**
 * SID of the SIP trunk that answered it (TK…), before `takeOver` took it off.
 */
trunkSid?: string
/**
 * SID of the TwiML application that answered it (AP…), before `takeOver` took it off.
 */
voiceApplicationSid?: string
}
/**
 * Several lines with policies of their own; the name of a line becomes part of its flow's name.
 */
export interface Lines {
[k: string]: LineConfig
}
/**
 * One line: the same keys as above, each in place of the default of the same name.
 */
export interface LineConfig {
blockList?: BlockList
allowList?: AllowList
rejectReason?: RejectReason
rejectUrl?: RejectUrl
announce?: Announce
hiddenCallers?: HiddenCallers
unknownCountry?: UnknownCountry
exceptions?: Exceptions
mode?: Mode
routes?: Routes
forward?: Forward
numbers?: Numbers
takeOver?: TakeOver
}
/**
 * Exactly one of all and friendlyName. Numbers that cannot be fenced are skipped, and named in the preview.
 */
export interface NumberFilter {
/**
 * Every number of the account.
 */
all?: true
/**
 * Pattern over friendly names: * stands for any text, upper and lower case are alike.
 */
friendlyName?: string
/**
 * Numbers to leave alone.
 */
except?: PhoneNumber[]
}
/**
 * Exactly one of number, webhook, sip, client, flow, flex, queue, voicemail and say; the other keys belong to some of these.
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
 * With number or sip: `caller` (default), `called`, or a phone number to show. Where a caller has no phone number to show, `caller` shows the called one.
 */
callerId?: string
/**
 * With number: seconds to ring, 1 to 600. Twilio's default is 30.
 */
timeout?: number
/**
 * With number: record the call.
 */
record?: boolean
/**
 * URL of TwiML that handles the call.
 */
webhook?: string
/**
 * With webhook: POST unless said.
 */
method?: ("GET" | "POST")
/**
 * SIP address to dial, such as sip:desk@example.com.
 */
sip?: string
/**
 * With sip: user name.
 */
username?: string
/**
 * With sip: password. Set it as a secret.
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
 * Name of a call queue, at most 64 characters; made when the first call comes.
 */
queue?: string
voicemail?: VoicemailConfig
/**
 * A sentence to say; then the call is hung up.
 */
say?: string
}
/**
 * Hands the caller to Flex.
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
 * Records a message.
 */
export interface VoicemailConfig {
/**
 * Spoken before the beep.
 */
say?: string
/**
 * Longest message in seconds, 1 to 14,400. Twilio's default is 3,600.
 */
maxLength?: number
}

/** True where `value` has the schema's shape; else `validateConfig.errors` says where not. */
export declare const validateConfig: { (value: unknown): value is RingfenceConfig; errors?: ErrorObject[] | null };
