/** `Twilio.Response`: an answer with a status, headers and a body of its own. */
export class FunctionResponse {
  statusCode = 200;
  headers: Record<string, string> = {};
  body: unknown = undefined;

  setStatusCode(statusCode: number): this {
    this.statusCode = statusCode;
    return this;
  }

  setBody(body: unknown): this {
    this.body = body;
    return this;
  }

  setHeaders(headers: Record<string, string | number>): this {
    this.headers = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, `${value}`]));
    return this;
  }

  appendHeader(name: string, value: string | number): this {
    this.headers[name] = `${value}`;
    return this;
  }
}
