import { eventually, openTarget, type Target } from "./target";

let target: Target;

beforeAll(async () => {
  target = await openTarget();
});

afterAll(() => target.close());

const REJECT = '<?xml version="1.0" encoding="UTF-8"?><Response><Reject reason="rejected"/></Response>';

test("serves an uploaded document until its service is deleted", async () => {
  const { services } = target.client.serverless.v1;
  const made = await services.create({ uniqueName: target.prefix, friendlyName: target.prefix });
  target.afterwards(() => services(made.sid).remove());
  const service = services(made.sid);
  const environment = await eventually(() => service.environments.create({ uniqueName: "production" }));
  expect(environment.domainName).toMatch(new RegExp(`^${target.prefix}-\\d{4}\\.twil\\.io$`));
  const asset = await service.assets.create({ friendlyName: "rejected" });

  const body = new FormData();
  body.set("Path", "/rejected.xml");
  body.set("Visibility", "public");
  body.set("Content", new Blob([REJECT], { type: "text/xml" }), "rejected.xml");
  const upload = `${target.origin("serverless-upload.twilio.com")}/v1/Services/${made.sid}/Assets/${asset.sid}/Versions`;
  const uploaded = await fetch(upload, { method: "POST", headers: { Authorization: target.authorization }, body });
  expect(uploaded.status).toBe(201);
  const version = (await uploaded.json()) as { sid: string };

  const build = await service.builds.create({ assetVersions: [version.sid], runtime: "node22" });
  let status = "building";
  for (let second = 0; status === "building" && second < 60; second++) {
    status = (await service.builds(build.sid).buildStatus().fetch()).status;
    if (status === "building") await new Promise((resolve) => setTimeout(resolve, target.live ? 1000 : 5));
  }
  expect(status).toBe("completed");
  await service.environments(environment.sid).deployments.create({ buildSid: build.sid });

  const url = `${target.origin(environment.domainName)}/rejected.xml`;
  const served = await eventually(async () => {
    const response = await fetch(url);
    if (response.status === 404) throw Object.assign(new Error("not served yet"), { status: 404 });
    return response;
  });
  expect([served.status, await served.text()]).toEqual([200, REJECT]);
  expect(served.headers.get("content-type")).toMatch(/^(?:text|application)\/xml/);
  target.observe("unknown 2, status of a POST to an asset", (await fetch(url, { method: "POST" })).status);
});
