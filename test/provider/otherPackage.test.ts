import { Bench } from "../harness/provider/bench";

let bench: Bench;
beforeAll(async () => (bench = await Bench.open()));
afterAll(() => bench.close());

test("a resource of the Terraform provider's bridge, a package of the same name, is refused with what to do", async () => {
  const refused = bench.resource("index:TrunkingTrunk", "trunk").checked({});
  await expect(refused).rejects.toThrow(
    /twilio:index:TrunkingTrunk is a resource of another package.*Install both plugins/,
  );
});

test("a resource that no package has is refused with those that there are", async () => {
  await expect(bench.resource("voice:Trunk", "trunk").checked({})).rejects.toThrow(
    "there is twilio:voice:OriginalRouting",
  );
});
