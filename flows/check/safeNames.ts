import { type Rule } from "./finding";

/** Twilio documents no character set; these characters and this length are inside what exported flows have. */
const SAFE_NAME = /^[A-Za-z][A-Za-z0-9_]{0,49}$/;

export const safeNames: Rule = {
  name: "safe-names",
  check: (flow) =>
    flow.states.flatMap(({ name }, index) =>
      SAFE_NAME.test(name)
        ? []
        : {
            at: ["states", index, "name"],
            value: name,
            reason: "is not a name of up to 50 letters, digits and underscores that begins with a letter",
            remedy: "Rename the widget",
          },
    ),
};
