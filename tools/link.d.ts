/**
 * Makes `to` stand for `from`, a file or folder, both absolute. Windows lets only administrators make symbolic links, so
 * there a folder gets a junction, and a file is copied.
 */
export function link(from: string, to: string, platform?: NodeJS.Platform): void;
