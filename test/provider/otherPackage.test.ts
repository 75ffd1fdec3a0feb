import { Bench } from "../harness/provider/bench";

let bench: Bench;
beforeAll(async () => (bench = await Bench.open()));
afterAll(() => bench.close());

test("refuses a resource of the Terraform bridge, a package of the same name, with a remedy", async () => {
  const refused = bench.resource("index:TrunkingTrunk", "trunk").checked({});
  await expect(refused).rejects.toThrow(
    /twilio:index:TrunkingTrunk is a resource of another package.*Install both plugins/,
  );
});

test("refuses a resource that no package has, and lists the existing ones", async () => {
  await expect(bench.resource("voice:Trunk", "trunk").checked({})).rejects.toThrow(
    "there is twilio:voice:OriginalRouting",
  );
});
