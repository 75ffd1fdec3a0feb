import { redirect, trigger } from "../../flows/widgets";
import { expectEqual, expectError, runClient, type ClientBench, type Step } from "./bench";

const HANDLER = "https://handlers.example.com/after-hours";
const LINE = "+15550100009";

const definition = (description: string) =>
  JSON.stringify({
    description,
    initial_state: "Trigger",
    flags: { allow_concurrent_calls: true },
    states: [trigger("Trigger", "forward"), redirect("forward", HANDLER, "POST")],
  });

/** A resource as `twilio -o json` prints it. */
type Printed = Record<string, string | number | boolean | null | undefined>;

/** What twilio-cli does: flows from create to delete, and a number that is bound to one. */
export function twilioCliSteps(bench: ClientBench): Step[] {
  const { emulator } = bench;
  const flows = "api:studio:v2:flows";
  let sid = "";
  const twilio = async (...args: string[]) =>
    JSON.parse(await runClient(bench, "twilio-cli/bin/run", [...args, "-o", "json"])) as Printed[];
  const one = async (...args: string[]) => {
    const [printed] = await twilio(...args);
    if (!printed) throw new Error(`twilio ${args[0]} printed nothing`);
    return printed;
  };

  return [
    {
      name: `${flows}:create`,
      async run() {
        const named = ["--friendly-name", "made by twilio-cli", "--status", "draft"];
        const made = await one(`${flows}:create`, ...named, "--definition", definition("first"));
        sid = String(made.sid);
        expectEqual("revision", made.revision, 1);
        expectEqual("flow kept by the emulator", emulator.state.flows[sid]?.revisions.length, 1);
        return `${sid}, revision 1, ${made.status}`;
      },
    },
    {
      name: `${flows}:fetch, straight after the create`,
      async run() {
        await expectError(one(`${flows}:fetch`, "--sid", sid), "20404");
        return "error 20404: reads lag behind writes";
      },
    },
    {
      name: `${flows}:fetch`,
      async run() {
        const read = await one(`${flows}:fetch`, "--sid", sid);
        expectEqual("friendlyName", read.friendlyName, "made by twilio-cli");
        return `"${read.friendlyName}", ${read.webhookUrl}`;
      },
    },
    {
      name: `${flows}:update`,
      async run() {
        const sent = ["--sid", sid, "--status", "published", "--definition", definition("second")];
        const updated = await one(`${flows}:update`, ...sent, "--commit-message", "live");
        expectEqual("revision", updated.revision, 2);
        expectEqual("status", updated.status, "published");
        return `revision 2, ${updated.status}, "${updated.commitMessage}"`;
      },
    },
    {
      name: `${flows}:update with a definition that is wrong`,
      async run() {
        const wrong = definition("third").replace('"next":"forward"', '"next":"nowhere"');
        const sent = ["--sid", sid, "--status", "published", "--definition", wrong];
        await expectError(one(`${flows}:update`, ...sent), "81022");
        expectEqual("revisions", emulator.state.flows[sid]?.revisions.length, 2);
        return "error 81022";
      },
    },
    {
      name: `${flows}:list, two a page`,
      async run() {
        for (const friendlyName of ["b", "c", "d", "e"]) {
          emulator.addFlow({ friendlyName, definition: JSON.parse(definition(friendlyName)) as never });
        }
        const listed = await twilio(`${flows}:list`, "--page-size", "2", "--no-limit");
        expectEqual("flows", listed.length, 5);
        return `${listed.length} flows over ${emulator.requests.filter(({ query }) => query.PageSize === "2").length} pages`;
      },
    },
    {
      name: `${flows}:revisions:list`,
      async run() {
        const revisions = await twilio(`${flows}:revisions:list`, "--sid", sid);
        expectEqual("revisions", revisions.map(({ revision }) => revision).join(), "2,1");
        return "2, 1";
      },
    },
    {
      name: "phone-numbers:list",
      async run() {
        const numbers = await twilio("phone-numbers:list");
        expectEqual("numbers", numbers.length, Object.keys(emulator.state.numbers).length);
        return numbers.map(({ phoneNumber }) => phoneNumber).join(", ");
      },
    },
    {
      name: `phone-numbers:update ${LINE}`,
      async run() {
        const webhook = `https://webhooks.twilio.com/v1/Accounts/${emulator.number(LINE)?.account_sid}/Flows/${sid}`;
        await twilio("phone-numbers:update", LINE, "--voice-url", webhook, "--voice-method", "POST");
        expectEqual("voice_url", emulator.number(LINE)?.voice_url, webhook);
        expectEqual("status_callback", emulator.number(LINE)?.status_callback, webhook);
        const { reached } = emulator.call({ from: "+15550100077", to: LINE, callerCountry: "US" });
        expectEqual("reached", reached && "url" in reached && reached.url, HANDLER);
        return `bound; a caller reaches ${HANDLER}`;
      },
    },
    {
      name: "api:core:incoming-phone-numbers:fetch",
      async run() {
        const number = await one("api:core:incoming-phone-numbers:fetch", "--sid", emulator.number(LINE)?.sid ?? "");
        expectEqual("phoneNumber", number.phoneNumber, LINE);
        return `${number.phoneNumber}, ${number.voiceUrl}`;
      },
    },
    {
      name: "api:core:calls:list",
      async run() {
        const since = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
        const calls = await twilio("api:core:calls:list", "--to", LINE, "--start-time-after", since);
        expectEqual("calls", calls.length, 1);
        const [call] = calls;
        expectEqual("from", call?.from, "+15550100077");
        expectEqual("status", call?.status, "completed");
        return `${call?.sid}, ${call?.direction}, ${call?.duration} s, ${call?.price} ${call?.priceUnit}`;
      },
    },
    {
      name: `${flows}:executions:list, with the steps of one`,
      async run() {
        const [execution] = await twilio(`${flows}:executions:list`, "--flow-sid", sid);
        const named = ["--flow-sid", sid, "--execution-sid", String(execution?.sid)];
        const steps = await twilio(`${flows}:executions:steps:list`, ...named);
        expectEqual("steps", steps.map(({ transitionedTo }) => transitionedTo).join(), "Ended,forward");
        return `${execution?.sid}, ${steps.length} steps`;
      },
    },
    {
      name: `${flows}:remove`,
      async run() {
        await runClient(bench, "twilio-cli/bin/run", [`${flows}:remove`, "--sid", sid]);
        expectEqual("flow", emulator.state.flows[sid], undefined);
        return "gone";
      },
    },
  ];
}
