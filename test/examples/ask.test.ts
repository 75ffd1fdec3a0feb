import { handler } from "../../examples/ask/functions/verdict.protected";

/** What the Function asked Twilio for, in order. */
let asked: string[];

/** A client that knows one listed number, and the type of every line. */
function clientOf(list: Record<string, object>, lineType: string | undefined, failure?: Error) {
  return {
    sync: {
      v1: {
        services: (service: string) => ({
          syncMaps: (map: string) => ({
            syncMapItems: (key: string) => ({
              fetch() {
                asked.push(`${service}/${map}/${key}`);
                if (failure) return Promise.reject(failure);
                const data = list[key];
                if (data) return Promise.resolve({ data });
                return Promise.reject(Object.assign(new Error("not found"), { status: 404 }));
              },
            }),
          }),
        }),
      },
    },
    lookups: {
      v2: {
        phoneNumbers: (number: string) => ({
          fetch({ fields }: { fields: string }) {
            asked.push(`${number} ${fields}`);
            return Promise.resolve({ lineTypeIntelligence: lineType === undefined ? null : { type: lineType } });
          },
        }),
      },
    },
  };
}

async function answerTo(from: string, client: object): Promise<unknown> {
  const context = { SYNC_SERVICE_SID: "IS1", getTwilioClient: () => client };
  return new Promise((resolve) => {
    void handler(context, { From: from }, (error: unknown, answer: unknown) => resolve(error ?? answer));
  });
}

beforeEach(() => {
  asked = [];
});

test("decides by the list about callers that are on it, without a look-up", async () => {
  const client = clientOf({ "+12015550123": { verdict: "spam" } }, "mobile");
  expect(await answerTo("+12015550123", client)).toEqual({ verdict: "spam" });
  expect(asked).toEqual(["IS1/callers/+12015550123"]);
});

test.each([
  ["nonFixedVoip", "unsure"],
  ["mobile", "fine"],
  [undefined, "fine"],
])("answers a line of type %s with %s", async (lineType, verdict) => {
  expect(await answerTo("+12015550123", clientOf({}, lineType))).toEqual({ verdict });
  expect(asked[1]).toBe("+12015550123 line_type_intelligence");
});

test("gives no verdict after an error, so that onFailure applies", async () => {
  const failure = Object.assign(new Error("Sync is down"), { status: 503 });
  expect(await answerTo("+12015550123", clientOf({}, "mobile", failure))).toBe(failure);
});
