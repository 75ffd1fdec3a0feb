import { type CallRecord } from "../../evidence";

/** What a file gives for one call: its record, or why there is none. */
export type FileEntry = { record: CallRecord } | { unread: string };
