/** The Liquid expressions that a compiled flow looks at. */
export const LIQUID = {
  caller: "{{trigger.call.From}}",
  called: "{{trigger.call.To}}",
  callerCountry: "{{trigger.call.CallerCountry}}",
  /** The caller's number, as Studio's own default for a caller ID writes it. */
  contact: "{{contact.channel.address}}",
  /** The called number. */
  ourNumber: "{{flow.channel.address}}",
} as const;
