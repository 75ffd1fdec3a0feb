/** An error answer, in Twilio's shape. Thrown by an operation; the server turns it into the answer. */
export class TwilioError extends Error {
  /**
   * @param status HTTP status.
   * @param code Twilio's error code, such as 20404.
   * @param details Only for 81022: where the definition is wrong.
   */
  constructor(
    readonly status: number,
    readonly code: number,
    message: string,
    readonly details?: { errors: { property_path: string; message: string }[] },
  ) {
    super(message);
  }

  /** The body of the answer. */
  get body(): Record<string, unknown> {
    return {
      code: this.code,
      message: this.message,
      more_info: `https://www.twilio.com/docs/errors/${this.code}`,
      status: this.status,
      ...(this.details && { details: this.details }),
    };
  }
}

/** 401: no, wrong or insufficient credentials. */
export function notAuthenticated(): TwilioError {
  return new TwilioError(401, 20003, "Authenticate");
}

/** 403: test credentials, which reach a few operations that the emulator has none of. */
export function testCredentials(): TwilioError {
  return new TwilioError(403, 20008, "Resource not accessible with Test Account Credentials");
}

/** 404 in Twilio's words. `path` is the request's path, version first. */
export function notFound(path: string): TwilioError {
  return new TwilioError(404, 20404, `The requested resource ${path.replace(/^\/v\d/, "")} was not found`);
}

/** 400: a form field that is missing or not acceptable. */
export function badRequest(message: string): TwilioError {
  return new TwilioError(400, 20001, message);
}

/** 429: more requests in flight than the account may have. The request was not processed. */
export function tooManyRequests(): TwilioError {
  return new TwilioError(429, 20429, "Too Many Requests");
}

/** 501: Twilio has this, the emulator does not. Never a silent success. */
export function notEmulated(what: string): TwilioError {
  return new TwilioError(501, 501, `Ringfence's emulator does not do ${what}`);
}
