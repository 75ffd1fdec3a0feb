import { readFileSync } from "node:fs";
import tls from "node:tls";
import { ProviderError } from "./failure";

/**
 * Whom a connection trusts: Node's own authorities, and those of the file that TWILIO_CA_BUNDLE names. One for all
 * connections, since each is a copy of every authority: a megabyte and 13 ms.
 *
 * @throws ProviderError when the file is none of certificates
 */
export function trusting(bundle: string | undefined): tls.SecureContext {
  if (!bundle) return tls.createSecureContext();
  const wrong = (why: string) =>
    new ProviderError(
      `TWILIO_CA_BUNDLE names ${bundle}, ${why}. Set it to a file of certificate authorities in PEM form, or unset it.`,
    );
  let text;
  try {
    text = readFileSync(bundle, "utf8");
  } catch (error) {
    throw wrong(`which cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
  if (!text.includes("-----BEGIN ")) throw wrong("which holds no certificate");
  // From Node 22.15 on: with NODE_EXTRA_CA_CERTS and --use-system-ca.
  const { getCACertificates } = tls as Partial<typeof tls>;
  const own = getCACertificates?.("default") ?? tls.rootCertificates;
  try {
    return tls.createSecureContext({ ca: [...own, text] });
  } catch (error) {
    throw wrong(`which is no file of certificates (${(error as NodeJS.ErrnoException).code})`);
  }
}

const UNKNOWN_AUTHORITY = new Set([
  ...["SELF_SIGNED_CERT_IN_CHAIN", "DEPTH_ZERO_SELF_SIGNED_CERT", "UNABLE_TO_VERIFY_LEAF_SIGNATURE", "INVALID_CA"],
  ...["UNABLE_TO_GET_ISSUER_CERT", "UNABLE_TO_GET_ISSUER_CERT_LOCALLY", "CERT_UNTRUSTED"],
]);
const OUT_OF_DATE = new Set(["CERT_HAS_EXPIRED", "CERT_NOT_YET_VALID"]);

/**
 * What is wrong with a server's certificate and what to do, by Node's code of the error; undefined where the error is not
 * about that. Nothing has been sent to such a server.
 */
export function certificateError(code: string): string | undefined {
  if (UNKNOWN_AUTHORITY.has(code)) {
    return (
      `shows a certificate of an authority that is not trusted (${code}). If your network opens TLS connections, or has ` +
      "authorities of its own, set TWILIO_CA_BUNDLE to a file of them (PEM)."
    );
  }
  if (OUT_OF_DATE.has(code)) return `shows a certificate that is out of date (${code}). Check this machine's clock.`;
  if (code === "ERR_TLS_CERT_ALTNAME_INVALID") {
    return `shows a certificate of another host (${code}). Check the address, and what answers there.`;
  }
  return undefined;
}
