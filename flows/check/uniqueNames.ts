import { type Rule } from "./finding";

/** Twilio refuses two widgets of one name. */
export const uniqueNames: Rule = {
  name: "unique-names",
  check: (flow) =>
    flow.states.flatMap(({ name }, index) => {
      const first = flow.states.findIndex((state) => state.name === name);
      if (first === index) return [];
      return {
        at: ["states", index, "name"],
        value: name,
        reason: `is the name of widget ${first} too`,
        remedy: "Give each widget its own name",
      };
    }),
};
