/** The Function, as Twilio's runtime calls it. */
export declare function handler(
  context: object,
  event: { From: string },
  callback: (error: unknown, answer?: { verdict: string }) => void,
): Promise<void>;
