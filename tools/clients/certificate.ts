import { generateKeyPairSync, randomBytes, sign } from "node:crypto";

export interface SelfSigned {
  /** Both in PEM form. */
  key: string;
  certificate: string;
}

const DAY = 86_400_000;

/** A key, and a certificate of these hosts that it signed itself: for two days, and an authority of its own. */
export function selfSigned(hosts: string[]): SelfSigned {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "prime256v1" });
  const name = sequence(set(sequence(oid("55 04 03"), element(0x0c, Buffer.from("Ringfence emulator")))));
  const algorithm = sequence(oid("2a 86 48 ce 3d 04 03 02"));
  const names = sequence(...hosts.map((host) => element(0x82, Buffer.from(host))));
  const extensions = sequence(
    sequence(oid("55 1d 11"), octets(names)),
    sequence(oid("55 1d 13"), element(0x01, Buffer.of(0xff)), octets(sequence(element(0x01, Buffer.of(0xff))))),
  );
  const content = sequence(
    element(0xa0, integer(Buffer.of(2))),
    integer(Buffer.concat([Buffer.of(1), randomBytes(8)])),
    algorithm,
    name,
    sequence(time(Date.now() - DAY), time(Date.now() + 2 * DAY)),
    name,
    publicKey.export({ type: "spki", format: "der" }),
    element(0xa3, extensions),
  );
  const signature = element(0x03, Buffer.concat([Buffer.of(0), sign("sha256", content, privateKey)]));
  const encoded = sequence(content, algorithm, signature).toString("base64").replace(/.{64}/g, "$&\n");
  return {
    key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    certificate: `-----BEGIN CERTIFICATE-----\n${encoded}\n-----END CERTIFICATE-----\n`,
  };
}

/** One element of ASN.1's distinguished encoding: tag, length, content. */
function element(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const size =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, Math.floor(length / 0x100), length % 0x100];
  return Buffer.concat([Buffer.of(tag, ...size), content]);
}

const sequence = (...parts: Buffer[]): Buffer => element(0x30, Buffer.concat(parts));
const set = (content: Buffer): Buffer => element(0x31, content);
const octets = (content: Buffer): Buffer => element(0x04, content);
const integer = (content: Buffer): Buffer => element(0x02, content);
const oid = (hex: string): Buffer => element(0x06, Buffer.from(hex.replaceAll(" ", ""), "hex"));

/** As `YYMMDDhhmmssZ`. */
const time = (moment: number): Buffer =>
  element(
    0x17,
    Buffer.from(
      new Date(moment)
        .toISOString()
        .replace(/\.\d+|[-:T]/g, "")
        .slice(2),
    ),
  );
