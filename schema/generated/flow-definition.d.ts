// Written by schema/generate.mjs from flow-definition.schema.json. Do not edit.
import { type ErrorObject } from "ajv";

/**
 * One widget.
 */
export type State = State1

/**
 * A Twilio Studio flow (REST v2). The widgets that Ringfence writes are described in full, other known ones by name only.
 */
export interface StudioFlow {
/**
 * Shown in Studio.
 */
description?: string
/**
 * The widgets.
 * 
 * @minItems 1
 * @maxItems 1000
 */
states: State[]
/**
 * Name of the first widget.
 */
initial_state: string
flags?: {
/**
 * Off refuses a second call of the same caller.
 */
allow_concurrent_calls: boolean
[k: string]: unknown
}
[k: string]: unknown
}
export interface State1 {
/**
 * Unique in the flow.
 */
name: string
/**
 * Widget type.
 */
type: ("add-member-to-chat-channel" | "add-twiml-redirect" | "capture-payments" | "connect-call-to" | "connect-virtual-agent" | "connect-virtual-agent-v2" | "create-chat-channel" | "create-task" | "enqueue-call" | "fork-stream" | "gather-input-on-call" | "make-http-request" | "make-outgoing-call-v1" | "make-outgoing-call-v2" | "record-call" | "record-voicemail" | "resume-conversation" | "run-conversation-relay" | "run-function" | "run-function-v2" | "run-subflow" | "say-play" | "send-and-wait-for-reply" | "send-message" | "send-to-flex" | "set-variables" | "split-based-on" | "start-conversation" | "trigger" | "understand" | "update-sync-object")
transitions: Transition[]
properties: {
offset?: Offset
[k: string]: unknown
}
[k: string]: unknown
}
/**
 * Where an event leads; without `next` the branch ends.
 */
export interface Transition {
/**
 * Name of the event.
 */
event: string
/**
 * Name of a widget, or empty to end.
 */
next?: string
/**
 * @minItems 1
 */
conditions?: Condition[]
[k: string]: unknown
}
/**
 * The test of a `match` transition.
 */
export interface Condition {
/**
 * Shown in Studio.
 */
friendly_name: string
/**
 * @minItems 1
 */
arguments: string[]
type: ("equal_to" | "not_equal_to" | "matches_any_of" | "does_not_match_any_of" | "is_blank" | "is_not_blank" | "regex" | "contains" | "does_not_contain" | "starts_with" | "does_not_start_with" | "less_than" | "greater_than" | "is_before_time" | "is_after_time" | "is_before_date" | "is_after_date")
/**
 * Never empty; items of a list are joined by commas.
 */
value: string
[k: string]: unknown
}
/**
 * Place on Studio's canvas; has no effect on calls.
 */
export interface Offset {
/**
 * To the right.
 */
x: number
/**
 * Downwards.
 */
y: number
[k: string]: unknown
}
/**
 * The start of every flow.
 */
export interface TriggerProperties {
offset?: Offset
[k: string]: unknown
}
/**
 * Goes on by what `input` renders to.
 */
export interface SplitProperties {
/**
 * Liquid expression under test.
 */
input: string
offset?: Offset
[k: string]: unknown
}
/**
 * Hands the call to a TwiML document by `<Redirect>`.
 */
export interface RedirectProperties {
/**
 * Absolute http(s) URL, or Liquid.
 */
url: string
/**
 * How Twilio Voice fetches the URL; POST unless said.
 */
method?: ("GET" | "POST")
/**
 * Seconds to wait for control to come back, as text: "0" to "14400".
 */
timeout?: string
offset?: Offset
[k: string]: unknown
}
/**
 * Dials.
 */
export interface ConnectProperties {
/**
 * What is dialled.
 */
noun: ("number" | "number-multi" | "client" | "conference" | "sip" | "sim")
/**
 * E.164; up to 10 with commas for `number-multi`; a client identity.
 */
to?: string
/**
 * Shown to the callee; Liquid is rendered.
 */
caller_id?: string
/**
 * Seconds to ring.
 */
timeout?: number
/**
 * Record the call.
 */
record?: boolean
/**
 * Longest call in seconds, as text; empty for Twilio's 4 hours.
 */
time_limit?: string
/**
 * The `sip:` address, in place of `to`.
 */
sip_endpoint?: string
/**
 * User name of the SIP endpoint.
 */
sip_username?: string
/**
 * Password of the SIP endpoint.
 */
sip_password?: string
offset?: Offset
[k: string]: unknown
}
/**
 * Sets flow variables.
 */
export interface SetVariablesProperties {
/**
 * Each set to the rendered `value`.
 */
variables?: {
key: string
value: string
[k: string]: unknown
}[]
offset?: Offset
[k: string]: unknown
}
/**
 * Speaks or plays; answers the call.
 */
export interface SayPlayProperties {
/**
 * Text to speak; Liquid is rendered.
 */
say?: string
/**
 * URL of an audio file.
 */
play?: string
/**
 * Keys to press.
 */
digits?: string
/**
 * Voice of `say`.
 */
voice?: string
/**
 * Language of `say`.
 */
language?: string
/**
 * How often.
 */
loop?: number
offset?: Offset
[k: string]: unknown
}
/**
 * Records a message; answers the call.
 */
export interface VoicemailProperties {
/**
 * Seconds of silence that end the recording.
 */
timeout?: number
/**
 * Key that ends the recording.
 */
finish_on_key?: string
/**
 * Longest recording in seconds.
 */
max_length?: number
/**
 * Transcribe the message.
 */
transcribe?: boolean
/**
 * Told of the transcription.
 */
transcription_callback_url?: string
/**
 * `trim-silence` or `do-not-trim`.
 */
trim?: string
/**
 * "true" or "false".
 */
play_beep?: string
/**
 * Told of the recording.
 */
recording_status_callback_url?: string
offset?: Offset
[k: string]: unknown
}
/**
 * Puts the caller in a queue; answers the call.
 */
export interface EnqueueProperties {
/**
 * Made on demand.
 */
queue_name?: string
/**
 * TaskRouter workflow, in place of `queue_name`.
 */
workflow_sid?: string
/**
 * JSON text.
 */
task_attributes?: string
/**
 * Priority of the task.
 */
priority?: number
/**
 * Seconds in the queue.
 */
timeout?: number
/**
 * What the caller hears.
 */
wait_url?: string
/**
 * GET or POST.
 */
wait_url_method?: string
offset?: Offset
[k: string]: unknown
}
/**
 * Hands the caller to Flex; answers the call.
 */
export interface FlexProperties {
/**
 * Workflow SID.
 */
workflow: string
/**
 * Task channel SID.
 */
channel: string
/**
 * JSON text.
 */
attributes?: string
/**
 * A number, as text.
 */
priority?: string
/**
 * Seconds, as text.
 */
timeout?: string
/**
 * What the caller hears.
 */
waitUrl?: string
/**
 * GET or POST.
 */
waitUrlMethod?: string
offset?: Offset
[k: string]: unknown
}
/**
 * Asks for keys or speech; answers the call.
 */
export interface GatherProperties {
/**
 * Text to speak; Liquid is rendered.
 */
say?: string
/**
 * URL of an audio file.
 */
play?: string
/**
 * Voice of `say`.
 */
voice?: string
/**
 * Language of `say`.
 */
language?: string
/**
 * How often.
 */
loop?: number
/**
 * Seconds to wait.
 */
timeout?: number
/**
 * Key that ends the input; may be empty.
 */
finish_on_key?: string
/**
 * End at `finish_on_key` or `number_of_digits`.
 */
stop_gather?: boolean
/**
 * Keys to wait for.
 */
number_of_digits?: number
/**
 * Language of speech input.
 */
gather_language?: string
/**
 * Expected words.
 */
hints?: string
/**
 * Seconds, as text, or `auto`.
 */
speech_timeout?: string
/**
 * Speech model.
 */
speech_model?: string
/**
 * "true" or "false".
 */
profanity_filter?: string
offset?: Offset
[k: string]: unknown
}
/**
 * Runs a Twilio Function.
 */
export interface FunctionProperties {
/**
 * URL of the Function.
 */
url: string
/**
 * Service.
 */
service_sid?: string
/**
 * Environment.
 */
environment_sid?: string
/**
 * Function.
 */
function_sid?: string
/**
 * Each set to the rendered `value`.
 */
parameters?: {
key: string
value: string
[k: string]: unknown
}[]
offset?: Offset
[k: string]: unknown
}
/**
 * Calls a URL.
 */
export interface HttpRequestProperties {
/**
 * HTTP method.
 */
method?: ("GET" | "POST")
/**
 * URL.
 */
url: string
/**
 * With its charset.
 */
content_type?: string
/**
 * Request body.
 */
body?: string
/**
 * Each set to the rendered `value`.
 */
parameters?: {
key: string
value: string
[k: string]: unknown
}[]
/**
 * Sign with the account's credentials.
 */
add_twilio_auth?: boolean
offset?: Offset
[k: string]: unknown
}
/**
 * Runs another flow.
 */
export interface SubflowProperties {
/**
 * A literal flow SID.
 */
flow_sid: string
/**
 * A revision number as text, or `LatestPublished`.
 */
flow_revision: string
/**
 * Each set to the rendered `value`.
 */
parameters?: {
key: string
value: string
[k: string]: unknown
}[]
offset?: Offset
[k: string]: unknown
}

/** True where `value` has the schema's shape; else `validateFlow.errors` says where not. */
export declare const validateFlow: { (value: unknown): value is StudioFlow; errors?: ErrorObject[] | null };
