// `npm run setup`: everything a working copy needs, and nothing twice. This file and its syntax run on any Node, so that
// an old one gets a sentence instead of a SyntaxError.
const oldest = 20;

if (Number(process.versions.node.split(".")[0]) < oldest) {
  console.error(
    `Ringfence's setup was started with Node ${process.versions.node}; it needs Node ${oldest} or newer.\n` +
      "Install a current Node (nvm, your package manager, or the installer of the Node.js project) and start it again.\n" +
      "Only this start needs it: the setup brings the exact Node that the project runs on.",
  );
  process.exit(1);
}

import("./setup/main.mjs").then(({ setup }) => setup()).then((code) => process.exit(code));
