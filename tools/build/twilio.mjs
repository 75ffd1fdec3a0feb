/**
 * Leaves the HTTP client of Twilio's SDK out of a bundle: `twilio/transport.ts` stands in its place, and loading
 * axios for it would take longer than a request.
 */
export const leanTwilio = {
  name: "lean-twilio",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\/RequestClient$/ }, ({ importer }) =>
      /[\\/]twilio[\\/]lib[\\/]base[\\/]/.test(importer)
        ? { path: "RequestClient", namespace: "lean-twilio" }
        : undefined,
    );
    onLoad({ filter: /.*/, namespace: "lean-twilio" }, () => ({
      contents: 'module.exports = class { constructor() { throw new Error("requests go through the transport"); } };',
    }));
  },
};
